"""What is said of a line of a file, in each language. Pure."""

from collections.abc import Mapping

from foundation.words import Words, say
from market.moving.types import Verdict

WORDS: Mapping[str, Words] = {
    "title_empty": {"en": "is empty", "zh-CN": "为空"},
    "nothing_to_buy": {"en": "is empty, so there is nothing to buy", "zh-CN": "为空，没有可购买的规格"},
    "handle_unusable": {"en": "has neither letters nor digits", "zh-CN": "没有字母也没有数字"},
    "handle_twice": {"en": "stands further up already: {handle}", "zh-CN": "上面已经出现过：{handle}"},
    "handle_taken": {
        "en": "is another product of this shop already: {handle}",
        "zh-CN": "本店已有另一商品使用此名：{handle}",
    },
    "there_already": {"en": "is there already, and stays as it is", "zh-CN": "本店已有此商品，保持不变"},
    "option_value_empty": {
        "en": "is empty, and the product has such an option",
        "zh-CN": "为空，而该商品有此规格",
    },
    "not_an_amount": {"en": "is not an amount: {value}", "zh-CN": "不是金额：{value}"},
    "too_fine": {"en": "is finer than {currency} can pay: {value}", "zh-CN": "比 {currency} 的最小单位更细：{value}"},
    "not_positive": {"en": "is not more than nothing", "zh-CN": "必须大于零"},
    "not_a_weight": {"en": "is no weight: {value}", "zh-CN": "不是重量：{value}"},
    "not_a_count": {"en": "is no count: {value}", "zh-CN": "不是数量：{value}"},
    "not_true_or_false": {"en": "is neither true nor false: {value}", "zh-CN": "既不是 true 也不是 false：{value}"},
    "status_unknown": {"en": "is not known: {value}", "zh-CN": "无法识别：{value}"},
    "category_unknown": {
        "en": "is no category of this market, and none was chosen for the file: {value}",
        "zh-CN": "不是本市集的类目，也没有为此文件选择类目：{value}",
    },
    "row_unread": {
        "en": "line {line} cannot be read, and may belong to this product",
        "zh-CN": "第 {line} 行无法读取，可能属于此商品",
    },
    "fields_count": {
        "en": "has {fields} fields, and the heading has {columns}",
        "zh-CN": "有 {fields} 个字段，而表头有 {columns} 个",
    },
    "nul": {"en": "has a NUL character", "zh-CN": "含有 NUL 字符"},
    "not_utf8": {"en": "is not UTF-8", "zh-CN": "不是 UTF-8 编码"},
    "not_csv": {"en": "is not CSV", "zh-CN": "不是 CSV 格式"},
    "changes": {"en": "changes: {what}", "zh-CN": "将变更：{what}"},
    "picture_not_fetched": {
        "en": "is not fetched: pictures are given to the shop, not taken from an address",
        "zh-CN": "不会抓取：图片须由店铺上传，不从网址下载",
    },
    "sku_twice": {
        "en": "stands on another variant of this product: this one becomes {sku}",
        "zh-CN": "与本商品另一规格重复：此规格记为 {sku}",
    },
    "sku_unusable": {"en": "is no code of ours: this variant becomes {sku}", "zh-CN": "不能用作编码：此规格记为 {sku}"},
    "barcode_unread": {
        "en": "is no GTIN (EAN, UPC): kept as text, not searched by",
        "zh-CN": "不是商品条码（EAN、UPC）：仅作文字保留，不用于搜索",
    },
    "quantity_negative": {"en": "is less than nothing: read as none", "zh-CN": "小于零：按零处理"},
    "stock_left": {
        "en": "is {value}, and {on_hand} are on the shelf: an import does not change what is counted",
        "zh-CN": "为 {value}，而货架上有 {on_hand}：导入不会改动已清点的库存",
    },
    "compare_at_kept": {
        "en": "is kept and not shown: a struck-through price needs a proof that a file cannot give",
        "zh-CN": "仅作保留，不展示：划线价需要文件无法提供的依据",
    },
    "compare_at_dropped": {
        "en": "was {value}, and goes with the price that it stood beside",
        "zh-CN": "原为 {value}，随售价变更而取消",
    },
    "sku_rests": {"en": "{sku} is not in the file: it goes off sale", "zh-CN": "{sku} 不在文件中：将停售"},
}
WHAT: Mapping[str, Words] = {
    "title": {"en": "title", "zh-CN": "标题"},
    "subtitle": {"en": "subtitle", "zh-CN": "副标题"},
    "description": {"en": "description", "zh-CN": "描述"},
    "attributes": {"en": "attributes", "zh-CN": "参数"},
    "origin": {"en": "origin", "zh-CN": "产地"},
    "options": {"en": "options", "zh-CN": "规格"},
    "skus": {"en": "variants", "zh-CN": "款式"},
    "brand": {"en": "brand", "zh-CN": "品牌"},
    "prices": {"en": "prices", "zh-CN": "价格"},
    "on_sale": {"en": "put on sale", "zh-CN": "上架"},
    "off_sale": {"en": "taken off sale", "zh-CN": "下架"},
    "kept": {"en": "columns kept for other systems", "zh-CN": "为其他系统保留的列"},
}
SAID: Mapping[Verdict, Words] = {
    Verdict.NEW: {"en": "new", "zh-CN": "新增"},
    Verdict.CHANGED: {"en": "changed", "zh-CN": "变更"},
    Verdict.UNCHANGED: {"en": "unchanged", "zh-CN": "无变化"},
    Verdict.LEFT: {"en": "left as it is", "zh-CN": "保持原样"},
    Verdict.REFUSED: {"en": "refused", "zh-CN": "拒绝"},
    Verdict.REMARK: {"en": "remark", "zh-CN": "备注"},
}
HEADING: Mapping[str, tuple[str, ...]] = {  # of the report
    "en": ("Line", "Handle", "Verdict", "Column", "Reason"),
    "zh-CN": ("行", "Handle", "结果", "列", "原因"),
}
# What other rooms refuse, for Chinese readers; English is what they say themselves.
OF_ROOMS = {
    "catalogue.too_much": "超出一个商品的上限",
    "catalogue.bad_sku_code": "SKU 编码须为一至四十个可见字符",
    "catalogue.combination_twice": "两个规格组合相同",
    "catalogue.option_value_twice": "同一规格有重复的值",
    "catalogue.wrong_option_values": "规格组合与选项不符",
    "catalogue.bad_weight": "重量须为 0 至 1,000,000 的整数克",
    "catalogue.bad_gtin": "商品条码（EAN、UPC）有误",
    "catalogue.bad_attribute": "参数的键、类型与数值不符",
    "catalogue.bad_text": "含有无法保存的字符",
    "catalogue.bad_slug": "地址名只能由小写字母、数字和单个连字符组成",
    "catalogue.slug_taken": "地址名已被占用",
    "catalogue.not_ready_to_publish": "缺少上架所需的内容",
    "market.words_missing": "文字缺失或过长",
    "pricing.price_too_high": "价格过高：请检查零的个数",
    "pricing.wrong_currency": "本市集使用其他货币",
}


def spoken(code: str, facts: Mapping[str, object], language: str) -> str:
    """Say a reason, beginning in the middle of a sentence: the column is named before it."""
    if "." in code:
        plain = ", ".join(f"{name} {fact}" for name, fact in facts.items() if name != "said")
        said = OF_ROOMS.get(code, facts.get("said", "")) if language == "zh-CN" else facts.get("said", "")
        return f"{said} [{code}{': ' if plain else ''}{plain}]"
    if code == "changes":
        what = facts.get("what")
        names = [say(WHAT[str(one)], language) for one in what] if isinstance(what, list) else []
        facts = {"what": ("、" if language == "zh-CN" else ", ").join(names)}
    return say(WORDS[code], language).format(**facts) if code else ""
