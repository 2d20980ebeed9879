from rest_framework import serializers


class PersonSerializer(serializers.Serializer):
    """A colleague as other people's rows name them."""

    id = serializers.UUIDField()
    name = serializers.CharField(source="full_name")
