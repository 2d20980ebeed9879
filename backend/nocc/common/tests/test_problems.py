import pytest
from rest_framework import serializers
from rest_framework.exceptions import ValidationError

from nocc.common.problems import problem_response
from nocc.common.rules import InvalidInput, NotAllowed, RuleBroken, Stale


@pytest.mark.parametrize(
    ("refusal", "status", "code"),
    [
        (RuleBroken("round_closed"), 409, "round_closed"),
        (NotAllowed("reauthentication_required"), 403, "reauthentication_required"),
        (Stale("stale"), 412, "stale"),
        (InvalidInput("unit_mismatch", field="unit"), 400, "unit_mismatch"),
    ],
)
def test_every_refusal_has_its_status_and_code(refusal, status, code):
    answer = problem_response(refusal, {})
    assert (answer.status_code, answer.data["code"]) == (status, code)
    assert answer.content_type == "application/problem+json"


def test_errors_of_nested_fields_are_named_by_their_path():
    class Step(serializers.Serializer):
        treatment = serializers.CharField()

    class Plan(serializers.Serializer):
        steps = Step(many=True)

    plan = Plan(data={"steps": [{"treatment": "S"}, {}]})
    with pytest.raises(ValidationError) as refusal:
        plan.is_valid(raise_exception=True)
    assert problem_response(refusal.value, {}).data["errors"]["steps.1.treatment"][0]["code"] == "required"


@pytest.mark.django_db
def test_hidden_and_absent_are_the_same_answer(client):
    first, second = (client.get(f"/api/v1/nothing/{name}/") for name in ("here", "there"))
    assert first.status_code == second.status_code == 404
    assert first.content == second.content
    assert first.json()["code"] == "not_found"
