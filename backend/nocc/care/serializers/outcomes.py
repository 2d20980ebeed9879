from rest_framework import serializers

from nocc.cases.serializers.items import CaseItemSerializer
from nocc.cases.serializers.people import PersonSerializer

from ..models import Confirmation, NonTarget, OutcomeKind


class MillimetresField(serializers.DecimalField):
    """A sum of diameters."""

    def __init__(self, **kwargs) -> None:
        bounds = {"max_digits": 6, "decimal_places": 1, "min_value": 0, "max_value": 5000}
        super().__init__(**{**bounds, "coerce_to_string": False, "allow_null": True, **kwargs})


class OutcomeRequestSerializer(serializers.Serializer):
    kind = serializers.ChoiceField(OutcomeKind.choices)
    code = serializers.CharField(
        max_length=40,
        help_text="Of the vocabulary recist (response), disease_status (recurrence), toxicities, vital_status",
    )
    grade = serializers.IntegerField(min_value=1, max_value=5, required=False, allow_null=True, help_text="CTCAE")
    observed_on = serializers.DateField()
    baseline_mm = MillimetresField(required=False, help_text="Sum of target lesions before treatment (RECIST 1.1)")
    nadir_mm = MillimetresField(required=False, help_text="The smallest sum so far; else of the earlier responses")
    current_mm = MillimetresField(required=False, help_text="Sum of target lesions now")
    targets_resolved = serializers.BooleanField(
        required=False, help_text="All targets gone, lymph nodes among them below 10 mm"
    )
    non_target = serializers.ChoiceField(NonTarget.choices, required=False, allow_blank=True)
    new_lesions = serializers.BooleanField(required=False, allow_null=True)
    confirmation = serializers.ChoiceField(
        Confirmation.choices, required=False, allow_blank=True, help_text="What a recurrence rests on"
    )
    onset_on = serializers.DateField(required=False, allow_null=True, help_text="When a toxicity began")
    treatment = serializers.UUIDField(
        required=False, allow_null=True, help_text="The course of this case that a toxicity is attributed to"
    )
    note = serializers.CharField(max_length=4000, required=False, allow_blank=True)


class OutcomeSerializer(CaseItemSerializer):
    for_observers = (
        "id", "case", "kind", "code", "grade", "observed_on", "baseline_mm", "nadir_mm", "current_mm",
        "targets_resolved", "non_target", "new_lesions", "computed_code", "confirmation", "onset_on", "treatment",
        "created_at", "is_cleared",
    )  # fmt: skip
    once_cleared = ("note",)

    id = serializers.UUIDField()
    case = serializers.UUIDField(source="case_id")
    kind = serializers.ChoiceField(OutcomeKind.choices)
    code = serializers.CharField()
    grade = serializers.IntegerField(allow_null=True)
    observed_on = serializers.DateField()
    baseline_mm = MillimetresField()
    nadir_mm = MillimetresField()
    current_mm = MillimetresField()
    targets_resolved = serializers.BooleanField()
    non_target = serializers.ChoiceField(NonTarget.choices, allow_blank=True)
    new_lesions = serializers.BooleanField(allow_null=True)
    computed_code = serializers.CharField(
        allow_blank=True, help_text="What the measures come to by RECIST 1.1; `code` is what was stated"
    )
    confirmation = serializers.ChoiceField(Confirmation.choices, allow_blank=True)
    onset_on = serializers.DateField(allow_null=True)
    treatment = serializers.UUIDField(source="treatment_id", allow_null=True)
    note = serializers.CharField(allow_null=True)
    recorded_by = PersonSerializer(allow_null=True)
    created_at = serializers.DateTimeField()
    withdrawn_at = serializers.DateTimeField(allow_null=True)
    is_cleared = serializers.BooleanField(default=False)
