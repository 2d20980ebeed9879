from collections import Counter
from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from demo.build import build, clear, is_built
from demo.people import PASSWORD, PATIENT_EMAIL, PHYSICIANS
from nocc.accounts.models import User
from nocc.audit.selectors import broken_chains
from nocc.cases.models import Case, CaseEvent
from nocc.deliberation.models import Ballot, Decision
from nocc.patients.models import Patient
from nocc.records.models import PathologyReport

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

NOW = datetime(2026, 11, 20, 16, 30, tzinfo=UTC)
FEW = ((8, 30), (2, 120), (2, 500))


def everything() -> list:
    tables = (
        Case.objects.order_by("pk").values_list("pk", "reference", "state", "seq", "question"),
        CaseEvent.objects.order_by("case", "seq").values_list("case", "seq", "kind", "at", "target_id"),
        Patient.objects.order_by("pk").values_list("pk", "family_name", "birth_date"),
        Ballot.objects.order_by("pk").values_list("pk", "kind", "option", "cast_at"),
        PathologyReport.objects.order_by("pk").values_list(
            "pk",
            "specimen_type",
            "margin_status",
            "closest_margin_mm",
            "nodes_positive_levels",
            "ene_mm",
            "p16_percent",
        ),
        Decision.objects.order_by("pk").values_list("pk", "status", "option", "signed_at", "plain_words"),
    )
    return [list(table) for table in tables]


def test_the_same_seed_and_moment_give_the_same_data_that_keeps_every_promise():
    build(now=NOW, batches=FEW)
    first = everything()

    assert {"review", "voting", "decided", "treatment"} <= set(Case.objects.values_list("state", flat=True))
    specimens = set(PathologyReport.objects.values_list("specimen_type", flat=True))
    assert {"incisional biopsy", "resection"} <= specimens
    assert not CaseEvent.objects.filter(at__gt=NOW).exists()
    for case in Case.objects.all():
        assert list(case.events.order_by("seq").values_list("seq", flat=True)) == list(range(1, case.seq + 1))
    assert list(broken_chains()) == []
    assert Counter(Patient.objects.values_list("is_synthetic", flat=True)) == {True: Case.objects.count()}
    for email in (PATIENT_EMAIL, *(person.email for person in PHYSICIANS)):
        assert User.objects.get(email=email).check_password(PASSWORD)

    clear()
    assert not is_built()
    build(now=NOW, batches=FEW)
    assert everything() == first


def test_a_database_that_holds_something_is_not_overwritten():
    User.objects.create(email="somebody@example.org")
    with pytest.raises(CommandError):
        call_command("demo")
    assert User.objects.count() == 1


def test_the_demonstration_is_not_part_of_production():
    production = (settings.BACKEND / "config" / "settings" / "production.py").read_text()
    assert '"demo"' not in production
