"""What is measured, by name, in the order in which it is done: first who only looks, then who buys."""

from bench.cases import (
    basket,
    checkout,
    hot_sku,
    hot_team,
    moderation,
    posting,
    reads,
    reconciliation,
    search,
    settlement,
    video,
)
from bench.cases.case import Case

CASES: tuple[Case, ...] = (
    *reads.CASES,
    *search.CASES,
    *basket.CASES,
    *checkout.CASES,
    *hot_sku.CASES,
    *hot_team.CASES,
    *posting.CASES,
    *reconciliation.CASES,
    *settlement.CASES,
    *moderation.CASES,
    *video.CASES,
)
