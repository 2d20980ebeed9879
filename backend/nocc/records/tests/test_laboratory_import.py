from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from nocc.audit.models import AccessEntry
from nocc.cases.contents import kept_kinds
from nocc.cases.models import CaseEvent, ItemVersion
from nocc.patients.models import Concealment, IdentifierSystem, PatientIdentifier
from nocc.records.factories import ObservationFactory, import_of, table_bytes
from nocc.records.models import ImportPart, ImportState, LaboratoryImport, Observation
from nocc.records.services import laboratory_import as steps
from nocc.records.services.laboratory_import import (
    forget_old_previews,
    make_preview,
    store_values,
    take_up_lost_imports,
)

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


@pytest.fixture
def url(case_with_everyone):
    return f"/api/v1/cases/{case_with_everyone.case.pk}/observations/import/"


@pytest.fixture
def preview(api_as, case_with_everyone, url):
    """`preview(content)` sends a table as the lead of the case and gives the answer's body."""
    client = api_as(case_with_everyone.people["lead"])

    def send(content: bytes, name: str = "esami.csv", status: int = 201) -> dict:
        answer = client.post(url, {"file": SimpleUploadedFile(name, content)}, format="multipart")
        assert answer.status_code == status, answer.content
        return answer.json()

    return send


@pytest.fixture
def confirm(api_as, case_with_everyone, url):
    client = api_as(case_with_everyone.people["lead"])
    return lambda body: client.post(f"{url}{body['id']}/confirm/")


@pytest.mark.parametrize(
    ("who", "read", "write"),
    [
        ("lead", 200, 201),
        ("participant", 200, 201),
        ("observer", 403, 403),
        ("member", 404, 404),
        ("outsider", 404, 404),
        ("patient", 404, 404),
        ("anonymous", 401, 401),
    ],
)
def test_who_may_see_imports_and_import(api_as, case_with_everyone, url, who, read, write):
    client = api_as(case_with_everyone.people[who])
    assert client.get(url).status_code == read
    file = {"file": SimpleUploadedFile("esami.csv", table_bytes())}
    assert client.post(url, file, format="multipart").status_code == write


def test_nothing_is_kept_before_it_is_confirmed(preview, confirm):
    body = preview(table_bytes("Emoglobina;11,2;g/dL;12/03/2026 08:15", "K;4,1;mEq/L;12/03/2026 08:15"))
    assert (body["state"], body["total"], body["done"], body["preview"]["new"]) == ("ready", 2, 2, 2)
    assert not Observation.objects.exists()
    assert confirm(body).json()["stored"] == 2
    row = Observation.objects.get(test="hb")
    assert (float(row.value), row.unit, row.sent_value, row.sent_unit) == (11.2, "g/dL", "11,2", "g/dL")
    assert row.taken_at.isoformat() == "2026-03-12T07:15:00+00:00"
    assert not ImportPart.objects.exists()


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Esame;Risultato;U.M.;Data prelievo", "Emoglobina;11,2;g/dL;12/03/2026"),
        ("esame;valore;unità di misura;data;ora", "EMOGLOBINA;11,2;g/dl;12.03.2026;08:00"),
        ("Test,Result,Units,Collection Date", "Hemoglobin,11.2,g/dL,2026-03-12"),
        ("LOINC\tValue\tUnit\tTaken at", "718-7\t11.2\tg/dL\t2026-03-12T08:00:00+01:00"),
        ("test_id,value,unit,taken_at,laboratory", "hb,112,g/L,2026-03-12T07:00:00Z,Bari"),
        ("Codice LOINC|Esame|Valore|Unità|Data e ora", "718-7|Hb|11,2|g/dL|12-03-2026 08:00"),
        ("sep=;\nEsame;Valore;Unità;Data", "hb;11,2;g/dL;2026-03-12"),
        ("Laboratorio analisi;;;\n\nEsame;Valore;Unità;Data", "hb;11,2;g/dL;2026-03-12"),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_table_is_understood_as_it_comes(preview, header, row, encoding):
    body = preview(f"{header}\n{row}\n".encode(encoding))["preview"]
    assert body["errors"] == []
    (shown,) = body["rows"]
    assert (shown["test"], shown["value"], shown["flag"]) == ("hb", 11.2, "low")
    assert shown["taken_at"][:10] in ("2026-03-11", "2026-03-12")


