"""
What Icecat's electronics are, and what is said of them. Pure: no database, no clock.

The data name no categories; most titles do ("HP 39.1 cm notebook"), because Icecat builds them from maker, name and
category. So a product's shelf is read off its title by the words below, the first that fits, and where it has none,
off attributes that only such things have.
"""

import re
from collections.abc import Collection, Mapping
from typing import NamedTuple

from foundation.fields import plain
from foundation.words import Words
from market.catalogue.facade import AttributeKind, AttributeView

LONGEST_VALUE = 500  # Beyond this it is a text, and stands in the description.
YES, NO = {"zh-CN": "是", "en": "Yes"}, {"zh-CN": "否", "en": "No"}
KINDS = {"t": AttributeKind.TEXT, "n": AttributeKind.NUMBER, "b": AttributeKind.FLAG}
RAW_NAME = re.compile(r"attr_([tnb])_(.+)")


class Shelf(NamedTuple):
    slug: str
    name: Words
    titles: re.Pattern[str]
    attributes: frozenset[str] = frozenset()


def _shelf(slug: str, zh: str, en: str, titles: str, attributes: str = "") -> Shelf:
    pattern = re.compile(rf"\b(?:{titles})\b", re.IGNORECASE)
    return Shelf(slug, {"zh-CN": zh, "en": en}, pattern, frozenset(attributes.split()))


