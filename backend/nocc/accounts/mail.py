"""Mail in the reader's language. A template is one text file per language: its first line is the subject."""

from django.template.loader import render_to_string

from nocc.common.mail import queue_mail

from .models import User


def language_of(email: str, *, otherwise: str) -> str:
    """The language that the owner of this address has chosen."""
    chosen = User.objects.filter(email=email.strip().lower()).values_list("language", flat=True).first()
    return chosen or otherwise


def queue_template(*, template: str, to: str, language: str, context: dict) -> None:
    """Queue `<template>.<language>.txt`; it goes out after commit."""
    text = render_to_string(f"{template}.{language}.txt", context)
    subject, _, body = text.partition("\n")
    queue_mail(to=to, subject=subject.strip(), text=body.strip() + "\n")
