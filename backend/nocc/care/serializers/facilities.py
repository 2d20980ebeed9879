from rest_framework import serializers

from nocc.directory.models import Facility


class FacilityField(serializers.PrimaryKeyRelatedField):
    """The identifier of a facility that is in use."""

    def __init__(self, **kwargs) -> None:
        super().__init__(**{"queryset": Facility.objects.filter(is_active=True), **kwargs})
