from django.utils.translation import get_language
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from nocc.oncology.vocabularies import vocabulary

from ..models import Facility, Invitation, InvitationPurpose, InvitationState
from .facilities import FacilityRefSerializer
from .people import PhysicianEditSerializer


class InviterSerializer(serializers.Serializer):
    name = serializers.CharField(source="full_name")
    facility = serializers.CharField(source="affiliation")


class InvitationSerializer(serializers.ModelSerializer):
    """An invitation as who sent it sees it; the link itself is in the mail only."""

    purpose = serializers.ChoiceField(choices=InvitationPurpose.choices)
    state = serializers.ChoiceField(choices=InvitationState.choices)
    invited_by = InviterSerializer()

    class Meta:
        model = Invitation
        fields = [
            "id",
            "purpose",
            "target",
            "target_name",
            "email",
            "state",
            "invited_by",
            "created_at",
            "expires_at",
            "until",
            "accepted_at",
        ]
        read_only_fields = fields


class InvitationWriteSerializer(serializers.Serializer):
    purpose = serializers.ChoiceField(choices=InvitationPurpose.choices)
    target = serializers.UUIDField(help_text="The group")
    email = serializers.EmailField()
    until = serializers.DateTimeField(required=False, allow_null=True, default=None)


class SpecialtySerializer(serializers.Serializer):
    code = serializers.CharField()
    label = serializers.CharField()


class InvitationOfferSerializer(serializers.ModelSerializer):
    """What the bearer of a link may know, and the choices that a new account needs."""

    purpose = serializers.ChoiceField(choices=InvitationPurpose.choices)
    invited_by = InviterSerializer()
    facilities = serializers.SerializerMethodField()
    specialties = serializers.SerializerMethodField()

    class Meta:
        model = Invitation
        fields = ["purpose", "target_name", "invited_by", "expires_at", "until", "facilities", "specialties"]
        read_only_fields = fields

    @extend_schema_field(FacilityRefSerializer(many=True))
    def get_facilities(self, invitation: Invitation) -> list[dict]:
        return FacilityRefSerializer(Facility.objects.filter(is_active=True).order_by("name"), many=True).data

    @extend_schema_field(SpecialtySerializer(many=True))
    def get_specialties(self, invitation: Invitation) -> list[dict]:
        language = get_language() or "it"
        terms = vocabulary("specialties")
        return [{"code": term.code, "label": term.label(language)} for term in terms]


class AcceptanceSerializer(PhysicianEditSerializer):
    """Who the new account is of; a signed-in account sends nothing of this."""

    given_name = serializers.CharField(max_length=100)
    family_name = serializers.CharField(max_length=100)
    password = serializers.CharField(max_length=128, write_only=True, trim_whitespace=False)

    class Meta(PhysicianEditSerializer.Meta):
        fields = ["given_name", "family_name", "password", *PhysicianEditSerializer.Meta.fields]


class AcceptedSerializer(serializers.ModelSerializer):
    """Where accepting leads."""

    purpose = serializers.ChoiceField(choices=InvitationPurpose.choices)

    class Meta:
        model = Invitation
        fields = ["purpose", "target", "email"]
        read_only_fields = fields
