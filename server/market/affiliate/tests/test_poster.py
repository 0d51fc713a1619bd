import io
from dataclasses import replace

import pytest
import zxingcpp
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone
from PIL import Image, ImageChops
from pylopdf_fonts_zh_cn import sans_path

from foundation.money import Money
from market.affiliate import drawing
from market.affiliate.drawing import Poster, draw_poster, draw_qr, drawable, has_glyph, price_text, wrap
from market.affiliate.models import Share
from market.affiliate.services.make_poster import FOLDER, KEPT, sweep_posters
from market.affiliate.tests.factories import browser_of, make_share
from market.affiliate.types import Channel, SubjectKind
from market.catalogue import facade as catalogue
from market.groupbuy.tests.factories import make_offer, make_open_team
from market.media import facade as media
from market.merchants.tests.factories import make_shop
from market.notes.tests.factories import make_note
from market.orders.tests.factories import make_buyer, make_sku

LINK = "https://jishi.example/s/0123456789"
POSTER = Poster(
    kind="team",
    title="手作青瓷茶杯 汝窑开片可养 一对装 送礼盒",
    price=Money("CNY", 4990),
    alone_price=Money("CNY", 6900),
    team_size=3,
    sharer="小**",
    link=LINK,
    language="zh-CN",
)


def picture(colour: str = "#3377aa") -> bytes:
    png = io.BytesIO()
    Image.new("RGB", (800, 600), colour).save(png, "PNG")
    return png.getvalue()


@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_a_scanner_reads_the_link_back_from_the_poster(language):
    drawn = Image.open(io.BytesIO(draw_poster(replace(POSTER, language=language), picture())))

    (code,) = zxingcpp.read_barcodes(drawn)
    assert code.text == LINK
    assert drawn.size == (drawing.WIDTH, drawing.HEIGHT)
    assert drawn.getpixel((drawing.WIDTH // 2, 300)) == (0x33, 0x77, 0xAA)


def test_the_poster_shows_what_it_is_told_and_a_missing_picture_does_no_harm():
    """Everything told changes what is drawn: nothing is left out."""
    before = Image.open(io.BytesIO(draw_poster(POSTER, None)))
    for change in (
        {"title": "另一件"},
        {"price": Money("CNY", 4991)},
        {"price": None},
        {"alone_price": Money("CNY", 7000)},
        {"team_size": 4},
        {"team_size": None},
        {"sharer": "贝**"},
        {"kind": "shop"},
        {"language": "en"},
    ):
        after = Image.open(io.BytesIO(draw_poster(replace(POSTER, **change), None)))
        assert ImageChops.difference(before, after).getbbox() is not None, change


def test_chinese_is_drawn_and_not_as_empty_boxes():
    """Without the font of its own, Pillow's draws every Chinese sign as one and the same box."""
    shapes = {drawing._shape(sign) for sign in "集市拼团邀请你一起买更划算人扫码"}

    assert len(shapes) == 16
    assert drawing._shape("\U0010fffd") not in shapes
    assert sans_path().is_file()


def test_every_word_of_ours_can_be_drawn():
    for words in drawing.WORDS.values():
        for line in words.values():
            assert all(has_glyph(sign) for sign in line), line
    assert all(has_glyph(sign) for sign in "0123456789.,¥$€£…")


def test_signs_that_cannot_be_drawn_are_left_out_and_not_shown_as_boxes():
    assert drawable("小安🌸\u200d\n同学") == "小安同学"
    assert drawable("🌸") == ""


@pytest.mark.parametrize(
    ("price", "text"),
    [
        (Money("CNY", 4990), "¥49.90"),
        (Money("CNY", 5), "¥0.05"),
        (Money("CNY", 123456789), "¥1,234,567.89"),
        (Money("JPY", 500), "¥500"),
        (Money("KWD", 1234), "KWD 1.234"),
    ],
)
def test_prices_are_written_exactly(price, text):
    assert price_text(price) == text


def test_long_titles_end_in_an_ellipsis_and_never_run_out_of_the_sheet():
    lines = wrap("很长的标题" * 30, 34, 600, most=2)

    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert all(drawing._font(34).getlength(line) <= 600 for line in lines)
    assert wrap("one two three four", 34, 200, most=3) == ["one two", "three four"]


def test_the_qr_code_is_one_svg_with_room_around_it():
    svg = draw_qr(LINK).decode()

    assert svg.startswith("<svg") and "<script" not in svg


@pytest.mark.django_db
def test_the_poster_comes_over_http_with_the_masked_name_and_is_drawn_once():
    ana = make_buyer("小安")
    now = timezone.now()
    offer = make_offer(now=now)
    shown = media.store_picture(picture(), None, "test")
    catalogue.update_product(offer.product.id, {"picture_ids": [shown.id]}, now)
    team = make_open_team(offer, ana.id, now=now)
    share = make_share(ana.id, team.id, kind=SubjectKind.TEAM, channel=Channel.POSTER, now=now)
    path = f"/api/affiliate/shares/{share.code}/poster.png"

    first = browser_of(ana.id).get(path, {"lang": "en"})
    guests = Client().get(path, {"lang": "en"})
    again = Client().get(path, {"lang": "en"}, headers={"If-None-Match": first["ETag"]})

    assert (first.status_code, first["Content-Type"]) == (200, "image/png")
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(first.content)))
    assert code.text.endswith(f"/s/{share.code}")
    assert guests.content == first.content
    assert (again.status_code, again.content) == (304, b"")
    assert "private" in first["Cache-Control"]
    assert Client().get(path, {"lang": "fr"}).status_code == 422
    kept = default_storage.listdir(FOLDER)[1]
    assert f"{first['ETag'].strip(chr(34))}.png" in kept

    assert sweep_posters(now=timezone.now()) == 0
    assert sweep_posters(now=timezone.now() + KEPT) == len(kept)


@pytest.mark.django_db
def test_every_kind_has_a_poster_and_what_is_gone_has_none():
    lin, mug, shop = make_buyer(), make_sku(), make_shop()
    note = make_note(lin.id)

    for kind, subject_id in (
        (SubjectKind.PRODUCT, mug.product_id),
        (SubjectKind.SHOP, shop.id),
        (SubjectKind.NOTE, note.id),
    ):
        share = make_share(lin.id, subject_id, kind=kind)
        answer = Client().get(f"/api/affiliate/shares/{share.code}/poster.png")
        assert (answer.status_code, answer["Content-Type"]) == (200, "image/png"), kind

    catalogue.withdraw_product(mug.product_id, timezone.now())
    code = Share.objects.get(subject_id=mug.product_id).code
    assert Client().get(f"/api/affiliate/shares/{code}/poster.png").status_code == 404


@pytest.mark.django_db
def test_the_qr_code_over_http():
    share = make_share(make_buyer().id)

    answer = Client().get(f"/api/affiliate/shares/{share.code}/qr.svg")

    assert (answer.status_code, answer["Content-Type"]) == (200, "image/svg+xml")
    assert answer["ETag"]
    assert Client().get("/api/affiliate/shares/0000000000/qr.svg").status_code == 404
