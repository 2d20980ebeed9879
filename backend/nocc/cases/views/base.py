from functools import cached_property
from uuid import UUID

from django.shortcuts import get_object_or_404
from rest_framework.request import Request

from nocc.audit.services import AccessSubject
from nocc.audit.views import AuditedView

from ..models import Case
from ..selectors import Viewpoint, cases_visible_to, viewpoints_of


class ClinicalView(AuditedView):
    """Base of every view on clinical content: logs on the ground of the reader's role in the case."""

    def access_grounds(self, request: Request, subjects: list[AccessSubject]) -> list[str]:
        viewpoints = viewpoints_of(request.user, {subject.case for subject in subjects if subject.case})
        return [self._ground(request, subject, viewpoints) for subject in subjects]

    def _ground(self, request: Request, subject: AccessSubject, viewpoints: dict[UUID, Viewpoint]) -> str:
        if subject.case in viewpoints:
            return viewpoints[subject.case].role
        own = getattr(request.user, "patient", None)
        return "own_record" if own is not None and own.pk == subject.patient else "care_team"


class CaseScopedView(ClinicalView):
    """A view under `cases/{case_id}/…`: the case is found once, through visibility, or it is a 404."""

    @cached_property
    def case(self) -> Case:
        return get_object_or_404(cases_visible_to(self.request.user), pk=self.kwargs["case_id"])

    @cached_property
    def viewpoint(self) -> Viewpoint:
        return viewpoints_of(self.request.user, [self.case.pk])[self.case.pk]

    def access_grounds(self, request: Request, subjects: list[AccessSubject]) -> list[str]:
        # As it was when the request was judged: what was done may just have changed it.
        known: Viewpoint | None = self.__dict__.get("viewpoint")
        if known is None or any(subject.case != known.case_id for subject in subjects):
            return super().access_grounds(request, subjects)
        return [known.role] * len(subjects)
