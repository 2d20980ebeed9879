import hashlib
from collections.abc import Iterator

from django.db.models import QuerySet

from .models import AccessChain, AccessEntry
from .services import canonical

HASHED = (
    "id",
    "chain",
    "at",
    "actor",
    "actor_name",
    "actor_facility",
    "ground",
    "action",
    "kind",
    "items",
    "cases",
    "patients",
    "address",
)


def accesses_to_patient(patient_id) -> QuerySet[AccessEntry]:
    """Everything in the log that concerns this patient, newest first. The caller decides who may ask."""
    return AccessEntry.objects.filter(patients__contains=[patient_id]).order_by("-at", "-id")


def broken_chains() -> Iterator[str]:
    """One line for every chain that does not prove itself: a missing, changed, moved or added entry."""
    for chain in AccessChain.objects.order_by("key").iterator():
        head, number = b"", 0
        entries = AccessEntry.objects.filter(chain=chain.key).order_by("number")
        for number, entry in enumerate(entries.iterator(), start=1):
            head = hashlib.sha256(head + canonical({name: getattr(entry, name) for name in HASHED})).digest()
            if entry.number != number or bytes(entry.hash) != head:
                yield f"chain {chain.key}: entry {number} does not follow from the one before it"
                break
        else:
            if number != chain.length or bytes(chain.head) != head:
                yield f"chain {chain.key}: {number} entries, head says {chain.length}"
