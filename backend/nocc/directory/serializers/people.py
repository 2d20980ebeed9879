from rest_framework import serializers

from nocc.accounts.models import User

from ..models import Facility, Membership, MembershipRole, Physician
from .facilities import FacilityRefSerializer


class PhysicianSerializer(serializers.ModelSerializer):
    """A colleague as others see them."""

    given_name = serializers.CharField(source="user.given_name")
    family_name = serializers.CharField(source="user.family_name")
    full_name = serializers.CharField(source="user.full_name")
    email = serializers.EmailField(source="user.email")
    is_active = serializers.BooleanField(source="user.is_active")
    facility = FacilityRefSerializer()

    class Meta:
        model = Physician
        fields = [
            "id",
            "user",
            "given_name",
            "family_name",
            "full_name",
            "email",
            "title",
            "specialty",
            "facility",
            "register_number",
            "register_province",
            "phone",
            "is_active",
        ]
        read_only_fields = fields


class PhysicianEditSerializer(serializers.ModelSerializer):
    facility = serializers.PrimaryKeyRelatedField(queryset=Facility.objects.filter(is_active=True))
    register_province = serializers.RegexField(r"^[A-Z]{2}$", required=False, allow_blank=True)

    class Meta:
        model = Physician
        fields = ["title", "specialty", "facility", "register_number", "register_province", "phone"]


class ProfileSerializer(serializers.ModelSerializer):
    """One's own profile, inside what already says the name."""

    facility = FacilityRefSerializer()

    class Meta:
        model = Physician
        fields = ["id", "title", "specialty", "facility", "register_number", "register_province", "phone"]
        read_only_fields = fields


class MyGroupSerializer(serializers.ModelSerializer):
    id = serializers.UUIDField(source="group_id")
    name = serializers.CharField(source="group.name")
    role = serializers.ChoiceField(choices=MembershipRole.choices)

    class Meta:
        model = Membership
        fields = ["id", "name", "role", "until"]
        read_only_fields = fields


class MeSerializer(serializers.Serializer):
    id = serializers.UUIDField(source="user.id")
    email = serializers.EmailField(source="user.email")
    given_name = serializers.CharField(source="user.given_name")
    family_name = serializers.CharField(source="user.family_name")
    full_name = serializers.CharField(source="user.full_name")
    language = serializers.ChoiceField(source="user.language", choices=User._meta.get_field("language").choices)
    is_administrator = serializers.BooleanField(source="user.is_administrator")
    is_patient = serializers.BooleanField()
    second_factor = serializers.BooleanField()
    physician = ProfileSerializer(allow_null=True)
    groups = MyGroupSerializer(many=True)
    roles = serializers.ListField(
        child=serializers.ChoiceField(choices=["administrator", "physician", "coordinator", "patient"])
    )


class MeEditSerializer(serializers.ModelSerializer):
    class Meta:
        model = User
        fields = ["language"]


class UserSerializer(serializers.ModelSerializer):
    """An account of the staff as the administrator sees it."""

    physician = ProfileSerializer(allow_null=True)
    second_factor = serializers.BooleanField()

    class Meta:
        model = User
        fields = [
            "id",
            "email",
            "given_name",
            "family_name",
            "full_name",
            "language",
            "is_active",
            "is_administrator",
            "must_change_password",
            "second_factor",
            "physician",
            "last_login",
            "created_at",
        ]
        read_only_fields = fields


class UserAddSerializer(serializers.ModelSerializer):
    email = serializers.EmailField()
    given_name = serializers.CharField(max_length=100)
    family_name = serializers.CharField(max_length=100)
    physician = PhysicianEditSerializer(required=False, allow_null=True, default=None)

    class Meta:
        model = User
        fields = ["email", "given_name", "family_name", "language", "is_administrator", "physician"]


class UserEditSerializer(serializers.ModelSerializer):
    given_name = serializers.CharField(max_length=100)
    family_name = serializers.CharField(max_length=100)

    class Meta:
        model = User
        fields = ["given_name", "family_name", "language", "is_active", "is_administrator"]


class FirstPasswordSerializer(serializers.Serializer):
    """Shown once, to be handed over in person."""

    first_password = serializers.CharField()
    expires_at = serializers.DateTimeField()


class UserWithPasswordSerializer(serializers.Serializer):
    user = UserSerializer()
    first_password = serializers.CharField(help_text="Shown once, to be handed over in person")
    expires_at = serializers.DateTimeField()
