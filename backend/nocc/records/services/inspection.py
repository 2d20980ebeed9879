from typing import BinaryIO

from nocc.common.rules import RuleBroken

from ..models import MediaType, QuarantineReason
from ..scanning import Finding, scan
from ..sniffing import FileFacts, facts_of


class Suspected(RuleBroken):
    """A file that is what it may be and yet is not to be shown: `finding` says why."""

    def __init__(self, finding: Finding, media_type: MediaType) -> None:
        super().__init__("file_suspected", reason=finding.reason)
        self.finding = finding
        self.media_type = media_type


def inspected(upload: BinaryIO) -> FileFacts:
    """What a file is, once nothing speaks against showing it. Raises InvalidInput as `facts_of` does, and Suspected."""
    facts = facts_of(upload)
    finding = scan(upload)
    # A virus is said first; that nobody looked, last.
    if facts.suspicion and (finding is None or finding.reason != QuarantineReason.INFECTED):
        finding = Finding(facts.suspicion, "")
    if finding is not None:
        raise Suspected(finding, facts.media_type)
    return facts
