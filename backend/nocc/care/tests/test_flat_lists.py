import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from nocc.care.factories import OutcomeFactory, TreatmentFactory, VisitFactory
from nocc.care.models import Action
from nocc.imaging.factories import StudyFactory
from nocc.records.factories import ObservationFactory, document_of

pytestmark = pytest.mark.django_db


def action_of(case):
    decision = case.decisions.get(status="signed")
    owner = case.participants.filter(role="participant").first()
    return Action.objects.create(case=case, decision=decision, what="TC", owner=owner)


MAKERS = {
    "observations": lambda case: ObservationFactory(case=case),
    "documents": document_of,
    "studies": lambda case: StudyFactory(case=case),
    "actions": action_of,
    "treatments": lambda case: TreatmentFactory(case=case, facility=case.patient.facility),
    "outcomes": lambda case: OutcomeFactory(case=case),
    "visits": lambda case: VisitFactory(case=case, facility=case.patient.facility),
}


@pytest.mark.parametrize("page", MAKERS)
def test_a_longer_list_asks_the_database_no_more(lead, decided, page):
    counts = []
    for how_many in (1, 5):
        for _ in range(how_many):
            MAKERS[page](decided.case)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert lead.get(decided.base + page + "/").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