@pytest.mark.parametrize(
    ("row", "column", "code", "text"),
    [
        ("Emoglobbina;11;g/dL;12/03/2026", "Esame", "unknown_code", "Emoglobbina"),
        (";11;g/dL;12/03/2026", "Esame", "required", ""),
        ("HBsAg;1;;12/03/2026", "Esame", "test_not_numeric", "HBsAg"),
        ("Hb;;g/dL;12/03/2026", "Valore", "required", ""),
        ("Hb;molto;g/dL;12/03/2026", "Valore", "invalid", "molto"),
        ("Hb;-1;g/dL;12/03/2026", "Valore", "value_implausible", "-1"),
        ("Hb;99999;g/dL;12/03/2026", "Valore", "value_implausible", "99999"),
        ("Hb;11;U/L;12/03/2026", "Unità", "unit_mismatch", "U/L"),
        ("Hb;11;;12/03/2026", "Unità", "unit_mismatch", ""),
        ("Hb;11;g/dL;", "Data", "required", ""),
        ("Hb;11;g/dL;31/02/2026", "Data", "date_invalid", "31/02/2026"),
        ("Hb;11;g/dL;03/25/2026", "Data", "date_invalid", "03/25/2026"),
        ("Hb;11;g/dL;12/03/26", "Data", "date_invalid", "12/03/26"),
        ("Hb;11;g/dL;12/03/2999", "Data", "date_in_future", "12/03/2999"),
        ("Hb;11;g/dL;12/03/1800", "Data", "date_before_birth", "12/03/1800"),
        ("=cmd|'/c calc'!A1;11;g/dL;12/03/2026", "Esame", "formula_not_allowed", "=cmd|'/c calc'!A1"),
        ("Hb;=1+1;g/dL;12/03/2026", "Valore", "formula_not_allowed", "=1+1"),
        ("Hb;11;@SUM(A1);12/03/2026", "Unità", "formula_not_allowed", "@SUM(A1)"),
        (f"{'x' * 300};11;g/dL;12/03/2026", "Esame", "max_length", ""),
        ("Piastrine;250.000;/uL;12/03/2026", "Valore", "number_ambiguous", "250.000"),
    ],
)
def test_a_row_that_cannot_be_kept_says_where_and_why(preview, confirm, row, column, code, text):
    body = preview(table_bytes(row, "K;4;mmol/L;12/03/2026"))
    (error,) = body["preview"]["errors"]
    assert (error["row"], error["column"], error["code"], error["text"]) == (2, column, code, text)
    assert confirm(body).json()["stored"] == 1


def test_the_other_rows_say_what_a_point_before_three_digits_means(preview):
    rows = preview(table_bytes("Piastrine;250.000;/uL;12/03/2026", "Hb;11,2;g/dL;12/03/2026"))["preview"]["rows"]
    assert [row["value"] for row in rows] == [250.0, 11.2]
    rows = preview(table_bytes("TSH;1.250;mUI/L;12/03/2026", "Hb;11.2;g/dL;12/03/2026"))["preview"]["rows"]
    assert [row["value"] for row in rows] == [1.25, 11.2]


@pytest.mark.parametrize(
    ("written", "low", "high"),
    [
        ("12,0 - 16,0", 12.0, 16.0),
        ("[12–16]", 12.0, 16.0),
        ("< 16", None, 16.0),
        ("fino a 16", None, 16.0),
        ("> 12", 12.0, None),
        ("", 12.0, 16.0),
        ("-", 12.0, 16.0),
    ],
)
def test_a_range_is_read_as_laboratories_print_it(preview, written, low, high):
    header = "Esame;Valore;Unità;Data;Valori di riferimento"
    (row,) = preview(table_bytes(f"Hb;13;g/dL;12/03/2026;{written}", header=header))["preview"]["rows"]
    assert (row["reference_low"], row["reference_high"]) == (low, high)


