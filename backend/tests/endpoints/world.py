"""Everyone there is, and everything a case may hold: on a case of their own, and on one that is not theirs."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.db.models import Model
from django.utils import timezone

from nocc.accounts.factories import UserFactory
from nocc.accounts.models import User
from nocc.care.factories import OutcomeFactory, TreatmentFactory, VisitFactory, signed_decision_of
from nocc.cases.factories import CaseFactory, ParticipantFactory
from nocc.cases.models import Case, CaseState, Participant, SavedFilter, Thread
from nocc.cases.selectors import lead_of
from nocc.cases.services.attention import clear_item, give_receipt
from nocc.cases.services.discussion import post_message
from nocc.cases.services.dossier import record_assessment, record_staging
from nocc.cases.services.explanations import explain_item
from nocc.cases.services.participants import invite_address, remove_participant
from nocc.cases.services.safety import break_the_glass, conceal_item
from nocc.cases.services.way import transition_case
from nocc.deliberation.factories import OptionFactory, closed_round_of, draft_decision_of, running_round_of, vote
from nocc.deliberation.services import request_investigation
from nocc.directory.factories import MembershipFactory, PhysicianFactory
from nocc.directory.models import Invitation, InvitationPurpose
from nocc.directory.services import invite_to_group
from nocc.directory.services.invitations import digest_of
from nocc.imaging.factories import StudyFactory
from nocc.patients.services import add_contact, add_identifier, set_priorities
from nocc.records.factories import (
    ObservationFactory,
    document_of,
    import_of,
    quarantined_upload_of,
    report_of,
    table_bytes,
)
from nocc.records.models import Symptom
from nocc.records.services import note_symptom, release_document

STAGE = {"classification": "c", "edition": "8", "t": "T2", "n": "N1", "m": "M0"}


@dataclass
class Record:
    """A case with one of every item, by the noun of its address; `keys` are what addresses name its parents with."""

    case: Case
    items: dict[str, Model] = field(default_factory=dict)

    @property
    def keys(self) -> dict[str, UUID]:
        return {"case_id": self.case.pk, "patient_id": self.case.patient_id, "group_id": self.case.group_id}

    @property
    def lead(self) -> User:
        return lead_of(self.case).user

    def id_of(self, noun: str) -> str:
        return str(self.items[noun].pk)


@dataclass
class World:
    own: Record
    foreign: Record
    people: dict[str, User | None]


def build_world() -> World:
    """Everyone of the table's roles, with their places in the one case and none in the other."""
    own, foreign = CaseFactory(), CaseFactory()
    people = _people_around(own)
    _end_the_time_of(own, people)
    world = World(own=_record_of(own), foreign=_record_of(foreign), people=people)
    break_the_glass(case=Case.objects.get(pk=own.pk), user=people["emergency"], reason="Emorragia")
    return world


def _people_around(case: Case) -> dict[str, User | None]:
    members = ("member", "coordinator", "emergency")
    in_group = {
        name: MembershipFactory(group=case.group, role="coordinator" if name == "coordinator" else "member").user
        for name in members
    }
    MembershipFactory(group=case.group, user=case.opened_by)
    return {
        "lead": case.opened_by,
        "participant": ParticipantFactory(case=case).user,
        "observer": ParticipantFactory(case=case, role="observer").user,
        "group_observer": MembershipFactory(group=case.group, role="observer").user,
        "former": ParticipantFactory(case=case).user,
        "lapsed": ParticipantFactory(case=case, role="observer").user,
        "outsider": PhysicianFactory().user,
        "patient": _account_of_patient(case),
        "other_patient": _account_of_patient(CaseFactory()),
        "administrator": UserFactory(is_administrator=True),
        "anonymous": None,
        **in_group,
    }


def _account_of_patient(case: Case) -> User:
    case.patient.user = UserFactory()
    case.patient.save()
    return case.patient.user


def _end_the_time_of(case: Case, people: dict[str, User | None]) -> None:
    remove_participant(place=case.participants.get(user=people["former"]), actor=case.opened_by)
    an_hour_ago = timezone.now() - timedelta(hours=1)
    case.participants.filter(user=people["lapsed"]).update(until=an_hour_ago)


def _record_of(case: Case) -> Record:
    """Fill a case under review, and lead it all the way to a second round that runs."""
    if not case.participants.filter(role="participant", removed_at__isnull=True).exists():
        ParticipantFactory(case=case)
    record = Record(case)
    for fill in (_add_facts, _add_material, _decide, _treat, _discuss, _put_to_vote, _invite, _add_to_patient):
        record.case = Case.objects.get(pk=case.pk)
        fill(record)
    record.case = Case.objects.get(pk=case.pk)
    record.items = {noun: type(row)._default_manager.get(pk=row.pk) for noun, row in record.items.items()}
    return record


def place_of_participant(case: Case) -> Participant:
    return case.participants.filter(role="participant", removed_at__isnull=True).earliest("created_at")


