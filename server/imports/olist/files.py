"""Olist's files, as tables."""

from pathlib import Path

from foundation.tables import Table, Tell


class Files:
    def __init__(self, folder: Path, tell: Tell) -> None:
        def table(name: str, columns: str, unique: str) -> Table:
            return Table(folder, name, columns.split(), tell, unique=unique)

        self.sellers = table("olist_sellers_dataset", "seller_city seller_state", "seller_id")
        self.translations = table("product_category_name_translation", "product_category_name_english",
                           "product_category_name")  # fmt: skip
        self.products = table(
            "olist_products_dataset", "product_category_name product_weight_g product_length_cm product_height_cm"
            " product_width_cm", "product_id",
        )  # fmt: skip
        self.customers = table(
            "olist_customers_dataset", "customer_unique_id customer_zip_code_prefix customer_city customer_state",
            "customer_id",
        )  # fmt: skip
        self.orders = table(
            "olist_orders_dataset", "customer_id order_status order_purchase_timestamp order_approved_at"
            " order_delivered_carrier_date order_delivered_customer_date", "order_id",
        )  # fmt: skip
        self.items = table(
            "olist_order_items_dataset", "order_id order_item_id product_id seller_id price freight_value", ""
        )  # fmt: skip
        self.payments = table(
            "olist_order_payments_dataset", "order_id payment_type payment_installments payment_value", ""
        )  # fmt: skip
        self.reviews = table(
            "olist_order_reviews_dataset", "review_id order_id review_score review_comment_title review_comment_message"
            " review_answer_timestamp", "",
        )  # fmt: skip
        self.scores = table("order_review_scores_only", "review_score review_answer_timestamp", "order_id")

    def check(self) -> None:
        """Read every file to its end. :raises FileUnfit:"""
        for one in (self.sellers, self.translations, self.products, self.customers, self.orders, self.items,
                    self.payments, self.reviews, self.scores):  # fmt: skip
            one.check()
