from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from nocc.cases.models import Message, Participant, ParticipantRole
from nocc.directory.models import Facility
from nocc.directory.serializers.facilities import OpeningHoursSerializer
from nocc.records.models import ReleaseChoice

from .exams import label_of


class TeamMemberSerializer(serializers.Serializer):
    name = serializers.SerializerMethodField()
    specialty = serializers.SerializerMethodField()
    role = serializers.ChoiceField([ParticipantRole.LEAD, ParticipantRole.PARTICIPANT])
    facility = serializers.CharField(source="user.physician.facility.name", default="")
    facility_id = serializers.UUIDField(source="user.physician.facility_id", default=None, allow_null=True)
    phone = serializers.CharField(source="user.physician.phone", default="")

    def get_name(self, member: Participant) -> str:
        title = member.user.physician.title if hasattr(member.user, "physician") else ""
        return f"{title} {member.user.full_name}".strip()

    def get_specialty(self, member: Participant) -> str:
        return label_of("specialties", member.specialty)


class LocationSerializer(serializers.Serializer):
    """WGS 84, degrees."""

    latitude = serializers.FloatField()
    longitude = serializers.FloatField()


class PortalFacilitySerializer(serializers.Serializer):
    id = serializers.UUIDField()
    name = serializers.CharField()
    address = serializers.SerializerMethodField()
    phone = serializers.CharField()
    email = serializers.CharField()
    website = serializers.CharField()
    opening_hours = OpeningHoursSerializer(many=True)
    location = serializers.SerializerMethodField()

    def get_address(self, facility: Facility) -> str:
        town = f"{facility.postcode} {facility.city}".strip()
        town = f"{town} ({facility.province})" if facility.province else town
        return ", ".join(filter(None, (facility.address, town)))

    @extend_schema_field(LocationSerializer(allow_null=True))
    def get_location(self, facility: Facility) -> dict | None:
        return LocationSerializer(facility).data if facility.latitude is not None else None


class PortalMessageRequestSerializer(serializers.Serializer):
    text = serializers.CharField(max_length=8000)


class PortalMessageSerializer(serializers.Serializer):
    id = serializers.UUIDField()
    text = serializers.CharField()
    at = serializers.DateTimeField(source="created_at")
    edited_at = serializers.DateTimeField(allow_null=True)
    author = serializers.CharField(source="author.full_name")
    is_mine = serializers.SerializerMethodField()

    def get_is_mine(self, message: Message) -> bool:
        return message.author_id == self.context["request"].user.pk


class ReleasePreferenceSerializer(serializers.Serializer):
    """When reports and images that nobody has released yet become readable for the patient."""

    choice = serializers.ChoiceField(ReleaseChoice.choices)
