"""What people say to each other about a case; observers have a thread of their own and know of no other."""

from ..door import delete, lead, listed, patch, post, read, readers, viewers
from ..world import Record

MESSAGES = "cases/<uuid:case_id>/messages/"
IN_THE_OBSERVERS_THREAD = {"item": "observers' message"}


def said(thread: str):
    return lambda record: {"thread": thread, "text": "Sono d'accordo"}


def reworded(record: Record) -> dict:
    return {"text": "PET o TC?"}


DOORS = [
    listed(MESSAGES, viewers()),
    post(MESSAGES, readers(201, emergency=403, observers=403), said("board")),
    post(MESSAGES, viewers(201, emergency=403), said("observers"), key="to observers"),
    post(MESSAGES, readers(201, emergency=403, observers=403), said("patient"), key="to the patient"),
    patch("messages/<uuid:pk>/", lead(200, observers=404), reworded),
    patch("messages/<uuid:pk>/", lead(200), reworded, **IN_THE_OBSERVERS_THREAD),
    delete("messages/<uuid:pk>/", lead(204, observers=404)),
    delete("messages/<uuid:pk>/", lead(204), **IN_THE_OBSERVERS_THREAD),
    read("messages/<uuid:pk>/revisions/", readers(observers=404)),
    read("messages/<uuid:pk>/revisions/", viewers(), **IN_THE_OBSERVERS_THREAD),
    # The patient's own door to their thread is the portal.
    read("messages/<uuid:pk>/revisions/", readers(observers=404), item="patient's message"),
]