def _add_facts(record: Record) -> None:
    case, lead = record.case, record.lead
    case.diagnosis.diagnosed_on = timezone.localdate() - timedelta(days=60)
    case.diagnosis.save()
    record.items |= {
        "cases": case,
        "diagnosis": case.diagnosis,
        "staging": record_staging(case=case, author=lead, **STAGE),
        "assessment": record_assessment(case=case, author=lead, ecog=1),
        "lead": lead_of(case),
        "participants": ParticipantFactory(case=case),
        "facilities": lead.physician.facility,
        "physicians": lead.physician,
        "users": lead,
        "groups": case.group,
        "members": MembershipFactory(group=case.group),
        "saved-filters": SavedFilter.objects.create(user=lead, name="Miei", query={"mine": "true"}),
    }


def _add_material(record: Record) -> None:
    case, lead = record.case, record.lead
    participant = place_of_participant(case).user
    record.items |= {
        "documents": document_of(case),
        "cleaned document": document_of(case, content=b"Referto pulito"),
        "concealed document": document_of(case, content=b"Referto oscurato", added_by=participant),
        "quarantine": quarantined_upload_of(case, added_by=participant),
        "observations": ObservationFactory(case=case),
        "pathology": report_of(case),
        "concealed report": report_of(case, added_by=participant),
        "import": import_of(case),
        "preview of an import": import_of(
            case, content=table_bytes("Potassio;4;mmol/L;01/03/2026"), is_confirmed=False
        ),
        "studies": StudyFactory(case=case),
    }
    release_document(document=record.items["cleaned document"], actor=lead)
    for noun, kind in (("observations", "observation"), ("cleaned document", "document")):
        item = record.items[noun].pk
        record.items["clearances"] = clear_item(case=case, actor=lead, kind=kind, item=item)
    for noun, kind in (("concealed document", "document"), ("concealed report", "pathology")):
        conceal_item(patient=case.patient, kind=kind, item=record.items[noun].pk)
    observation = record.items["observations"].pk
    words = "Il sangue va bene."
    record.items["explanations"] = explain_item(
        case=case, author=lead, kind="observation", item=observation, text=words
    )
    record.items["receipts"] = give_receipt(case=case, reader=lead, kind="observation", item=observation)


def _decide(record: Record) -> None:
    owner = str(place_of_participant(record.case).pk)
    asked = [{"what": "PEG", "owner": owner, "where": "", "due": None}]
    record.items["signed decision"] = decision = signed_decision_of(record.case, actions=asked)
    record.items |= {"closed round": decision.round, "actions": decision.follow_through.get()}


def _treat(record: Record) -> None:
    case = record.case
    record.items |= {
        "treatments": TreatmentFactory(case=case),
        "outcomes": OutcomeFactory(case=case),
        "visits": VisitFactory(case=case),
    }
    transition_case(case=case, to=CaseState.REVIEW, actor=record.lead, reason="Recidiva")


def _discuss(record: Record) -> None:
    case, lead = record.case, record.lead
    owner = place_of_participant(case)
    record.items |= {
        "messages": post_message(case=case, author=lead, thread=Thread.BOARD, text="PET?"),
        "observers' message": post_message(case=case, author=lead, thread=Thread.OBSERVERS, text="Buongiorno"),
        "patient's message": post_message(case=case, author=lead, thread=Thread.PATIENT, text="A presto"),
        "investigations": request_investigation(case=case, requester=lead, what="PET", owner=owner),
    }


def _put_to_vote(record: Record) -> None:
    """A second round decides again, in a draft; a third one runs, with the board's ballots in it."""
    closed_round_of(record.case)
    case = Case.objects.get(pk=record.case.pk)
    draft = draft_decision_of(case, quorum_reason="Urgente")
    running = running_round_of(Case.objects.get(pk=case.pk))
    for place in (lead_of(case), place_of_participant(case)):
        vote(running, place.user)
    on_paper = running.paper.first().option
    free = OptionFactory(case=case)
    record.items |= {"decisions": draft, "rounds": running, "option on paper": on_paper, "options": free}


def _invite(record: Record) -> None:
    case, lead = record.case, record.lead
    terms = {"email": f"{case.reference}@example.org".lower(), "invited_by": UserFactory(is_administrator=True)}
    into_group = invite_to_group(purpose=InvitationPurpose.GROUP_MEMBER, group=case.group, **terms)
    Invitation.objects.filter(pk=into_group.pk).update(token_digest=digest_of(token_of(case)))
    into_case = invite_address(case=case, inviter=lead, email=terms["email"], role="participant")
    record.items |= {"invitations": into_group, "invitation to the case": into_case}


def token_of(case: Case) -> str:
    return f"link-{case.reference}"


def _add_to_patient(record: Record) -> None:
    patient, lead = record.case.patient, record.lead
    record.items |= {
        "patients": patient,
        "identifiers": add_identifier(patient=patient, system="hospital", value="A-17", issuer="Bari"),
        "contacts": add_contact(patient=patient, kind="phone", value="+39 080 1234567"),
        "priorities": set_priorities(patient=patient, ranking=["cure"], recorded_by=lead),
        "diary": note_symptom(patient=patient, symptom=Symptom.PAIN, score=3),
    }
    if patient.user is not None:
        record.items["patient's account"] = patient.user


Preparation = Callable[[Record], None]
