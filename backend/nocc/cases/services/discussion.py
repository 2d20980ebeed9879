from collections.abc import Iterable
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from nocc.accounts.models import User
from nocc.common.rules import InvalidInput, NotAllowed, RuleBroken

from ..models import Case, Message, MessageRevision, Task, TaskKind, Thread
from ..models.log import Audience
from ..selectors import lead_of
from ..selectors.discussion import messages_visible_to, readers_of_thread, threads_writable_by
from .log import append_event
from .notices import notify
from .work import open_task, settle


def audience_of(thread: str) -> Audience:
    return Audience.EVERYONE if thread == Thread.OBSERVERS else Audience.STAFF


@transaction.atomic
def post_message(
    *,
    case: Case,
    author: User,
    thread: Thread,
    text: str,
    reply_to: UUID | None = None,
    mentions: Iterable[UUID] = (),
) -> Message:
    """Say something in a thread. The patient's question waits for the lead until somebody of the board answers.

    Raises NotAllowed `thread_not_yours`, InvalidInput `reply_to_elsewhere`, `not_in_thread`.
    """
    if thread not in threads_writable_by(author, case):
        raise NotAllowed("thread_not_yours")
    parent = messages_visible_to(author, case).filter(pk=reply_to, thread=thread).first() if reply_to else None
    if reply_to and parent is None:
        raise InvalidInput("reply_to_elsewhere", field="reply_to")
    mentioned = list(readers_of_thread(case, thread).filter(pk__in=set(mentions)).order_by("pk"))
    if len(mentioned) != len(set(mentions)):
        raise InvalidInput("not_in_thread", field="mentions")
    message = Message.objects.create(case=case, author=author, thread=thread, text=text, reply_to=parent)
    message.mentions.set(mentioned)
    append_event(
        case=case, kind="message.posted", actor=author, target=("message", message.pk), audience=audience_of(thread)
    )
    for person in mentioned:
        if person != author:
            notify(user=person, kind="message.mentioned", target=("message", message.pk), case=case, actor=author)
    if thread == Thread.PATIENT:
        _pass_on_to_the_other_side(message)
    return message


def _pass_on_to_the_other_side(message: Message) -> None:
    case, target = message.case, ("message", message.pk)
    patient_account = case.patient.user
    if message.author == patient_account:
        open_task(case=case, assignee=lead_of(case).user, kind=TaskKind.ANSWER_PATIENT, target=target)
        return
    settle(list(Task.objects.filter(case=case, kind=TaskKind.ANSWER_PATIENT, done_at__isnull=True)))
    if patient_account is not None:
        notify(user=patient_account, kind="message.posted", target=target, case=case, actor=message.author)


@transaction.atomic
def edit_message(*, message: Message, editor: User, text: str) -> Message:
    """Reword one's own message; what it said before is kept. Raises NotAllowed `not_the_author`, RuleBroken
    `message_removed`."""
    message = _own_standing(message, editor)
    if text == message.text:
        return message
    MessageRevision.objects.create(message=message, text=message.text)
    message.text, message.edited_at = text, timezone.now()
    message.save(update_fields=["text", "edited_at", "updated_at"])
    _tell(message, "message.edited", editor)
    return message


@transaction.atomic
def remove_message(*, message: Message, remover: User) -> Message:
    """Take one's own message back: it is shown no more. Raises as `edit_message` does."""
    message = _own_standing(message, remover)
    message.removed_at = timezone.now()
    message.save(update_fields=["removed_at", "updated_at"])
    _tell(message, "message.removed", remover)
    return message


def _own_standing(message: Message, person: User) -> Message:
    message = Message.objects.select_for_update(of=("self",)).select_related("case").get(pk=message.pk)
    if message.author_id != person.pk:
        raise NotAllowed("not_the_author")
    if message.removed_at is not None:
        raise RuleBroken("message_removed")
    return message


def _tell(message: Message, kind: str, actor: User) -> None:
    append_event(
        case=message.case,
        kind=kind,
        actor=actor,
        target=("message", message.pk),
        audience=audience_of(message.thread),
    )