def test_a_range_in_two_columns_is_in_the_unit_of_its_value(preview):
    header = "Esame;Valore;Unità;Data;Min;Max"
    (row,) = preview(table_bytes("Hb;130;g/L;12/03/2026;120;160", header=header))["preview"]["rows"]
    assert (row["value"], row["reference_low"], row["reference_high"]) == (13.0, 12.0, 16.0)
    (error,) = preview(table_bytes("Hb;130;g/L;12/03/2026;170;160", header=header))["preview"]["errors"]
    assert (error["column"], error["code"]) == ("Min", "range_reversed")


def test_the_same_rows_again_are_duplicates(preview, confirm):
    table = table_bytes("Hb;11,2;g/dL;12/03/2026", "Hb;11,20;g/dL;2026-03-12", "K;4;mmol/L;12/03/2026")
    first = preview(table)
    assert (first["preview"]["new"], first["preview"]["duplicate"]) == (2, 1)
    confirm(first)
    again = preview(table)
    assert (again["preview"]["new"], again["preview"]["duplicate"]) == (0, 3)
    assert confirm(again).json()["code"] == "nothing_to_import"
    assert Observation.objects.count() == 2


def test_values_that_came_in_between_are_not_stored_twice(preview, confirm):
    one, other = preview(table_bytes()), preview(table_bytes())
    assert confirm(one).json()["stored"] == 1
    assert confirm(other).json()["stored"] == 0
    assert Observation.objects.count() == 1


def test_another_value_at_the_same_moment_is_marked(preview, confirm):
    confirm(preview(table_bytes()))
    (row,) = preview(table_bytes("Hb;9;g/dL;12/03/2026 08:15"))["preview"]["rows"]
    assert row["differs"]


def test_what_is_concealed_from_the_importer_is_no_duplicate_to_them(preview, case_with_everyone):
    case, people = case_with_everyone.case, case_with_everyone.people
    standing = ObservationFactory(case=case, entered_by=people["participant"], value="11.2")
    Concealment.objects.create(patient=case.patient, kind="observation", item=standing.pk)
    body = preview(table_bytes(f"Hb;11,2;g/dL;{standing.taken_at.isoformat()}"))
    assert (body["preview"]["new"], body["preview"]["duplicate"]) == (1, 0)


@pytest.mark.parametrize(
    ("column", "own", "other"),
    [
        ("Codice fiscale", "RSSMRA70A01H501S", "VRDGPP80A01H501P"),
        ("MRN", "70-123", "70-124"),
        ("Cognome", "{family}", "Verdi"),
        ("Data di nascita", "{born}", "01/01/1901"),
    ],
)
def test_all_rows_belong_to_the_patient_of_the_case(preview, case_with_everyone, column, own, other):
    patient = case_with_everyone.case.patient
    for system, value, issuer in (
        (IdentifierSystem.FISCAL_CODE, "RSSMRA70A01H501S", ""),
        ("hospital", "70-123", "Bari"),
    ):
        PatientIdentifier.objects.create(
            patient=patient, system=system, value=value, match_key=value[:15], issuer=issuer
        )
    own = own.format(family=patient.family_name.upper(), born=patient.birth_date.isoformat())
    header = f"Esame;Valore;Unità;Data;{column}"
    rows = (f"Hb;11;g/dL;12/03/2026;{own}", f"K;4;mmol/L;12/03/2026;{other}", "Na;140;mmol/L;12/03/2026;")
    body = preview(table_bytes(*rows, header=header))
    (error,) = body["preview"]["errors"]
    assert (error["row"], error["column"], error["code"], error["text"]) == (3, column, "another_patient", "")
    assert other not in str(body)


