"""
Shopify's product CSV, as its help pages describe it in 2026: the columns, what we read of them, and safe cells. Pure.

One row for each variant, the product's own columns on its first; rows with pictures alone may follow.
"""

import re
from dataclasses import dataclass, field

from foundation.money import Money
from foundation.words import Words
from market.catalogue.facade import AttributeView, OptionView

LAYOUT = "shopify_csv"  # what the catalogue calls rows that came in it
BEYOND = "Jishi (product.metafields.jishi.product)"  # JSON of what has no column: other languages, attributes, GTINs.
HEADING = (
    "Handle", "Title", "Body (HTML)", "Vendor", "Product Category", "Type", "Tags", "Published",
    "Option1 Name", "Option1 Value", "Option1 Linked To", "Option2 Name", "Option2 Value", "Option2 Linked To",
    "Option3 Name", "Option3 Value", "Option3 Linked To", "Variant SKU", "Variant Grams", "Variant Inventory Tracker",
    "Variant Inventory Qty", "Variant Inventory Policy", "Variant Fulfillment Service", "Variant Price",
    "Variant Compare At Price", "Variant Requires Shipping", "Variant Taxable", "Unit Price Total Measure",
    "Unit Price Total Measure Unit", "Unit Price Base Measure", "Unit Price Base Measure Unit", "Variant Barcode",
    "Image Src", "Image Position", "Image Alt Text", "Gift Card", "SEO Title", "SEO Description", "Variant Image",
    "Variant Weight Unit", "Variant Tax Code", "Cost per item", "Status", BEYOND,
)  # fmt: skip
NEEDED = ("Handle", "Title", "Variant Price")  # Without these there is nothing to read.
# What we model, and so write anew when it has changed here. The others are kept as they came.
MODELLED = frozenset(
    ("Handle", "Title", "Body (HTML)", "Vendor", "Published", "Option1 Name", "Option1 Value", "Option2 Name",
     "Option2 Value", "Option3 Name", "Option3 Value", "Variant SKU", "Variant Grams", "Variant Inventory Qty",
     "Variant Price", "Variant Barcode", "Status", BEYOND)
)  # fmt: skip
OPTIONS = 3  # Shopify's columns; more of ours stand in BEYOND.
NO_CHOICE = ("Title", "Default Title")  # What Shopify writes where there is nothing to choose.
DANGEROUS = re.compile(r"'*[=+\-@\t\r]")  # A spreadsheet takes it for a formula (OWASP, CSV injection).
NUMBER = re.compile(r"-[0-9]+(?:\.[0-9]+)?")  # That is all it is, so it does nothing.


@dataclass(frozen=True, slots=True)
class Variant:
    code: str
    option_values: tuple[int, ...]
    price: Money
    on_hand: int
    weight_grams: int
    gtins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ware:
    """A product as the layout and we both understand it."""

    slug: str
    title: Words
    description: Words
    vendor: str
    is_published: bool
    options: tuple[OptionView, ...]
    variants: tuple[Variant, ...]
    subtitle: Words = field(default_factory=dict)
    attributes: tuple[AttributeView, ...] = ()
    origin: Words = field(default_factory=dict)


def guarded(cell: str) -> str:
    """Write a cell so that no spreadsheet runs it: an apostrophe before what looks like a formula."""
    return f"'{cell}" if DANGEROUS.match(cell) and not NUMBER.fullmatch(cell) else cell


def unguarded(cell: str) -> str:
    """Read a cell that `guarded` wrote. What never had an apostrophe stays as it is."""
    return cell[1:] if cell.startswith("'") and DANGEROUS.match(cell) else cell
