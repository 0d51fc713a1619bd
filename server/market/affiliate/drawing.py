"""How a share poster looks: values in, PNG bytes out. No database, no network, no fonts of the machine."""

import io
from dataclasses import dataclass
from functools import lru_cache

import segno
from PIL import Image, ImageDraw, ImageFont, ImageOps
from pylopdf_fonts_zh_cn import sans_path

from foundation.money import Money, exponent

LOOK = 2  # Counted up when the poster looks different, so that caches draw anew.
WIDTH, HEIGHT = 750, 1300  # A phone's width twice over, and short enough to be seen whole in a chat.
MARGIN = 40
PICTURE = WIDTH - 2 * MARGIN
QR_SIDE = 236
INK, SECOND, THIRD, LINE = "#1F1B18", "#5D554F", "#6B625B", "#EBE6E0"
BRAND, BRAND_SOFT, PAPER, CARD = "#CF2A20", "#FFF0EC", "#F6F4F1", "#FFFFFF"
SIGNS = {"CNY": "¥", "USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}

WORDS = {
    "zh-CN": {
        "team": "{size} 人团",
        "alone": "单独购买 {price}",
        "by": "{name} 分享给你",
        "scan_product": "扫码看看这件好物",
        "scan_note": "扫码看看这篇笔记",
        "scan_team": "扫码看看还差几人",
        "scan_shop": "扫码逛逛这家店",
        "note": "来自用户分享，分享者可能获得奖励 · 价格以下单时为准",
        "brand": "集市 Jishi",
    },
    "en": {
        "team": "Team of {size}",
        "alone": "Alone {price}",
        "by": "Shared by {name}",
        "scan_product": "Scan to see it",
        "scan_note": "Scan to read the note",
        "scan_team": "Scan to see the team",
        "scan_shop": "Scan to look around",
        "note": "Shared by a person, who may earn by it · Prices as at checkout",
        "brand": "Jishi 集市",
    },
}


@dataclass(frozen=True, slots=True)
class Poster:
    """Everything a poster shows."""

    kind: str  # product, note, team or shop
    title: str
    price: Money | None  # A note and a shop have none.
    alone_price: Money | None  # Of a team, bought alone; left out when it is not higher.
    team_size: int | None
    sharer: str  # The name as strangers see it.
    link: str
    language: str  # "zh-CN" or "en"


def draw_poster(poster: Poster, picture: bytes | None) -> bytes:
    """Draw a poster around the picture of what is shared. In: the picture in any format Pillow reads. Out: PNG."""
    words = WORDS[poster.language]
    sheet = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(sheet)
    pen.rounded_rectangle((20, 20, WIDTH - 20, HEIGHT - 20), 36, fill=CARD)
    _draw_picture(sheet, picture)

    y = MARGIN + PICTURE + 18
    if poster.price is not None:
        _draw_price(pen, poster, y)
        y += 104
    for line in wrap(poster.title, 34, WIDTH - 2 * MARGIN, most=2 if poster.price is not None else 4):
        _text(pen, (MARGIN, y), line, 34, INK)
        y += 48

    top = HEIGHT - MARGIN - QR_SIDE - 36
    pen.line((MARGIN, top - 22, WIDTH - MARGIN, top - 22), fill=LINE, width=2)
    _draw_qr(sheet, poster.link, (WIDTH - MARGIN - QR_SIDE, top))
    left = WIDTH - 2 * MARGIN - QR_SIDE - 24
    y = top + 14
    for line in wrap(words["by"].format(name=drawable(poster.sharer)), 32, left, most=2):
        _text(pen, (MARGIN, y), line, 32, INK, bold=True)
        y += 46
    _text(pen, (MARGIN, y + 6), words[f"scan_{poster.kind}"], 26, SECOND)
    _text(pen, (MARGIN, top + QR_SIDE - 44), words["brand"], 28, BRAND, bold=True)
    _text(pen, (MARGIN, HEIGHT - MARGIN - 26), words["note"], 19, THIRD)

    png = io.BytesIO()
    sheet.save(png, "PNG")
    return png.getvalue()


def _draw_price(pen: ImageDraw.ImageDraw, poster: Poster, y: int) -> None:
    """Write what it costs; of a team also its size, and what one pays alone."""
    assert poster.price is not None, "there is a price to draw"
    words = WORDS[poster.language]
    x = MARGIN + _text(pen, (MARGIN, y), price_text(poster.price), 64, BRAND, bold=True) + 22
    if poster.team_size is not None:
        x = _tag(pen, (x, y + 26), words["team"].format(size=poster.team_size)) + 18
    if poster.alone_price is not None and poster.price < poster.alone_price:
        _text(pen, (x, y + 32), words["alone"].format(price=price_text(poster.alone_price)), 26, THIRD)


def draw_qr(link: str) -> bytes:
    """Draw a link as a QR code that scales. Out: SVG."""
    svg = io.BytesIO()
    segno.make(link, error="m", micro=False).save(svg, kind="svg", scale=8, border=4, xmldecl=False, title="QR")
    return svg.getvalue()


def price_text(price: Money) -> str:
    """Write an amount as on a price tag: "¥49.90"."""
    digits = exponent(price.currency)
    whole, part = divmod(abs(price.minor), 10**digits)
    amount = f"{whole:,}.{part:0{digits}d}" if digits else f"{whole:,}"
    return f"{SIGNS.get(price.currency, price.currency + ' ')}{amount}"


def drawable(text: str) -> str:
    """Return the text without the signs that our font would draw as an empty box."""
    return "".join(sign for sign in text if sign.isprintable() and has_glyph(sign)).strip()


@lru_cache(maxsize=4096)
def has_glyph(sign: str) -> bool:
    """Whether our font has this sign. Fonts draw what they lack as one and the same box."""
    return sign.isspace() or _shape(sign) != _shape("\U0010fffd")


def wrap(text: str, size: int, width: int, *, most: int) -> list[str]:
    """Break a text into at most so many lines, at spaces where there are any; the last may end in an ellipsis."""
    font, rest = _font(size), drawable(text)
    lines: list[str] = []
    while rest and len(lines) < most:
        fits = len(rest)
        while font.getlength(rest[:fits]) > width:
            fits -= 1
        if fits == len(rest):
            lines.append(rest)
            break
        if len(lines) == most - 1:
            while font.getlength(rest[:fits] + "…") > width:
                fits -= 1
            lines.append(rest[:fits].rstrip() + "…")
            break
        space = rest.rfind(" ", 0, fits + 1)
        cut = space if space > fits // 2 else fits
        lines.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return lines


def _shape(sign: str) -> bytes:
    mask = _font(24).getmask(sign)
    return bytes(mask) + repr(mask.size).encode()


@lru_cache(maxsize=16)
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(sans_path()), size)


