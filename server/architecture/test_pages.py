"""Every page that the storefront draws is one that the server knows: it is not answered with a 404."""

import re
from pathlib import Path

import pytest
from django.urls import resolve

ROOMS = Path(__file__).parents[2] / "web/apps/storefront/src/rooms"
PATH = re.compile(r"^\s*(?:\{ )?path: '(/[^']*)'", re.MULTILINE)
PAGES = sorted({page for file in ROOMS.glob("*/*.routes.ts") for page in PATH.findall(file.read_text())})


@pytest.mark.parametrize("page", [page for page in PAGES if "(" not in page])
def test_the_server_knows_the_page(page):
    """Without its line in market/storefront/pages.py: fails, crawlers and consoles are told that it is not there."""
    address = re.sub(r":\w+", "something", page)

    assert resolve(address).url_name != "missing"


def test_there_are_pages_to_be_tried():
    assert len(PAGES) >= 30
