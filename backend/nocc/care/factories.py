from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from nocc.cases.models import Case
from nocc.cases.selectors import lead_of
from nocc.common.clinic import today
from nocc.deliberation.factories import draft_decision_of
from nocc.deliberation.models import Decision
from nocc.deliberation.services import sign_decision

from .models import Outcome, Treatment, Visit, VisitKind


def signed_decision_of(case: Case, **content) -> Decision:
    """The signed decision of a case under review, on its first option unless said."""
    draft = draft_decision_of(case, **{"quorum_reason": "Urgente", "plain_words": "Faremo la cura.", **content})
    return sign_decision(decision=draft, signer=lead_of(case).user, authenticated_at=timezone.now())


class TreatmentFactory(DjangoModelFactory):
    """A running course of chemoradiotherapy of a decided case."""

    class Meta:
        model = Treatment

    decision = factory.LazyAttribute(lambda row: row.case.decisions.filter(status="signed").latest("signed_at"))
    code = "CRT.DEF"
    started_on = factory.LazyFunction(lambda: today() - timedelta(days=20))
    recorded_by = factory.LazyAttribute(lambda row: row.case.opened_by)


class OutcomeFactory(DjangoModelFactory):
    class Meta:
        model = Outcome

    kind = "response"
    code = "CR"
    observed_on = factory.LazyFunction(today)
    recorded_by = factory.LazyAttribute(lambda row: row.case.opened_by)


class VisitFactory(DjangoModelFactory):
    class Meta:
        model = Visit

    kind = VisitKind.CLINICAL_VISIT
    scheduled_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=7))
    recorded_by = factory.LazyAttribute(lambda row: row.case.opened_by)
