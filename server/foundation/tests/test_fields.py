"""Fields as values: examples, and what holds for whatever stands there."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foundation import fields
from foundation.fields import BadValue
from foundation.money import Money

CHINA = timezone(timedelta(hours=8))


@pytest.mark.parametrize(
    ("text", "minor"),
    [
        ("899.00", 89_900),
        ("4.9", 490),
        ("0.01", 1),
        ("12", 1_200),
        ("007.50", 750),
        ("1.500000", 150),
        ("999999999.99", 99_999_999_999),
    ],
)
def test_an_amount_is_read_to_the_last_minor_unit(text, minor):
    assert fields.money(text, "CNY") == Money("CNY", minor)


@pytest.mark.parametrize(
    "text",
    ["", " 1", "1 ", "+1", "-1", "1.", ".5", "1,000", "1e3", "NaN", "inf", "１２", "0x10", "9.999", "1_0", "1" * 10],
)
def test_what_is_no_amount_is_refused(text):
    with pytest.raises(BadValue):
        fields.money(text, "CNY")


def test_other_currencies_have_their_own_digits():
    assert fields.money("1500", "JPY") == Money("JPY", 1_500)
    assert fields.money("1.234", "KWD") == Money("KWD", 1_234)
    with pytest.raises(BadValue):
        fields.money("1500.5", "JPY")


@given(st.integers(0, 10**11 - 1))
def test_whatever_the_amount_it_survives_being_written_down(minor):
    assert fields.money(f"{Decimal(minor) / 100:.2f}", "CNY").minor == minor


@given(st.text(max_size=20))
def test_whatever_stands_there_it_is_an_exact_amount_or_refused(text):
    try:
        amount = fields.money(text, "CNY")
    except BadValue:
        return
    assert Decimal(text) * 100 == amount.minor


def test_a_moment_is_on_the_clock_of_its_zone():
    assert fields.moment("2018-02-01 00:00:00", CHINA) == datetime(2018, 1, 31, 16, tzinfo=UTC)


@given(st.text(max_size=25))
def test_whatever_stands_there_it_is_a_moment_or_refused(text):
    with suppress(BadValue):
        assert fields.moment(text, CHINA).tzinfo is UTC


HTML = [
    ("", ""),
    ('<p><img src="x.jpg"/></p>', ""),
    ("<p>一</p><p>&nbsp;</p><p>二</p>", "一\n\n二"),
    ("<p>一<br/>二</p>", "一\n二"),
    ("<ul><li>一<li>二</ul>三", "一\n\n二\n\n三"),
    ("<p><strong>粗</strong>体<span> 和\n  空白\u3000</span></p>", "粗体 和 空白"),
    ("1 &lt; 2 &amp;&amp; 3 &gt; 2", "1 < 2 && 3 > 2"),
    ("<script>alert(1)</script><style>p{}</style>字", "字"),
    ("<p>没有结尾", "没有结尾"),
    ("裸字 <b", "裸字 <b"),
    ("<!-- 注 -->字<![CDATA[x]]>", "字"),
]


@pytest.mark.parametrize(("html", "text"), HTML)
def test_html_becomes_its_words(html, text):
    assert fields.plain(html) == text


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=30).map(
    lambda text: " ".join(text.split())
)


@given(st.lists(WORDS, max_size=6), st.sampled_from(["p", "div", "li", "h2"]))
def test_whatever_the_words_they_come_back_as_they_were_written(words, tag):
    html = "".join(f"<{tag}><span>{escape(one)}</span></{tag}>" for one in words)

    assert fields.plain(html) == "\n\n".join(filter(None, words))


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<br>",
                "<",
                ">",
                "&",
                "&#0;",
                "<!--",
                "]]>",
                "<script",
                "</",
                "字",
                " ",
                "\n",
                '"',
                "<img src='",
                "<![CDATA[",
            ]
        )
    ).map("".join)
)
def test_whatever_is_broken_the_answer_is_tidy(html):
    text = fields.plain(html)

    assert text == text.strip()
    assert "\n\n\n" not in text
    assert all(line == " ".join(line.split()) for line in text.split("\n"))
