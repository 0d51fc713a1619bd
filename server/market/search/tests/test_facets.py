"""What was found can be narrowed by brand, category and attribute, and each count is what a count by hand says."""

from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foundation import sql
from market.search.facade import AttributeDraft, SearchQuestion, find, forget_documents, index_documents
from market.search.queries import pages
from market.search.rules.weighing import label_id
from market.search.tests.making import draft, put

pytestmark = pytest.mark.django_db
COLOURS, SIZES = ("red", "blue", "green"), (13.3, 15.6, 17.0)
BRANDS = [UUID(int=number) for number in (1, 2)]


def colour(value):
    return AttributeDraft("colour", {"zh-CN": "颜色", "en": "Colour"}, {"en": value})


def size(number):
    return AttributeDraft("screen", {"zh-CN": "屏幕", "en": "Screen"}, {"zh-CN": f"{number} 英寸"}, number)


def counts(answer, kind="attribute", key="colour"):
    return {
        (one.label.subject_id or one.label.value.get("en") or one.label.number): one.count
        for facet in answer.facets
        if facet.kind == kind and facet.key == key
        for one in facet.values
    }


def test_attributes_are_counted_and_filtered_by_and_numbers_stand_in_their_order():
    for number, shade in ((17.0, "red"), (13.3, "red"), (13.3, "blue"), (15.6, "blue")):
        put("电脑", "Laptop", attributes=(colour(shade), size(number)))

    answer = find(SearchQuestion(text="laptop"))
    screens = next(facet for facet in answer.facets if facet.key == "screen")
    small = find(SearchQuestion(text="laptop", labels=(label_id("screen", "13.3"),)))

    assert counts(answer) == {"red": 2, "blue": 2}
    assert [(one.label.number, one.count) for one in screens.values] == [(13.3, 2), (15.6, 1), (17.0, 1)]
    assert screens.name == {"zh-CN": "屏幕", "en": "Screen"}
    assert (small.total, counts(small)) == (2, {"red": 1, "blue": 1})


def test_a_facets_own_filter_does_not_hide_its_other_values_and_the_choice_is_marked():
    red, blue = put("杯", "Mug", attributes=(colour("red"),)), put("杯", "Mug", attributes=(colour("blue"),))

    answer = find(SearchQuestion(text="mug", labels=(label_id("colour", "red"),)))
    both = find(SearchQuestion(text="mug", labels=(label_id("colour", "red"), label_id("colour", "blue"))))

    assert list(answer.product_ids) == [red]
    assert counts(answer) == {"red": 1, "blue": 1}
    (facet,) = answer.facets
    assert {one.label.value["en"]: one.is_chosen for one in facet.values} == {"red": True, "blue": False}
    assert set(both.product_ids) == {red, blue}


def test_a_filter_that_nothing_has_finds_nothing():
    put("杯", "Mug", attributes=(colour("red"),))

    assert find(SearchQuestion(text="mug", labels=(12345,))).product_ids == ()


def test_what_is_the_same_in_everything_found_is_no_facet():
    for _ in range(3):
        put("杯", "Mug", attributes=(colour("red"),))

    assert find(SearchQuestion(text="mug")).facets == ()


goods = st.lists(
    st.tuples(
        st.sampled_from(["mug", "lamp", "mug lamp"]),
        st.sampled_from([None, *BRANDS]),
        st.sets(st.sampled_from(COLOURS)),
        st.sampled_from([None, *SIZES]),
        st.integers(1, 4),
    ),
    max_size=25,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    shelf=goods,
    text=st.sampled_from(["", "mug", "lamp"]),
    brands=st.sets(st.sampled_from(BRANDS)),
    colours=st.sets(st.sampled_from(COLOURS)),
    sizes=st.sets(st.sampled_from(SIZES)),
    dearest=st.sampled_from([None, 2, 3]),
)
def test_every_count_is_what_counting_by_hand_says(shelf, text, brands, colours, sizes, dearest):
    """With the facet's own filter left in: fails with the other colours missing or counted 0."""
    forget_documents([product_id for (product_id,) in sql.rows("SELECT product_id FROM search_entry")])
    index_documents(
        [
            draft("", title, brand_id=brand, brand={"en": f"Brand {brand}"} if brand else {}, price=price,
                  attributes=(*map(colour, sorted(shades)), *([size(number)] if number else [])))
            for title, brand, shades, number, price in shelf
        ]
    )  # fmt: skip
    labels = [label_id("colour", one) for one in colours] + [label_id("screen", f"{one:g}") for one in sizes]

    answer = find(
        SearchQuestion(text=text, brand_ids=tuple(brands), labels=tuple(labels), price_max=dearest, limit=100)
    )

    def fits(one, but=""):
        title, brand, shades, number, price = one
        return (
            text in title
            and (dearest is None or price <= dearest)
            and (but == "brand" or not brands or brand in brands)
            and (but == "colour" or not colours or bool(shades & colours))
            and (but == "screen" or not sizes or number in sizes)
        )

    assert (answer.total, len(answer.product_ids), answer.is_counted) == (*[sum(map(fits, shelf))] * 2, True)
    for facet in answer.facets:
        left = [one for one in shelf if fits(one, facet.key)]
        for value in facet.values:
            said = value.label.subject_id or value.label.number or value.label.value["en"]
            assert value.count == sum(said == one[1] or said == one[3] or said in one[2] for one in left), facet.key


def test_what_very_many_have_is_looked_for_among_the_best_and_said_to_be_more(monkeypatch):
    """Without the ladder of levels: fails with 60 ranked, or reads the market through."""
    monkeypatch.setattr(pages, "MOST_RANKED", 20)
    monkeypatch.setattr(pages, "FEW", 5)
    index_documents([draft("", "Mug", sold=number * number) for number in range(60)])
    best = put("", "Mug", sold=10**6)

    answer = find(SearchQuestion(text="mug", limit=5))

    assert answer.product_ids[0] == best
    assert not answer.is_counted
    assert 5 <= answer.total <= 20


@pytest.mark.parametrize("sort", ["relevance", "price_up", "price_down", "newest", "sold"])
@pytest.mark.parametrize("most_ranked", [1000, 20])
def test_pages_neither_repeat_nor_skip_whatever_is_sorted_by(monkeypatch, sort, most_ranked):
    monkeypatch.setattr(pages, "MOST_RANKED", most_ranked)
    monkeypatch.setattr(pages, "FEW", 5)
    shelf = [draft("", "Mug", sold=number % 7, price=number % 5, age_days=number % 3) for number in range(60)]
    index_documents(shelf)
    seen, after = [], None
    while True:
        answer = find(SearchQuestion(text="mug", limit=7, sort=sort, after=after))
        seen += answer.product_ids
        if (after := answer.next) is None:
            break

    assert len(seen) == len(set(seen))
    assert set(seen) <= {one.product_id for one in shelf}
    if sort != "relevance" or most_ranked == 1000:
        assert len(seen) == 60


def test_a_search_takes_two_statements_whatever_it_finds(django_assert_num_queries):
    for number in range(40):
        put("杯", "Clay mug", brand_id=uuid4(), brand={"en": f"Brand {number}"}, attributes=(colour("red"), size(13.3)))
    find(SearchQuestion(text="clay mug"))  # The process meets the labels.

    with django_assert_num_queries(2):
        find(SearchQuestion(text="clay mug"))
    with django_assert_num_queries(3):  # With filters, what the text means is asked first.
        find(SearchQuestion(text="clay mug", labels=(label_id("colour", "red"),), price_max=5000))
