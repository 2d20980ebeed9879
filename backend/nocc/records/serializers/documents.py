from dataclasses import asdict

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from nocc.cases.serializers.items import CaseItemSerializer
from nocc.cases.serializers.people import PersonSerializer
from nocc.oncology.fields import CodeField

from ..models import Document, MediaType
from ..selectors import patient_reading_of


class DocumentVersionRequestSerializer(serializers.Serializer):
    file = serializers.FileField(allow_empty_file=True, help_text="PDF, PNG, JPEG or plain text")


class DocumentEditSerializer(serializers.Serializer):
    title = serializers.CharField(max_length=200)
    kind = CodeField("report_type")
    dated = serializers.DateField(required=False, allow_null=True)


class DocumentRequestSerializer(DocumentVersionRequestSerializer, DocumentEditSerializer):
    """A form with the file and what it is."""


class DocumentVersionSerializer(serializers.Serializer):
    number = serializers.IntegerField()
    media_type = serializers.ChoiceField(MediaType.choices)
    size_bytes = serializers.IntegerField(source="file.size_bytes")
    sha256 = serializers.CharField(source="file.sha256")
    file_name = serializers.CharField()
    added_by = PersonSerializer()
    created_at = serializers.DateTimeField()


class PatientReadingSerializer(serializers.Serializer):
    version = serializers.IntegerField(allow_null=True, help_text="The newest that the patient may read now")
    newest_opens_at = serializers.DateTimeField(
        allow_null=True, help_text="When the newest opens by itself; null if it is open, or waits for the lead"
    )


class DocumentSerializer(CaseItemSerializer):
    """`version` counts the files and is what receipts name; `versions` are newest first."""

    for_observers = ("id", "case")
    once_cleared = ("title", "kind", "dated", "version", "media_type", "size_bytes", "created_at", "is_cleared")

    id = serializers.UUIDField()
    case = serializers.UUIDField(source="case_id")
    title = serializers.CharField()
    kind = serializers.CharField()
    dated = serializers.DateField(allow_null=True)
    version = serializers.IntegerField(source="newest.number")
    media_type = serializers.ChoiceField(MediaType.choices, source="newest.media_type")
    size_bytes = serializers.IntegerField(source="newest.file.size_bytes")
    versions = DocumentVersionSerializer(source="versions.all", many=True, allow_null=True)
    added_by = PersonSerializer(allow_null=True)
    created_at = serializers.DateTimeField()
    is_cleared = serializers.BooleanField(default=False)
    released_at = serializers.DateTimeField(allow_null=True)
    withdrawn_at = serializers.DateTimeField(allow_null=True)
    patient_reading = serializers.SerializerMethodField()

    @extend_schema_field(PatientReadingSerializer(allow_null=True))
    def get_patient_reading(self, document: Document) -> dict:
        return asdict(patient_reading_of(document))


class DocumentContentSerializer(DocumentSerializer):
    """A document whenever it is read."""

    patient_reading = None