def test_an_import_is_one_event_and_one_line_of_the_access_log(preview, confirm, case_with_everyone):
    body = preview(table_bytes("Hb;11;g/dL;12/03/2026", "K;4;mmol/L;12/03/2026"))
    seq = case_with_everyone.case.events.count()
    before = AccessEntry.objects.count()
    confirm(body)
    event = CaseEvent.objects.get(kind="observation.imported")
    assert (event.target_kind, str(event.target_id)) == ("laboratory_import", body["id"])
    assert case_with_everyone.case.events.count() == seq + 1
    (entry,) = AccessEntry.objects.order_by("at")[before:]
    assert (entry.kind, entry.action, [str(item) for item in entry.items]) == (
        "laboratory_import",
        "write",
        [body["id"]],
    )


def test_what_is_kept_of_each_value_is_what_the_board_was_shown(preview, confirm):
    header = "Esame;Valore;Unità;Data;Valori di riferimento;Laboratorio"
    rows = ("Hb;112;g/L;12/03/2026;120-160;Bari", "TSH;<0,01;mUI/L;12/03/2026 08:15;;", "Na;140;mmol/L;12/03/2026;;")
    body = confirm(preview(table_bytes(*rows, header=header))).json()
    values = list(Observation.objects.values_list("pk", flat=True))
    kept = dict(ItemVersion.objects.filter(kind="observation").values_list("item", "content"))
    assert kept == kept_kinds()["observation"].content(values)
    assert (len(kept), body["stored"]) == (3, 3)


def test_a_preview_is_for_whoever_made_it_and_what_is_kept_for_the_board(
    api_as, case_with_everyone, url, preview, confirm
):
    body, participant = preview(table_bytes()), api_as(case_with_everyone.people["participant"])
    assert participant.get(f"{url}{body['id']}/").status_code == 404
    assert participant.post(f"{url}{body['id']}/confirm/").status_code == 404
    confirm(body)
    assert participant.get(f"{url}{body['id']}/").json()["stored"] == 1
    assert participant.post(f"{url}{body['id']}/withdraw/").status_code == 403


def test_an_import_of_another_case_is_not_found_under_this_one(api_as, case_with_everyone, url):
    lead = case_with_everyone.people["lead"]
    other = import_of(ObservationFactory(case__opened_by=lead).case)
    assert api_as(lead).get(f"{url}{other.pk}/").status_code == 404


def test_a_whole_import_can_be_withdrawn_and_brought_in_again(api_as, case_with_everyone, url, preview, confirm):
    body = preview(table_bytes())
    confirm(body)
    client = api_as(case_with_everyone.people["lead"])
    assert client.post(f"{url}{body['id']}/withdraw/").json()["state"] == "withdrawn"
    assert client.post(f"{url}{body['id']}/withdraw/").json()["code"] == "import_not_done"
    assert client.get(url.removesuffix("import/")).json()["results"] == []
    assert CaseEvent.objects.filter(kind="observation.import_withdrawn").count() == 1
    again = preview(table_bytes())
    assert again["preview"]["new"] == 1
    assert confirm(again).json()["stored"] == 1


def test_a_preview_can_be_discarded_and_its_text_is_gone(api_as, case_with_everyone, url, preview, confirm):
    body = preview(table_bytes())
    client = api_as(case_with_everyone.people["lead"])
    assert ImportPart.objects.exists()
    assert client.delete(f"{url}{body['id']}/").status_code == 204
    assert not ImportPart.objects.exists()
    assert client.get(f"{url}{body['id']}/").status_code == 404
    assert confirm(body).status_code == 404


def test_what_is_kept_can_only_be_withdrawn(api_as, case_with_everyone, url, preview, confirm):
    body = preview(table_bytes())
    confirm(body)
    client = api_as(case_with_everyone.people["lead"])
    assert client.delete(f"{url}{body['id']}/").json()["code"] == "import_not_ready"
    assert confirm(body).json()["code"] == "import_not_ready"


