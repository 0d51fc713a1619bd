"""Attributes that can be filtered by: a key, a kind and a number that fit together, and come back as they went in."""

import math

import pytest

from foundation.testing import NOON
from market.catalogue import rules
from market.catalogue.errors import BadAttribute
from market.catalogue.models import Product
from market.catalogue.queries import products
from market.catalogue.services.update_product import update_product
from market.catalogue.tests.factories import make_product
from market.catalogue.types import AttributeKind, AttributeView

NAME, VALUE = {"en": "Cable length"}, {"en": "3"}
TEXT, NUMBER, FLAG = AttributeKind.TEXT, AttributeKind.NUMBER, AttributeKind.FLAG


@pytest.mark.parametrize(
    ("key", "kind", "number"),
    [
        ("Cable length", TEXT, None),
        ("cable__length", TEXT, None),
        ("a" * 101, TEXT, None),
        ("cable_length", TEXT, 3.0),
        ("cable_length", NUMBER, None),
        ("cable_length", NUMBER, math.nan),
        ("cable_length", NUMBER, math.inf),
        ("touchscreen", FLAG, 2.0),
        ("touchscreen", FLAG, None),
        ("", NUMBER, 3.0),
        ("", FLAG, 1.0),
    ],
)
def test_what_does_not_fit_together_is_refused(key, kind, number):
    with pytest.raises(BadAttribute):
        rules.check_attributes([AttributeView(NAME, VALUE, key, kind, number)])


def test_attributes_come_back_as_they_went_in(db):
    given = (
        AttributeView(NAME, VALUE),
        AttributeView({"en": "Colour"}, {"en": "Red"}, "colour"),
        AttributeView(NAME, VALUE, "cable_length", NUMBER, 3.0),
        AttributeView({"en": "Touchscreen"}, {"zh-CN": "否", "en": "No"}, "touchscreen", FLAG, 0.0),
    )
    product = make_product(attributes=given)

    assert products([product.id])[product.id].attributes == given
    assert update_product(product.id, {"attributes": given[1:]}, NOON).attributes == given[1:]


def test_rows_from_before_there_were_keys_are_words_only(db):
    product = make_product()
    Product.objects.filter(pk=product.id).update(attributes=[{"name": NAME, "value": VALUE}])

    assert products([product.id])[product.id].attributes == (AttributeView(NAME, VALUE, "", TEXT, None),)
