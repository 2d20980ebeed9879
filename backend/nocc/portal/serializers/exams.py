from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from nocc.oncology.vocabularies import UnknownCode, label
from nocc.records.models import Flag, MediaType, PathologyVersion
from nocc.records.serializers.observations import MeasureField

from ..selectors import ExamItem, ExamKind
from ..texts import reader_language


def label_of(vocabulary: str, code: str) -> str:
    """In the reader's language; a code that the list no longer knows stands for itself."""
    try:
        return label(vocabulary, code, reader_language())
    except UnknownCode:
        return code


def title_of(exam: ExamItem) -> str:
    if exam.kind == ExamKind.LABORATORY:
        return label_of("labs", exam.row.test)
    if exam.kind == ExamKind.PATHOLOGY:
        return label_of("specialties", "pathology")
    return exam.row.title if exam.kind == ExamKind.DOCUMENT else label_of("imaging_modality", exam.row.modality)


class ExamValueSerializer(serializers.Serializer):
    test = serializers.CharField()
    value = MeasureField()
    comparator = serializers.CharField(help_text="<, <=, >= or > where the laboratory wrote one, else empty")
    unit = serializers.CharField()
    reference_low = MeasureField(allow_null=True)
    reference_high = MeasureField(allow_null=True)
    flag = serializers.ChoiceField(Flag.choices, allow_null=True)


class ExamDocumentSerializer(serializers.Serializer):
    """The newest version that the patient may read; `content/` gives the file."""

    kind = serializers.CharField(help_text="Code of the vocabulary report_type")
    version = serializers.IntegerField(source="newest.number")
    media_type = serializers.ChoiceField(MediaType.choices, source="newest.media_type")
    size_bytes = serializers.IntegerField(source="newest.file.size_bytes")


class ExamPathologySerializer(serializers.Serializer):
    """What the newest version that the patient may read says, in codes that the client puts into plain words."""

    version = serializers.IntegerField(source="number")
    specimen_type = serializers.CharField(source="content.specimen_type")
    histology = serializers.SerializerMethodField(help_text="In the reader's language")
    margin_status = serializers.CharField(source="content.margin_status", allow_null=True)
    nodes_examined = serializers.IntegerField(source="content.nodes_examined", allow_null=True)
    nodes_positive = serializers.IntegerField(source="content.nodes_positive", allow_null=True)
    conclusion = serializers.CharField(source="content.conclusion", help_text="In the pathologist's own words")

    def get_histology(self, version: PathologyVersion) -> str:
        code = version.content["histology_icdo3"]
        return label_of("morphology", code) if code else ""


class ExamStudySerializer(serializers.Serializer):
    modality = serializers.CharField(help_text="Code of the vocabulary imaging_modality")
    description = serializers.CharField()
    facility_name = serializers.CharField()
    report = serializers.CharField()


class ExamSerializer(serializers.Serializer):
    """One of `laboratory`, `document`, `pathology` and `study` says more, as `kind` tells."""

    id = serializers.UUIDField(source="row.id")
    kind = serializers.ChoiceField(ExamKind.choices)
    at = serializers.DateTimeField()
    title = serializers.SerializerMethodField()
    is_concealed = serializers.BooleanField(help_text="The patient hides it from others")
    explanation = serializers.CharField(help_text="What it means, in a physician's words; empty where nobody wrote any")
    laboratory = serializers.SerializerMethodField()
    document = serializers.SerializerMethodField()
    pathology = serializers.SerializerMethodField()
    study = serializers.SerializerMethodField()

    def get_title(self, exam: ExamItem) -> str:
        return title_of(exam)

    @extend_schema_field(ExamValueSerializer(allow_null=True))
    def get_laboratory(self, exam: ExamItem) -> dict | None:
        return ExamValueSerializer(exam.row).data if exam.kind == ExamKind.LABORATORY else None

    @extend_schema_field(ExamDocumentSerializer(allow_null=True))
    def get_document(self, exam: ExamItem) -> dict | None:
        return ExamDocumentSerializer(exam.row).data if exam.kind == ExamKind.DOCUMENT else None

    @extend_schema_field(ExamPathologySerializer(allow_null=True))
    def get_pathology(self, exam: ExamItem) -> dict | None:
        if exam.kind != ExamKind.PATHOLOGY:
            return None
        newest = max(exam.row.versions.all(), key=lambda version: version.number)
        return ExamPathologySerializer(newest).data

    @extend_schema_field(ExamStudySerializer(allow_null=True))
    def get_study(self, exam: ExamItem) -> dict | None:
        return ExamStudySerializer(exam.row).data if exam.kind == ExamKind.STUDY else None
