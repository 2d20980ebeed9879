"""What became of decisions: actions, courses given, outcomes, visits."""

from datetime import timedelta

from django.utils import timezone

from nocc.care.models import Treatment
from nocc.common.clinic import today

from ..door import board, lead, listed, patch, post, read, viewers
from ..world import Record

CASE = "cases/<uuid:case_id>/"


def a_course(record: Record) -> dict:
    return {"code": "CRT.DEF", "started_on": str(today()), "discharge_letter": record.id_of("documents")}


def a_response(record: Record) -> dict:
    return {"kind": "response", "code": "PR", "observed_on": str(today())}


def a_visit(record: Record) -> dict:
    return {"kind": "imaging", "scheduled_at": (timezone.now() + timedelta(days=90)).isoformat()}


def treatment_over(record: Record) -> None:
    Treatment.objects.filter(case=record.case).update(ended_on=today())


DOORS = [
    listed(CASE + "actions/", viewers()),
    # The participant of the table was asked to do it.
    patch("actions/<uuid:pk>/", board(200), lambda record: {"status": "done"}),
    listed(CASE + "treatments/", viewers()),
    post(CASE + "treatments/", lead(201), a_course),
    patch("treatments/<uuid:pk>/", lead(200), lambda record: {"cycles": 3}),
    post("treatments/<uuid:pk>/withdraw/", lead(200)),
    listed(CASE + "outcomes/", viewers()),
    post(CASE + "outcomes/", lead(201), a_response),
    post("outcomes/<uuid:pk>/withdraw/", lead(200)),
    listed(CASE + "visits/", viewers()),
    post(CASE + "visits/", lead(201), a_visit),
    read(CASE + "visits/schedule/", lead(200)),
    post(CASE + "visits/generate/", lead(201), lambda record: {"until_month": 12}, given=treatment_over),
    post("visits/<uuid:pk>/withdraw/", lead(200)),
    patch("visits/<uuid:pk>/", lead(200), lambda record: {"instructions": "A digiuno"}),
]
