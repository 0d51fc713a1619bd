import pytest

from foundation.states import IllegalMove
from market.catalogue.states import PRODUCT, ProductState

LEGAL = {
    (ProductState.DRAFT, ProductState.PUBLISHED),
    (ProductState.PUBLISHED, ProductState.WITHDRAWN),
    (ProductState.WITHDRAWN, ProductState.PUBLISHED),
}


@pytest.mark.parametrize("before", ProductState)
@pytest.mark.parametrize("after", ProductState)
def test_every_pair_of_states_is_either_in_the_table_or_refused(before, after):
    if (before, after) in LEGAL:
        PRODUCT.require(before, after)
    else:
        with pytest.raises(IllegalMove):
            PRODUCT.require(before, after)
