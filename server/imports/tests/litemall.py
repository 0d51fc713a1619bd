"""A small folder in litemall's layout. Every word in it is invented."""

import csv
import gzip
import io
from pathlib import Path
from typing import Any, TypeAlias

Tables: TypeAlias = dict[str, list[dict[str, str]]]

COLUMNS = {
    "category": "id,name,keywords,desc,pid,icon_url,pic_url,level,sort_order,add_time,update_time,deleted",
    "brand": "id,name,desc,pic_url,sort_order,floor_price,add_time,update_time,deleted",
    "goods": "id,goods_sn,name,category_id,brand_id,gallery,keywords,brief,is_on_sale,sort_order,pic_url,share_url,"
    "is_new,is_hot,unit,counter_price,retail_price,detail,add_time,update_time,deleted",
    "goods_specification": "id,goods_id,specification,value,pic_url,add_time,update_time,deleted",
    "goods_product": "id,goods_id,specifications,price,number,url,add_time,update_time,deleted",
    "goods_attribute": "id,goods_id,attribute,value,add_time,update_time,deleted",
    "groupon_rules": "id,goods_id,goods_name,pic_url,discount,discount_member,expire_time,status,add_time,update_time,"
    "deleted",
    "comment": "id,value_id,type,content,admin_content,user_id,has_picture,pic_urls,star,add_time,update_time,deleted",
}
THEN = "2021-05-04 08:30:00"


def row(**values: str) -> dict[str, str]:
    return {"add_time": THEN, "update_time": THEN, "deleted": "0", **values}


def goods(number: int, name: str, **more: str) -> dict[str, str]:
    plain = {
        "id": str(number), "goods_sn": f"SN{number}", "name": name, "category_id": "2", "brand_id": "0",
        "brief": f"{name}的简介", "is_on_sale": "1", "counter_price": "500.00", "retail_price": "59.90", "detail": "",
    }  # fmt: skip
    return row(**{**plain, **more})


def sku(number: int, goods_id: int, price: str, pieces: int, specifications: str = '["标准"]') -> dict[str, str]:
    return row(
        id=str(number), goods_id=str(goods_id), specifications=specifications, price=price, number=str(pieces)
    )  # fmt: skip


def specification(number: int, goods_id: int, name: str = "规格", value: str = "标准") -> dict[str, str]:
    return row(id=str(number), goods_id=str(goods_id), specification=name, value=value)


def comment(number: int, goods_id: int, text: str, star: str = "5", **more: str) -> dict[str, str]:
    plain = {"id": str(number), "value_id": str(goods_id), "type": "0", "content": text, "user_id": "12", "star": star}
    return row(**{**plain, **more})


def rule(number: int, goods_id: int, discount: str, people: int, until: str) -> dict[str, str]:
    return row(
        id=str(number), goods_id=str(goods_id), discount=discount, discount_member=str(people), expire_time=until,
        status="0",
    )  # fmt: skip


def a_shop() -> Tables:
    """Two shelves, one brand, three goods (one of them not on sale), two group rules, three comments."""
    return {
        "category": [
            row(id="2", name="床品", pid="1", level="L2", sort_order="4"),  # before its parent, as may happen
            row(id="1", name="居家", pid="0", level="L1", sort_order="1"),
        ],
        "brand": [row(id="71", name="云杉作坊", desc="山里的作坊，\n  一天只织三匹布。")],
        "goods": [
            goods(
                101, "亚麻枕套", brand_id="71",
                detail='<p>先洗&nbsp;后用</p><p><img src="x.jpg" style=""/></p><p>阴干<br>不烘</p>',
            ),
            goods(102, "四季被", retail_price="199.00"),
            goods(103, "旧款毛毯", is_on_sale="0"),
        ],
        "goods_specification": [
            specification(1, 101),
            specification(2, 102, "尺寸", "小"),
            specification(3, 102, "尺寸", "大"),
            specification(4, 102, "颜色", "灰"),
            specification(5, 103),
        ],
        "goods_product": [
            sku(1, 101, "59.90", 12),
            sku(2, 102, "199.00", 5, '["小", "灰"]'),
            sku(3, 102, "299.10", 0, '["大", "灰"]'),
            sku(4, 103, "88.00", 7),
        ],
        "goods_attribute": [
            row(id="1", goods_id="101", attribute="材质", value="100%亚麻"),
            row(id="2", goods_id="101", attribute="材质", value="棉", deleted="1"),
            row(id="3", goods_id="101", attribute="温馨提示", value="首次使用，\n  请先清洗"),
        ],
        "groupon_rules": [
            rule(1, 102, "30", 3, "2022-01-01 00:00:00"),
            rule(2, 101, "9.95", 2, "2999-01-01 00:00:00"),
        ],
        "comment": [
            comment(1, 101, " 很舒服 ", admin_content="谢谢"),
            comment(2, 101, "有点薄", "2"),
            comment(3, 102, "暖和", "4"),
        ],
    }  # fmt: skip


def write(folder: Path, tables: Tables) -> Path:
    """Write the tables as gzip CSV; a table that is not given is not written."""
    folder.mkdir(exist_ok=True)
    for name, rows in tables.items():
        (folder / f"litemall_{name}.csv.gz").write_bytes(gzip.compress(as_csv(name, rows).encode(), mtime=0))
    return folder


def as_csv(name: str, rows: list[dict[str, Any]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS[name].split(","), lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def a_big_shop(count: int) -> Tables:
    """So many goods, each with one SKU, one attribute and two comments."""
    shop = a_shop()
    numbers = range(1, count + 1)
    return {
        **{name: shop[name] for name in ("category", "brand")},
        "goods": [goods(number, f"第{number}号毯子", brand_id="71") for number in numbers],
        "goods_specification": [specification(number, number) for number in numbers],
        "goods_product": [sku(number, number, f"{number}.50", number % 7) for number in numbers],
        "goods_attribute": [
            row(id=str(number), goods_id=str(number), attribute="材质", value="羊毛") for number in numbers
        ],
        "groupon_rules": [rule(1, 30, "1", 2, "2999-01-01 00:00:00")],
        "comment": [
            comment(number * 2 + one, number, f"第{one}次说", str(1 + number % 5))
            for number in numbers
            for one in (0, 1)
        ],
    }  # fmt: skip
