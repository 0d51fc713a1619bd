"""Goods for the index: a call names only what its test is about."""

from datetime import timedelta
from uuid import uuid4

from foundation.testing import NOON
from market.search.facade import DocumentDraft, SearchQuestion, find, index_documents


def draft(zh="", en="", *, sold=0, price=1000, age_days=0, **given):
    said = {
        "product_id": uuid4(),
        "shop_id": uuid4(),
        "brand_id": None,
        "category_ids": (),
        "price_minor": price,
        "has_group": False,
        "in_stock": True,
        "sold_count": sold,
        "published_at": NOON - timedelta(days=age_days),
        "title": {language: text for language, text in (("zh-CN", zh), ("en", en)) if text},
        "brand": {},
        "categories": (),
        "details": (),
        "description": {},
        **given,
    }
    return DocumentDraft(**said)


def put(zh="", en="", **given):
    one = draft(zh, en, **given)
    index_documents([one])
    return one.product_id


def found(text, **given):
    return list(find(SearchQuestion(text=text, **given)).product_ids)
