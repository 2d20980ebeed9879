from django.dispatch import Signal

# Somebody left a group, or was taken out of it: `membership`.
membership_ended = Signal()

# An invitation was accepted: `invitation`, `user`. Sent in the transaction of the acceptance.
invitation_accepted = Signal()

# `me/` asks the apps above what else this person is: `user`. Receivers answer a part of the description as a dict.
describe_me = Signal()
