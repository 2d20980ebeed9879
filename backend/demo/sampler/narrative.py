"""Free text from the facts of a case, in the team's own words: one file of templates per language."""

import json
from functools import cache
from importlib import resources
from typing import Any

from nocc.oncology.vocabularies import label

from .draw import Draw
from .model import Course, Host, Measurements, Option, Pathology, Staging, Step, Tumour
from .policy import Situation

LOCALES = ("it",)
# Evidence named with a plan: level and reference. Facts of the literature, not advice.
EVIDENCE = {
    "surgery": ("II", "D'Cruz AK, N Engl J Med 2015;373:521"),
    "transoral_surgery": ("II", "Nichols AC, J Clin Oncol 2022;40:866"),
    "chemoradiation": ("I", "Lacas B, Radiother Oncol 2021;156:281"),
    "total_laryngectomy": ("II", "Forastiere AA, J Clin Oncol 2013;31:845"),
    "supracricoid_laryngectomy": ("III", ""),
    "pharyngolaryngectomy": ("III", ""),
    "induction": ("I", "Vermorken JB, N Engl J Med 2007;357:1695"),
    "systemic": ("I", "Vermorken JB, N Engl J Med 2008;359:1116"),
    "immunotherapy": ("I", "Burtness B, Lancet 2019;394:1915"),
}
NASOPHARYNX_INDUCTION = ("I", "Zhang Y, N Engl J Med 2019;381:1124")
EXPERIENCE = ("IV", "")


@cache
def texts(locale: str) -> dict[str, Any]:
    if locale not in LOCALES:
        raise ValueError(f"no texts in {locale}")
    return json.loads(resources.files("demo.sampler").joinpath("texts", f"{locale}.json").read_text("utf-8"))


