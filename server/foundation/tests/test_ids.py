from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from foundation.ids import decode, encode, typed_id, uuid7


@given(value=st.uuids())
def test_an_id_read_back_is_the_id_written(value):
    assert decode("ord", encode("ord", value)) == value


def test_the_specifications_own_example():
    # https://github.com/jetify-com/typeid/blob/main/spec/valid.yml, "valid-uuidv7"
    value = UUID("01890a5d-ac96-774b-bcce-b302099a8057")

    assert encode("prefix", value) == "prefix_01h455vb4pex5vsknk084sn02q"


@pytest.mark.parametrize(
    "text",
    [
        "team_01h455vb4pex5vsknk084sn02q",  # another kind
        "01h455vb4pex5vsknk084sn02q",  # no kind
        "ord_01h455vb4pex5vsknk084sn02",  # too short
        "ord_01h455vb4pex5vsknk084sn02qq",  # too long
        "ord_81h455vb4pex5vsknk084sn02q",  # more than 128 bits
        "ord_01H455VB4PEX5VSKNK084SN02Q",  # capitals
        "ord_01h455vb4pex5vsknk084sn0lq",  # a letter that base 32 leaves out
        "ord_",
        "",
    ],
)
def test_what_is_no_order_id_is_refused(text):
    with pytest.raises(ValueError, match="ord_"):
        decode("ord", text)
    with pytest.raises(ValidationError):
        TypeAdapter(typed_id("ord")).validate_python(text)


def test_ids_sort_by_birth():
    ids = [uuid7() for _ in range(100)]

    assert ids == sorted(ids)
    assert [encode("x", one) for one in ids] == sorted(encode("x", one) for one in ids)
