"""A board that works on one case through the API, and remembers how its dossier looked after every event."""

from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from nocc.cases.models import Case
from nocc.directory.factories import FacilityFactory, MembershipFactory, PhysicianFactory, WorkGroupFactory
from nocc.patients.factories import PatientFactory

SECTIONS = ("observations", "documents", "pathology", "studies", "options", "investigations", "rounds", "decisions")
SECTIONS_OF_CARE = ("actions", "treatments", "outcomes", "visits")
CASE_FIELDS = ("id", "reference", "version", "state", "group", "question", "referrer_plan", "created_at")
PATIENT_FIELDS = ("id", "family_name", "given_name", "birth_date", "sex", "is_synthetic")
OF_THE_REST = {"applies", "missing", "is_complete", "advice", "differences"}
# What depends on who reads and when, and what is kept apart.
NOT_KEPT = {"rounds": {"may_vote", "paper"}, "documents": {"patient_reading"}, "pathology": OF_THE_REST}


class Board:
    """Each method is a step that somebody takes; a step that the rules refuse changes nothing."""

    def __init__(self, api_as) -> None:
        facility, group = FacilityFactory(), WorkGroupFactory()
        people = {
            name: PhysicianFactory(specialty=specialty, facility=facility).user
            for name, specialty in (
                ("surgeon", "surgery_hn"),
                ("oncologist", "medical_oncology"),
                ("radiotherapist", "radiation_oncology"),
            )
        }
        for user in people.values():
            MembershipFactory(group=group, user=user)
        self.people = people
        self.clients = {name: api_as(user) for name, user in people.items()}
        self.lead, self.colleague = self.clients["surgeon"], self.clients["oncologist"]
        self.patient = PatientFactory(registered_by=people["surgeon"], facility=facility)
        self.group = group
        self.case_id: str | None = None
        # What the API showed once event N was the last one.
        self.live: dict[int, dict] = {}

    def api(
        self, client, method: str, path: str, body: Any = None, *, is_form: bool = False, version: int | None = None
    ):
        headers = {"HTTP_IF_MATCH": f'"{version}"'} if version is not None else {}
        shape = "multipart" if is_form else "json"
        answer = getattr(client, method)(f"/api/v1/{path}", body, format=shape, **headers)
        self.remember()
        return answer

    def of_case(self, client, method: str, path: str, body: Any = None, **more):
        return self.api(client, method, f"cases/{self.case_id}/{path}", body, **more)

    def open(self) -> None:
        self.consent("dossier", granted=True)
        self.consent("network", granted=True)
        answer = self.api(
            self.lead,
            "post",
            "cases/",
            {
                "patient": str(self.patient.pk),
                "group": str(self.group.pk),
                "question": "Chirurgia o chemioradioterapia?",
                "diagnosis": {"topography": "C02.1", "morphology": "8070/3", "diagnosed_on": "2026-01-10"},
                "staging": {"t": "T2", "n": "N1", "m": "M0"},
                "assessment": {"ecog": 1},
            },
        )
        assert answer.status_code == 201, answer.data
        self.case_id = answer.data["id"]
        self.remember()

    # What the dossier says

    def detail(self) -> dict:
        return self.lead.get(f"/api/v1/cases/{self.case_id}/").json()

    def ask(self, text: str):
        return self.of_case(self.lead, "patch", "", {"question": text}, version=self.detail()["version"])

    def diagnose(self, **fields):
        known = self.detail()["diagnosis"]
        return self.of_case(self.lead, "put", "diagnosis/", {"topography": "C02.1", **fields}, version=known["version"])

    def stage(self, t: str, n: str = "N1", classification: str = "c"):
        body = {"t": t, "n": n, "m": "M0", "classification": classification}
        return self.of_case(self.lead, "post", "stagings/", body)

    def assess(self, **fields):
        known = self.detail()["assessment"]
        return self.of_case(self.lead, "put", "assessment/", fields, version=known["version"])

    def consent(self, kind: str, *, granted: bool):
        body = {"kind": kind, "granted": granted}
        return self.api(self.lead, "post", f"patients/{self.patient.pk}/consents/", body)

    def prioritise(self, *ranking: str):
        body = {"ranking": list(ranking), "note": "Vuole cantare"}
        return self.api(self.lead, "put", f"patients/{self.patient.pk}/priorities/", body)

    def rename(self, name: str):
        path = f"patients/{self.patient.pk}/"
        version = self.lead.get(f"/api/v1/{path}").data["version"]
        return self.api(self.lead, "patch", path, {"family_name": name}, version=version)

    # People

    def share(self):
        return self.of_case(self.lead, "post", "share/")

    def invite(self, name: str):
        body = {"physician": str(self.people[name].pk), "role": "participant"}
        return self.of_case(self.lead, "post", "participants/", body)

    def dismiss(self, name: str):
        return self.of_case(self.lead, "delete", f"participants/{self.place_of(name)}/")

    def hand_over(self, name: str) -> None:
        self.of_case(self.lead, "post", "lead/", {"participant": self.place_of(name)})
        self.lead, self.colleague = self.clients[name], self.lead

    def place_of(self, name: str) -> str:
        places = self.lead.get(f"/api/v1/cases/{self.case_id}/participants/").data["results"]
        return next((place["id"] for place in places if place["user"] == str(self.people[name].pk)), str(self.case_id))

    # Material

    def measure(self, *values: float):
        results = [
            {"test": "hb", "value": value, "unit": "g/dL", "taken_at": "2026-02-01T08:00:00Z"} for value in values
        ]
        return self.of_case(self.colleague, "post", "observations/", {"results": results})

    def add_document(self, title: str = "Istologia"):
        file = SimpleUploadedFile("referto.txt", title.encode())
        body = {"file": file, "title": title, "kind": "pathology_biopsy"}
        return self.of_case(self.colleague, "post", "documents/", body, is_form=True)

    def add_version(self, document: str):
        file = SimpleUploadedFile("referto-2.txt", b"Corretto")
        return self.api(self.colleague, "post", f"documents/{document}/versions/", {"file": file}, is_form=True)

    def clear(self, kind: str, item: str):
        return self.of_case(self.colleague, "post", "clearances/", {"kind": kind, "item": item})

    def add_study(self, report: str = "Massa linguale"):
        body = {"modality": "CT", "performed_on": "2026-01-20", "description": "Collo", "report": report}
        return self.of_case(self.colleague, "post", "studies/", body)

    def report(self, **content):
        return self.of_case(self.colleague, "post", "pathology/", {"specimen_type": "resection", **content})

    def edit_report(self, report: str, **changes):
        version = self.lead.get(f"/api/v1/pathology/{report}/").data.get("version", 1)
        return self.api(self.colleague, "patch", f"pathology/{report}/", changes, version=version)

    # Deliberation

    def propose(self, title: str):
        content = {
            "title": title,
            "intent": "curative",
            "steps": [{"treatment": "S.ORAL.PGL"}],
            "rationale": "Perché sì",
        }
        return self.of_case(self.colleague, "post", "options/", content)

    def edit_option(self, option: str, title: str):
        version = self.lead.get(f"/api/v1/options/{option}/").data.get("version", 1)
        return self.api(self.lead, "patch", f"options/{option}/", {"title": title}, version=version)

    def investigate(self, what: str):
        return self.of_case(self.colleague, "post", "investigations/", {"what": what})

    def answer(self, investigation: str):
        return self.api(self.lead, "post", f"investigations/{investigation}/answer/", {"answer": "Negativa"})

    def call_to_vote(self):
        return self.of_case(self.lead, "post", "rounds/", {})

    def vote(self, name: str, **ballot):
        return self.api(self.clients[name], "put", f"rounds/{self.round()}/ballot/", ballot)

    def close(self):
        return self.api(self.lead, "post", f"rounds/{self.round()}/close/")

    def round(self) -> str:
        rounds = self.lead.get(f"/api/v1/cases/{self.case_id}/rounds/").data["results"]
        return rounds[0]["id"] if rounds else str(self.case_id)

    def draft(self, option: str, **more):
        place = self.place_of("surgeon")
        action = {"what": "Prenotare la sala", "owner": place, "where": "Bari", "due": date.today().isoformat()}
        says = {"option": option, "consensus": "majority", "actions": [action], "departure_reason": "Motivi"}
        return self.of_case(self.lead, "post", "decisions/", {**says, "quorum_reason": "Urgente", **more})

    def sign(self, decision: str):
        return self.api(self.lead, "post", f"decisions/{decision}/sign/")

    # Care

    def treat(self, **more):
        begun = (date.today() - timedelta(days=2)).isoformat()
        return self.of_case(self.lead, "post", "treatments/", {"code": "S.ORAL.PGL", "started_on": begun, **more})

    def observe_outcome(self):
        body = {"kind": "response", "code": "CR", "observed_on": date.today().isoformat(), "note": "Bene"}
        return self.of_case(self.lead, "post", "outcomes/", body)

    def plan_visit(self):
        return self.of_case(self.lead, "post", "visits/", {"kind": "imaging", "scheduled_at": "2027-01-10T09:00:00Z"})

    # What it looked like

    def remember(self) -> None:
        if self.case_id is None:
            return
        seq = Case.objects.values_list("seq", flat=True).get(pk=self.case_id)
        if seq not in self.live:
            self.live[seq] = self.shown_now()

    def shown_now(self) -> dict:
        """The dossier through the doors that show it today."""
        detail = self.detail()
        patient = self.lead.get(f"/api/v1/patients/{self.patient.pk}/").json()
        priorities = patient["priorities"]
        return {
            "case": {name: detail[name] for name in CASE_FIELDS},
            "patient": {name: detail["patient"][name] for name in PATIENT_FIELDS},
            "priorities": priorities if priorities["recorded_at"] else None,
            "consents": {row["kind"]: row["granted"] for row in patient["consents"] if row["granted"] is not None},
            "diagnosis": detail["diagnosis"],
            "assessment": detail["assessment"],
            "stagings": by_id(detail["stagings"]),
            "participants": by_id(self.listed("participants")),
            **{name: by_id(self.listed(name), name) for name in (*SECTIONS, *SECTIONS_OF_CARE)},
        }

    def listed(self, section: str) -> list[dict]:
        return self.lead.get(f"/api/v1/cases/{self.case_id}/{section}/?page_size=100").json()["results"]

    def at(self, seq: int, client=None) -> dict:
        return (client or self.lead).get(f"/api/v1/cases/{self.case_id}/at/?seq={seq}").json()

    def shown_at(self, seq: int) -> dict:
        """The same from the log."""
        then = self.at(seq)
        single = ("case", "patient", "priorities", "diagnosis", "assessment")
        listed = ("stagings", "participants", *SECTIONS, *SECTIONS_OF_CARE)
        return {
            **{name: without_seq(then[name]) for name in single},
            "consents": {row["kind"]: row["granted"] for row in then["consents"]},
            **{name: by_id([without_seq(row) for row in then[name]], name) for name in listed},
        }


def without_seq(item: dict | None) -> dict | None:
    return None if item is None else {name: value for name, value in item.items() if name != "seq"}


def by_id(rows: list[dict], section: str = "") -> dict[str, dict]:
    left_out = NOT_KEPT.get(section, set())
    return {row["id"]: {name: value for name, value in row.items() if name not in left_out} for row in rows}
