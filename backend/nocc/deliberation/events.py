from django.dispatch import Signal

# Sent with `decision` in the transaction that signs it.
decision_signed = Signal()
