"""What the apps above may listen to."""

from django.dispatch import Signal

# Sent with `event` (a CaseEvent) in the transaction that appended it, while the case row is locked.
event_appended = Signal()
