from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.audit.models import AccessEntry
from nocc.audit.selectors import accesses_to_patient
from nocc.cases.models import Message
from nocc.cases.serializers.patients import (
    ConsentStateSerializer,
    ConsentWriteSerializer,
    PatientAccessSerializer,
    PrioritiesSerializer,
    PrioritiesWriteSerializer,
)
from nocc.common.pagination import CursorPages
from nocc.patients.models import Consent, Priorities
from nocc.patients.selectors import consent_states, current_priorities
from nocc.patients.services import record_consent
from nocc.records.models import SymptomEntry
from nocc.records.selectors import symptoms_visible_to
from nocc.records.serializers.symptoms import SymptomEntryRequestSerializer, SymptomEntrySerializer
from nocc.records.services import note_symptom

from ..selectors import messages_of
from ..serializers.record import PortalMessageRequestSerializer, PortalMessageSerializer
from ..services import ask_the_team, state_priorities
from .base import PortalView


class LatestFirst(CursorPages):
    ordering = ("-at", "-id")


class PortalMessagesView(PortalView):
    serializer_class = PortalMessageSerializer
    queryset = Message.objects.none()

    @extend_schema(operation_id="portal_messages_list", responses=PortalMessageSerializer(many=True))
    def get(self, request: Request) -> Response:
        """My questions to the team and its answers, latest first."""
        return self.page(messages_of(self.patient))

    @extend_schema(
        operation_id="portal_messages_create",
        request=PortalMessageRequestSerializer,
        responses={201: PortalMessageSerializer},
    )
    def post(self, request: Request) -> Response:
        """Ask the team."""
        body = PortalMessageRequestSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        message = ask_the_team(patient=self.patient, account=request.user, **body.validated_data)
        self.note_access(message)
        return Response(self.get_serializer(message).data, status=201)


class PortalDiaryView(PortalView):
    serializer_class = SymptomEntrySerializer
    queryset = SymptomEntry.objects.none()
    pagination_class = LatestFirst

    @extend_schema(operation_id="portal_diary_list", responses=SymptomEntrySerializer(many=True))
    def get(self, request: Request) -> Response:
        """My symptom diary, latest first."""
        return self.page(symptoms_visible_to(request.user).filter(patient=self.patient))

    @extend_schema(
        operation_id="portal_diary_create",
        request=SymptomEntryRequestSerializer,
        responses={201: SymptomEntrySerializer},
    )
    def post(self, request: Request) -> Response:
        """Note how strong a symptom is."""
        body = SymptomEntryRequestSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        entry = note_symptom(patient=self.patient, **body.validated_data)
        self.note_access(entry)
        return Response(self.get_serializer(entry).data, status=201)


class PortalAccessesView(PortalView):
    serializer_class = PatientAccessSerializer
    queryset = AccessEntry.objects.none()
    pagination_class = LatestFirst

    @extend_schema(operation_id="portal_accesses_list", responses=PatientAccessSerializer(many=True))
    def get(self, request: Request) -> Response:
        """Who opened my record: when, from which facility, what, on which ground."""
        page = self.paginator.paginate_queryset(accesses_to_patient(self.patient.pk), request, view=self)
        return self.get_paginated_response(self.get_serializer(page, many=True).data)


class PortalConsentsView(PortalView):
    serializer_class = ConsentStateSerializer
    queryset = Consent.objects.none()

    @extend_schema(operation_id="portal_consents_list", responses=ConsentStateSerializer(many=True))
    def get(self, request: Request) -> Response:
        """What I have consented to."""
        self.note_access(self.patient)
        return self.whole(consent_states(self.patient))

    @extend_schema(
        operation_id="portal_consents_create",
        request=ConsentWriteSerializer,
        responses={201: ConsentStateSerializer},
    )
    def post(self, request: Request) -> Response:
        """Give or withdraw a consent."""
        body = ConsentWriteSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        consent = record_consent(patient=self.patient, recorded_by=request.user, **body.validated_data)
        self.note_access(self.patient)
        state = next(state for state in consent_states(self.patient) if state.kind == consent.kind)
        return Response(self.get_serializer(state).data, status=201)


class PortalPrioritiesView(PortalView):
    serializer_class = PrioritiesSerializer

    @extend_schema(operation_id="portal_priorities")
    def get(self, request: Request) -> Response:
        """What matters to me, most important first; an empty ranking before I have said."""
        self.note_access(self.patient)
        return Response(self.get_serializer(current_priorities(self.patient) or Priorities(ranking=[])).data)

    @extend_schema(
        operation_id="portal_priorities_update", request=PrioritiesWriteSerializer, responses=PrioritiesSerializer
    )
    def put(self, request: Request) -> Response:
        """Say what matters, until the board begins to vote."""
        body = PrioritiesWriteSerializer(data=request.data)
        body.is_valid(raise_exception=True)
        stated = state_priorities(patient=self.patient, account=request.user, **body.validated_data)
        self.note_access(self.patient)
        return Response(self.get_serializer(stated).data)
