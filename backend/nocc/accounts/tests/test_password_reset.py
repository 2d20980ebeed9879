from django.conf import settings

from ..factories import UserFactory
from ..services import issue_first_password, set_active
from .browsing import link_in

NEW_PASSWORD = "another-password-2026"


def reset_key(sent_mail) -> str:
    return link_in(sent_mail()[-1]["text"]).rsplit("/", 1)[1]


def test_the_link_in_the_mail_sets_a_new_password(visitor, person, sent_mail):
    visitor.auth("POST", "auth/password/request", {"email": person.email})
    link = link_in(sent_mail()[-1]["text"])
    assert link.startswith(f"{settings.PUBLIC_URL}/account/password/reset/key/")

    visitor.auth("POST", "auth/password/reset", {"key": link.rsplit("/", 1)[1], "password": NEW_PASSWORD})
    assert visitor.sign_in(person, NEW_PASSWORD).status_code == 200
    assert visitor.mint().status_code == 200


def test_the_link_is_good_once(visitor, person, sent_mail):
    visitor.auth("POST", "auth/password/request", {"email": person.email})
    body = {"key": reset_key(sent_mail), "password": NEW_PASSWORD}
    visitor.auth("POST", "auth/password/reset", body)
    assert visitor.auth("POST", "auth/password/reset", body).status_code == 400


def test_known_and_unknown_addresses_get_the_same_answer_and_each_a_mail(visitor, person, sent_mail):
    known = visitor.auth("POST", "auth/password/request", {"email": person.email})
    unknown = visitor.auth("POST", "auth/password/request", {"email": "nobody@example.org"})
    assert (known.status_code, known.json()) == (unknown.status_code, unknown.json())
    assert [mail["to"] for mail in sent_mail()] == [person.email, "nobody@example.org"]
    assert "/reset/key/" not in sent_mail()[1]["text"]


def test_a_shut_account_gets_no_link(visitor, person, sent_mail):
    set_active(user=person, is_active=False)
    visitor.auth("POST", "auth/password/request", {"email": person.email})
    assert "/reset/key/" not in sent_mail()[0]["text"]


def test_mail_speaks_its_readers_language(visitor, sent_mail, db):
    for language, word in (("it", "password"), ("en", "choose a new password")):
        someone = UserFactory(language=language)
        visitor.auth("POST", "auth/password/request", {"email": someone.email}, **{"Accept-Language": "de"})
        assert word in sent_mail()[-1]["subject"]
    assert "scegliere" in sent_mail()[0]["subject"]


def test_a_reset_ends_the_limits_of_a_first_password(visitor, person, sent_mail):
    issue_first_password(user=person)
    visitor.auth("POST", "auth/password/request", {"email": person.email})
    visitor.auth("POST", "auth/password/reset", {"key": reset_key(sent_mail), "password": NEW_PASSWORD})
    assert visitor.sign_in(person, NEW_PASSWORD).status_code == 200
    assert visitor.mint().status_code == 200
