"""The table: every operation and every socket, with its answers to everybody."""

from ..door import answers
from . import care, cases, deliberation, directory, discussion, material, open_to_all, patients, portal
from .misplaced import MISPLACED

PARTS = (open_to_all, directory, patients, cases, discussion, material, deliberation, care, portal)
DOORS = [row for part in PARTS for row in part.DOORS]

__all__ = ["DOORS", "MISPLACED", "READY", "SOCKETS"]

READY = 0
# READY, or the code that the socket closes with; whoever brings no ticket is told 4401.
SOCKETS = {
    "ws/cases/<uuid:case_id>/": answers(otherwise=4404, anonymous=4401, viewers=READY),
    "ws/me/": answers(otherwise=READY, anonymous=4401),
    "": answers(otherwise=4404, anonymous=4404),
}
