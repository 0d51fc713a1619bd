"""What another shop system says of a product and we have no place for."""

from django.db import models

from market.catalogue.models.product import Product


class ProductExtra(models.Model):
    """A product's rows as they came in another layout, word for word, so that it can leave as it came."""

    product = models.OneToOneField(Product, models.PROTECT, primary_key=True, related_name="extra")
    layout = models.CharField(max_length=40)  # "shopify_csv"
    rows = models.JSONField()  # [{column: text}]

    def __str__(self) -> str:
        return f"{self.layout} of {self.product_id}"
