"""Pages as a browser first meets them: the head that is filled in, and what a page is allowed to load."""

import io
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from PIL import Image

from foundation.ids import encode
from foundation.testing import deliver_news
from market.circles.facade import block, change_account
from market.circles.tests.factories import make_person
from market.media.facade import store_picture
from market.merchants.tests.factories import make_shop
from market.notes.tests.factories import keep_draft, make_note
from market.orders.tests.factories import make_sku
from market.storefront.pages import HEAD_MARK
from market.storefront.services.refresh_products import refresh_stale

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def built(settings, tmp_path: Path) -> None:
    """Let there be a built index, whether or not the front end has been built here."""
    (tmp_path / "index.html").write_text(f'<html lang="zh-CN"><head>{HEAD_MARK}</head></html>')
    settings.STOREFRONT_DIST = tmp_path


@pytest.mark.parametrize(
    ("host", "named", "hub"),
    [
        ("shop.example", "", "http://shop.example:8001"),
        ("[::1]", "", "http://[::1]:8001"),
        ("[::1]:8000", "", "http://[::1]:8001"),
        ("shop.example", "https://live.example/hub", "https://live.example"),
    ],
)
def test_a_page_runs_our_scripts_only_and_speaks_to_us_and_the_live_hub_only(settings, host, named, hub):
    settings.LIVE_URL, settings.LIVE_PORT = named, 8001

    page = Client().get("/no-such-page", headers={"Host": host})

    rules = dict(rule.strip().split(" ", 1) for rule in page["Content-Security-Policy"].split(";"))
    assert rules["default-src"] == rules["base-uri"] == rules["frame-ancestors"] == "'none'"
    assert rules["script-src"] == "'self'"
    assert rules["connect-src"] == f"'self' {hub}"


def test_a_title_stays_a_text_wherever_it_is_written():
    nasty = make_sku(title='</script><script>alert(1)</script>"><img src=x>')
    deliver_news()
    while refresh_stale(now=timezone.now()):
        pass

    page = Client().get(f"/p/{encode('prod', nasty.product_id)}").content.decode()

    assert "alert(1)" in page
    assert "<script>" not in page and "<img" not in page
    assert page.count("</script>") == 1  # The one that ends the JSON-LD.


def test_a_shops_link_shows_its_name_and_its_logo():
    """Without the logo in `shop`: fails, a chat shows no picture."""
    png = io.BytesIO()
    Image.new("RGB", (64, 64), "#cf2a20").save(png, "PNG")
    logo = store_picture(png.getvalue(), None, "test")
    shop = make_shop(logo_picture_id=logo.id)

    page = Client().get(f"/s/{encode('shop', shop.id)}", headers={"accept-language": "zh-CN"}).content.decode()

    assert '<meta property="og:title" content="一炉家物 · 集市 Jishi">' in page
    assert f'<meta property="og:image" content="{settings.PUBLIC_URL}{logo.urls["1280"]}">' in page


def test_a_notes_link_shows_its_title_and_picture():
    lin = make_person(nickname="林小满")
    note = make_note(lin.id, title="杯沿很薄的一只杯子", body="喝茶正好")

    page = Client().get(f"/notes/{encode('note', note.id)}").content.decode()

    assert "<title>杯沿很薄的一只杯子 · 林小满</title>" in page
    assert '<meta property="og:description" content="喝茶正好">' in page
    assert '<meta property="og:image" content="http' in page


@pytest.mark.parametrize("viewer", ["blocked", "not_a_follower", "nobody"])
def test_what_a_stranger_may_not_see_no_preview_tells(viewer):
    lin, wei = make_person(nickname="林小满"), make_person()
    note = make_note(lin.id, title="只给朋友看")
    client = Client()
    if viewer != "nobody":
        client.force_login(wei)
    if viewer == "blocked":
        block(person_id=lin.id, other_id=wei.id, now=timezone.now())
    else:
        change_account(person_id=lin.id, bio="住在景德镇", is_private=True, now=timezone.now())

    shown = client.get(f"/notes/{encode('note', note.id)}")
    profile = client.get(f"/people/{encode('pers', lin.id)}")

    assert (shown.status_code, "只给朋友看" in shown.content.decode()) == (404, False)
    assert profile.status_code == (404 if viewer == "blocked" else 200)
    assert "住在景德镇" not in profile.content.decode()


def test_an_author_opens_the_link_of_a_draft_and_nobody_else_does():
    lin = make_person()
    where = f"/notes/{encode('note', keep_draft(lin.id).id)}/edit"
    author = Client()
    author.force_login(lin)

    assert (author.get(where).status_code, Client().get(where).status_code) == (200, 404)
