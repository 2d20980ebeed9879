import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from nocc.audit.models import AccessEntry
from nocc.cases.models import Assessment, CaseEvent, Clearance, Notification
from nocc.cases.services.attention import clear_item
from nocc.cases.services.dossier import record_staging
from nocc.patients.models import Concealment
from nocc.records.factories import document_of, report_of
from nocc.records.models import PathologyReport, PathologyVersion

pytestmark = pytest.mark.django_db

BIOPSY = {"specimen_type": "incisional biopsy", "histology_icdo3": "8070/3", "grade": "G2"}


@pytest.fixture
def url(case_with_everyone):
    return f"/api/v1/cases/{case_with_everyone.case.pk}/pathology/"


@pytest.fixture
def lead(api_as, case_with_everyone):
    return api_as(case_with_everyone.people["lead"])


def one(report: PathologyReport, verb: str = "") -> str:
    return f"/api/v1/pathology/{report.pk}/{verb}"


def edit(client, report: PathologyReport, changes: dict, *, version: int = 1):
    return client.patch(one(report), changes, headers={"If-Match": f'"{version}"'})


@pytest.mark.parametrize(
    ("who", "read", "write"),
    [
        ("lead", 200, 201),
        ("participant", 200, 201),
        ("observer", 200, 403),
        ("member", 404, 404),
        ("coordinator", 404, 404),
        ("outsider", 404, 404),
        ("patient", 404, 404),
        ("administrator", 404, 404),
        ("anonymous", 401, 401),
    ],
)
def test_who_may_read_and_add_reports(api_as, case_with_everyone, url, who, read, write):
    client = api_as(case_with_everyone.people[who])
    assert client.get(url).status_code == read
    assert client.get(f"{url}form/").status_code == read
    assert client.post(url, BIOPSY).status_code == write


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("lead", 200),
        ("participant", 200),
        ("oncologist", 403),
        ("observer", 403),
        ("outsider", 404),
        ("anonymous", 401),
    ],
)
@pytest.mark.parametrize("what", ["edit", "withdraw"])
def test_the_author_or_the_lead_edits_and_withdraws(api_as, case_with_everyone, who, status, what):
    report = report_of(case_with_everyone.case, added_by=case_with_everyone.people["participant"])
    client = api_as(case_with_everyone.people[who])
    answer = edit(client, report, {"grade": "G3"}) if what == "edit" else client.post(one(report, "withdraw/"))
    assert answer.status_code == status


def test_a_report_is_kept_incomplete_and_says_what_it_lacks(lead, url):
    body = lead.post(url, BIOPSY).json()
    assert (body["is_complete"], body["missing"]) == (False, ["pni", "lvi"])
    assert "nodes_examined" not in body["applies"]
    done = lead.post(url, {**BIOPSY, "pni": "absent", "lvi": "absent"}).json()
    assert (done["is_complete"], done["missing"]) == (True, [])


def test_a_report_answers_as_it_was_sent(lead, url):
    levels = [{"level": "IIA", "side": "right", "examined": 8, "positive": 2}]
    sent = {
        **BIOPSY,
        "specimen_type": "resection",
        "tumour_size_cm": 2.4,
        "closest_margin_mm": 3.5,
        "margin_status": "close",
        "nodes_examined": 24,
        "nodes_positive": 2,
        "nodes_positive_levels": levels,
        "contralateral_positive": False,
        "ene": "minor",
        "ene_mm": 1.5,
        "p16": "positive",
        "p16_percent": 90,
        "reported_on": "2026-01-20",
    }
    body = lead.post(url, sent).json()
    assert {name: body[name] for name in sent} == sent
    assert lead.get(url).json()["results"][0]["id"] == body["id"]


def test_what_a_report_lacks_depends_on_the_site(lead, case_with_everyone, url):
    def lacks() -> set[str]:
        return set(lead.post(url, {**BIOPSY, "specimen_type": "excisional biopsy"}).json()["missing"])

    assert lacks() == {"doi_mm", "pni", "lvi"}
    case_with_everyone.case.diagnosis.topography = "C09.0"
    case_with_everyone.case.diagnosis.save()
    assert lacks() == {"p16", "pni", "lvi"}


