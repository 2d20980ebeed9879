from datetime import date, timedelta

from django.db.models import QuerySet
from django_filters.rest_framework import CharFilter, DateFilter, FilterSet, UUIDFilter

from nocc.common.clinic import start_of_day

from .models import Observation, QuarantinedUpload


class ObservationFilter(FilterSet):
    """Values of one test (or several, with commas), taken from one day to another, both included."""

    test = CharFilter(method="of_tests")
    to = DateFilter(method="taken_until")

    class Meta:
        model = Observation
        fields: list[str] = []

    def of_tests(self, rows: QuerySet, name: str, codes: str) -> QuerySet:
        return rows.filter(test__in=codes.split(","))

    def taken_since(self, rows: QuerySet, name: str, day: date) -> QuerySet:
        return rows.filter(taken_at__gte=start_of_day(day))

    def taken_until(self, rows: QuerySet, name: str, day: date) -> QuerySet:
        return rows.filter(taken_at__lt=start_of_day(day + timedelta(days=1)))

    # `from` is a word of Python: it can be a key, not a name.
    vars()["from"] = DateFilter(method="taken_since")


class QuarantineFilter(FilterSet):
    """Files that wait in one case."""

    case = UUIDFilter()

    class Meta:
        model = QuarantinedUpload
        fields: list[str] = []
