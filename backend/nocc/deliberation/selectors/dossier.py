"""What a case holds, read once for the checklist, as far as its reader sees it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from nocc.accounts.models import User
from nocc.cases.models import Assessment, Case, Diagnosis, Staging
from nocc.cases.selectors.summary import age_of
from nocc.common.clinic import day_of
from nocc.imaging.selectors import studies_visible_to
from nocc.oncology.vocabularies import regimens, topographies
from nocc.patients.models import ConsentKind
from nocc.patients.selectors import current_priorities, has_consented
from nocc.records.selectors import documents_visible_to, observations_visible_to, pathology_visible_to

from ..treatment_lines import lines_of

Days = list[date]


@dataclass(frozen=True)
class Dossier:
    case: Case
    reader: User

    @cached_property
    def diagnosis(self) -> Diagnosis | None:
        return getattr(self.case, "diagnosis", None)

    @cached_property
    def assessment(self) -> Assessment | None:
        return getattr(self.case, "assessment", None)

    @cached_property
    def site(self) -> str:
        """The group of the tumour's site, empty while nobody has stated it."""
        code = self.diagnosis.topography if self.diagnosis else ""
        return topographies()[code].site_group if code in topographies() else ""

    @cached_property
    def stagings(self) -> list[Staging]:
        return list(self.case.stagings.filter(superseded_at__isnull=True))

    @cached_property
    def age(self) -> int:
        return age_of(self.case.patient)

    @cached_property
    def lines(self) -> frozenset[str]:
        """The kinds of treatment that stand before the board, with everything that they are kinds of."""
        return frozenset(line for step in self._steps for line in lines_of(step["treatment"]))

    @cached_property
    def drugs(self) -> frozenset[str]:
        known = regimens()
        codes = {step.get("regimen") or "" for step in self._steps}
        named = (drug for code in codes if code in known for drug in known[code].drugs)
        return frozenset(part for drug in named for part in drug.split("/"))

    @cached_property
    def _steps(self) -> list[dict]:
        return [step for option in self.case.options.filter(withdrawn_at__isnull=True) for step in option.steps]

    def documents(self, *kinds: str) -> Days:
        return [day for kind in kinds for day in self._documents[kind]]

    def reports(self, *specimens: str) -> Days:
        """Synoptic reports of pathology on these specimens, on any where none is named."""
        wanted = specimens or self._reports.keys()
        return [day for specimen in wanted for day in self._reports.get(specimen, ())]

    def studies(self, *modalities: str) -> Days:
        return [day for modality in modalities for day in self._studies[modality]]

    def values(self, *tests: str) -> Days:
        """When all of these tests were last done together: the oldest of their newest, empty where one is missing."""
        newest = [max(self._values[test], default=None) for test in tests]
        return [] if None in newest else [min(day for day in newest if day)]

    def facts(self, *names: str) -> Days:
        """When one of these facts of the board was stated, or a field of the assessment."""
        if self.assessment is None:
            return []
        stated = {**vars(self.assessment), **self.assessment.facts}
        is_stated = any(stated.get(name) not in (None, "", []) for name in names)
        return [day_of(self.assessment.updated_at)] if is_stated else []

    def markers(self, name: str, *, conclusive: Iterable[str]) -> Days:
        """When a marker of the tumour was stated with one of these results."""
        is_known = self.diagnosis is not None and getattr(self.diagnosis, name) in conclusive
        return [day_of(self.diagnosis.updated_at)] if is_known and self.diagnosis else []

    @cached_property
    def priorities(self) -> Days:
        stated = current_priorities(self.case.patient)
        return [day_of(stated.created_at)] if stated else []

    @cached_property
    def consent(self) -> Days:
        has_agreed = has_consented(self.case.patient, ConsentKind.DOSSIER)
        return [day_of(self.case.created_at)] if has_agreed else []

    @cached_property
    def _documents(self) -> dict[str, Days]:
        rows = documents_visible_to(self.reader).filter(case=self.case).prefetch_related(None)
        return _by_kind((kind, dated or at) for kind, dated, at in rows.values_list("kind", "dated", "created_at"))

    @cached_property
    def _reports(self) -> dict[str, Days]:
        rows = pathology_visible_to(self.reader).filter(case=self.case)
        return _by_kind(
            (kind, day or at) for kind, day, at in rows.values_list("specimen_type", "reported_on", "created_at")
        )

    @cached_property
    def _studies(self) -> dict[str, Days]:
        rows = studies_visible_to(self.reader).filter(case=self.case)
        return _by_kind(rows.values_list("modality", "performed_on"))

    @cached_property
    def _values(self) -> dict[str, Days]:
        rows = observations_visible_to(self.reader).filter(case=self.case)
        return _by_kind(rows.values_list("test", "taken_at"))


def _by_kind(rows: Iterable[tuple[str, date | datetime]]) -> dict[str, Days]:
    days: dict[str, Days] = defaultdict(list)
    for kind, moment in rows:
        days[kind].append(day_of(moment) if isinstance(moment, datetime) else moment)
    return days