def test_the_form_tells_fields_conditions_and_what_the_case_says(lead, url):
    form = lead.get(f"{url}form/").json()
    assert form["facts"]["site_group"] == "oral_cavity"
    (margin,) = [field for field in form["questions"] if field["name"] == "margin_status"]
    assert (margin["group"], margin["label_it"]) == ("margins", "Stato dei margini")
    assert margin["required_when"] == [[{"fact": "specimen_type", "any_of": ["resection"], "above": None}]]
    assert {"code": "R0", "label_en": "No residual tumour", "label_it": "Assenza di tumore residuo"} in margin[
        "choices"
    ]


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"specimen_type": "teeth"}, "specimen_type", "unknown_code"),
        ({"specimen_type": ""}, "specimen_type", "blank"),
        ({"histology_icdo3": "9999/9"}, "histology_icdo3", "unknown_code"),
        ({"margin_status": "R9"}, "margin_status", "unknown_code"),
        ({"p16_percent": 101}, "p16_percent", "max_value"),
        ({"ki67": -1}, "ki67", "min_value"),
        ({"doi_mm": 999}, "doi_mm", "max_value"),
        ({"doi_mm": "deep"}, "doi_mm", "invalid"),
        ({"nodes_positive": 4, "nodes_examined": 3}, "nodes_positive", "more_positive_than_examined"),
        ({"ene": "major", "nodes_positive": 0, "nodes_examined": 9}, "ene", "no_positive_nodes"),
        ({"margin_status": "R1", "closest_margin_mm": 5}, "margin_status", "margin_contradicts_distance"),
        ({"p16": "positive", "p16_percent": 60}, "p16", "p16_contradicts_percent"),
        ({"reported_on": "2999-01-01"}, "reported_on", "date_in_future"),
        ({"taken_on": "2026-02-01", "reported_on": "2026-01-01"}, "reported_on", "reported_before_taken"),
        (
            {"nodes_positive_levels": [{"level": "XX", "side": "right", "positive": 1}]},
            "nodes_positive_levels.0.level",
            "unknown_code",
        ),
        (
            {"nodes_positive_levels": [{"level": "IIA", "side": "up", "positive": 1}]},
            "nodes_positive_levels.0.side",
            "invalid_choice",
        ),
        ({"doi_mm": 1e308}, "doi_mm", "max_value"),
        ({"doi_mm": -1e308}, "doi_mm", "min_value"),
    ],
)
def test_what_cannot_be_is_refused(lead, url, changes, field, code):
    answer = lead.post(url, {**BIOPSY, **changes})
    assert answer.status_code == 400
    assert answer.json()["errors"][field][0]["code"] == code
    assert not PathologyReport.objects.exists()


def test_all_contradictions_are_told_at_once(lead, url):
    wrong = {"nodes_positive": 2, "nodes_examined": 1, "margin_status": "R0", "closest_margin_mm": 0}
    assert lead.post(url, {**BIOPSY, **wrong}).json()["errors"].keys() == {"nodes_positive", "margin_status"}


def test_an_edit_is_judged_with_what_stands(lead, case_with_everyone):
    report = report_of(case_with_everyone.case, nodes_examined=24, nodes_positive=2, ene="minor")
    assert edit(lead, report, {"nodes_positive": 0}).json()["errors"]["ene"][0]["code"] == "no_positive_nodes"
    assert edit(lead, report, {"nodes_positive": 0, "ene": ""}).json()["nodes_positive"] == 0


def test_an_edit_names_the_version_that_was_read(lead, case_with_everyone):
    report = report_of(case_with_everyone.case)
    assert lead.get(one(report))["ETag"] == '"1"'
    assert lead.patch(one(report), {"grade": "G3"}).status_code == 428
    changed = edit(lead, report, {"grade": "G3"})
    assert (changed.status_code, changed["ETag"]) == (200, '"2"')
    assert edit(lead, report, {"grade": "G1"}).status_code == 412


