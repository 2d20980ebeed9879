import re
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django_filters import rest_framework as filters

from nocc.oncology.vocabularies import topographies

from .models import Case, CaseState, Participant, ParticipantRole
from .models.participant import NO_DUE_POSITION
from .search import search_query
from .selectors import STAFF_ROLES


class ChoicesFilter(filters.BaseInFilter, filters.ChoiceFilter):
    """`?state=review,voting`"""


class WorklistFilter(filters.FilterSet):
    """Filters of the worklist, over cases; which of them the reader may see is not decided here."""

    state = ChoicesFilter(
        field_name="state", lookup_expr="in", choices=CaseState.choices, help_text="Several are separated by commas"
    )
    group = filters.UUIDFilter(field_name="group")
    site = filters.CharFilter(method="at_site", help_text="Beginning of an ICD-O-3 topography, or a site group")
    stage = filters.CharFilter(method="of_stage", help_text="Stage group; IV includes IVA, IVB and IVC")
    waiting = filters.BooleanFilter(method="that_wait", help_text="Something waits for the reader")
    mine = filters.BooleanFilter(method="led_by_reader", help_text="Led by the reader")
    lead = filters.UUIDFilter(method="led_by", help_text="User who leads")
    search = filters.CharFilter(method="that_say", max_length=200)

    class Meta:
        model = Case
        fields: list[str] = []

    def at_site(self, rows: QuerySet, name: str, site: str) -> QuerySet:
        codes = [term.code for term in topographies() if site in (term.site_group, term.code)]
        if not codes:
            codes = [term.code for term in topographies() if term.code.startswith(site.upper())]
        return rows.filter(diagnosis__topography__in=codes)

    def of_stage(self, rows: QuerySet, name: str, stage: str) -> QuerySet:
        if not re.fullmatch(r"(0|I{1,3}|IV)[A-C]?[0-9]?", stage):
            return rows.none()
        is_whole = stage in {"0", "I", "II", "III", "IV"}
        parts = rf"^{stage}([A-C][0-9]?)?$" if is_whole else rf"^{stage}[0-9]?$"
        return rows.filter(current_staging__stage__regex=parts)

    def _places(self, **conditions: object) -> Exists:
        """That somebody holds such a place in the case."""
        return Exists(Participant.objects.filter(case=OuterRef("pk"), removed_at__isnull=True, **conditions))

    def that_wait(self, rows: QuerySet, name: str, is_wanted: bool) -> QuerySet:
        # Everything that waits stands before everything that does not.
        waits = self._places(user=self.request.user, position__lte=NO_DUE_POSITION)
        return rows.filter(waits if is_wanted else ~waits)

    def led_by_reader(self, rows: QuerySet, name: str, is_wanted: bool) -> QuerySet:
        leads = self._places(user=self.request.user, role=ParticipantRole.LEAD)
        return rows.filter(leads if is_wanted else ~leads)

    def led_by(self, rows: QuerySet, name: str, user: UUID) -> QuerySet:
        return rows.filter(self._places(user=user, role=ParticipantRole.LEAD))

    def that_say(self, rows: QuerySet, name: str, text: str) -> QuerySet:
        query = search_query(text)
        if query is None:
            return rows.none()
        # What observers are found is part of what the board is found: one index answers both.
        is_on_board = self._places(user=self.request.user, role__in=STAFF_ROLES)
        return rows.filter(Q(search_full=query), is_on_board | Q(search_coded=query))
