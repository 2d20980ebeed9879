"""A case on one page: everything for the board, an allow-list without identity for observers."""

from nocc.oncology.vocabularies import mdt_facts
from nocc.patients.models import Patient

from ..models import Assessment, Case, CaseState, Clearance, Diagnosis, Participant, ParticipantRole, Staging
from .summary import age_of, clocks_of
from .viewpoints import Viewpoint

# Where the lead may move a case by hand from each state.
NEXT_BY_HAND = {
    CaseState.DRAFT: (CaseState.REVIEW,),
    CaseState.DECIDED: (CaseState.TREATMENT, CaseState.FOLLOW_UP, CaseState.REVIEW),
    CaseState.TREATMENT: (CaseState.FOLLOW_UP, CaseState.REVIEW),
    CaseState.FOLLOW_UP: (CaseState.CLOSED, CaseState.REVIEW),
    CaseState.CLOSED: (CaseState.REVIEW,),
}


def case_detail(case: Case, viewpoint: Viewpoint) -> dict:
    cleared = set(_clearances(case).values_list("kind", "item"))
    reads_text = viewpoint.is_staff or ("case", case.pk) in cleared
    milestones = list(case.milestones.order_by("at"))
    places = list(case.participants.filter(removed_at__isnull=True).select_related("user"))
    own = next((place for place in places if place.user_id == viewpoint.user_id), None)
    return {
        "case": case,
        "patient": patient_summary(case, viewpoint),
        "question": case.question if reads_text else None,
        "referrer_plan": case.referrer_plan if reads_text else None,
        "diagnosis": diagnosis_as_seen(getattr(case, "diagnosis", None), viewpoint, cleared),
        "stagings": stagings_of(case),
        "assessment": assessment_as_seen(getattr(case, "assessment", None), viewpoint),
        "lead": next(place for place in places if place.role == ParticipantRole.LEAD),
        "board_size": sum(place.role != ParticipantRole.OBSERVER for place in places),
        "observers": sum(place.role == ParticipantRole.OBSERVER for place in places),
        "clocks": clocks_of(case.state, {milestone.kind: milestone.at for milestone in milestones}),
        "milestones": milestones,
        "round": round_progress(case),
        "viewpoint": viewpoint,
        "may": abilities(case, viewpoint),
        "transitions": NEXT_BY_HAND.get(case.state, ()) if viewpoint.is_lead else (),
        "seen_seq": own.seen_seq if own else None,
        "waiting": waiting(own) if own else None,
    }


def _clearances(case: Case):
    return Clearance.objects.filter(case=case, kind__in=("case", "diagnosis"))


def patient_summary(case: Case, viewpoint: Viewpoint) -> dict:
    """Observers know the case's own reference instead of a name: two cases of one person are not linked."""
    patient: Patient = case.patient
    known = {
        "pseudonym": case.reference,
        "birth_year": patient.birth_date.year,
        "age": age_of(patient),
        "sex": patient.sex,
    }
    names = dict.fromkeys(("id", "family_name", "given_name", "birth_date", "is_synthetic"))
    if viewpoint.is_staff:
        names = {name: getattr(patient, name) for name in names}
    return names | known


def diagnosis_as_seen(
    diagnosis: Diagnosis | None, viewpoint: Viewpoint, cleared: set | None = None
) -> Diagnosis | None:
    """The tumour; its note and what is told of an earlier one only for the board or once cleared."""
    if diagnosis is not None and not viewpoint.is_staff and ("diagnosis", diagnosis.pk) not in (cleared or ()):
        diagnosis.note = diagnosis.earlier_tumour = ""
    return diagnosis


def assessment_as_seen(assessment: Assessment | None, viewpoint: Viewpoint) -> Assessment | None:
    """The patient's state; observers get what is coded or measured, no free text."""
    if assessment is not None and not viewpoint.is_staff:
        texts = {fact.code for fact in mdt_facts() if fact.datatype == "text"}
        assessment.facts = {code: value for code, value in assessment.facts.items() if code not in texts}
        assessment.prior_treatments = [
            {**treatment, "field": "", "note": ""} for treatment in assessment.prior_treatments
        ]
    return assessment


def stagings_of(case: Case) -> list[Staging]:
    """The staging in force of each classification, clinical first."""
    rows = case.stagings.filter(superseded_at__isnull=True).select_related("recorded_by", "case")
    return list(rows.order_by("classification"))


def round_progress(case: Case) -> dict | None:
    if case.votes_expected is None:
        return None
    return {"deadline": case.round_deadline, "cast": case.votes_cast, "expected": case.votes_expected}


def waiting(place: Participant) -> dict | None:
    return {"kind": place.waiting_kind, "due": place.waiting_due} if place.waiting_kind else None


def abilities(case: Case, viewpoint: Viewpoint) -> list[str]:
    """What this person may do here now, as verbs that the interface shows or hides."""
    verbs = []
    if viewpoint.role == ParticipantRole.OBSERVER:
        verbs = ["discuss_with_observers"]
    if viewpoint.is_on_board:
        verbs = ["discuss", "discuss_with_observers", "answer_patient", "add_material", "propose", "investigate"]
        verbs += ["clear", "invite_observer"]
    if viewpoint.is_lead:
        verbs += ["edit", "invite", "remove", "hand_over", "issue_credentials"]
        verbs += ["share"] if case.state == CaseState.DRAFT else []
        verbs += ["open_round"] if case.state in (CaseState.REVIEW, CaseState.DECIDING) else []
    elif viewpoint.participant_id is not None:
        verbs += ["leave"]
    return verbs
