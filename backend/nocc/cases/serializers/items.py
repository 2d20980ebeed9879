from rest_framework import serializers


class CaseItemSerializer(serializers.Serializer):
    """An item of a case as the board reads it; whoever observes gets allow-listed fields, the rest is null.

    The context names the reader's `viewpoint`. `once_cleared` adds fields for rows annotated `is_cleared`.
    """

    for_observers: tuple[str, ...] = ("id",)
    once_cleared: tuple[str, ...] = ()

    def to_representation(self, row) -> dict:
        shown = super().to_representation(row)
        if self.context["viewpoint"].is_staff:
            return shown
        allowed = {*self.for_observers, *(self.once_cleared if row.is_cleared else ())}
        return {name: value if name in allowed else None for name, value in shown.items()}
