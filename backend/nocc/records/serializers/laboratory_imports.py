from rest_framework import serializers

from nocc.cases.serializers.people import PersonSerializer

from ..models import Comparator, Flag, ImportState


class ImportRequestSerializer(serializers.Serializer):
    file = serializers.FileField(max_length=None, allow_empty_file=True, help_text="A table as CSV: , ; tab or |")


class ImportColumnSerializer(serializers.Serializer):
    header = serializers.CharField()
    role = serializers.CharField(allow_null=True, help_text="What the column was taken for; null where it is ignored")


class ImportTestSerializer(serializers.Serializer):
    test = serializers.CharField()
    unit = serializers.CharField()
    count = serializers.IntegerField()
    out_of_range = serializers.IntegerField()
    first = serializers.DateTimeField()
    last = serializers.DateTimeField()


class ImportRowSerializer(serializers.Serializer):
    row = serializers.IntegerField(help_text="As a spreadsheet counts: the first line of the file is row 1")
    test = serializers.CharField()
    value = serializers.FloatField()
    comparator = serializers.ChoiceField(Comparator.choices, allow_null=True)
    unit = serializers.CharField()
    sent_value = serializers.CharField()
    sent_unit = serializers.CharField()
    reference_low = serializers.FloatField(allow_null=True)
    reference_high = serializers.FloatField(allow_null=True)
    flag = serializers.ChoiceField(Flag.choices, allow_null=True)
    taken_at = serializers.DateTimeField()
    differs = serializers.BooleanField(help_text="The case holds another value of this test at this moment")


class ImportErrorSerializer(serializers.Serializer):
    row = serializers.IntegerField()
    column = serializers.CharField(help_text="The header as it stands in the file")
    code = serializers.CharField()
    text = serializers.CharField(help_text="What stands there; never what names another patient")
    expected = serializers.CharField(help_text="The unit that the test is kept in, where the unit was the fault")


class ImportPreviewSerializer(serializers.Serializer):
    """Counts are of the whole table; rows, duplicates and errors are named up to a limit."""

    new = serializers.IntegerField()
    duplicate = serializers.IntegerField()
    error = serializers.IntegerField()
    columns = ImportColumnSerializer(many=True)
    tests = ImportTestSerializer(many=True)
    rows = ImportRowSerializer(many=True)
    duplicates = ImportRowSerializer(many=True)
    errors = ImportErrorSerializer(many=True)


class LaboratoryImportSerializer(serializers.Serializer):
    id = serializers.UUIDField()
    state = serializers.ChoiceField(ImportState.choices)
    file_name = serializers.CharField()
    total = serializers.IntegerField()
    done = serializers.IntegerField(help_text="Rows that the step at work has done")
    preview = ImportPreviewSerializer(allow_null=True)
    stored = serializers.IntegerField(allow_null=True)
    imported_by = PersonSerializer()
    created_at = serializers.DateTimeField()
    confirmed_at = serializers.DateTimeField(allow_null=True)
    withdrawn_at = serializers.DateTimeField(allow_null=True)


class LaboratoryImportBriefSerializer(LaboratoryImportSerializer):
    preview = None  # type: ignore[assignment]
