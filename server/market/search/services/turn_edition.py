"""Tell every process that labels or synonyms are no longer what it remembers."""

from foundation import sql


def turn_edition() -> None:
    """
    Number the edition by the moment; a search compares the number it reads with the one it remembers.

    Not by counting: after a change that was rolled back, the next would have the same number.
    """
    sql.run("UPDATE search_edition SET number = (extract(epoch FROM clock_timestamp()) * 1000000)::bigint")