OTHERS = Shelf("icecat-others", {"zh-CN": "其他电子产品", "en": "Other electronics"}, re.compile(r"(?!)"))
# What goes with a thing stands before the thing: a notebook case is no notebook.
SHELVES = (
    _shelf("icecat-bags", "电脑包与保护套", "Bags and cases",
           r"notebook case|mobile phone case|tablet case|camera case|backpack|sleeve case|protective case"),
    _shelf("icecat-spare-parts", "配件与备件", "Spare parts",
           r"spare part|notebook accessory|rack accessory|mounting kit|maintenance kit|printer kit|fuser|rollers?"
           r"|printer belt|tray/feeder|projector mount|cabinet/stand|camera lens adapter|output stacker"),
    _shelf("icecat-toner", "硒鼓与碳粉", "Toner and drums",
           r"toner(?: cartridge)?|toner collector|printer drum|imaging unit|drum unit|imaging drum",
           "black_toner_page_yield colour_toner_page_yield"),
    _shelf("icecat-ink", "墨盒与打印头", "Ink and print heads",
           r"ink cartridge|inkjet cartridge|print head|printhead|printer ribbon|ink stick|ink(?:jet)?",
           "ink_type type_of_ink printing_colours"),
    _shelf("icecat-paper", "纸张、胶片与标签", "Paper, film and labels",
           r"photo paper|printing paper|large format media|printing film|self-adhesive label|label-making tape|labels?"
           r"|printable textile|plotter paper|fax paper|paper"),
    _shelf("icecat-network-cables", "网线与光纤", "Network and fibre cables",
           r"networking cable|fibre optic cable|fiber optic cable|patch cable|coaxial cable|patch cord|cat ?[567][ae]?",
           "cable_standard"),
    _shelf("icecat-cables", "线材与转接头", "Cables and adapters",
           r"cables?|cable tie|wire connector|gender adapter|gender changer|coupler|connector|cord"),
    _shelf("icecat-power", "电源与不间断电源", "Power supplies",
           r"uninterruptible power suppl(?:y|ies)|ups|power distribution unit|pdu|power extension|surge protector"
           r"|power supply unit|power adapter/inverter|power adapter|mobile device charger|charger|power supply"),
    _shelf("icecat-batteries", "电池", "Batteries", r"batter(?:y|ies)|power bank", "battery_technology"),
    _shelf("icecat-servers", "服务器与工作站", "Servers and workstations",
           r"server barebone|server|workstation|disk array|nas|rack cabinet|rack"),
    _shelf("icecat-motherboards", "主板", "Motherboards", r"motherboard|desktop board"),
    _shelf("icecat-graphics", "显卡", "Graphics cards", r"graphics card|video card|geforce|radeon"),
    _shelf("icecat-memory", "内存", "Memory modules", r"memory module|dimm|so-dimm|ddr[234]?", "memory_form_factor"),
    _shelf("icecat-storage", "硬盘与存储", "Storage",
           r"memory card|usb flash drive|hard drive|hard disk|hdd|ssd|solid state drive|tape drive|data tape"
           r"|optical disc drive|external hard drive|tape array|flash memory|dvd[+-]rw?|cd-rw?"),
    _shelf("icecat-computer-parts", "电脑散热与机箱", "Computer cases and cooling",
           r"computer cooling component|computer cooling|computer case|interface cards/adapter|interface hub|kvm switch"
           r"|kvm|docking|dock/port replicator|notebook dock"),
    _shelf("icecat-network", "网络设备", "Networking",
           r"network switch|wireless router|router|network media converter|network antenna|networking card|access point"
           r"|firewall|modem|network transceiver module|network card|switch|transceiver|bridge|gateway|voip"),
    _shelf("icecat-keyboards", "键盘", "Keyboards", r"keyboards?"),
    _shelf("icecat-mice", "鼠标与输入设备", "Mice and pointing devices",
           r"mouse|mice|trackball|presenter|graphic tablet"),
    _shelf("icecat-projectors", "投影", "Projectors", r"projector lamp|data projector|projector|projection screen"),
    _shelf("icecat-scanners", "扫描仪", "Scanners", r"scanner|bar code reader"),
    _shelf("icecat-printers", "打印机", "Printers",
           r"laser printer|inkjet printer|large format printer|dot matrix printer|printer|multifunctional|copier"
           r"|plotter"),
    _shelf("icecat-headphones", "耳机", "Headphones", r"headphones/headset|headphones?|headset|earphones?|earbuds"),
    _shelf("icecat-audio", "音响与播放器", "Audio and players",
           r"loudspeaker|speakers?|soundbar|mp[34] player|audio set|radio|microphone|home audio|amplifier|receiver"),
    _shelf("icecat-cameras", "相机与镜头", "Cameras and lenses",
           r"camera lens|slr|digital camera|compact camera|camcorder|webcam|security camera|camera|binoculars?|lens"),
    _shelf("icecat-tv", "电视与家庭影院", "TV and home cinema",
           r"(?:led|lcd|plasma)? ?tvs?|dvd player|blu-ray|set-top box"),
    _shelf("icecat-monitors", "显示器", "Monitors",
           r"computer monitor|flat panel|monitor|display privacy filters?|touch screen|signage display|lcd display"),
    _shelf("icecat-phones", "手机与电话", "Phones",
           r"smartphone|mobile phone|dual sim|[45]g usb|telephone|ip phone|dect|handheld mobile computer|pda"),
    _shelf("icecat-wearables", "智能穿戴", "Wearables", r"smartwatch|activity tracker|sport watch|gps watch|watch"),
    _shelf("icecat-tablets", "平板电脑", "Tablets", r"tablet|e-book reader|ipad"),
    _shelf("icecat-notebooks", "笔记本电脑", "Notebooks",
           r"notebook|laptop|netbook|chromebook|ultrabook|hybrid \(2-in-1\)|macbook|thinkpad"),
    _shelf("icecat-desktops", "台式电脑", "Desktop computers",
           r"all-in-one|pc(?!\(s\))|mini tower|thin client|barebone|desktop"),
    _shelf("icecat-processors", "处理器", "Processors",
           r"processor|xeon|cpu|core™? ?2|pentium|celeron", "processor_socket"),
    _shelf("icecat-software", "软件与服务", "Software and services",
           r"software|licen[cs]e|warranty|support extension|care pack|upgrade|on-site"),
    _shelf("icecat-calculators", "办公用品", "Office equipment",
           r"calculator|laminator|shredder|binding|stapler|label printer|binder|folder|pen|tape"),
    _shelf("icecat-household", "家用电器", "Household appliances",
           r"coffee|blender|vacuum|shaver|hair|iron|toaster|kettle|refrigerator|oven|mixer|fan|toothbrush|epilator"),
    _shelf("icecat-toys", "玩具与游戏", "Toys and games",
           r"jigsaw puzzle|puzzle|doll|toy|lego|playhouse|game|gaming|xbox|playstation|nintendo"),
)  # fmt: skip

# The names that most products have, for Chinese readers; others stay in English, the language of the data.
NAMES_ZH = {
    "product_colour": "颜色",
    "package_weight": "包装重量",
    "weight": "重量",
    "package_width": "包装宽度",
    "package_height": "包装高度",
    "package_depth": "包装深度",
    "width": "宽度",
    "height": "高度",
    "depth": "深度",
    "type": "类型",
    "cable_length": "线长",
    "compatibility": "适用型号",
    "quantity_per_pack": "每包数量",
    "printing_colours": "打印颜色",
    "print_technology": "打印技术",
    "country_of_origin": "产地",
    "connector_1": "接口一",
    "connector_2": "接口二",
    "connector_gender": "接口公母",
    "certification": "认证",
    "brand_compatibility": "适用品牌",
    "cable_colour": "线缆颜色",
    "product_type": "产品类型",
    "material": "材质",
    "processor_frequency": "处理器主频",
    "processor_family": "处理器系列",
    "processor_cores": "处理器核心数",
    "processor_model": "处理器型号",
    "internal_memory": "内存",
    "internal_memory_type": "内存类型",
    "ink_type": "墨水类型",
    "usb_2_0_ports_quantity": "USB 2.0 接口数",
    "form_factor": "外形规格",
    "display_diagonal": "屏幕尺寸",
    "display_resolution": "屏幕分辨率",
    "battery_technology": "电池类型",
    "connectivity_technology": "连接方式",
    "total_storage_capacity": "存储容量",
    "storage_media": "存储介质",
    "black_toner_page_yield": "黑色碳粉页产量",
    "touchscreen": "触摸屏",
}

