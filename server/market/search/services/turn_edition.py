"""Tell every process that labels or synonyms are no longer what it remembers."""

from foundation import sql


def turn_edition() -> None:
    """Count one change more; a search compares the number it reads with the one it remembers."""
    sql.run("UPDATE search_edition SET number = number + 1")
