from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.generics import GenericAPIView
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.audit.services import AccessSubject
from nocc.common.rules import InvalidInput, NotAllowed

from ..models import Case, ItemVersion
from ..selectors.events import events_visible_to
from ..selectors.history import sections_of, versions_visible_to
from ..serializers.history import DossierThenSerializer
from ..serializers.log import EventSerializer
from .base import CaseScopedView
from .numbers import natural


class ShownVersion:
    """An item as it was, as the access log names it."""

    def __init__(self, case: Case, version: ItemVersion) -> None:
        self.case, self.version = case, version

    def access_subject(self) -> AccessSubject:
        return AccessSubject(self.version.kind, self.version.item, self.case.pk, self.case.patient_id)


class CaseAtView(CaseScopedView, GenericAPIView):
    queryset = Case.objects.none()
    permission_classes = [IsAuthenticated]

    @extend_schema(
        operation_id="cases_at",
        parameters=[OpenApiParameter("seq", int, description="The number of an event; the last one unless said")],
        responses=DossierThenSerializer,
    )
    def get(self, request: Request, case_id) -> Response:
        """The dossier as it stood once event `seq` had happened. Not for observers: what was cleared for them are
        today's texts, not those of then."""
        case = self.case
        if not self.viewpoint.is_staff:
            raise NotAllowed("not_for_observers")
        seq = self._seq(request)
        versions = versions_visible_to(request.user, case, seq=seq)
        self.note_access(case, *(ShownVersion(case, version) for version in versions))
        (event,) = events_visible_to(request.user, case, after=seq - 1, limit=1) or [None]
        head = {"seq": seq, "latest_seq": case.seq, "event": event and EventSerializer(event).data}
        return Response({**head, **sections_of(versions)})

    def _seq(self, request: Request) -> int:
        said = request.query_params.get("seq")
        seq = self.case.seq if said is None else natural(said, field="seq")
        if said is not None and not 1 <= seq <= self.case.seq:
            raise InvalidInput("unknown_seq", field="seq")
        return seq