class Narrator:
    """Chooses among the variants of a text and fills in the facts."""

    def __init__(self, draw: Draw, locale: str) -> None:
        self._draw = draw
        self.locale = locale
        self._texts = texts(locale)

    def say(self, *path: str, **facts: object) -> str:
        found: Any = self._texts
        for name in path:
            found = found[name]
        return (found if isinstance(found, str) else self._draw.pick(found)).format(**facts)

    def label(self, vocabulary: str, code: str) -> str:
        return label(vocabulary, code, self.locale)

    def histology(self, tumour: Tumour) -> str:
        return lowered(self.label("morphology", tumour.morphology))

    def summary(self, tumour: Tumour, host: Host, sex: str) -> str:
        staging = tumour.staging
        return self.say(
            "summary",
            person=self.say("person", sex),
            age=host.age,
            smoking=self._smoking(host),
            alcohol=self.say("alcohol", host.alcohol_status),
            complaint=self.say("complaint", _organ(tumour.stratum, self._texts["complaint"])),
            histology=self.histology(tumour),
            site=lowered(self.label("topography", tumour.topography)),
            side=self.say("sides", tumour.side),
            tnm=tnm(staging),
            stage=self.say("stage", stage=staging.stage) if staging.stage else "",
            ecog=host.ecog,
            comorbidity=self._comorbidity(host),
        )

    def _smoking(self, host: Host) -> str:
        amount = self.say("pack_years", pack_years=host.pack_years) if host.pack_years else ""
        return self.say("smoking", host.smoking_status) + amount

    def _comorbidity(self, host: Host) -> str:
        items = ", ".join(lowered(self.label("charlson", item)) for item in host.charlson_items)
        return self.say("comorbidity", items=items) if items else self.say("no_comorbidity")

    def question(self, situation: Situation) -> str:
        return self.say("questions", _question_kind(situation))

    def option(self, plan: str, steps: tuple[Step, ...], intent: str, situation: Situation) -> Option:
        is_nasopharynx_induction = plan == "induction" and situation.stratum == "nasopharynx"
        level, reference = NASOPHARYNX_INDUCTION if is_nasopharynx_induction else EVIDENCE.get(plan, EXPERIENCE)
        return Option(
            plan=plan,
            title=self.plan_title(steps),
            steps=steps,
            intent=intent,
            rationale=self.say("rationales", plan),
            evidence_level=level,
            reference=reference,
            conditions=tuple(self._texts["conditions"].get(plan, ())),
        )

    def plan_title(self, steps: tuple[Step, ...]) -> str:
        first, *others = (self.label("treatments", step.treatment) for step in steps)
        return " + ".join((first, *map(lowered, others)))

    def extent(self, measurements: Measurements) -> str:
        if measurements.size_cm is None:
            return self.say("extent", "none")
        said = self.say("extent", "sized", size=self.number(measurements.size_cm))
        if measurements.doi_mm is not None:
            said += self.say("extent", "depth", doi=self.number(measurements.doi_mm))
        names = [self.say("structures", name) for name in measurements.structures]
        return said + (self.say("extent", "structures", structures=", ".join(names)) if names else "")

    def nodes(self, measurements: Measurements) -> str:
        if measurements.node_count == 0:
            return self.say("nodes", "retropharyngeal" if measurements.retropharyngeal_positive else "none")
        levels = ", ".join(f"{station.level} {self.say('sides', station.side)}" for station in measurements.stations)
        ene = self.say("nodes", "ene") if measurements.ene else ""
        size = self.number(measurements.max_node_cm)
        amount = "one" if measurements.node_count == 1 else "some"
        return self.say("nodes", amount, count=measurements.node_count, levels=levels, size=size, ene=ene)

    def distant(self, tumour: Tumour) -> str:
        if not tumour.metastases:
            return self.say("imaging", "no_distant")
        return " ".join(self.say("imaging", "distant", place) for place in tumour.metastases)

    def imaging(self, modality: str, tumour: Tumour) -> str:
        return self.say(
            "imaging",
            modality,
            site=lowered(self.label("topography", tumour.topography)),
            side=self.say("sides", tumour.side),
            extent=self.extent(tumour.measurements),
            nodes=self.nodes(tumour.measurements),
            distant=self.distant(tumour),
        )

    def biopsy(self, tumour: Tumour) -> str:
        return self.say(
            "biopsy",
            histology=self.histology(tumour),
            grade=lowered(self.label("grade", tumour.grade)),
            p16=self.say("p16", tumour.p16),
        )

    def specimen(self, tumour: Tumour, pathology: Pathology) -> str:
        return self.say(
            "specimen",
            histology=self.label("morphology", tumour.morphology),
            grade=lowered(self.label("grade", pathology.grade)),
            extent=self.extent(pathology.measurements).capitalize(),
            margin=lowered(self.label("margin", pathology.margin)),
            pni=self._yes_no(pathology.pni),
            lvi=self._yes_no(pathology.lvi),
            nodes=self._specimen_nodes(pathology),
            tnm=tnm(pathology.staging),
        )

    def _specimen_nodes(self, pathology: Pathology) -> str:
        if pathology.nodes_examined == 0:
            return self.say("specimen_nodes", "none")
        ene = self.say("specimen_ene", pathology.ene) if pathology.ene else ""
        positive, examined = pathology.nodes_positive, pathology.nodes_examined
        return self.say("specimen_nodes", "some", positive=positive, examined=examined, ene=ene)

    def operative(self, course: Course) -> str:
        return self.say("operative", procedures=self._procedures(course))

    def letter(self, course: Course) -> str:
        """The letter at the end of a treatment; none while it goes on."""
        partial = "" if course.is_complete else self.say("letters", "partial")
        if course.procedures and course.discharged_on and course.admitted_on:
            admitted, discharged = f"{course.admitted_on:%d/%m/%Y}", f"{course.discharged_on:%d/%m/%Y}"
            procedures = self._procedures(course)
            return self.say("letters", "operation", admitted=admitted, discharged=discharged, procedures=procedures)
        if course.dose_gy is not None:
            dose = self.number(course.dose_gy)
            return self.say("letters", "radiotherapy", dose=dose, fractions=course.fractions, partial=partial)
        if course.cycles is not None and course.step.regimen:
            drugs = self.label("regimens", course.step.regimen)
            return self.say("letters", "systemic", cycles=course.cycles, drugs=drugs, partial=partial)
        return ""

    def _procedures(self, course: Course) -> str:
        return ", ".join(lowered(self.label("treatments", code)) for code in course.procedures)

    def _yes_no(self, finding: bool | None) -> str:
        return self.say("yes_no", {True: "yes", False: "no", None: "unknown"}[finding])

    def number(self, number: float) -> str:
        return f"{number:g}".replace(".", ",")


def lowered(label: str) -> str:
    """A label inside a sentence; abbreviations keep their capitals."""
    return label[0].lower() + label[1:] if label[1:2].islower() else label


def tnm(staging: Staging) -> str:
    prefix = staging.classification
    return f"{prefix}{staging.t} {prefix}{staging.n} {staging.m}"


def _organ(stratum: str, organs: dict) -> str:
    return next(organ for organ in organs if stratum.startswith(organ))


def _question_kind(situation: Situation) -> str:
    if situation.m == "M1":
        return "metastatic"
    if situation.ecog >= 3:
        return "unfit"
    if situation.stratum.startswith("unknown_primary"):
        return "unknown_primary"
    if situation.is_early:
        return "early"
    return "larynx" if situation.stratum.startswith(("larynx", "hypopharynx")) else "advanced"
