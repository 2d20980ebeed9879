import hashlib
import io
import json
import subprocess
import sys
from datetime import datetime
from types import SimpleNamespace

import pytest
from pypdf import PdfReader

from nocc.audit.models import AccessEntry
from nocc.cases.models import Case
from nocc.deliberation.models import Decision
from nocc.deliberation.record.sealed import sealed_record
from nocc.deliberation.report import content_of, report_of
from nocc.deliberation.report.words import Words, texts
from nocc.deliberation.tests.dossier import deliberate, fill
from nocc.deliberation.tests.roles import statuses

pytestmark = pytest.mark.slow


@pytest.fixture
def signed(board, as_role) -> SimpleNamespace:
    fill(board)
    sign(board, as_role)
    return board


def sign(board, as_role, **said) -> None:
    draft = deliberate(board, **said)
    board.url = f"/api/v1/decisions/{draft.pk}/report.pdf"
    assert as_role(board, "lead").post(f"/api/v1/decisions/{draft.pk}/sign/").status_code == 200
    board.decision = Decision.objects.get(pk=draft.pk)


def sign_again(board, as_role, **said) -> None:
    client = as_role(board, "lead")
    client.post(f"/api/v1/cases/{board.case.pk}/transition/", {"to": "review", "reason": "Recidiva"})
    board.case = Case.objects.get(pk=board.case.pk)
    sign(board, as_role, **said)


def words_of(pdf: bytes) -> str:
    pages = PdfReader(io.BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).replace("\xa0", " ").split())


@pytest.mark.parametrize(("who", "status"), statuses(lead=200, board=200, observer=404))
def test_who_reads_the_report(as_role, signed, who, status):
    assert as_role(signed, who).get(signed.url).status_code == status


def test_a_draft_has_no_report(as_role, board):
    draft = deliberate(board)
    assert as_role(board, "lead").get(f"/api/v1/decisions/{draft.pk}/report.pdf").status_code == 404


def test_the_report_is_a_file_to_keep_and_its_reading_is_logged(as_role, signed):
    before = AccessEntry.objects.filter(items__contains=[signed.decision.pk]).count()
    answer = as_role(signed, "participant").get(signed.url)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith('attachment; filename="nocc-decisione-')
    assert signed.case.patient.family_name not in answer["Content-Disposition"]
    assert AccessEntry.objects.filter(items__contains=[signed.decision.pk]).count() == before + 1


@pytest.mark.parametrize(
    ("query", "accepted", "words"),
    [
        ("", None, "Votazioni"),
        ("", "en-GB,en;q=0.9", "Votes"),
        ("", "fr", "Votazioni"),
        ("?lang=en", "it", "Votes"),
        ("?lang=it", "en", "Votazioni"),
    ],
)
def test_the_report_is_in_the_language_asked_for(as_role, signed, query, accepted, words):
    headers = {"Accept-Language": accepted} if accepted else {}
    assert words in words_of(as_role(signed, "lead").get(signed.url + query, headers=headers).content)


def test_a_language_that_we_do_not_speak_is_refused(as_role, signed):
    answer = as_role(signed, "lead").get(f"{signed.url}?lang=fr")
    assert (answer.status_code, answer.json()["code"]) == (400, "unknown_language")


def test_each_part_of_the_record_is_printed_in_words(signed):
    printed = words_of(report_of(signed.decision, "it"))
    patient = signed.case.patient
    for said in (
        *(f"{patient.family_name} {patient.given_name}", "4711 (Bari)", signed.case.reference),
        *("Opzione A", "Chirurgia e radioterapia", "B · Radiochemioterapia", "60 Gy in 30 frazioni"),
        *("Se i margini sono positivi", "maggioranza", "avrebbe scelto B", "Margini difficili"),
        *("La paziente preferisce la chirurgia", "Radioterapista in ferie"),
        *("PEG", "Endoscopia", "01/12/2026", "Colloquio con la figlia presente", "Le proponiamo un’operazione."),
        *("chirurgia o radiochemioterapia?", "Emiglossectomia destra e svuotamento"),
        *("Margine della lingua (C02.1)", "Carcinoma squamoso", "CPS 1-19", "cT2 N1 M0", "8ª"),
        *("Limitato nelle attività faticose", "30 pacchetti-anno", "71,5 kg", "66 Gy", "Vuole cantare"),
        *("livello 2", "NCCN 2026", "PEG prima dell’inizio"),
        *("PET con FDG", "Linfonodi dubbi", "Negativa"),
        *("Oncologia medica: presente", "Radioterapia oncologica: assente", "3 su 4", "astensione", "4 · sicuro"),
        *("Resecabile con margini", "Conflitto di interessi", "ha scritto", "ha consultato il caso"),
        *("Istologia della biopsia", "30/10/2026", "TC collo e torace", "Emoglobina", "03/11/2026"),
        *("Dimensione massima del tumore: 2,5 cm", "Secondo le regole, clinica T2"),
        *("Biopsia incisionale", "Invasione perineurale Presente", "1/9", "Margini liberi"),
        *("Che cosa mancava", "Audiometria", "Non è una firma elettronica qualificata"),
    ):
        assert said in printed, said


