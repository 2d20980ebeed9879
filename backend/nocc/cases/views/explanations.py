from drf_spectacular.utils import extend_schema
from rest_framework.generics import GenericAPIView, ListAPIView
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from ..models import Explanation
from ..permissions import IsOnTheBoard, ReadsInFull
from ..selectors.explanations import explanations_visible_to
from ..serializers.explanations import ExplanationRequestSerializer, ExplanationSerializer
from ..services.explanations import explain_item, withdraw_explanation
from .base import CaseScopedView
from .log import ItemNamingView


class ExplanationsView(ItemNamingView, ListAPIView):
    serializer_class = ExplanationSerializer
    queryset = Explanation.objects.none()

    def get_permissions(self):
        return [IsAuthenticated(), ReadsInFull() if self.request.method == "GET" else IsOnTheBoard()]

    def get_queryset(self):
        return explanations_visible_to(self.request.user, self.case)

    @extend_schema(operation_id="cases_explanations_list")
    def get(self, request: Request, case_id) -> Response:
        """What the patient is told of the items of the case, in plain words."""
        return self.list(request)

    @extend_schema(
        operation_id="cases_explanations_update",
        request=ExplanationRequestSerializer,
        responses=ExplanationSerializer,
    )
    def put(self, request: Request, case_id) -> Response:
        """Explain an item; the patient reads it beside the item once that is released."""
        body = ExplanationRequestSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        fields = body.validated_data
        self.must_be_of_case(fields["kind"], fields["item"])
        explanation = explain_item(case=self.case, author=request.user, **fields)
        self.note_access(explanation)
        return Response(ExplanationSerializer(explanation).data)


class ExplanationView(CaseScopedView, GenericAPIView):
    permission_classes = [IsAuthenticated, IsOnTheBoard]
    queryset = Explanation.objects.none()

    def get_queryset(self):
        return explanations_visible_to(self.request.user, self.case)

    @extend_schema(operation_id="cases_explanations_destroy", responses={204: None})
    def delete(self, request: Request, case_id, pk) -> Response:
        explanation = self.get_object()
        self.note_access(explanation)
        withdraw_explanation(explanation=explanation, actor=request.user)
        return Response(status=204)
