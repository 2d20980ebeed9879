from rest_framework.permissions import IsAuthenticated

from nocc.cases.permissions import ReadsInFull
from nocc.cases.views.items import CaseItemListView
from nocc.common.pagination import CursorPages

from ..models import SymptomEntry
from ..selectors import symptoms_visible_to
from ..serializers.symptoms import SymptomEntrySerializer


class SymptomPages(CursorPages):
    ordering = ("-at", "-id")


class DiaryView(CaseItemListView):
    """The patient's symptom diary, as the board reads it."""

    queryset = SymptomEntry.objects.none()
    serializer_class = SymptomEntrySerializer
    permission_classes = [IsAuthenticated, ReadsInFull]
    pagination_class = SymptomPages

    def get_queryset(self):
        return symptoms_visible_to(self.request.user).filter(patient=self.case.patient)
