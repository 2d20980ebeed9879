import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from ..factories import UserFactory
from .browsing import Browser


@pytest.fixture
def visitor():
    return Browser()


@pytest.fixture
def person(db):
    return UserFactory()


@pytest.fixture
def sent_mail(db):
    """`sent_mail()` is the mail queued so far, as {to, subject, text}."""

    def queued() -> list[dict]:
        return [job.args for job in ProcrastinateJob.objects.filter(task_name="send_mail").order_by("id")]

    return queued
