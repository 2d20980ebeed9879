from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.accounts.models import User
from nocc.accounts.permissions import IsAdministrator

from ..filters import PhysicianFilter, UserFilter
from ..models import Physician
from ..permissions import IsThemselvesOrAdministrator
from ..selectors import myself, physicians_visible_to, users_visible_to
from ..serializers import (
    FirstPasswordSerializer,
    MeEditSerializer,
    MeSerializer,
    PhysicianEditSerializer,
    PhysicianSerializer,
    UserAddSerializer,
    UserEditSerializer,
    UserSerializer,
    UserWithPasswordSerializer,
)
from ..services import add_user, edit_me, edit_user, keep_profile, renew_first_password
from .base import ByFamilyName, DirectoryView, checked


class MeView(DirectoryView):
    """Who is signed in, and what they are."""

    serializer_class = MeSerializer
    queryset = User.objects.none()

    def get(self, request: Request) -> Response:
        return self.shown(myself(request.user))

    @extend_schema(request=MeEditSerializer)
    def patch(self, request: Request) -> Response:
        edit_me(user=request.user, changes=checked(MeEditSerializer, request, partial=True))
        return self.shown(myself(request.user))


class PhysicianListView(DirectoryView):
    """Colleagues, for physicians and the administrator."""

    serializer_class = PhysicianSerializer
    queryset = Physician.objects.none()
    pagination_class = ByFamilyName
    filterset_class = PhysicianFilter

    def get_queryset(self):
        return physicians_visible_to(self.request.user)

    @extend_schema(operation_id="physicians_list", responses=PhysicianSerializer(many=True))
    def get(self, request: Request) -> Response:
        return self.listed()


class PhysicianView(DirectoryView):
    serializer_class = PhysicianSerializer
    permission_classes = [IsAuthenticated, IsThemselvesOrAdministrator]
    queryset = Physician.objects.none()

    def get_queryset(self):
        return physicians_visible_to(self.request.user)

    def get(self, request: Request, pk) -> Response:
        return self.shown(self.get_object())

    @extend_schema(request=PhysicianEditSerializer)
    def patch(self, request: Request, pk) -> Response:
        """By its owner or the administrator."""
        physician = self.get_object()
        changes = checked(PhysicianEditSerializer, request, partial=True)
        return self.shown(keep_profile(user=physician.user, changes=changes))


class UsersView(DirectoryView):
    """The accounts of the staff, for the administrator."""

    # First passwords are shown once and kept nowhere, so not for repetition either.
    keeps_answers = False
    serializer_class = UserSerializer
    permission_classes = [IsAuthenticated, IsAdministrator]
    queryset = User.objects.none()

    def get_queryset(self):
        return users_visible_to(self.request.user)

    def read_again(self, user: User) -> User:
        return get_object_or_404(self.get_queryset(), pk=user.pk)


class UserListView(UsersView):
    pagination_class = ByFamilyName
    filterset_class = UserFilter

    @extend_schema(operation_id="users_list", responses=UserSerializer(many=True))
    def get(self, request: Request) -> Response:
        return self.listed()

    @extend_schema(request=UserAddSerializer, responses={201: UserWithPasswordSerializer})
    def post(self, request: Request) -> Response:
        """Make an account; its first password is shown once."""
        body = checked(UserAddSerializer, request)
        user, password = add_user(profile=body.pop("physician"), **body)
        answer = {
            "user": self.read_again(user),
            "first_password": password,
            "expires_at": user.password_expires_at,
        }
        return self.shown(answer, serializer=UserWithPasswordSerializer, status=201)


class UserView(UsersView):
    def get(self, request: Request, pk) -> Response:
        return self.shown(self.get_object())

    @extend_schema(request=UserEditSerializer)
    def patch(self, request: Request, pk) -> Response:
        """Change names, or open and shut the account: shutting it ends its sessions at once."""
        body = checked(UserEditSerializer, request, partial=True)
        user = edit_user(user=self.get_object(), editor=request.user, changes=body)
        return self.shown(self.read_again(user))


class FirstPasswordView(UsersView):
    serializer_class = FirstPasswordSerializer

    @extend_schema(request=None, responses={201: FirstPasswordSerializer})
    def post(self, request: Request, pk) -> Response:
        """A new first password for somebody who cannot get in, shown once; signs them out everywhere."""
        user = self.get_object()
        password = renew_first_password(user=user)
        user.refresh_from_db(fields=["password_expires_at"])
        return self.shown({"first_password": password, "expires_at": user.password_expires_at}, status=201)
