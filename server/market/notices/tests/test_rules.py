import string
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation.ids import encode
from foundation.words import LANGUAGES
from market.notices.errors import TooManyTopics, TopicNotFound
from market.notices.rules import BY_LETTER, check_topics, compose, name_doers, write_amount
from market.notices.tests.factories import facts
from market.notices.types import Kind
from market.notices.words import WORDS

# Fixed, since the workers of one run must name the same tests.
ORDER, TEAM = encode("ord", UUID(int=1)), encode("team", UUID(int=2))
GIFTS = {Kind.COUPON_GIVEN, Kind.POINTS_EARNED}


@pytest.mark.parametrize(
    ("kind", "language", "more", "text"),
    [
        (Kind.PAID, "zh-CN", {}, "「手作马克杯」已支付 ¥49.90，店铺正在备货。"),
        (Kind.PAID, "en", {}, "You paid ¥49.90 for “Handmade mug”. The shop is getting it ready."),
        (Kind.PAID, "zh-CN", {"team_id": TEAM}, "「手作马克杯」已支付 ¥49.90。人齐就发货；没有成团，钱会自动退回。"),
        (
            Kind.PAID,
            "en",
            {"line_count": 3},
            "You paid ¥49.90 for “Handmade mug” and 2 more. The shop is getting it ready.",
        ),
        (Kind.TEAM_FILLED, "zh-CN", {"size": 3}, "「手作马克杯」的团满 3 人了，店铺会尽快发货。"),
        (Kind.TEAM_FAILED, "en", {}, "Your team for “Handmade mug” did not fill. Your money is on its way back."),
        (
            Kind.SHIPPED,
            "zh-CN",
            {"carrier": {"zh-CN": "顺丰速运"}, "tracking_no": "SF1", "line_count": 2},
            "「手作马克杯」等 2 种商品已由顺丰速运发出，单号 SF1。",
        ),
        (Kind.REFUNDED, "en", {}, "¥49.90 for “Handmade mug” is back where it was paid from."),
    ],
)
def test_a_notice_is_said_in_its_readers_language(kind, language, more, text):
    assert compose(kind, facts(**more), language).text == text


@pytest.mark.parametrize("kind", sorted(BY_LETTER - {Kind.JUDGED}))  # Those of goods.
@pytest.mark.parametrize("language", LANGUAGES)
@given(title=st.text(min_size=1, max_size=30), minor=st.integers(0, 10**12))
def test_every_kind_is_said_in_every_language_whatever_the_goods_are_called(kind, language, title, minor):
    amount = {"currency": "CNY", "minor": minor}
    known = facts(title={language: title}, amount=amount, size=3, team_id=TEAM, step="decided", case_id="case_1")

    said = compose(kind, known, language)

    assert title in said.text
    assert said.title
    assert said.link.startswith(("/teams/team_", "/orders/ord_", "/after-sales/case_"))


def test_both_languages_say_the_same_things():
    for texts in WORDS.values():
        assert set(texts) == set(LANGUAGES)
        parts = [{name for _, name, *_ in string.Formatter().parse(" ".join(said)) if name} for said in texts.values()]
        assert parts[0] == parts[1]


@pytest.mark.parametrize(
    ("currency", "minor", "written"),
    [
        ("CNY", 4990, "¥49.90"),
        ("CNY", 5, "¥0.05"),
        ("CNY", 123_456_789, "¥1,234,567.89"),
        ("CNY", -100, "-¥1.00"),
        ("JPY", 500, "JPY 500"),
    ],
)
def test_an_amount_is_written_with_its_own_digits(currency, minor, written):
    assert write_amount(currency, minor) == written


@pytest.mark.parametrize(
    ("kind", "team_id", "link"),
    [
        (Kind.PAID, None, f"/orders/{ORDER}"),
        (Kind.PAID, TEAM, f"/teams/{TEAM}"),
        (Kind.TEAM_FILLED, TEAM, f"/teams/{TEAM}"),
        (Kind.SHIPPED, TEAM, f"/orders/{ORDER}"),
        (Kind.REFUNDED, TEAM, f"/orders/{ORDER}"),
    ],
)
def test_a_notice_leads_to_the_page_that_shows_it(kind, team_id, link):
    assert compose(kind, facts(order_id=ORDER, team_id=team_id), "en").link == link


def test_a_person_listens_to_teams_and_to_themselves():
    me = uuid4()
    own = f"person:{encode('pers', me)}"

    assert check_topics([f"team:{TEAM}", own, own], me) == sorted({f"team:{TEAM}", own})


@pytest.mark.parametrize(
    "topic", [f"person:{encode('pers', UUID(int=3))}", "person:", "team:", "team:1", f"team:{ORDER}", "orders", "", "*"]
)
def test_a_person_listens_to_nothing_else(topic):
    with pytest.raises(TopicNotFound):
        check_topics([topic], uuid4())


@pytest.mark.parametrize("topics", [[], [f"team:{TEAM}"] * 21])
def test_a_browser_listens_to_a_few_things(topics):
    with pytest.raises(TooManyTopics):
        check_topics(topics, uuid4())


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        ("zh-CN", 1, "Lin "),
        ("zh-CN", 13, "Lin 等 13 人"),
        ("en", 1, "Lin"),
        ("en", 2, "Lin and 1 other"),
        ("en", 13, "Lin and 12 others"),
    ],
)
def test_doers_are_named_by_the_last_of_them(language, count, said):
    assert name_doers("Lin", count, language) == said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "kind",
    sorted({kind for kind in Kind if kind not in BY_LETTER | {Kind.REPORT_HEARD} | GIFTS and "question" not in kind}),
)
def test_what_people_did_is_said_though_nothing_is_left_of_note_and_doer(kind, language):
    said = compose(kind, {"note_id": "note_1", "person_id": "pers_1"}, language)

    assert said.title.startswith(("有人", "Somebody"))
    assert said.link.startswith(("/notes/note_1", "/people/pers_1", "/me/circle"))


def test_gifts_are_told_by_what_they_are():
    coupon = {"title": {"zh-CN": "满三十减十", "en": "Ten off thirty"}, "line_count": 1}
    points = {"points": 500, "reason": {"zh-CN": "你的分享带来了订单", "en": "An order that your sharing brought"}}

    given = compose(Kind.COUPON_GIVEN, coupon, "en")
    earned = compose(Kind.POINTS_EARNED, points, "zh-CN")

    assert (given.text, given.link) == ("“Ten off thirty” is among your coupons.", "/me/coupons")
    assert (earned.title, earned.text, earned.link) == ("获得 500 积分", "你的分享带来了订单。", "/me/points")


@pytest.mark.parametrize(("language", "goods"), [("zh-CN", "「云杯」"), ("en", "“Cloud cup”")])
@pytest.mark.parametrize("kind", [Kind.QUESTION_ASKED, Kind.QUESTION_FOR_SHOP, Kind.QUESTION_ANSWERED])
def test_a_question_is_told_by_its_goods_and_by_nobodys_name(kind, language, goods):
    facts = {"question_id": "ques_1", "title": {"zh-CN": "云杯", "en": "Cloud cup"}, "line_count": 1}

    said = compose(kind, facts, language)

    assert goods in said.text
    assert said.link == "/questions/ques_1"
