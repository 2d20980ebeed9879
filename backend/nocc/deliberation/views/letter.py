from django.http import HttpResponse
from django.utils.translation import get_language
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request

from nocc.cases.views.items import CaseItemView
from nocc.common.pdf import Language
from nocc.common.rules import RuleBroken

from ..letter import letter_of
from ..models import Decision
from ..selectors import records_visible_to

LANGUAGE_PARAMETER = OpenApiParameter("lang", enum=["it", "en"], description="Else the reader's")


def language_of(request: Request) -> Language:
    asked = request.query_params.get("lang") or get_language() or "it"
    return "en" if asked.startswith("en") else "it"


def letter_response(content: bytes) -> HttpResponse:
    headers = {"Content-Disposition": 'attachment; filename="nocc-decision.pdf"', "Cache-Control": "private, no-store"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


class LetterView(CaseItemView):
    queryset = Decision.objects.none()
    permission_classes = [IsAuthenticated]

    def get_queryset(self):
        return records_visible_to(self.request.user)

    @extend_schema(
        operation_id="decisions_letter",
        parameters=[LANGUAGE_PARAMETER],
        responses={(200, "application/pdf"): OpenApiTypes.BINARY},
    )
    def get(self, request: Request, pk) -> HttpResponse:
        """The decision in plain words, on paper for the patient."""
        decision = self.item
        if not decision.plain_words:
            raise RuleBroken("no_plain_words")
        self.note_access(decision)
        return letter_response(letter_of(decision, language=language_of(request)))
