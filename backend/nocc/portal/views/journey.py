from django.http import Http404, HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.cases.models import Participant
from nocc.deliberation.letter import letter_of
from nocc.deliberation.views.letter import LANGUAGE_PARAMETER, language_of, letter_response
from nocc.directory.models import Facility

from ..selectors import current_case_of, explained_exams_of, facilities_of, journey_of, team_of
from ..serializers.exams import title_of
from ..serializers.journey import JourneySerializer
from ..serializers.record import PortalFacilitySerializer, TeamMemberSerializer
from .base import PortalView


class JourneyView(PortalView):
    serializer_class = JourneySerializer

    @extend_schema(operation_id="portal_journey")
    def get(self, request: Request) -> Response:
        """Where I am on my way, what was decided in plain words, what comes next."""
        self.note_access(current_case_of(self.patient) or self.patient)
        return Response(self.get_serializer(journey_of(self.patient)).data)


class LetterView(PortalView):
    @extend_schema(
        operation_id="portal_letter",
        parameters=[LANGUAGE_PARAMETER],
        responses={(200, "application/pdf"): OpenApiTypes.BINARY},
    )
    def get(self, request: Request) -> HttpResponse:
        """What was decided and what my examinations mean, in plain words, to print."""
        decision = journey_of(self.patient).decision
        if decision is None or not decision.plain_words:
            raise Http404
        explained = explained_exams_of(self.patient)
        self.note_access(decision, *(exam.row for exam in explained))
        told = [{"title": title_of(exam), "text": exam.explanation} for exam in explained]
        return letter_response(letter_of(decision, language=language_of(request), explained=told))


class TeamView(PortalView):
    serializer_class = TeamMemberSerializer
    queryset = Participant.objects.none()

    @extend_schema(operation_id="portal_team_list", responses=TeamMemberSerializer(many=True))
    def get(self, request: Request) -> Response:
        """Who takes care of me, the lead first."""
        case = current_case_of(self.patient)
        if case is None:
            return self.whole([])
        team = list(team_of(case))
        self.note_access(*team)
        return self.whole(team)


class PortalFacilitiesView(PortalView):
    serializer_class = PortalFacilitySerializer
    queryset = Facility.objects.none()

    @extend_schema(operation_id="portal_facilities_list", responses=PortalFacilitySerializer(many=True))
    def get(self, request: Request) -> Response:
        """Where I am treated and where my team works."""
        return self.whole(facilities_of(self.patient).order_by("name", "id"))
