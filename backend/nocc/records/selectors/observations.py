from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, F, QuerySet, Window
from django.db.models.functions import RowNumber

from nocc.accounts.models import User
from nocc.cases.selectors import cases_visible_to
from nocc.cases.selectors.clearances import with_clearance
from nocc.patients.models import Patient
from nocc.patients.selectors import without_concealed

from ..models import Observation


def standing_observations() -> QuerySet[Observation]:
    """Values that nobody took back."""
    rows = Observation.objects.filter(withdrawn_at__isnull=True)
    return with_clearance(rows, kind="observation").select_related("case", "entered_by")


def observations_visible_to(user: User) -> QuerySet[Observation]:
    """Values that stand, of the cases this person may open."""
    rows = standing_observations().filter(case__in=cases_visible_to(user).values("pk"))
    return without_concealed(rows, kind="observation", reader=user, author="entered_by")


def observations_of_patient(patient: Patient) -> QuerySet[Observation]:
    """The patient's own values, each as soon as it is entered; what they concealed from others they still see."""
    return Observation.objects.filter(case__patient=patient, withdrawn_at__isnull=True).select_related("case")


@dataclass(frozen=True)
class TestHistory:
    """One test of a case: how often it was measured, and the newest values, newest first."""

    test: str
    count: int
    newest: list[Observation]


def test_histories(rows: QuerySet[Observation], *, newest: int) -> Iterable[TestHistory]:
    """These values by test, each with so many of its newest ones."""
    numbered = rows.annotate(
        place=Window(RowNumber(), partition_by=F("test"), order_by=[F("taken_at").desc(), F("id").desc()]),
        how_many=Window(Count("pk"), partition_by=F("test")),
    )
    histories: dict[str, TestHistory] = {}
    for row in numbered.filter(place__lte=newest).order_by("test", "place"):
        history = histories.setdefault(row.test, TestHistory(row.test, row.how_many, []))
        history.newest.append(row)
    return histories.values()
