"""The clocks that treatments drive: they follow the rows, also when a date is corrected afterwards."""

from datetime import date

from nocc.cases.models import Case, Milestone, MilestoneKind
from nocc.cases.services import reach_milestone
from nocc.common.clinic import start_of_day
from nocc.oncology.schedule.facts import RADIOTHERAPY, is_or_is_under

from ..selectors import courses_of


def keep_clocks(case: Case) -> None:
    """Set the milestones of treatment to what the courses of this case say."""
    courses = courses_of(case)
    _keep(case, MilestoneKind.TREATMENT_START, min((row.started_on for row in courses), default=None))
    operations = (row.started_on for row in courses if is_or_is_under(row.code, "S"))
    _keep(case, MilestoneKind.SURGERY, min(operations, default=None))
    irradiations = (row.started_on for row in courses if is_or_is_under(row.code, *RADIOTHERAPY))
    _keep(case, MilestoneKind.RADIOTHERAPY_START, min(irradiations, default=None))
    ends = [row.ended_on for row in courses]
    _keep(case, MilestoneKind.TREATMENT_END, max((end for end in ends if end), default=None) if all(ends) else None)


def _keep(case: Case, kind: MilestoneKind, day: date | None) -> None:
    if day is None:
        Milestone.objects.filter(case=case, kind=kind).delete()
    else:
        reach_milestone(case=case, kind=kind, at=start_of_day(day), corrects=True)
