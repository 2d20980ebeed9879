from rest_framework import serializers

from nocc.cases.serializers.people import PersonSerializer

from ..models import MediaType, QuarantineReason, Resolution


class QuarantinedUploadSerializer(serializers.Serializer):
    """The words and the file's name are for who reads the case in full; a coordinator beside it sees the rest.

    The context's `read_in_full` holds the identifiers of those cases.
    """

    WORDS = ("document", "title", "kind", "dated", "file_name")

    id = serializers.UUIDField()
    case = serializers.UUIDField(source="case_id")
    document = serializers.UUIDField(
        source="document_id", allow_null=True, help_text="What it is a newer version of; once released, what it became"
    )
    title = serializers.CharField(allow_null=True)
    kind = serializers.CharField(allow_null=True)
    dated = serializers.DateField(allow_null=True)
    file_name = serializers.CharField(allow_null=True)
    media_type = serializers.ChoiceField(MediaType.choices)
    size_bytes = serializers.IntegerField()
    reason = serializers.ChoiceField(QuarantineReason.choices)
    detail = serializers.CharField(help_text="The scanner's name for it, or `over_limit`, `scanner_away`")
    added_by = PersonSerializer()
    created_at = serializers.DateTimeField()
    resolved_at = serializers.DateTimeField(allow_null=True)
    resolution = serializers.ChoiceField([("", ""), *Resolution.choices])

    def to_representation(self, row) -> dict:
        shown = super().to_representation(row)
        if row.case_id not in self.context["read_in_full"]:
            shown |= dict.fromkeys(self.WORDS)
        return shown
