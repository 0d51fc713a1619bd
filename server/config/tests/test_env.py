"""What the environment may say, and with what production refuses to start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from config.env import BadEnvironment, read
from config.services import services

SECRET = "k" * 40
FAIR = {
    "JISHI_ENV": "production",
    "JISHI_SECRET_KEY": SECRET,
    "JISHI_ALLOWED_HOSTS": "shop.example",
    "JISHI_PUBLIC_URL": "https://shop.example",
    "JISHI_EMAIL_URL": "smtp://post.example:587",
    "DATABASE_URL": "postgresql://jishi@db.example/jishi",
}
ASK = "from config import settings; print(settings.PAYMENT_ACCOUNTS)"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("JISHI_DEBUG", "1"),
        ("JISHI_SECRET_KEY", ""),
        ("JISHI_SECRET_KEY", "only-for-a-laptop-never-for-the-public"),
        ("JISHI_SECRET_KEY", "short"),
        ("JISHI_ALLOWED_HOSTS", ""),
        ("JISHI_ALLOWED_HOSTS", "shop.example,*"),
        ("JISHI_PUBLIC_URL", "http://shop.example"),
        ("JISHI_EMAIL_URL", "console:"),
        ("DATABASE_URL", ""),
    ],
)
def test_production_refuses_to_start_unsafely_and_names_the_variable(name, value):
    with pytest.raises(BadEnvironment, match=name):
        read({**FAIR, name: value})


@pytest.mark.parametrize("secret", ["only-for-a-laptop-never-for-the-public", "short"])
def test_a_sandbox_bank_in_production_needs_a_secret_of_its_own(secret):
    with pytest.raises(BadEnvironment, match="JISHI_BANK_SECRET"):
        read({**FAIR, "JISHI_SANDBOX_BANK": "1", "JISHI_BANK_SECRET": secret})


def test_production_opens_no_sandbox_bank_by_itself():
    """With the bank always there: fails, and anybody buys for nothing and breaks the bank from its panel."""
    public, laptop = read(FAIR), read({})
    rehearsal = read({**FAIR, "JISHI_SANDBOX_BANK": "1", "JISHI_BANK_SECRET": SECRET})

    opened = {env.mode: [one.name for one in services(env)] for env in (laptop, public)}

    assert opened == {"development": ["bank", "live", "web", "worker"], "production": ["live", "web", "worker"]}
    assert services(rehearsal)[0].name == "bank"


def test_production_takes_no_money_that_is_not_real():
    said = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=Path(__file__).parents[2],
        env={"PATH": os.defpath, **FAIR},
        capture_output=True,
        text=True,
        check=True,
    )

    assert said.stdout.strip() == "{}"
