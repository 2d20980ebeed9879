"""Mail says that something waits, never what: no name of a patient, no clinical word."""

from django.core.mail import EmailMessage
from procrastinate.contrib.django import app


@app.task(name="send_mail", retry=5, queue="mail")
def send_mail(*, to: str, subject: str, text: str) -> None:
    EmailMessage(subject=subject, body=text, to=[to]).send()


def queue_mail(*, to: str, subject: str, text: str) -> None:
    """Send after commit: the job is a row of the same transaction."""
    send_mail.defer(to=to, subject=subject, text=text)
