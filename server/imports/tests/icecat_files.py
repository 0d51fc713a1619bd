"""A small Parquet file in Chorus's layout. Every word in it is invented."""

import json
from pathlib import Path
from typing import Any

import duckdb

COLUMNS = {
    "id": "VARCHAR", "name": "VARCHAR", "title": "VARCHAR", "supplier": "VARCHAR", "ean": "VARCHAR",
    "short_description": "VARCHAR", "price_cents": "BIGINT", "date_released": "VARCHAR", "img_500x500": "VARCHAR",
    "img_thumb": "VARCHAR", "attributes_json": "VARCHAR",
}  # fmt: skip


def electronics(number: int, title: str, **more: Any) -> dict[str, Any]:
    attributes = more.pop("attributes", {"attr_t_product_colour": "Black"})
    plain = {
        "id": str(number), "name": f"M{number}", "title": title, "supplier": "Tidemark", "ean": "4006381333931",
        "short_description": "For the desk", "price_cents": 4_995, "date_released": "2019-03-04T00:00:00Z",
        "img_500x500": "http://pictures.example/1.jpg", "img_thumb": "http://pictures.example/1.jpg",
        "attributes_json": json.dumps(attributes),
    }  # fmt: skip
    return {**plain, **more}


def a_catalogue() -> list[dict[str, Any]]:
    """A notebook with much to filter by, a cable with two numbers of which one is wrong, a thing that has neither."""
    return [
        electronics(
            11, 'Tidemark M11 notebook 35.6 cm (14")', ean="036000291452|4006381333931",
            attributes={
                "attr_t_product_type": "Notebook", "attr_n_internal_memory": 16.0, "attr_b_touchscreen": False,
                "attr_t_contrast_ratio__typical_": "700:1", "attr_t_size": "Small", "attr_n_weight": 1.35,
                "attr_t_manual": "long " * 200, "attr_t_country_of_origin": "Japan",
            },
        ),
        electronics(12, "Tidemark networking cable", ean="4006381333932|0036000291452",
                    attributes={"attr_n_size": 3.0, "attr_t_colour": " "}, name="Reef 3000", price_cents=595),
        electronics(13, "Tidemark wonder", supplier="Ötzi & Co", ean="", attributes={}, short_description=None),
    ]  # fmt: skip


def write(folder: Path, rows: list[dict[str, Any]], columns: dict[str, str] = COLUMNS) -> Path:
    folder.mkdir(exist_ok=True)
    with duckdb.connect() as to:
        to.execute(f"CREATE TABLE products ({', '.join(f'{name} {kind}' for name, kind in columns.items())})")
        marks = ", ".join("?" * len(columns))
        to.executemany(f"INSERT INTO products VALUES ({marks})", [[row[name] for name in columns] for row in rows])
        to.execute(f"COPY products TO '{folder / 'products.parquet'}' (FORMAT parquet, COMPRESSION zstd)")
    return folder