def _text(
    pen: ImageDraw.ImageDraw, at: tuple[int, int], text: str, size: int, colour: str, *, bold: bool = False
) -> int:
    """Write a line and return how wide it came out. The font has one weight; bold is a thin outline."""
    stroke = size / 70 if bold else 0
    pen.text(at, text, font=_font(size), fill=colour, stroke_width=stroke, stroke_fill=colour)
    return round(_font(size).getlength(text))


def _tag(pen: ImageDraw.ImageDraw, at: tuple[int, int], text: str) -> int:
    """Draw a small coloured label and return where it ends."""
    x, y = at
    right = x + round(_font(26).getlength(text)) + 28
    pen.rounded_rectangle((x, y, right, y + 46), 12, fill=BRAND_SOFT)
    _text(pen, (x + 14, y + 4), text, 26, BRAND)
    return right


def _draw_picture(sheet: Image.Image, picture: bytes | None) -> None:
    """Lay the picture into its square, cropped to the middle; a plain square stands for a missing one."""
    square = Image.new("RGB", (PICTURE, PICTURE), LINE)
    if picture is not None:
        with Image.open(io.BytesIO(picture)) as opened:
            square = ImageOps.fit(opened.convert("RGB"), (PICTURE, PICTURE), Image.Resampling.LANCZOS)
    corners = Image.new("L", (PICTURE, PICTURE), 0)
    ImageDraw.Draw(corners).rounded_rectangle((0, 0, PICTURE - 1, PICTURE - 1), 24, fill=255)
    sheet.paste(square, (MARGIN, MARGIN), corners)


def _draw_qr(sheet: Image.Image, link: str, at: tuple[int, int]) -> None:
    code = segno.make(link, error="m", micro=False)
    modules = code.symbol_size(border=2)[0]
    png = io.BytesIO()
    code.save(png, kind="png", scale=max(1, QR_SIDE // modules), border=2)
    with Image.open(png) as drawn:
        image = drawn.convert("RGB")
    room = (QR_SIDE - image.width) // 2
    sheet.paste(image, (at[0] + room, at[1] + room))
