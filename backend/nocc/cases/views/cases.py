from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.generics import GenericAPIView
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.audit.services import AccessSubject
from nocc.common.concurrency import etag_of, locked_for_edit
from nocc.common.rules import InvalidInput
from nocc.directory.selectors import groups_visible_to

from ..filters import WorklistFilter
from ..models import Case, Participant
from ..permissions import IsLead, IsLeadOrReads
from ..selectors import Viewpoint, cases_visible_to, viewpoints_of
from ..selectors.detail import case_detail
from ..selectors.patients import patients_visible_to
from ..selectors.worklist import DEFAULT_ORDER, ORDERS, NotACursor, worklist_page
from ..serializers.cases import (
    CaseDetailSerializer,
    CaseEditSerializer,
    CaseRequestSerializer,
    LeadRequestSerializer,
    StateChangeSerializer,
    TransitionRequestSerializer,
)
from ..serializers.worklist import CaseRowSerializer, case_row
from ..services.patients import must_treat_patient
from ..services.way import edit_case, hand_over_lead, open_case, share_case, transition_case
from .base import CaseScopedView, ClinicalView


class ShownRow:
    """A row of the worklist as the access log names it."""

    def __init__(self, row: dict) -> None:
        self.row = row
        self.is_observed = row["role"] not in ("lead", "participant")

    def access_subject(self) -> AccessSubject:
        return AccessSubject("case", self.row["id"], self.row["id"], self.row["patient_id"])


class CaseAnswer:
    """Answers with the whole case as the reader's viewpoint shows it; `answer` reads it again after a change."""

    def answer(self, case: Case, *, code: int = 200) -> Response:
        user = self.request.user  # type: ignore[attr-defined]
        case = cases_visible_to(user).get(pk=case.pk)
        return self.show(case, viewpoints_of(user, [case.pk])[case.pk], code=code)

    def show(self, case: Case, viewpoint: Viewpoint, *, code: int = 200) -> Response:
        self.note_access(case)  # type: ignore[attr-defined]
        detail = case_detail(case, viewpoint)
        return Response(CaseDetailSerializer(detail).data, status=code, headers={"ETag": etag_of(case)})


class CasesView(CaseAnswer, ClinicalView, GenericAPIView):
    """The worklist, and where a case begins."""

    queryset = Case.objects.none()
    filterset_class = WorklistFilter

    def access_grounds(self, request: Request, subjects: list[AccessSubject]) -> list[str]:
        if request.method != "GET":
            return super().access_grounds(request, subjects)
        # One entry names the page: the rows of the board, and apart from them those that are observed.
        observed = {shown.row["id"] for shown in self._touched if shown.is_observed}
        return ["observer" if subject.item in observed else "care_team" for subject in subjects]

    @extend_schema(
        operation_id="cases_list",
        parameters=[OpenApiParameter("ordering", enum=list(ORDERS), default=DEFAULT_ORDER)],
        responses=CaseRowSerializer(many=True),
    )
    def get(self, request: Request) -> Response:
        """The worklist: what waits for the reader first, by due date, then the most recently active."""
        query = request.query_params
        if (ordering := query.get("ordering", DEFAULT_ORDER)) not in ORDERS:
            raise InvalidInput("unknown_order", field="ordering")
        pages = self.paginator
        try:
            page = worklist_page(
                request.user,
                narrow=self.filter_queryset if query.keys() & WorklistFilter.base_filters.keys() else None,
                ordering=ordering,
                cursor=query.get(pages.cursor_query_param),
                size=pages.get_page_size(request),
            )
        except NotACursor:
            raise InvalidInput("invalid_cursor", field="cursor") from None
        self.note_access(*map(ShownRow, page.rows))
        return Response({"results": [case_row(row) for row in page.rows], "next": page.next})

    @extend_schema(operation_id="cases_create", request=CaseRequestSerializer, responses={201: CaseDetailSerializer})
    def post(self, request: Request) -> Response:
        """Begin a draft; the physician who does leads it."""
        body = CaseRequestSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        fields = dict(body.validated_data)
        patient = get_object_or_404(patients_visible_to(request.user), pk=fields.pop("patient"))
        must_treat_patient(request.user, patient)
        group = get_object_or_404(groups_visible_to(request.user), pk=fields.pop("group"))
        case = open_case(creator=request.user, patient=patient, group=group, **fields)
        return self.answer(case, code=201)


class CaseView(CaseAnswer, CaseScopedView, GenericAPIView):
    permission_classes = [IsAuthenticated, IsLeadOrReads]
    queryset = Case.objects.none()

    @extend_schema(operation_id="cases_retrieve", responses=CaseDetailSerializer)
    def get(self, request: Request, case_id) -> Response:
        """The whole case on one page, as the reader may see it."""
        return self.show(self.case, self.viewpoint)

    @extend_schema(operation_id="cases_update", request=CaseEditSerializer, responses=CaseDetailSerializer)
    def patch(self, request: Request, case_id) -> Response:
        """Change the question or the referrer's plan. Needs `If-Match`."""
        body = CaseEditSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        case = locked_for_edit(request, self.case)
        return self.answer(edit_case(case=case, editor=request.user, **body.validated_data))


class ShareView(CaseAnswer, CaseScopedView, GenericAPIView):
    permission_classes = [IsAuthenticated, IsLead]
    queryset = Case.objects.none()

    @extend_schema(operation_id="cases_share", request=None, responses=CaseDetailSerializer)
    def post(self, request: Request, case_id) -> Response:
        """Put the draft before its board; needs the patient's consent to the dossier."""
        return self.answer(share_case(case=self.case, actor=request.user))


class TransitionView(CaseAnswer, CaseScopedView, GenericAPIView):
    permission_classes = [IsAuthenticated, IsLeadOrReads]
    queryset = Case.objects.none()

    @extend_schema(operation_id="cases_transitions_list", responses=StateChangeSerializer(many=True))
    def get(self, request: Request, case_id) -> Response:
        """The way the case has gone so far."""
        changes = self.case.state_changes.select_related("actor").order_by("created_at")
        self.note_access(self.case)
        rows = StateChangeSerializer(changes, many=True).data
        return Response({"results": [self._as_seen(row) for row in rows], "next": None})

    def _as_seen(self, row: dict) -> dict:
        viewpoint: Viewpoint = self.viewpoint
        return row if viewpoint.is_staff else {**row, "reason": None}

    @extend_schema(operation_id="cases_transition", request=TransitionRequestSerializer, responses=CaseDetailSerializer)
    def post(self, request: Request, case_id) -> Response:
        """Move the case by hand; back to review asks a reason."""
        body = TransitionRequestSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        return self.answer(transition_case(case=self.case, actor=request.user, **body.validated_data))


class LeadView(CaseAnswer, CaseScopedView, GenericAPIView):
    permission_classes = [IsAuthenticated, IsLead]
    queryset = Case.objects.none()

    @extend_schema(operation_id="cases_hand_over", request=LeadRequestSerializer, responses=CaseDetailSerializer)
    def post(self, request: Request, case_id) -> Response:
        """Hand the case over to another participant of the board."""
        body = LeadRequestSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        to = get_object_or_404(Participant, case=self.case, pk=body.validated_data["participant"])
        return self.answer(hand_over_lead(case=self.case, actor=request.user, to=to))
