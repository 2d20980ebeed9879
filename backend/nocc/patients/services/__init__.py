from .consents import record_consent, require_consent
from .credentials import IssuedCredentials, issue_credentials, revoke_credentials
from .identity import (
    add_contact,
    add_identifier,
    edit_contact,
    edit_patient,
    register_patient,
    remove_contact,
    remove_identifier,
)
from .priorities import set_priorities

__all__ = [
    "IssuedCredentials",
    "add_contact",
    "add_identifier",
    "edit_contact",
    "edit_patient",
    "issue_credentials",
    "record_consent",
    "register_patient",
    "remove_contact",
    "remove_identifier",
    "require_consent",
    "revoke_credentials",
    "set_priorities",
]
