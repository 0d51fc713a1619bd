"""What people type into a grown market's search: common and rare words, mistyped, in pinyin, narrowed and sorted."""

from typing import Any
from urllib.parse import urlencode

from foundation import sql
from foundation.ids import encode

Page = tuple[str, str, list[str]]  # Its name, whose it is, and its addresses.


def searches() -> list[Page]:
    titles = column("SELECT title ->> 'zh-CN' FROM catalogue_product WHERE title ->> 'zh-CN' ~ '[A-Z]{2}[0-9]{4}$'"
                    " ORDER BY md5(id::text) LIMIT 40")  # fmt: skip
    models = [title.split()[-1] for title in titles]
    asked: dict[str, list[dict[str, Any]]] = {
        "search, common": [{"q": word} for word in ("复古", "陶瓷", "vintage", "cotton", "送礼")],
        "search, two words": [
            {"q": words} for words in ("复古 马克杯", "linen throw blanket", "竹木 台灯", "nordic kettle")
        ],
        "search, rare": [{"q": model} for model in models],
        "search, mistyped": [{"q": word} for word in ("vintgae", "ceramci", "handmdae mug", "headphnoes", "backpakc")],
        "search, pinyin": [{"q": word} for word in ("taoci", "majbei", "erji", "zhangpeng", "makebei")],
        "search, filtered": [
            {"q": word, "price_min": 5_000, "price_max": 50_000, "in_stock": "true", "group": group}
            for word in ("复古", "cotton", "minimal")
            for group in ("true", "false")
        ],
        "search, by price": [{"q": word, "sort": "price_up"} for word in ("复古", "cotton", "陶瓷 送礼")],
        "search, one brand": [{"q": word, "brand": brand} for word in ("", "复古") for brand in _largest_brands()],
    }
    typed = ("复", "s", "nordic", "tao", "vint", "qx")
    return [
        *(
            (name, "", [f"/api/storefront/search?{urlencode(question)}" for question in questions])
            for name, questions in asked.items()
        ),
        ("suggest", "", [f"/api/storefront/suggest?{urlencode({'q': letters})}" for letters in typed]),
    ]


def _largest_brands() -> list[str]:
    """Return the brands with most goods; growth draws them by Zipf's law, from the first on."""
    brands = column("SELECT id FROM catalogue_brand ORDER BY (split_part(source_key, ':', 3))::int LIMIT 3")
    return [encode("brd", one) for one in brands]


def column(statement: str) -> list[Any]:
    return [one for (one,) in sql.rows(statement)]
