"""What papers share: A4, a face that has Chinese, ink, amounts as accountants write them. No fonts of the machine."""

from datetime import datetime

from fpdf import FPDF
from fpdf.enums import XPos, YPos
from pylopdf_fonts_zh_cn import sans_path

from foundation.money import Money, exponent

INK, SECOND, LINE, RED, BAND = (31, 27, 24), (93, 85, 79), (217, 211, 204), (207, 42, 32), (246, 244, 241)


class Sheet(FPDF):
    """Pages of A4, begun. The same writing gives the same bytes."""

    def __init__(self, at: datetime) -> None:
        super().__init__(format="A4")
        self.set_creation_date(at)
        self.add_font("sans", fname=sans_path())
        self.add_page()
        self.set_draw_color(*LINE)

    def put(self, text: str, size: float, colour: tuple[int, int, int] = INK, *, align: str = "L") -> None:
        """Write a paragraph as wide as the page. In: its size in points."""
        self.set_font("sans", size=size)
        self.set_text_color(*colour)
        self.multi_cell(0, size * 0.5, text, align=align, new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def bytes(self) -> bytes:
        return bytes(self.output())


def written(money: Money) -> str:
    """Write an amount without its currency: -1,234.50."""
    digits = exponent(money.currency)
    sign, minor = ("-", -money.minor) if money.minor < 0 else ("", money.minor)
    whole, part = divmod(minor, 10**digits)
    return f"{sign}{whole:,}.{part:0{digits}d}" if digits else f"{sign}{whole:,}"
