"""Passwords in tests: hashed as the market does, by Argon2, with a thousandth of its work."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class LightArgon2(Argon2PasswordHasher):
    """
    The market's own takes 100 MB and eight threads for each sign-in, on purpose. Half of what the tests did was that.
    `market/people/tests/test_register_person.py` has a password kept by the market's own.
    """

    time_cost = 1
    memory_cost = 64  # KiB
    parallelism = 1
