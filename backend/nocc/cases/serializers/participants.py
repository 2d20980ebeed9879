from rest_framework import serializers

from ..models import ParticipantRole


class ParticipantSerializer(serializers.Serializer):
    id = serializers.UUIDField()
    user = serializers.UUIDField(source="user_id")
    name = serializers.CharField(source="user.full_name")
    role = serializers.ChoiceField(ParticipantRole.choices)
    specialty = serializers.CharField()
    facility = serializers.CharField(source="user.affiliation")
    until = serializers.DateTimeField(allow_null=True)
    invited_by = serializers.UUIDField(source="invited_by_id", allow_null=True)
    joined_at = serializers.DateTimeField(source="created_at")


class PlaceRequestSerializer(serializers.Serializer):
    """Whom to invite, named in exactly one way, and as what. Observers need an end."""

    physician = serializers.UUIDField(required=False, help_text="Of the directory's profile, or of its user")
    email = serializers.EmailField(required=False)
    group = serializers.UUIDField(required=False)
    role = serializers.ChoiceField([ParticipantRole.PARTICIPANT, ParticipantRole.OBSERVER], default="participant")
    until = serializers.DateTimeField(required=False, allow_null=True)

    def to_internal_value(self, data) -> dict:
        # `user` is another name for the same person.
        if isinstance(data, dict) and "user" in data and "physician" not in data:
            data = {**data, "physician": data["user"]}
        return super().to_internal_value(data)

    def validate(self, attrs: dict) -> dict:
        if len(attrs.keys() & {"physician", "email", "group"}) != 1:
            raise serializers.ValidationError("name one of physician, email, group", code="one_guest")
        return attrs


class CaseInvitationSerializer(serializers.Serializer):
    id = serializers.UUIDField()
    email = serializers.EmailField()
    role = serializers.SerializerMethodField()
    until = serializers.DateTimeField(allow_null=True)
    expires_at = serializers.DateTimeField()
    invited_by = serializers.UUIDField(source="invited_by_id")

    def get_role(self, invitation) -> str:
        return invitation.purpose.removeprefix("case_")


class PlaceSerializer(serializers.Serializer):
    """Who came: `id` names the place when it is one person's; an address gets an invitation instead."""

    id = serializers.UUIDField(allow_null=True)
    participants = ParticipantSerializer(many=True)
    invitation = CaseInvitationSerializer(allow_null=True)
