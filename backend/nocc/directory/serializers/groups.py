from rest_framework import serializers

from nocc.accounts.models import User

from ..models import Membership, MembershipRole, WorkGroup
from .people import ProfileSerializer


class GroupSerializer(serializers.ModelSerializer):
    class Meta:
        model = WorkGroup
        fields = ["id", "name", "description", "is_active", "version"]
        read_only_fields = fields


class GroupWriteSerializer(serializers.ModelSerializer):
    # Taken names are the service's refusal, not a check that races.
    name = serializers.CharField(max_length=120)

    class Meta:
        model = WorkGroup
        fields = ["name", "description", "is_active"]


class MemberSerializer(serializers.ModelSerializer):
    full_name = serializers.CharField(source="user.full_name")
    physician = ProfileSerializer(source="user.physician", allow_null=True)
    role = serializers.ChoiceField(choices=MembershipRole.choices)
    since = serializers.DateTimeField(source="created_at")

    class Meta:
        model = Membership
        fields = ["id", "user", "full_name", "physician", "role", "since", "until"]
        read_only_fields = fields


class MemberAddSerializer(serializers.Serializer):
    """Whom to add: an account or a physician's profile."""

    user = serializers.PrimaryKeyRelatedField(
        queryset=User.objects.filter(is_active=True, physician__isnull=False), required=False
    )
    physician = serializers.UUIDField(required=False)
    role = serializers.ChoiceField(choices=MembershipRole.choices, default=MembershipRole.MEMBER)
    until = serializers.DateTimeField(required=False, allow_null=True, default=None)

    def validate(self, attrs: dict) -> dict:
        physician = attrs.pop("physician", None)
        if (physician is None) == ("user" not in attrs):
            raise serializers.ValidationError("name a user or a physician", code="user_or_physician")
        if physician is not None:
            attrs["user"] = User.objects.filter(is_active=True, physician=physician).first()
        if attrs["user"] is None:
            raise serializers.ValidationError({"physician": "no such physician"}, code="does_not_exist")
        return attrs


class MemberEditSerializer(serializers.Serializer):
    role = serializers.ChoiceField(choices=MembershipRole.choices)
    until = serializers.DateTimeField(required=False, allow_null=True, default=None)
