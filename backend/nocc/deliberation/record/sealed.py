import json

from ..models import Decision


def sealed_record(decision: Decision) -> str:
    """The signed record with its seal, as JSON.

    The record goes out as the very text that was signed: parsing it and writing it again could change its bytes.
    """
    seal = {"sha256": decision.sha256, "signature": decision.signature, "key_id": decision.key_id}
    return f'{{"record":{decision.record},{json.dumps(seal, separators=(",", ":"))[1:]}'


def differences_in(decision: Decision) -> dict | None:
    """What the signed record says of the decision that it supersedes; None where there is none."""
    if decision.supersedes_id is None:
        return None
    return json.loads(decision.record)["decision"].get("differences")
