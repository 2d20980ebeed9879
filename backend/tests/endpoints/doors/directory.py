"""Facilities, groups, colleagues, invitations and accounts: nothing clinical, so nothing in the access log."""

from datetime import timedelta

from django.utils import timezone

from nocc.directory.factories import PhysicianFactory

from ..door import Log, answers, delete, listed, patch, post, read, signed_in
from ..world import Record

NEVER = {"log": Log.NEVER}
FOR_ADMINISTRATOR = answers(otherwise=403, administrator=200)
OF_ANY_GROUP = answers(administrator=200)
OF_THE_GROUP = answers(members=200, group_observer=200, administrator=200)
COLLEAGUES = answers(physicians=200, administrator=200)


def in_a_month() -> str:
    return (timezone.now() + timedelta(days=30)).isoformat()


def managed(status: int, **others: int) -> dict[str, int]:
    """By the coordinator and the administrator; the rest of the group may not."""
    told = {"members": 403, "group_observer": 403, "coordinator": status, "administrator": status}
    return answers(**{**told, **others})


def a_member(record: Record) -> dict:
    return {"user": str(PhysicianFactory().user.pk), "role": "member"}


def an_observer(record: Record) -> dict:
    return {"user": str(PhysicianFactory().user.pk), "role": "observer", "until": in_a_month()}


def invited(purpose: str):
    return lambda record: {
        "purpose": purpose,
        "target": str(record.case.group_id),
        "email": "guest@example.org",
        "until": in_a_month(),
    }


def into_the_foreign_group(own: Record, foreign: Record) -> dict:
    return invited("group_member")(foreign)


def an_account(record: Record) -> dict:
    return {
        "given_name": "Gaia",
        "family_name": "Greco",
        "password": "una-frase-lunga-e-rara-26",
        "specialty": "radiology",
        "facility": record.id_of("facilities"),
    }


def a_colleague(record: Record) -> dict:
    profile = {"specialty": "radiology", "facility": record.id_of("facilities")}
    return {"email": "new@example.org", "given_name": "Ada", "family_name": "Neri", "physician": profile}


FACILITIES = [
    listed("facilities/", signed_in(), **NEVER),
    post("facilities/", answers(otherwise=403, administrator=201), lambda record: {"name": "Nuovo"}, **NEVER),
    read("facilities/<uuid:pk>/", signed_in(), foreign=signed_in(), **NEVER),
    patch(
        "facilities/<uuid:pk>/",
        FOR_ADMINISTRATOR,
        lambda record: {"city": "Lecce"},
        foreign=FOR_ADMINISTRATOR,
        is_edit=True,
        **NEVER,
    ),
]
PEOPLE = [
    read("me/", signed_in(), **NEVER),
    patch("me/", signed_in(), lambda record: {"language": "en"}, **NEVER),
    listed("physicians/", signed_in(), **NEVER),
    read("physicians/<uuid:pk>/", COLLEAGUES, foreign=COLLEAGUES, **NEVER),
    patch(
        "physicians/<uuid:pk>/",
        answers(physicians=403, lead=200, administrator=200),
        lambda record: {"phone": "080"},
        foreign=answers(physicians=403, administrator=200),
        **NEVER,
    ),
    listed("users/", FOR_ADMINISTRATOR, **NEVER),
    post("users/", answers(otherwise=403, administrator=201), a_colleague, **NEVER),
    read("users/<uuid:pk>/", FOR_ADMINISTRATOR, foreign=FOR_ADMINISTRATOR, **NEVER),
    # That somebody is a patient is clinical.
    read(
        "users/<uuid:pk>/", answers(otherwise=403, administrator=404), foreign=None, item="patient's account", **NEVER
    ),
    patch(
        "users/<uuid:pk>/",
        FOR_ADMINISTRATOR,
        lambda record: {"language": "en"},
        foreign=FOR_ADMINISTRATOR,
        **NEVER,
    ),
    post(
        "users/<uuid:pk>/first-password/",
        answers(otherwise=403, administrator=201),
        foreign=answers(otherwise=403, administrator=201),
        **NEVER,
    ),
]
WORK_GROUPS = [
    listed("groups/", signed_in(), **NEVER),
    post("groups/", answers(otherwise=403, administrator=201), lambda record: {"name": "Nuovo"}, **NEVER),
    read("groups/<uuid:pk>/", OF_THE_GROUP, foreign=OF_ANY_GROUP, **NEVER),
    patch(
        "groups/<uuid:pk>/",
        FOR_ADMINISTRATOR,
        lambda record: {"description": "Testa e collo"},
        foreign=FOR_ADMINISTRATOR,
        is_edit=True,
        **NEVER,
    ),
    listed("groups/<uuid:group_id>/members/", OF_THE_GROUP, foreign=OF_ANY_GROUP, **NEVER),
    post("groups/<uuid:group_id>/members/", managed(201), a_member, foreign=answers(administrator=201), **NEVER),
    post(
        "groups/<uuid:group_id>/members/",
        managed(201, members=201),
        an_observer,
        foreign=answers(administrator=201),
        key="as observer",
        **NEVER,
    ),
    patch(
        "groups/<uuid:group_id>/members/<uuid:pk>/",
        managed(200),
        lambda record: {"role": "coordinator"},
        foreign=OF_ANY_GROUP,
        **NEVER,
    ),
    delete("groups/<uuid:group_id>/members/<uuid:pk>/", managed(204), foreign=answers(administrator=204), **NEVER),
    listed(
        "groups/<uuid:group_id>/cases/",
        answers(members=403, group_observer=403, coordinator=200, administrator=403),
        foreign=answers(administrator=403),
    ),
]
# Whoever has the link may read what it offers; taking it up is for the address that it was sent to.
BY_LINK = answers(otherwise=200, anonymous=200)
INVITATIONS = [
    listed("invitations/", signed_in(), **NEVER),
    post("invitations/", managed(201), invited("group_member"), foreign=answers(administrator=201), **NEVER),
    post(
        "invitations/",
        managed(201, members=201),
        invited("group_observer"),
        foreign=answers(administrator=201),
        key="as observer",
        **NEVER,
    ),
    read("invitations/<str:key>/", BY_LINK, foreign=BY_LINK, **NEVER),
    delete(
        "invitations/<str:key>/",
        answers(coordinator=204, administrator=204),
        foreign=answers(administrator=204),
        **NEVER,
    ),
    delete("invitations/<str:key>/", answers(lead=204), foreign=answers(), item="invitation to the case", **NEVER),
    read("invitations/<str:key>/accept/", BY_LINK, foreign=BY_LINK, **NEVER),
    post(
        "invitations/<str:key>/accept/",
        answers(otherwise=403, anonymous=200),
        an_account,
        foreign=answers(otherwise=403, anonymous=200),
        **NEVER,
    ),
]

DOORS = [*FACILITIES, *PEOPLE, *WORK_GROUPS, *INVITATIONS]
