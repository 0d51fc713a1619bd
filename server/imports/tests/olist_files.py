"""A small folder in Olist's layout. Every id and figure in it is invented."""

import csv
from pathlib import Path
from typing import TypeAlias

Tables: TypeAlias = dict[str, list[dict[str, str]]]

COLUMNS = {
    "olist_sellers_dataset": "seller_id,seller_zip_code_prefix,seller_city,seller_state",
    "product_category_name_translation": "product_category_name,product_category_name_english",
    "olist_products_dataset": "product_id,product_category_name,product_name_lenght,product_description_lenght,"
    "product_photos_qty,product_weight_g,product_length_cm,product_height_cm,product_width_cm",
    "olist_customers_dataset": "customer_id,customer_unique_id,customer_zip_code_prefix,customer_city,customer_state",
    "olist_orders_dataset": "order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,"
    "order_delivered_carrier_date,order_delivered_customer_date,order_estimated_delivery_date",
    "olist_order_items_dataset": "order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value",
    "olist_order_payments_dataset": "order_id,payment_sequential,payment_type,payment_installments,payment_value",
    "olist_order_reviews_dataset": "review_id,order_id,review_score,review_comment_title,review_comment_message,"
    "review_creation_date,review_answer_timestamp",
    "order_review_scores_only": "order_id,review_score,review_creation_date,review_answer_timestamp",
}
NOON, NEXT_DAY, LATER = "2017-05-02 12:00:00", "2017-05-03 09:30:00", "2017-05-09 18:15:00"


def order(number: str, status: str, customer: str = "c1", **more: str) -> dict[str, str]:
    known = {"delivered": 3, "shipped": 2, "processing": 1, "canceled": 1, "unavailable": 1, "created": 0}[status]
    columns = ("order_approved_at", "order_delivered_carrier_date", "order_delivered_customer_date")
    instants = dict(zip(columns, ("2017-05-02 12:10:00", NEXT_DAY, LATER)[:known], strict=False))
    plain = {"order_id": number, "customer_id": customer, "order_status": status, "order_purchase_timestamp": NOON}
    return {**plain, **instants, **more}


def item(number: str, place: int, product: str, seller: str = "s1", price: str = "40.0", freight: str = "7.5"):
    return {"order_id": number, "order_item_id": str(place), "product_id": product, "seller_id": seller,
            "price": price, "freight_value": freight}  # fmt: skip


def payment(number: str, value: str, kind: str = "credit_card", instalments: str = "1", place: str = "1"):
    return {"order_id": number, "payment_sequential": place, "payment_type": kind,
            "payment_installments": instalments, "payment_value": value}  # fmt: skip


def review(key: str, number: str, score: str, message: str = "", at: str = LATER, title: str = ""):
    return {"review_id": key, "order_id": number, "review_score": score, "review_comment_title": title,
            "review_comment_message": message, "review_answer_timestamp": at}  # fmt: skip


def a_marketplace() -> Tables:
    """
    Two sellers and one who sold nothing, three products and one never sold. Orders: one of two shops by card and
    voucher, delivered; one on its way; one to ship; one cancelled after it was paid, one before; one without items.
    """
    return {
        "olist_sellers_dataset": [
            {"seller_id": one, "seller_zip_code_prefix": "01001", "seller_city": "sao paulo", "seller_state": "SP"}
            for one in ("s1", "s2", "s3")
        ],
        "product_category_name_translation": [
            {"product_category_name": "brinquedos", "product_category_name_english": "toys"}
        ],
        "olist_products_dataset": [
            {"product_id": one, "product_category_name": word, "product_weight_g": "250", "product_length_cm": "20",
             "product_height_cm": "10.5", "product_width_cm": "15"}
            for one, word in (("p1", "brinquedos"), ("p2", "brinquedos"), ("p3", ""), ("p4", "pc_gamer"))
        ],
        "olist_customers_dataset": [
            {"customer_id": one, "customer_unique_id": unique, "customer_zip_code_prefix": "86320",
             "customer_city": "congonhinhas", "customer_state": "PR"}
            for one, unique in (("c1", "u1"), ("c2", "u1"), ("c3", ""), ("c4", "u4"), ("c5", "u5"), ("c6", "u6"))
        ],
        "olist_orders_dataset": [
            order("o1", "delivered"),
            order("o2", "shipped", "c2"),
            order("o3", "processing", "c3"),
            order("o4", "canceled", "c4"),
            order("o5", "canceled", "c5", order_approved_at=""),
            order("o6", "unavailable", "c6"),
        ],
        "olist_order_items_dataset": [
            item("o1", 1, "p1"), item("o1", 2, "p1"), item("o1", 3, "p2", "s2", "100.0", "10.0"),
            item("o2", 1, "p1", "s2", "42.0"),
            item("o3", 1, "p2", "s2", "110.0"),
            item("o4", 1, "p3"),
            item("o5", 1, "p3"),
        ],
        "olist_order_payments_dataset": [
            payment("o1", "180.0", instalments="3"), payment("o1", "25.0", "voucher", place="2"),
            payment("o2", "49.5", "boleto"),
            payment("o3", "120.0", instalments="10"),
            payment("o4", "30.0"), payment("o4", "17.5", "voucher", place="2"),
            payment("o5", "47.5"),
            payment("o6", "10.0"),
        ],
        "olist_order_reviews_dataset": [
            review("r1", "o1", "5", "Muito bom", title="Ótimo"),
            review("r2", "o1", "2", "Chegou tarde"),
            review("r3", "o2", "1"),
            review("r4", "o2", "1", "De novo"),
        ],
        "order_review_scores_only": [{"order_id": "o4", "review_score": "4", "review_answer_timestamp": LATER}],
    }  # fmt: skip


def a_big_marketplace(count: int) -> Tables:
    """So many products, each sold once by one seller, paid, delivered and reviewed."""
    small = a_marketplace()
    numbers = range(1, count + 1)
    return {
        **{name: small[name] for name in ("olist_sellers_dataset", "product_category_name_translation")},
        "olist_products_dataset": [{**small["olist_products_dataset"][0], "product_id": f"p{one}"} for one in numbers],
        "olist_customers_dataset": [
            {**small["olist_customers_dataset"][0], "customer_id": f"c{one}", "customer_unique_id": f"u{one}"}
            for one in numbers
        ],
        "olist_orders_dataset": [order(f"o{one}", "delivered", f"c{one}") for one in numbers],
        "olist_order_items_dataset": [item(f"o{one}", 1, f"p{one}") for one in numbers],
        "olist_order_payments_dataset": [payment(f"o{one}", "47.5") for one in numbers],
        "olist_order_reviews_dataset": [review(f"r{one}", f"o{one}", str(1 + one % 5)) for one in numbers],
        "order_review_scores_only": [],
    }


def write(folder: Path, tables: Tables) -> Path:
    folder.mkdir(exist_ok=True)
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as stream:
            writer = csv.DictWriter(stream, COLUMNS[name].split(","), restval="")
            writer.writeheader()
            writer.writerows(rows)
    return folder
