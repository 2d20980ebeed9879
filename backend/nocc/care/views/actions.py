from drf_spectacular.utils import extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.cases.views.items import CaseItemListView, CaseItemView

from ..models import Action
from ..permissions import IsOwnerOrLead
from ..selectors import actions_visible_to
from ..serializers.actions import ActionEditSerializer, ActionSerializer
from ..services import settle_action


class ActionListView(CaseItemListView):
    """What the decisions of a case ask for, and what became of it."""

    queryset = Action.objects.none()
    serializer_class = ActionSerializer

    def get_queryset(self):
        return actions_visible_to(self.request.user).filter(case=self.case)


class ActionView(CaseItemView):
    queryset = Action.objects.none()
    serializer_class = ActionSerializer
    permission_classes = [IsAuthenticated, IsOwnerOrLead]

    def get_queryset(self):
        return actions_visible_to(self.request.user)

    @extend_schema(request=ActionEditSerializer, responses=ActionSerializer)
    def patch(self, request: Request, pk) -> Response:
        """Say what became of it: done, partly, not done (with a reason), or pending again."""
        action, body = self.item, ActionEditSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        return self.answer(settle_action(action=action, actor=request.user, **body.validated_data))
