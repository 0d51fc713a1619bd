"""What is measured, by name, in the order in which it is done."""

from bench.cases import hot_sku, reads
from bench.cases.case import Case

CASES: tuple[Case, ...] = (*reads.CASES, *hot_sku.CASES)
