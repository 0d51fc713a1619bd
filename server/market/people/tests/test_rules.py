import pytest
from hypothesis import given
from hypothesis import strategies as st

from market.people.errors import PhoneInvalid
from market.people.rules import clean_phone, clean_text, mask, mask_phone


@pytest.mark.parametrize(("name", "shown"), [("小明同学", "小**"), ("A", "A**"), ("林小满", "林**")])
def test_a_stranger_sees_one_sign_of_a_name(name, shown):
    assert mask(name) == shown


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("+8613800138000", "138****8000"),
        ("+442079460018", "+44****0018"),
        ("+2902251", "+29****2251"),
        ("+29022", "+2****"),
        (None, None),
    ],
)
def test_a_phone_shows_enough_for_its_owner(phone, shown):
    assert mask_phone(phone) == shown


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("138 0013 8000", "+8613800138000"),
        ("+86-138-0013-8000", "+8613800138000"),
        ("１３８００１３８０００", "+8613800138000"),
        ("+1 202-456-1111", "+12024561111"),
        ("0571-8888 8888", "+8657188888888"),
    ],
)
def test_a_number_is_read_as_people_write_it(written, kept):
    assert clean_phone(written) == kept


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_number_in_one_form_or_refused(text):
    try:
        phone = clean_phone(text)
    except PhoneInvalid:
        return
    assert phone.startswith("+")
    assert clean_phone(phone) == phone


@given(st.text(max_size=60))
def test_cleaning_twice_is_cleaning_once(text):
    once = clean_text(text, field="x", longest=60)

    assert clean_text(once, field="x", longest=60) == once
    assert once.isprintable()
