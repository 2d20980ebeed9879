from rest_framework import serializers


class EditSerializer(serializers.Serializer):
    """Mixed before a request's serializer: what is left out stays as it is.

    `partial=True` would reach into nested rows too, and leave them without their defaults.
    """

    def get_fields(self) -> dict:
        fields = super().get_fields()
        for field in fields.values():
            field.required = False
        return fields
