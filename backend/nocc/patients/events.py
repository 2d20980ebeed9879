from django.dispatch import Signal

# The patient stated something about a consent: `consent`. Sent in the transaction of the statement.
consent_recorded = Signal()

# What matters to the patient was stated anew: `priorities`. Sent in the transaction of the statement.
priorities_set = Signal()


def say_whether_patient(sender, user, **kwargs) -> dict:
    """Part of `me/`."""
    return {"is_patient": hasattr(user, "patient")}
