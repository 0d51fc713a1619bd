# ruff: noqa: F403 (production's settings, all of them)
"""
Production's settings but for one address: the bank of a measurement stands on the same machine, with no proxy between
that would speak https, so its notices come straight to the web process.
"""

from config.env import env
from config.settings import *

PAYMENT_NOTICE_URL = f"http://127.0.0.1:{env.port}/api/payments/notices"
