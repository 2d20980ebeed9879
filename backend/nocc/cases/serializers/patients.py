from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from nocc.audit.models import AccessEntry
from nocc.patients.models import (
    ConsentKind,
    IdentifierSystem,
    Patient,
    PatientContact,
    PatientIdentifier,
    Priorities,
)
from nocc.patients.selectors import CredentialsStatus, consent_states, current_priorities

from ..selectors.patients import leads_patient, treats_patient
from .people import PersonSerializer


class PatientRowSerializer(serializers.ModelSerializer):
    class Meta:
        model = Patient
        fields = ["id", "family_name", "given_name", "birth_date", "sex"]
        read_only_fields = fields


class PatientIdentifierSerializer(serializers.ModelSerializer):
    class Meta:
        model = PatientIdentifier
        fields = ["id", "system", "value", "issuer"]
        read_only_fields = fields


class PatientIdentifierWriteSerializer(serializers.Serializer):
    system = serializers.ChoiceField(choices=IdentifierSystem.choices)
    value = serializers.CharField(max_length=64)
    issuer = serializers.CharField(max_length=100, required=False, allow_blank=True)


class PatientContactSerializer(serializers.ModelSerializer):
    class Meta:
        model = PatientContact
        fields = ["id", "kind", "name", "value", "note"]


class StatementSerializer(serializers.Serializer):
    granted = serializers.BooleanField()
    at = serializers.DateTimeField(source="created_at")
    recorded_by = PersonSerializer()


class ConsentStateSerializer(serializers.Serializer):
    """A kind of consent; `granted` is null while the patient has never been asked. History: latest first."""

    kind = serializers.ChoiceField(choices=ConsentKind.choices)
    granted = serializers.BooleanField(allow_null=True)
    history = StatementSerializer(many=True)


class ConsentWriteSerializer(serializers.Serializer):
    kind = serializers.ChoiceField(choices=ConsentKind.choices)
    granted = serializers.BooleanField()


class PrioritiesSerializer(serializers.ModelSerializer):
    """Codes of the vocabulary `patient_priorities`, the most important first."""

    recorded_by = PersonSerializer(allow_null=True)
    recorded_at = serializers.DateTimeField(source="created_at", allow_null=True)

    class Meta:
        model = Priorities
        fields = ["ranking", "note", "recorded_at", "recorded_by"]
        read_only_fields = fields


class PrioritiesWriteSerializer(serializers.Serializer):
    ranking = serializers.ListField(child=serializers.CharField(max_length=40), max_length=20)
    note = serializers.CharField(max_length=4000, required=False, allow_blank=True)


class PatientDetailSerializer(serializers.ModelSerializer):
    """A patient as the board sees them; `may` says what the reader may change."""

    identifiers = PatientIdentifierSerializer(many=True)
    contacts = PatientContactSerializer(many=True)
    consents = serializers.SerializerMethodField()
    priorities = serializers.SerializerMethodField()
    facility_name = serializers.CharField(source="facility.name")
    may = serializers.SerializerMethodField()

    class Meta:
        model = Patient
        fields = [
            "id",
            "family_name",
            "given_name",
            "birth_date",
            "birth_place",
            "sex",
            "language",
            "facility",
            "facility_name",
            "is_synthetic",
            "identifiers",
            "contacts",
            "consents",
            "priorities",
            "may",
            "version",
        ]
        read_only_fields = fields

    @extend_schema_field(ConsentStateSerializer(many=True))
    def get_consents(self, patient: Patient) -> list[dict]:
        return ConsentStateSerializer(consent_states(patient), many=True).data

    @extend_schema_field(PrioritiesSerializer)
    def get_priorities(self, patient: Patient) -> dict:
        return PrioritiesSerializer(current_priorities(patient) or Priorities(ranking=[])).data

    @extend_schema_field(serializers.ListField(child=serializers.ChoiceField(choices=["edit", "set_priorities"])))
    def get_may(self, patient: Patient) -> list[str]:
        reader = self.context["request"].user
        verbs = {"edit": leads_patient(reader, patient), "set_priorities": treats_patient(reader, patient)}
        return [verb for verb, allowed in verbs.items() if allowed]


class IdentitySerializer(serializers.ModelSerializer):
    class Meta:
        model = Patient
        fields = ["family_name", "given_name", "birth_date", "birth_place", "sex", "language"]


class RegistrationSerializer(IdentitySerializer):
    identifiers = PatientIdentifierWriteSerializer(many=True, required=False)
    contacts = PatientContactSerializer(many=True, required=False)
    consents = ConsentWriteSerializer(many=True, required=False)

    class Meta(IdentitySerializer.Meta):
        fields = [*IdentitySerializer.Meta.fields, "identifiers", "contacts", "consents"]

    def to_internal_value(self, data) -> dict:
        """`{"identity": …, "identifiers": …}`, as the service takes it."""
        body = super().to_internal_value(data)
        parts = {name: body.pop(name) for name in ("identifiers", "contacts", "consents") if name in body}
        return {"identity": body, **parts}


class RegisteredSerializer(PatientDetailSerializer):
    """Who was registered, with those whom the physician may see and who may be the same person."""

    possible_duplicates = serializers.SerializerMethodField()

    class Meta(PatientDetailSerializer.Meta):
        fields = [*PatientDetailSerializer.Meta.fields, "possible_duplicates"]
        read_only_fields = fields

    @extend_schema_field(PatientRowSerializer(many=True))
    def get_possible_duplicates(self, patient: Patient) -> list[dict]:
        return PatientRowSerializer(self.context["possible_duplicates"], many=True).data


class CredentialsSerializer(serializers.Serializer):
    """Whether the patient can sign in."""

    status = serializers.ChoiceField(choices=CredentialsStatus.choices)
    email = serializers.EmailField(allow_null=True)
    first_password_expires_at = serializers.DateTimeField(allow_null=True)
    last_login = serializers.DateTimeField(allow_null=True)


class CredentialsRequestSerializer(serializers.Serializer):
    email = serializers.EmailField()


class IssuedCredentialsSerializer(serializers.Serializer):
    email = serializers.EmailField()
    first_password = serializers.CharField(help_text="Shown once, to be told in person")
    expires_at = serializers.DateTimeField()


class PatientAccessSerializer(serializers.ModelSerializer):
    """One line of the access log: kinds of content, never which item."""

    who = serializers.CharField(source="actor_name")
    facility = serializers.CharField(source="actor_facility")
    what = serializers.CharField(source="kind")
    action = serializers.ChoiceField(choices=["read", "write"])

    class Meta:
        model = AccessEntry
        fields = ["at", "who", "facility", "what", "ground", "action"]
        read_only_fields = fields