def test_every_version_is_kept_with_its_author_and_what_changed(api_as, lead, case_with_everyone):
    people = case_with_everyone.people
    report = report_of(case_with_everyone.case, added_by=people["participant"])
    edit(lead, report, {"grade": "G3", "closest_margin_mm": 4.5, "margin_status": "close"})
    second, first = lead.get(one(report, "versions/")).json()["results"]
    assert (first["number"], first["author"]["id"], first["changed"]) == (1, str(people["participant"].pk), [])
    assert (second["number"], second["author"]["id"]) == (2, str(people["lead"].pk))
    assert set(second["changed"]) == {"grade", "closest_margin_mm", "margin_status"}
    assert (first["content"]["grade"], second["content"]["grade"]) == ("G2", "G3")
    assert api_as(people["observer"]).get(one(report, "versions/")).status_code == 403


def test_an_edit_that_changes_nothing_makes_no_version(lead, case_with_everyone):
    report = report_of(case_with_everyone.case)
    assert edit(lead, report, {"grade": "G2"}).json()["version"] == 1
    assert PathologyVersion.objects.count() == 1


@pytest.mark.parametrize("verb", ["update", "delete"])
def test_no_version_is_ever_changed_or_deleted(case_with_everyone, verb):
    report_of(case_with_everyone.case)
    rows = PathologyVersion.objects.all()
    with pytest.raises(ProgrammingError), transaction.atomic():
        rows.update(number=7) if verb == "update" else rows.delete()


def test_the_database_itself_refuses_more_positive_nodes_than_examined(case_with_everyone):
    report = report_of(case_with_everyone.case)
    with pytest.raises(IntegrityError), transaction.atomic():
        PathologyReport.objects.filter(pk=report.pk).update(nodes_examined=1, nodes_positive=2)


def test_adding_and_editing_are_in_the_log_of_the_case(lead, case_with_everyone, url):
    report = PathologyReport.objects.get(pk=lead.post(url, BIOPSY).json()["id"])
    edit(lead, report, {"grade": "G3"})
    lead.post(one(report, "release/"))
    lead.post(one(report, "withdraw/"))
    kinds = CaseEvent.objects.filter(target_id=report.pk).order_by("seq").values_list("kind", flat=True)
    assert list(kinds) == ["pathology.added", "pathology.edited", "pathology.released", "pathology.withdrawn"]


def test_a_withdrawn_report_is_shown_no_more_and_stays(lead, case_with_everyone, url):
    report = report_of(case_with_everyone.case)
    assert lead.post(one(report, "withdraw/")).json()["withdrawn_at"]
    assert lead.get(url).json()["results"] == []
    assert lead.get(one(report)).status_code == 404
    assert lead.post(one(report, "withdraw/")).status_code == 404
    assert PathologyReport.objects.filter(pk=report.pk).exists()


def test_observers_read_codes_at_once_and_free_text_once_cleared(api_as, case_with_everyone, url):
    case, people = case_with_everyone.case, case_with_everyone.people
    report = report_of(case, laboratory="Anatomia patologica di Bari", accession="24-I-991", margin_site="profondo")
    observer = api_as(people["observer"])
    (row,) = observer.get(url).json()["results"]
    assert (row["margin_status"], row["nodes_examined"]) == ("R0", 24)
    hidden = ("conclusion", "margin_site", "laboratory", "accession", "added_by", "differences", "report_document")
    assert [row[name] for name in hidden] == [None] * len(hidden)
    clear_item(case=case, actor=people["lead"], kind="pathology", item=report.pk)
    (row,) = observer.get(url).json()["results"]
    assert (row["conclusion"], row["margin_site"]) == (report.conclusion, "profondo")
    assert (row["laboratory"], row["accession"], row["added_by"]) == (None, None, None)


@pytest.mark.parametrize(
    ("changes", "stays"), [({"conclusion": "Visto dal dott. Verdi"}, False), ({"grade": "G3"}, True)]
)
def test_new_free_text_waits_to_be_cleared_again(lead, case_with_everyone, changes, stays):
    report = report_of(case_with_everyone.case)
    clear_item(case=case_with_everyone.case, actor=case_with_everyone.people["lead"], kind="pathology", item=report.pk)
    assert edit(lead, report, changes).json()["is_cleared"] is stays
    assert Clearance.objects.filter(item=report.pk).exists() is stays


