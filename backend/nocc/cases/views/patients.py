"""The staff's views of patients: they live here because who may see a patient depends on cases."""

from functools import cached_property

from django.db.models import Q
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.generics import GenericAPIView
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer

from nocc.audit.models import AccessEntry
from nocc.audit.services import AccessSubject
from nocc.common.concurrency import etag_of, locked_for_edit
from nocc.common.pagination import CursorPages
from nocc.patients import services as patients
from nocc.patients.identifiers import key_to_look_up
from nocc.patients.models import Consent, IdentifierSystem, Patient, PatientContact, PatientIdentifier, Priorities
from nocc.patients.selectors import consent_states, credentials_of, current_priorities

from ..selectors.patients import accesses_visible_to, duplicates_visible_to, grounds_on_patients, patients_visible_to
from ..serializers import patients as shapes
from ..services.patients import (
    correct_patient,
    give_credentials,
    must_lead_patient,
    must_treat_patient,
    take_credentials_back,
    take_in_charge,
)
from .base import ClinicalView


class ByFamilyName(CursorPages):
    ordering = ("family_name", "id")


class LatestFirst(CursorPages):
    ordering = ("-at", "-id")


def checked(serializer_class: type[BaseSerializer], request: Request, *, partial: bool = False) -> dict:
    body = serializer_class(data=request.data, partial=partial)
    body.is_valid(raise_exception=True)
    return body.validated_data


class OnPatients(ClinicalView, GenericAPIView):
    """Logs on the ground of the reader's role in the patients' cases."""

    def access_grounds(self, request: Request, subjects: list[AccessSubject]) -> list[str]:
        grounds = grounds_on_patients(request.user, {subject.item for subject in subjects})
        return [grounds.get(subject.item, "care_team") for subject in subjects]


class PatientsView(OnPatients):
    serializer_class: type[BaseSerializer] = shapes.PatientDetailSerializer
    queryset = Patient.objects.none()

    def get_queryset(self):
        return patients_visible_to(self.request.user).select_related("facility", "user")

    def shown(self, patient: Patient, *, status: int = 200) -> Response:
        return Response(self.get_serializer(patient).data, status=status, headers={"ETag": etag_of(patient)})


class PatientListView(PatientsView):
    pagination_class = ByFamilyName

    @extend_schema(
        operation_id="patients_list",
        parameters=[OpenApiParameter("search", str, description="Words of the name, or a whole identifier")],
        responses=shapes.PatientRowSerializer(many=True),
    )
    def get(self, request: Request) -> Response:
        """My patients."""
        rows = self.get_queryset()
        for word in request.query_params.get("search", "").split():
            rows = rows.filter(_called(word))
        page = self.paginate_queryset(rows)
        return self.get_paginated_response(shapes.PatientRowSerializer(page, many=True).data)

    @extend_schema(request=shapes.RegistrationSerializer, responses={201: shapes.RegisteredSerializer})
    def post(self, request: Request) -> Response:
        """Take a patient in charge."""
        patient = take_in_charge(registered_by=request.user, **checked(shapes.RegistrationSerializer, request))
        duplicates = list(duplicates_visible_to(request.user, patient))
        self.note_access(patient, *duplicates)
        context = {**self.get_serializer_context(), "possible_duplicates": duplicates}
        body = shapes.RegisteredSerializer(patient, context=context).data
        return Response(body, status=201, headers={"ETag": etag_of(patient)})


def _called(word: str) -> Q:
    code = PatientIdentifier.objects.filter(
        Q(system=IdentifierSystem.FISCAL_CODE, match_key=key_to_look_up(IdentifierSystem.FISCAL_CODE, word))
        | Q(match_key=word.upper())
    )
    return Q(family_name__icontains=word) | Q(given_name__icontains=word) | Q(pk__in=code.values("patient"))


class PatientView(PatientsView):
    def get(self, request: Request, pk) -> Response:
        return self.shown(self.get_object())

    @extend_schema(request=shapes.IdentitySerializer)
    def patch(self, request: Request, pk) -> Response:
        """Correct the identity. Needs `If-Match`."""
        patient = locked_for_edit(request, self.get_object())
        changes = checked(shapes.IdentitySerializer, request, partial=True)
        return self.shown(correct_patient(patient=patient, changes=changes, actor=request.user))


class PatientScopedView(OnPatients):
    """Under `patients/{patient_id}/…`: the patient is found once, through visibility, or it is a 404."""

    @cached_property
    def patient(self) -> Patient:
        patient = get_object_or_404(patients_visible_to(self.request.user), pk=self.kwargs["patient_id"])
        self.note_access(patient)
        return patient

    def whole(self, rows, *, serializer: type[BaseSerializer] | None = None) -> Response:
        """A list short enough for one page."""
        body = (serializer or self.serializer_class)(rows, many=True).data
        return Response({"results": body, "next": None})


class IdentifierListView(PatientScopedView):
    serializer_class = shapes.PatientIdentifierSerializer
    queryset = PatientIdentifier.objects.none()

    @extend_schema(operation_id="patients_identifiers_list", responses=shapes.PatientIdentifierSerializer(many=True))
    def get(self, request: Request, patient_id) -> Response:
        return self.whole(self.patient.identifiers.order_by("created_at"))

    @extend_schema(request=shapes.PatientIdentifierWriteSerializer, responses={201: shapes.PatientIdentifierSerializer})
    def post(self, request: Request, patient_id) -> Response:
        must_lead_patient(request.user, self.patient)
        body = checked(shapes.PatientIdentifierWriteSerializer, request)
        identifier = patients.add_identifier(patient=self.patient, **body)
        return Response(self.get_serializer(identifier).data, status=201)


