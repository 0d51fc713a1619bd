"""Rows of the catalogue, one file per aggregate."""

from market.catalogue.models.brand import Brand
from market.catalogue.models.category import Category
from market.catalogue.models.extra import ProductExtra
from market.catalogue.models.product import Product, ProductMove, Sku, attribute_rows

__all__ = ["Brand", "Category", "Product", "ProductExtra", "ProductMove", "Sku", "attribute_rows"]
