from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.cases.models import Participant
from nocc.directory.models import Facility

from ..selectors import current_case_of, facilities_of, journey_of, team_of
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
