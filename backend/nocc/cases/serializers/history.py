"""The dossier at an event, for the schema: its sections are what the apps above keep."""

from functools import cache

from rest_framework import serializers

from ..contents import KeptKind, kept_kinds
from .log import EventSerializer


@cache
def _shape_then(shape: type[serializers.Serializer]) -> type[serializers.Serializer]:
    seq = serializers.IntegerField(help_text="The event that last changed it")
    name = shape.__name__.removesuffix("Serializer").removesuffix("Content")
    return type(f"{name}ThenSerializer", (shape,), {"seq": seq, "__doc__": shape.__doc__})


def _section(kind: KeptKind) -> serializers.BaseSerializer:
    shape = _shape_then(kind.shape)
    return shape(allow_null=True) if kind.is_single else shape(many=True)


class DossierThenSerializer(serializers.Serializer):
    """The dossier as it stood once event `seq` had happened; the log of the case goes on to `latest_seq`.

    Items are as the board was shown them at their last change, by the version of the program of that day.
    """

    seq = serializers.IntegerField()
    latest_seq = serializers.IntegerField()
    event = EventSerializer(allow_null=True, help_text="Null while nothing has happened")

    def get_fields(self) -> dict:
        return super().get_fields() | {kind.section: _section(kind) for kind in kept_kinds().values()}
