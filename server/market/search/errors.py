"""What search may refuse."""

from foundation.errors import Invalid


class SynonymsTooFew(Invalid):
    """Synonyms are at least two words that differ."""

    code = "search.synonyms_too_few"
