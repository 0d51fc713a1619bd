# ruff: noqa: F403, F405 (what is measured, but for its addresses and for where its orders are written)
"""The measured market's settings, with other addresses; orders are written into copies of the orders' tables."""

from bench.settings import *
from config.env import env

ROOT_URLCONF = "bench.plain.urls"
PLAIN_PORT = env.port + 3  # Beside the market's own three.
PAYMENT_NOTICE_URL = f"http://127.0.0.1:{PLAIN_PORT}/api/payments/notices"
DATABASES["default"]["OPTIONS"]["options"] = "-c search_path=plain,public"
