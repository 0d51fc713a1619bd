"""
The rules that a decision cites, as a tree by their codes: 6 is the chapter of 6.9.

Chapters 6 and 7 are articles 6 and 7 of the Provisions on the Governance of the Online Information Content Ecosystem
(CAC Order 5, 2020), clause by clause. Chapter ad are articles of the Advertising Law (2021). Chapter p is our own.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from foundation.words import Words


@dataclass(frozen=True, slots=True)
class Rule:
    code: str
    words: Words
    points: int  # What breaking it counts against its author; 0: told, and no more.


def _tree(*rules: tuple[str, str, str, int]) -> Mapping[str, Rule]:
    return {code: Rule(code, {"zh-CN": chinese, "en": english}, points) for code, chinese, english, points in rules}


POLICY = _tree(
    ("6", "违法信息", "Unlawful", 4),
    ("6.1", "反对宪法确定的基本原则", "Against the principles of the Constitution", 6),
    ("6.2", "危害国家安全、泄露国家秘密", "Endangers national security, or tells state secrets", 6),
    ("6.3", "损害国家荣誉和利益", "Harms the nation's honour and interests", 4),
    ("6.4", "歪曲、丑化英雄烈士", "Defames heroes and martyrs", 4),
    ("6.5", "宣扬恐怖主义、极端主义", "Promotes terrorism or extremism", 6),
    ("6.6", "煽动民族仇恨、民族歧视", "Incites ethnic hatred", 4),
    ("6.7", "宣扬邪教和封建迷信", "Promotes cults and superstition", 4),
    ("6.8", "散布谣言，扰乱经济和社会秩序", "Spreads rumours that disturb public order", 3),
    ("6.9", "散布淫秽、色情、赌博、暴力、凶杀", "Obscenity, gambling, violence", 4),
    ("6.10", "侮辱诽谤他人，侵害名誉、隐私", "Insults others, or invades their privacy", 2),
    ("6.11", "法律法规禁止的其他内容", "Otherwise forbidden by law", 3),
    ("7", "不良信息", "Bad for the community", 1),
    ("7.1", "夸张标题，与内容严重不符", "A title that exaggerates, and does not fit what follows", 1),
    ("7.2", "炒作绯闻、丑闻、劣迹", "Plays up scandals", 1),
    ("7.3", "不当评述自然灾害、重大事故", "Makes improper remarks on disasters", 1),
    ("7.4", "带有性暗示、性挑逗", "Sexually suggestive", 1),
    ("7.5", "血腥、惊悚、残忍", "Bloody, frightening, cruel", 2),
    ("7.6", "煽动人群歧视、地域歧视", "Incites discrimination of groups or regions", 2),
    ("7.7", "宣扬低俗、庸俗、媚俗", "Vulgar", 1),
    ("7.8", "可能引发未成年人模仿的不安全行为", "May lead the young into danger", 2),
    ("7.9", "其他对网络生态造成不良影响的内容", "Otherwise bad for the community", 1),
    ("ad", "违法广告", "Unlawful advertising", 1),
    ("ad.9.3", "使用“国家级”“最高级”“最佳”等用语", "Absolute words, such as national-grade, highest, best", 1),
    ("ad.14", "未标明“广告”", "An advertisement that is not marked as one", 1),
    ("ad.17", "非医疗用品宣称治疗功能", "Claims to heal without being a medicine", 2),
    ("ad.25", "承诺投资回报", "Promises a return on investment", 2),
    ("ad.28", "虚假广告", "False advertising", 2),
    ("p", "平台规则", "Rules of this market", 1),
    ("p.1", "垃圾信息", "Spam", 1),
    ("p.2", "引导站外交易或联系", "Leads to dealings outside the market", 1),
    ("p.3", "诈骗或危险链接", "Fraud, or links that harm", 4),
    ("p.4", "盗用他人图片", "Somebody else's pictures", 2),
    ("p.5", "假冒他人", "Pretends to be somebody else", 2),
)  # fmt: skip


def chapter_of(code: str) -> str:
    """Return the chapter of a rule, or "" of a chapter: 6 of 6.9, ad of ad.9.3."""
    chapter, stop, _ = code.partition(".")
    return chapter if stop else ""


def is_citable(code: str) -> bool:
    """Say whether a decision may cite this; a chapter is too broad for its reader to learn from."""
    return code in POLICY and chapter_of(code) != ""