class IdentifierView(PatientScopedView):
    queryset = PatientIdentifier.objects.none()

    @extend_schema(responses={204: None})
    def delete(self, request: Request, patient_id, pk) -> Response:
        identifier = get_object_or_404(self.patient.identifiers, pk=pk)
        must_lead_patient(request.user, self.patient)
        patients.remove_identifier(identifier=identifier)
        return Response(status=204)


class ContactListView(PatientScopedView):
    serializer_class = shapes.PatientContactSerializer
    queryset = PatientContact.objects.none()

    @extend_schema(operation_id="patients_contacts_list", responses=shapes.PatientContactSerializer(many=True))
    def get(self, request: Request, patient_id) -> Response:
        return self.whole(self.patient.contacts.order_by("created_at"))

    @extend_schema(responses={201: shapes.PatientContactSerializer})
    def post(self, request: Request, patient_id) -> Response:
        must_lead_patient(request.user, self.patient)
        body = checked(shapes.PatientContactSerializer, request)
        contact = patients.add_contact(patient=self.patient, **body)
        return Response(self.get_serializer(contact).data, status=201)


class ContactView(PatientScopedView):
    serializer_class = shapes.PatientContactSerializer
    queryset = PatientContact.objects.none()

    @cached_property
    def contact(self) -> PatientContact:
        contact = get_object_or_404(self.patient.contacts, pk=self.kwargs["pk"])
        must_lead_patient(self.request.user, self.patient)
        return contact

    def patch(self, request: Request, patient_id, pk) -> Response:
        contact = self.contact
        changes = checked(shapes.PatientContactSerializer, request, partial=True)
        return Response(self.get_serializer(patients.edit_contact(contact=contact, changes=changes)).data)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, patient_id, pk) -> Response:
        patients.remove_contact(contact=self.contact)
        return Response(status=204)


class ConsentListView(PatientScopedView):
    serializer_class = shapes.ConsentStateSerializer
    queryset = Consent.objects.none()

    @extend_schema(operation_id="patients_consents_list", responses=shapes.ConsentStateSerializer(many=True))
    def get(self, request: Request, patient_id) -> Response:
        """Every kind of consent with what the patient stated about it."""
        return self.whole(consent_states(self.patient))

    @extend_schema(request=shapes.ConsentWriteSerializer, responses={201: shapes.ConsentStateSerializer})
    def post(self, request: Request, patient_id) -> Response:
        """Record a statement of the patient."""
        must_lead_patient(request.user, self.patient)
        body = checked(shapes.ConsentWriteSerializer, request)
        patients.record_consent(patient=self.patient, recorded_by=request.user, **body)
        state = next(state for state in consent_states(self.patient) if state.kind == body["kind"])
        return Response(self.get_serializer(state).data, status=201)


class PrioritiesView(PatientScopedView):
    serializer_class = shapes.PrioritiesSerializer

    def get(self, request: Request, patient_id) -> Response:
        """What matters to the patient; an empty ranking while nobody has asked."""
        return Response(self.get_serializer(current_priorities(self.patient) or Priorities(ranking=[])).data)

    @extend_schema(request=shapes.PrioritiesWriteSerializer)
    def put(self, request: Request, patient_id) -> Response:
        must_treat_patient(request.user, self.patient)
        body = checked(shapes.PrioritiesWriteSerializer, request)
        stated = patients.set_priorities(patient=self.patient, recorded_by=request.user, **body)
        return Response(self.get_serializer(stated).data)


class CredentialsView(PatientScopedView):
    # The answer to POST holds a password: it is shown once and kept nowhere, so not for repetition either.
    keeps_answers = False
    serializer_class = shapes.CredentialsSerializer

    def get(self, request: Request, patient_id) -> Response:
        return Response(self.get_serializer(credentials_of(self.patient)).data)

    @extend_schema(request=shapes.CredentialsRequestSerializer, responses={201: shapes.IssuedCredentialsSerializer})
    def post(self, request: Request, patient_id) -> Response:
        """Give the patient an account; the first password is shown once. Needs the consent `portal`."""
        body = checked(shapes.CredentialsRequestSerializer, request)
        issued = give_credentials(patient=self.patient, actor=request.user, **body)
        return Response(shapes.IssuedCredentialsSerializer(issued).data, status=201)

    @extend_schema(responses={204: None})
    def delete(self, request: Request, patient_id) -> Response:
        """Shut the patient's account; its sessions end at once."""
        take_credentials_back(patient=self.patient, actor=request.user)
        return Response(status=204)


class AccessListView(PatientScopedView):
    """Who opened the record, for the lead; the patient reads the same in the portal."""

    serializer_class = shapes.PatientAccessSerializer
    queryset = AccessEntry.objects.none()
    pagination_class = LatestFirst

    @extend_schema(operation_id="patients_accesses_list", responses=shapes.PatientAccessSerializer(many=True))
    def get(self, request: Request, patient_id) -> Response:
        must_lead_patient(request.user, self.patient)
        page = self.paginator.paginate_queryset(accesses_visible_to(request.user, self.patient), request, view=self)
        return self.get_paginated_response(self.get_serializer(page, many=True).data)
