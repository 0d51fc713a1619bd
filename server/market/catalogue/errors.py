"""What the catalogue refuses, one class each. The docstring is what a person is told."""

from foundation.errors import Conflict, Invalid, NotFound


class ProductNotFound(NotFound):
    """There is no such product here."""

    code = "catalogue.product_not_found"


class CategoryNotFound(NotFound):
    """There is no such category."""

    code = "catalogue.category_not_found"


class BrandNotFound(NotFound):
    """There is no such brand."""

    code = "catalogue.brand_not_found"


class SlugTaken(Conflict):
    """This address name is already taken; choose another."""

    code = "catalogue.slug_taken"


class BadSlug(Invalid):
    """An address name is made of small letters, digits and single hyphens."""

    code = "catalogue.bad_slug"


class CategoryTooDeep(Invalid):
    """Categories cannot be nested this deep."""

    code = "catalogue.category_too_deep"


class TooMuch(Invalid):
    """There is more here than one product can have."""

    code = "catalogue.too_much"


class BadSkuCode(Invalid):
    """A SKU code is one to forty visible characters without spaces at its ends."""

    code = "catalogue.bad_sku_code"


class SkuCodeTwice(Invalid):
    """Two SKUs of this product have the same code."""

    code = "catalogue.sku_code_twice"


class WrongOptionValues(Invalid):
    """Every SKU names exactly one existing value of each option."""

    code = "catalogue.wrong_option_values"


class CombinationTwice(Invalid):
    """Two SKUs of this product stand for the same combination of options."""

    code = "catalogue.combination_twice"


class BadWeight(Invalid):
    """A weight is a whole number of grams from 0 to 1,000,000."""

    code = "catalogue.bad_weight"


class BadGtin(Invalid):
    """A GTIN (EAN, UPC) has 8, 12, 13 or 14 digits, of which the last checks the others."""

    code = "catalogue.bad_gtin"


class BadAttribute(Invalid):
    """An attribute's key, kind and number do not fit together."""

    code = "catalogue.bad_attribute"


class OptionValueTwice(Invalid):
    """An option has the same value twice."""

    code = "catalogue.option_value_twice"


class NotReadyToPublish(Conflict):
    """Something is still missing before this product can go on sale."""

    code = "catalogue.not_ready_to_publish"