def test_a_concealed_report_is_seen_by_its_author_alone(api_as, case_with_everyone, url):
    case, people = case_with_everyone.case, case_with_everyone.people
    report = report_of(case, added_by=people["participant"])
    Concealment.objects.create(patient=case.patient, kind="pathology", item=report.pk)
    assert len(api_as(people["participant"]).get(url).json()["results"]) == 1
    for who in ("lead", "oncologist", "observer"):
        assert api_as(people[who]).get(url).json()["results"] == []
        assert api_as(people[who]).get(one(report)).status_code == 404


def test_reading_reports_is_in_the_access_log(api_as, case_with_everyone, url):
    report = report_of(case_with_everyone.case)
    api_as(case_with_everyone.people["observer"]).get(url)
    entry = AccessEntry.objects.get(kind="pathology")
    assert (entry.items, entry.ground, entry.action) == ([report.pk], "observer", "read")


def test_the_patient_is_told_of_a_release(lead, case_with_everyone):
    report = report_of(case_with_everyone.case)
    lead.post(one(report, "release/"))
    notice = Notification.objects.get(kind="pathology.released")
    assert (notice.user, notice.target_id) == (case_with_everyone.people["patient"], report.pk)


def test_ptnm_is_a_pathological_staging_of_the_case(lead, case_with_everyone, url):
    case, author = case_with_everyone.case, case_with_everyone.people["lead"]
    stage = {"edition": "8", "t": "T2", "n": "N1", "m": "M0", "prefixes": ["y"]}
    clinical = record_staging(case=case, author=author, classification="c", **stage)
    pathological = record_staging(case=case, author=author, classification="p", **stage)
    refused = lead.post(url, {**BIOPSY, "staging": str(clinical.pk)})
    assert refused.json()["errors"]["staging"][0]["code"] == "staging_not_pathological"
    kept = lead.post(url, {**BIOPSY, "staging": str(pathological.pk)}).json()
    assert (kept["staging"], kept["ptnm"]) == (str(pathological.pk), "ypT2 ypN1 M0 (8)")


def test_the_file_of_a_report_is_a_document_of_the_case(lead, case_with_everyone, url):
    document = document_of(case_with_everyone.case)
    kept = lead.post(url, {**BIOPSY, "report_document": str(document.pk)}).json()
    assert kept["report_document"] == str(document.pk)


def test_a_report_overwrites_no_diagnosis_and_says_where_they_differ(lead, case_with_everyone, url):
    diagnosis = case_with_everyone.case.diagnosis
    diagnosis.morphology, diagnosis.grade, diagnosis.p16_status, diagnosis.pdl1_cps = "8070/3", "G2", "negative", "lt1"
    diagnosis.save()
    body = lead.post(url, {**BIOPSY, "p16": "positive", "pdl1_cps": 30, "hpv": "not_tested"}).json()
    assert body["differences"] == [
        {"field": "p16_status", "report": "positive", "diagnosis": "negative"},
        {"field": "pdl1_cps", "report": "ge20", "diagnosis": "lt1"},
    ]
    diagnosis.refresh_from_db()
    assert (diagnosis.p16_status, diagnosis.pdl1_cps) == ("negative", "lt1")


def test_treatment_before_the_operation_asks_for_its_effect(lead, case_with_everyone, url):
    case = case_with_everyone.case
    Assessment.objects.filter(case=case).delete()
    resection = {**BIOPSY, "specimen_type": "resection"}
    assert "treatment_effect" not in lead.post(url, resection).json()["missing"]
    earlier = [{"treatment": "ST.CH", "on": None, "dose_gy": None, "field": "", "note": ""}]
    Assessment.objects.create(case=case, prior_treatments=earlier)
    assert "treatment_effect" in lead.post(url, resection).json()["missing"]


def test_a_report_speaks_the_language_of_the_staging_assistant(lead, case_with_everyone):
    case_with_everyone.case.diagnosis.topography = "C09.0"
    case_with_everyone.case.diagnosis.save()
    report = report_of(case_with_everyone.case, p16="positive", nodes_positive=2, largest_node_mm=31)
    body = lead.get(one(report, "staging/")).json()
    assert (body["schema_id"], body["classification"]) == ("oropharynx_p16_pos", "p")
    assert "8" in body["editions"]
    assert (body["n"]["node_count"], body["n"]["max_node_cm"]) == (2, 3.1)
    assert body["t"] is None