ABBREVIATIONS = {  # as people write them
    **{word: word.upper() for word in (
        "ac dc led lcd hd hdd ssd usb hdmi vga dvi lan wlan rj ram rom cpu gpu tpm nfc gps fm dvd cd tv pc ip io poe sd"
        " sim gsm lte dlna wps osd rgb ups atm pci sata sas raid ecc bios tft ips eu ce iso dect voip qos vpn nas"
    ).split()},
    **{f"{word}s": f"{word.upper()}s" for word in ("hdd", "ssd", "led", "cpu", "pc")},
    "wi fi": "Wi-Fi",
}  # fmt: skip
ABBREVIATED = re.compile(rf"\b(?:{'|'.join(sorted(ABBREVIATIONS, key=len, reverse=True))})\b")
# What the box measures is read, and nobody chooses by it.
OF_THE_BOX = re.compile(r"(?:^|_)(?:package|pallet|master|shipping|carton|cartons)(?:_|$)")


def shelf_of(title: str, product_type: str, keys: Collection[str]) -> Shelf:
    """Say what shelf a product belongs on. In: its title, its `product_type` or "", the keys of its attributes."""
    for text in (product_type, title):
        for shelf in SHELVES:
            if shelf.titles.search(text):
                return shelf
    return next((shelf for shelf in SHELVES if shelf.attributes & set(keys)), OTHERS)


def base_of(raw: str) -> tuple[str, str] | None:
    """Read "attr_n_cable_length" as ("n", "cable_length"); None: it is no attribute's name."""
    found = RAW_NAME.fullmatch(raw)
    base = re.sub("_+", "_", found[2]).strip("_") if found else ""
    return (found[1], base) if found and base else None


def key_of(kind: str, base: str, kinds: Mapping[str, Collection[str]]) -> str:
    """
    Name an attribute for filters. In: under which kinds the whole file has each base.

    One key is of one kind: of the few that the file has as text and as number, the number is "…_number".
    """
    others = kinds[base]
    if kind == "n" and "t" in others:
        return f"{base}_number"
    return f"{base}_flag" if kind == "b" and len(others) > 1 else base


def name_of(raw: str, base: str) -> Words:
    """Say an attribute's name for people: "attr_t_contrast_ratio__typical_" is "Contrast ratio (typical)"."""
    bracketed = re.sub(r"__(.+?)_(?=_|$)", r" (\1)", RAW_NAME.sub(r"\2", raw))
    plain = " ".join(bracketed.replace("_", " ").split()).replace("( ", "(")
    english = ABBREVIATED.sub(lambda found: ABBREVIATIONS[found[0]], plain)
    words = {"en": english[:1].upper() + english[1:]}
    return {"zh-CN": NAMES_ZH[base], **words} if base in NAMES_ZH else words


def attribute(raw: str, key: str, base: str, kind: str, value: object) -> AttributeView | None:
    """Make a line of the specification; None: the value says nothing, or is not of its kind."""
    one = _keyed(name_of(raw, base), key, kind, value)
    return AttributeView(one.name, one.value) if one and OF_THE_BOX.search(base) else one


def _keyed(name: Words, key: str, kind: str, value: object) -> AttributeView | None:
    if kind == "b" and isinstance(value, bool):
        return AttributeView(name, YES if value else NO, key, AttributeKind.FLAG, float(value))
    if kind == "n" and isinstance(value, int | float) and not isinstance(value, bool):
        shown = str(int(value)) if value == int(value) else repr(value)
        return AttributeView(name, {"en": shown}, key, AttributeKind.NUMBER, float(value))
    if kind == "t" and isinstance(value, str) and (text := _words_of(value)):
        return AttributeView(name, {"en": text}, key)
    return None


def _words_of(value: str) -> str:
    """Read a text, in which a backslash and an n end a line. Few are HTML, and reading all as such took a third."""
    if not any(sign in value for sign in "<&\\"):
        return " ".join(value.split())
    return plain(value.replace("\\n", "<br>"))
