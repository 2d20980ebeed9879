"""Who plays which part in a case."""

from dataclasses import dataclass

from nocc.accounts.models import User
from nocc.cases.models import Case, Participant
from nocc.directory.models import Physician, WorkGroup

from .network import Network
from .sampler import SyntheticCase

# Who leads, in turn: most cases belong to the account that visitors sign in with first.
LEADS = ("surgery_hn", "surgery_hn", "surgery_hn", "medical_oncology", "surgery_hn", "maxillofacial_surgery")
SALIVARY = "salivary_major"


@dataclass(frozen=True)
class Cast:
    group: WorkGroup
    lead: Physician
    board: dict[str, Physician]
    observer: Physician | None
    first_facility: int

    def who(self, specialty: str) -> Physician:
        return self.board.get(specialty, self.lead)

    def user(self, specialty: str) -> User:
        return self.who(specialty).user

    def place(self, case: Case, specialty: str) -> Participant:
        return Participant.objects.get(case=case, user=self.user(specialty))


def cast_for(sample: SyntheticCase, network: Network, *, turn: int) -> Cast:
    group = network.groups[1 if sample.tumour.site == SALIVARY else 0]
    members = network.members_of(group)
    board: dict[str, Physician] = {}
    for physician in members:
        board.setdefault(physician.specialty, physician)
    specialty = LEADS[turn % len(LEADS)]
    lead = board.get(specialty, members[0])
    observer = network.observers[0] if turn % 4 == 0 else None
    return Cast(group, lead, board, observer, turn)
