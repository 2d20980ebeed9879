"""Items as the board is shown them, for `contents`: what is kept is what could be read."""

import json
from collections.abc import Callable, Collection
from uuid import UUID

from django.db.models import QuerySet
from rest_framework import serializers
from rest_framework.utils.encoders import JSONEncoder

from ..contents import KeptKind
from ..selectors.viewpoints import EMERGENCY, Viewpoint
from .cases import GroupReferenceSerializer
from .people import PersonSerializer

# Reads everything and may do nothing: no answer depends on who asks.
NOBODY = UUID(int=0)
BOARD = Viewpoint(user_id=NOBODY, case_id=NOBODY, role=EMERGENCY, participant_id=None, until=None)


def kept_as_shown(
    name: str,
    shape: type[serializers.Serializer],
    standing: Callable[[], QuerySet],
    *,
    section: str,
    is_single: bool = False,
) -> KeptKind:
    """`standing` answers the rows of this kind that are in a dossier, whoever reads it."""

    def content(items: Collection[UUID]) -> dict[UUID, dict]:
        rows = list(standing().filter(pk__in=items))
        shown = shape(rows, many=True, context={"viewpoint": BOARD}).data
        plain = json.loads(json.dumps(shown, cls=JSONEncoder))
        return {row.pk: said for row, said in zip(rows, plain, strict=True)}

    return KeptKind(name, section, content, shape, is_single)


class CaseContentSerializer(serializers.Serializer):
    """The case itself: what was asked, of which board, and how far it was."""

    id = serializers.UUIDField()
    reference = serializers.CharField()
    version = serializers.IntegerField()
    state = serializers.CharField()
    group = GroupReferenceSerializer()
    question = serializers.CharField()
    referrer_plan = serializers.CharField()
    created_at = serializers.DateTimeField()


class PatientContentSerializer(serializers.Serializer):
    id = serializers.UUIDField()
    family_name = serializers.CharField()
    given_name = serializers.CharField()
    birth_date = serializers.DateField()
    sex = serializers.CharField()
    is_synthetic = serializers.BooleanField()


class ConsentContentSerializer(serializers.Serializer):
    """The patient's latest statement of a kind."""

    kind = serializers.CharField()
    granted = serializers.BooleanField()
    at = serializers.DateTimeField(source="created_at")
    recorded_by = PersonSerializer()


class PrioritiesContentSerializer(serializers.Serializer):
    """Codes of the vocabulary `patient_priorities`, the most important first."""

    ranking = serializers.ListField(child=serializers.CharField())
    note = serializers.CharField()
    recorded_at = serializers.DateTimeField(source="created_at")
    recorded_by = PersonSerializer()
