from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2idHasher(Argon2PasswordHasher):
    """OWASP's minimum (19 MiB, two passes, one lane): 19 ms instead of the 130 ms and 100 MiB of Django's default."""

    time_cost = 2
    memory_cost = 19 * 1024
    parallelism = 1
