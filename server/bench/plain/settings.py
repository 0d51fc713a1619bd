# ruff: noqa: F403, F405 (what is measured, but for its addresses and for where its orders are written)
"""The measured market's settings, with other addresses; orders are written into copies of the orders' tables."""

from bench.settings import *

ROOT_URLCONF = "bench.plain.urls"
DATABASES["default"]["OPTIONS"]["options"] = "-c search_path=plain,public"
