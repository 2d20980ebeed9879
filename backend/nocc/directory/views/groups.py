from functools import cached_property

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response

from nocc.accounts.permissions import IsAdministratorOrReads
from nocc.common.concurrency import locked_for_edit

from ..models import Membership, WorkGroup
from ..selectors import groups_visible_to, members_visible_to
from ..serializers import (
    GroupSerializer,
    GroupWriteSerializer,
    MemberAddSerializer,
    MemberEditSerializer,
    MemberSerializer,
)
from ..services import add_member, edit_group, edit_membership, end_membership, found_group
from .base import ByFamilyName, ByName, DirectoryView, checked


class GroupListView(DirectoryView):
    """One's own work groups; all of them for the administrator."""

    serializer_class = GroupSerializer
    permission_classes = [IsAuthenticated, IsAdministratorOrReads]
    queryset = WorkGroup.objects.none()
    pagination_class = ByName

    def get_queryset(self):
        return groups_visible_to(self.request.user)

    @extend_schema(operation_id="groups_list", responses=GroupSerializer(many=True))
    def get(self, request: Request) -> Response:
        return self.listed()

    @extend_schema(request=GroupWriteSerializer, responses={201: GroupSerializer})
    def post(self, request: Request) -> Response:
        return self.shown(found_group(**checked(GroupWriteSerializer, request)), status=201)


class GroupView(DirectoryView):
    serializer_class = GroupSerializer
    permission_classes = [IsAuthenticated, IsAdministratorOrReads]
    queryset = WorkGroup.objects.none()

    def get_queryset(self):
        return groups_visible_to(self.request.user)

    def get(self, request: Request, pk) -> Response:
        return self.shown(self.get_object())

    @extend_schema(request=GroupWriteSerializer)
    def patch(self, request: Request, pk) -> Response:
        """Needs `If-Match`."""
        group = locked_for_edit(request, self.get_object())
        changes = checked(GroupWriteSerializer, request, partial=True)
        return self.shown(edit_group(group=group, changes=changes))


class MembersView(DirectoryView):
    """Under `groups/{group_id}/members/`: the group is found through visibility, or it is a 404."""

    serializer_class = MemberSerializer
    queryset = Membership.objects.none()
    pagination_class = ByFamilyName

    @cached_property
    def group(self) -> WorkGroup:
        return get_object_or_404(groups_visible_to(self.request.user), pk=self.kwargs["group_id"])

    def get_queryset(self):
        return members_visible_to(self.request.user, self.group)


class MemberListView(MembersView):
    @extend_schema(operation_id="groups_members_list", responses=MemberSerializer(many=True))
    def get(self, request: Request, group_id) -> Response:
        return self.listed()

    @extend_schema(request=MemberAddSerializer, responses={201: MemberSerializer})
    def post(self, request: Request, group_id) -> Response:
        """By the administrator or a coordinator; every member may bring an observer until a date."""
        group, body = self.group, checked(MemberAddSerializer, request)
        membership = add_member(group=group, added_by=request.user, **body)
        return self.shown(membership, status=201)


class MemberView(MembersView):
    @extend_schema(request=MemberEditSerializer)
    def patch(self, request: Request, group_id, pk) -> Response:
        """Give another role, or an observer another end."""
        membership = self.get_object()
        body = checked(MemberEditSerializer, request)
        return self.shown(edit_membership(membership=membership, editor=request.user, **body))

    @extend_schema(responses={204: None})
    def delete(self, request: Request, group_id, pk) -> Response:
        """Leave the group, or take somebody out of it: what the place opened closes at once."""
        end_membership(membership=self.get_object(), ended_by=request.user)
        return Response(status=204)
