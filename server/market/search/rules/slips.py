"""Slips of the finger: how far one word is from another."""

MOST_MENDED = 6  # Words of one question that are mended; each costs a look at all words that resemble it.


def edits(typed: str, meant: str) -> int:
    """
    Count the slips of the finger between two words: a letter wrong, missing, too many, or two in the wrong order.

    Optimal string alignment distance, Boytsov 2011.
    """
    before: list[int] = []
    row = list(range(len(meant) + 1))
    for i, letter in enumerate(typed, 1):
        before, last, row = row, before, [i]
        for j, other in enumerate(meant, 1):
            best = min(row[j - 1] + 1, before[j] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == meant[j - 2] and typed[i - 2] == other:
                best = min(best, last[j - 2] + 1)
            row.append(best)
    return row[-1]


def is_slip(typed: str, meant: str) -> bool:
    """Whether a word may be another, mistyped: one slip in a word of four letters, two from seven on."""
    return edits(typed, meant) <= (0 if len(typed) < 4 else 1 if len(typed) < 7 else 2)
