"""A case with something in every part of its record."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

from nocc.cases.models import Assessment, Diagnosis, Message, Receipt, Staging, Thread
from nocc.deliberation.factories import draft_decision_of, running_round_of, step, vote
from nocc.deliberation.models import Investigation
from nocc.deliberation.services import Question, answer_investigation, close_round
from nocc.imaging.models import Study
from nocc.patients.models import PatientIdentifier, Priorities
from nocc.records.factories import ObservationFactory, document_of
from nocc.records.services import add_pathology


def fill(board: SimpleNamespace) -> None:
    """What the board knew."""
    case, lead, patient = board.case, board.people["lead"], board.case.patient
    case.question = "Carcinoma della lingua cT2 N1: chirurgia o radiochemioterapia?\n\nPaziente con PEG."
    case.referrer_plan = "Emiglossectomia destra e svuotamento"
    case.save()
    told = {"topography": "C02.1", "morphology": "8070/3", "laterality": "right", "grade": "G2"}
    tests = {"p16_status": "negative", "hpv_status": "not_tested", "pdl1_cps": "1_19"}
    Diagnosis.objects.update_or_create(case=case, defaults={**told, **tests, "diagnosed_on": date(2026, 10, 30)})
    Assessment.objects.update_or_create(
        case=case,
        defaults={
            "ecog": 1,
            "charlson_items": ["copd"],
            "smoking_status": "former",
            "pack_years": 30,
            "facts": {"weight": 71.5, "aspiration": "suspected"},
            "prior_treatments": [{"treatment": "RT.DEF", "on": "2019-05-02", "dose_gy": 66, "field": "laringe"}],
        },
    )
    tnm = {"t": "T2", "n": "N1", "m": "M0", "stage": "III", "schema_id": "oral_cavity"}
    measured = {"findings": {"size_cm": 2.5, "doi_mm": 4}, "derived": {"T": {"category": "T2"}}}
    Staging.objects.create(case=case, classification="c", edition="8", recorded_by=lead, **tnm, **measured)
    PatientIdentifier.objects.create(patient=patient, system="hospital", value="4711", issuer="Bari")
    Priorities.objects.create(patient=patient, ranking=["voice", "cure"], note="Vuole cantare", recorded_by=lead)
    document_of(case, title="Istologia della biopsia", dated=date(2026, 10, 30))
    levels = [{"level": "IIA", "side": "right", "examined": 9, "positive": 1}]
    seen = {"doi_mm": 4, "pni": "present", "nodes_positive_levels": levels, "conclusion": "Margini liberi"}
    add_pathology(case=case, added_by=lead, specimen_type="incisional biopsy", histology_icdo3="8070/3", **seen)
    studied = {"performed_on": date(2026, 11, 2), "description": "TC collo e torace"}
    Study.objects.create(case=case, modality="CT", added_by=lead, **studied)
    ObservationFactory(case=case, taken_at=datetime(2026, 11, 3, 7, 30, tzinfo=UTC))
    for option, title in ((board.first, "Chirurgia e radioterapia"), (board.second, "Radiochemioterapia")):
        option.title, option.rationale = title, "Malattia resecabile"
        option.evidence_level, option.evidence_reference = "2", "NCCN 2026"
        option.conditions = ["PEG prima dell’inizio"]
        option.save()
    board.first.steps = [step("S.ORAL.WLE"), step("RT.DEF", dose_gy=60, fractions=30)]
    board.first.save()


def deliberate(board: SimpleNamespace, **said):
    """A ballot that asks, an answer, a dissent, an abstention, somebody absent; then the lead's draft."""
    people, lead = board.people, board.people["lead"]
    Message.objects.create(case=board.case, author=people["radiotherapist"], thread=Thread.BOARD, text="Rivedrei la TC")
    Receipt.objects.get_or_create(case=board.case, reader=people["observer"], kind="option", item=board.first.pk)
    vote_round = running_round_of(board.case)
    vote(vote_round, people["oncologist"], kind="investigate", question=Question("PET con FDG", "Linfonodi dubbi"))
    answer_investigation(investigation=Investigation.objects.latest("created_at"), answerer=lead, answer="Negativa")
    vote(vote_round, lead, board.first, confidence=4, reason="Resecabile con margini")
    vote(vote_round, people["participant"], board.second, confidence=3, reason="Margini difficili")
    vote(vote_round, people["oncologist"], kind="abstain", reason="Conflitto di interessi")
    close_round(vote_round=vote_round, closer=lead)
    place = board.case.participants.get(user=lead)
    action = {"what": "PEG", "owner": str(place.pk), "where": "Endoscopia", "due": "2026-12-01"}
    content = {
        "option": board.first,
        "alternatives": [board.second.pk],
        "conditions": ["Se i margini sono positivi, radiochemioterapia"],
        "consensus": "majority",
        "quorum_reason": "Radioterapista in ferie",
        "departure_reason": "La paziente preferisce la chirurgia",
        "actions": [action],
        "summary": "Chirurgia per via transorale, poi radioterapia",
        "plain_words": "Le proponiamo un’operazione.",
        "told_patient": "Colloquio con la figlia presente",
    }
    return draft_decision_of(board.case, **{**content, **said})