def test_a_preview_that_nobody_confirms_is_forgotten(preview):
    old, new = preview(table_bytes()), preview(table_bytes())
    LaboratoryImport.objects.filter(pk=old["id"]).update(created_at=timezone.now() - timedelta(hours=25))
    assert forget_old_previews() == 1
    states = dict(LaboratoryImport.objects.values_list("pk", "state"))
    assert {str(pk): state for pk, state in states.items()} == {old["id"]: "discarded", new["id"]: "ready"}


def test_a_large_table_is_left_to_the_worker_which_tells_how_far_it_is(preview, confirm, monkeypatch):
    monkeypatch.setattr(steps, "ROWS_AT_ONCE", 0)
    body = preview(table_bytes())
    assert (body["state"], body["total"], body["done"], body["preview"]) == ("reading", 1, 0, None)
    assert confirm(body).json()["code"] == "import_not_ready"
    make_preview(import_id=body["id"])
    body = confirm(body).json()
    assert (body["state"], body["done"], body["stored"]) == ("storing", 0, None)
    store_values(import_id=body["id"])
    store_values(import_id=body["id"])
    done = LaboratoryImport.objects.get()
    assert (done.state, done.done, done.stored, Observation.objects.count()) == ("done", 1, 1, 1)
    names = ProcrastinateJob.objects.filter(task_name__contains="laboratory").values_list("task_name", flat=True)
    assert sorted(names) == ["preview_laboratory_import", "store_laboratory_import"]


def test_a_table_whose_job_was_lost_is_taken_up_again(preview, confirm, monkeypatch):
    body = preview(table_bytes())
    monkeypatch.setattr(steps, "ROWS_AT_ONCE", 0)
    confirm(body)
    LaboratoryImport.objects.update(confirmed_at=timezone.now() - timedelta(hours=1))
    take_up_lost_imports()
    assert LaboratoryImport.objects.get().state == ImportState.DONE


def test_a_worker_that_fails_half_way_leaves_nothing(preview, confirm, monkeypatch):
    body = preview(table_bytes())
    monkeypatch.setattr(steps, "ROWS_AT_ONCE", 0)
    confirm(body)
    monkeypatch.setattr(steps, "insert_values", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        store_values(import_id=body["id"])
    assert not Observation.objects.exists()
    assert LaboratoryImport.objects.get().state == ImportState.STORING


@pytest.mark.parametrize("language", ["it", "en"])
def test_what_is_exported_can_be_imported_again(api_as, case_with_everyone, url, preview, language):
    case = case_with_everyone.case
    ObservationFactory(case=case, value="11.25", laboratory='=HYPERLINK("http://x")')
    ObservationFactory(case=case, test="plt", loinc="777-3", value="250", unit="10*3/uL", reference_high=400)
    ObservationFactory(
        case=case, test="tsh", loinc="3016-3", value="1.25", comparator="<", unit="m[IU]/L", reference_low=None
    )
    client = api_as(case_with_everyone.people["lead"])
    answer = client.get(url.replace("observations/import/", "observations.csv"), HTTP_ACCEPT_LANGUAGE=language)
    content = b"".join(answer.streaming_content)
    assert b"'=HYPERLINK" in content
    assert AccessEntry.objects.filter(kind="laboratory_export", action="read").count() == 1
    body = preview(content)["preview"]
    assert (body["duplicate"], body["new"], body["errors"]) == (3, 0, [])


@pytest.mark.parametrize("beginning", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_an_export_is_a_formula(api_as, case_with_everyone, url, beginning):
    ObservationFactory(case=case_with_everyone.case, laboratory=f"{beginning}1+1")
    answer = api_as(case_with_everyone.people["lead"]).get(url.replace("observations/import/", "observations.csv"))
    assert f"'{beginning}1+1".encode() in b"".join(answer.streaming_content)


def test_only_text_that_was_uploaded_is_a_file(api_as, case_with_everyone, url):
    client = api_as(case_with_everyone.people["lead"])
    assert client.post(url, {"file": "Hb"}, format="multipart").status_code == 400
    assert client.post(url, {}, format="multipart").status_code == 400