def test_the_seal_is_printed_whole(signed):
    printed = words_of(report_of(signed.decision, "en")).replace(" ", "")
    for code in (signed.decision.sha256, signed.decision.signature, signed.decision.key_id, "verify_record.py"):
        assert code in printed


def test_the_report_carries_the_signed_record_itself(signed):
    attached = PdfReader(io.BytesIO(report_of(signed.decision, "it"))).attachments["record.json"][0]
    assert attached == sealed_record(signed.decision).encode()
    assert hashlib.sha256(signed.decision.record.encode()).hexdigest() == json.loads(attached)["sha256"]


def test_a_report_is_an_accessible_archive_pdf_in_its_language(signed):
    reader = PdfReader(io.BytesIO(report_of(signed.decision, "it")))
    metadata = reader.xmp_metadata.stream.get_data().decode()
    assert "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" in "".join(metadata.split())
    catalogue = reader.trailer["/Root"]
    assert catalogue["/Lang"] == "it-IT"
    assert catalogue["/MarkInfo"]["/Marked"] == True  # noqa: E712 an object of the PDF
    assert not {"/OpenAction", "/AA", "/JavaScript"} & {*catalogue, *catalogue["/Names"]}
    assert reader.metadata.creation_date == datetime.fromisoformat(
        json.loads(signed.decision.record)["decision"]["signed_at"]
    )


def test_a_later_decision_prints_what_changes(as_role, signed):
    sign_again(
        signed, as_role, option=signed.second, alternatives=[], consensus="unanimous", conditions=["Con cetuximab"]
    )
    printed = words_of(report_of(signed.decision, "it"))
    assert "Che cosa cambia rispetto alla decisione precedente" in printed
    assert "A · Chirurgia e radioterapia B · Radiochemioterapia" in printed
    assert "maggioranza unanimità" in printed
    assert "decisione n. 2" in printed


def test_what_was_written_is_never_markup(as_role, board):
    hostile = '#eval("1+1") $x^2$ @ref *b* <script>alert(1)</script> = T #panic() \\u{41} 😀 漢'
    sign(board, as_role, summary=hostile, told_patient=hostile)
    printed = words_of(report_of(board.decision, "it"))
    assert printed.count(hostile.replace("😀", "�").replace("漢", "�")) == 2
    attached = PdfReader(io.BytesIO(report_of(board.decision, "it"))).attachments["record.json"][0]
    assert json.loads(attached)["record"]["decision"]["summary"] == hostile


RENDER = """
import os, sys, json, hashlib
from types import SimpleNamespace
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
import django; django.setup()
from nocc.deliberation.report import report_of
decision = SimpleNamespace(**json.load(sys.stdin))
print(hashlib.sha256(report_of(decision, "it")).hexdigest())
"""


def test_the_same_record_is_the_same_bytes_in_another_process(signed):
    names = ("record", "sha256", "signature", "key_id")
    sealed = json.dumps({name: getattr(signed.decision, name) for name in names})
    other = subprocess.run([sys.executable, "-c", RENDER], input=sealed, capture_output=True, text=True, check=True)
    assert other.stdout.strip() == hashlib.sha256(report_of(signed.decision, "it")).hexdigest()


def test_no_code_of_ours_is_left_without_a_word(signed):
    record = json.loads(signed.decision.record)
    for language in ("it", "en"):
        told = json.dumps(content_of(record, language), ensure_ascii=False)
        for code in ("surgery_hn", "medical_oncology", "not_tested", "S.ORAL.WLE", "pathology_biopsy", "1_19"):
            assert f'"{code}' not in told


@pytest.mark.parametrize(
    ("ucum", "written"),
    [
        ("10*3/uL", "10³/µL"),
        ("m[IU]/L", "mIU/L"),
        ("{score}", ""),
        ("mL/min/{1.73_m2}", "mL/min/1,73\xa0m²"),
        ("g/dL", "g/dL"),
        ("kg/m2", "kg/m²"),
    ],
)
def test_units_are_written_as_on_paper(ucum, written):
    assert Words("it").unit(ucum) == written


def test_both_languages_have_the_same_words():
    def paths(node, at=""):
        if not isinstance(node, dict):
            return {at}
        return set().union(*(paths(inner, f"{at}.{name}") for name, inner in node.items()))

    assert paths(texts("it")) == paths(texts("en"))
