from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.care.selectors import reminder_days_of
from nocc.care.services import choose_reminders

from ..serializers.reminders import ReminderPreferenceSerializer
from .base import PortalView


class ReminderPreferenceView(PortalView):
    serializer_class = ReminderPreferenceSerializer

    @extend_schema(operation_id="portal_reminder_preference")
    def get(self, request: Request) -> Response:
        """How many days before an appointment I am reminded by mail."""
        return Response(self.get_serializer({"days_before": reminder_days_of(self.patient)}).data)

    @extend_schema(operation_id="portal_reminder_preference_update")
    def put(self, request: Request) -> Response:
        body = self.get_serializer(data=request.data)
        body.is_valid(raise_exception=True)
        self.note_access(self.patient)
        return Response(self.get_serializer(choose_reminders(patient=self.patient, **body.validated_data)).data)
