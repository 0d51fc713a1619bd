"""
The face the catalogue shows the rest of the market: the only file others import to ask it or to tell it to act.
Ids and values in; frozen views out; errors are part of the promise. Every read takes a fixed number of queries.
"""

from market.catalogue.errors import (
    BadGtin,
    BrandNotFound,
    CategoryNotFound,
    NotReadyToPublish,
    ProductNotFound,
    SlugTaken,
)
from market.catalogue.queries import (
    brand_by_slug,
    brands,
    brought_products,
    categories,
    count_of_source,
    extras,
    product_by_slug,
    product_by_source,
    product_ids_by_slug,
    product_ids_of_shop,
    product_ids_of_source,
    products,
    published_product_ids,
    skus,
)
from market.catalogue.rules import gtin_from
from market.catalogue.services.create_brand import create_brand
from market.catalogue.services.create_category import create_category
from market.catalogue.services.create_product import create_product
from market.catalogue.services.create_products import create_products
from market.catalogue.services.keep_extras import keep_extras
from market.catalogue.services.publish_product import publish_product
from market.catalogue.services.publish_products import publish_products
from market.catalogue.services.update_product import update_product
from market.catalogue.services.withdraw_product import withdraw_product
from market.catalogue.states import ProductState
from market.catalogue.types import (
    AttributeKind,
    AttributeView,
    BrandId,
    BrandView,
    BroughtView,
    CategoryId,
    CategoryView,
    OptionView,
    ProductChanges,
    ProductDraft,
    ProductId,
    ProductView,
    SkuDraft,
    SkuId,
    SkuView,
)

__all__ = [
    "AttributeKind",
    "AttributeView",
    "BadGtin",
    "BrandId",
    "BrandNotFound",
    "BrandView",
    "BroughtView",
    "CategoryId",
    "CategoryNotFound",
    "CategoryView",
    "NotReadyToPublish",
    "OptionView",
    "ProductChanges",
    "ProductDraft",
    "ProductId",
    "ProductNotFound",
    "ProductState",
    "ProductView",
    "SkuDraft",
    "SkuId",
    "SkuView",
    "SlugTaken",
    "brand_by_slug",
    "brands",
    "brought_products",
    "categories",
    "count_of_source",
    "create_brand",
    "create_category",
    "create_product",
    "create_products",
    "extras",
    "gtin_from",
    "keep_extras",
    "product_by_slug",
    "product_by_source",
    "product_ids_by_slug",
    "product_ids_of_shop",
    "product_ids_of_source",
    "products",
    "publish_product",
    "publish_products",
    "published_product_ids",
    "skus",
    "update_product",
    "withdraw_product",
]
