import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet

from nocc.accounts.models import User

from .models import Facility, Physician
from .selectors import groups_visible_to, places_in_groups


def _with_words(rows: QuerySet, text: str, *fields: str) -> QuerySet:
    """Rows in which every word of the text stands in one of these fields."""
    for word in text.split():
        anywhere = Q()
        for field in fields:
            anywhere |= Q(**{f"{field}__icontains": word})
        rows = rows.filter(anywhere)
    return rows


class FacilityFilter(django_filters.FilterSet):
    search = django_filters.CharFilter(method="by_words", help_text="Words of the name or city")

    class Meta:
        model = Facility
        fields = ["province", "is_active"]

    def by_words(self, rows: QuerySet[Facility], name: str, value: str) -> QuerySet[Facility]:
        return _with_words(rows, value, "name", "city")


class PhysicianFilter(django_filters.FilterSet):
    search = django_filters.CharFilter(method="by_words", help_text="Words of the name")
    group = django_filters.UUIDFilter(method="by_group", help_text="In this group, if the reader sees it")

    class Meta:
        model = Physician
        fields = ["facility", "specialty"]

    def by_words(self, rows: QuerySet[Physician], name: str, value: str) -> QuerySet[Physician]:
        return _with_words(rows, value, "user__given_name", "user__family_name")

    def by_group(self, rows: QuerySet[Physician], name: str, value) -> QuerySet[Physician]:
        seen = groups_visible_to(self.request.user)
        return rows.filter(Exists(places_in_groups().filter(group=value, group__in=seen, user=OuterRef("user"))))


class UserFilter(django_filters.FilterSet):
    search = django_filters.CharFilter(method="by_words", help_text="Words of the name or address")

    class Meta:
        model = User
        fields = ["is_active", "is_administrator"]

    def by_words(self, rows: QuerySet[User], name: str, value: str) -> QuerySet[User]:
        return _with_words(rows, value, "given_name", "family_name", "email")
