"""What follows from verdicts, opinions and strikes. Pure: no database, no clock, no Django."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from foundation.ids import encode
from market.moderation.errors import PictureRefused, RuleUnknown, SayWhy, TextRefused
from market.moderation.policy import is_citable
from market.moderation.states import ItemState
from market.moderation.types import Choice, Hit, Outcome, Severity, StrikeView, Verdict

CLAIM = timedelta(minutes=10)  # A text is read in seconds, twenty pictures in a few minutes.
SECOND_OPINION_ONE_IN = 10  # Items that two must agree about, so that agreement can be measured at all.
GOLD_ONE_IN = 20  # Opinions of a reviewer after which one of known answer comes.
APPEAL_WITHIN = timedelta(days=15)
LONGEST_REASON = 500
REPORTS_TO_LOOK_AGAIN = 3  # At what somebody kept, and has not changed since.
MOST_REPORTS_A_DAY = 50  # Of one person.
POINTS_OF_SOUND = 5  # Of priority at most: as much as five people who report it, half of what being held is worth.
MOST_SOUNDS = 10  # Words that a reviewer is told of.
COPY_RULE = "p.4"  # What is nearly the same as somebody else's picture is suspected of.
STRIKE_COUNTS = timedelta(days=90)
# So many points that count, and so long a pause after the strike that reached them.
PAUSES = (
    (4, timedelta(days=1)), (8, timedelta(days=7)), (12, timedelta(days=30)), (18, timedelta(days=365)),
)  # fmt: skip

_ORDER = (Outcome.PUBLISH, Outcome.HOLD, Outcome.REFUSE)


def gravest(verdicts: Sequence[Verdict]) -> Outcome:
    """Return what becomes of a thing of many texts: what becomes of the worst of them."""
    return max((verdict.outcome for verdict in verdicts), key=_ORDER.index, default=Outcome.PUBLISH)


def refuse_if_forbidden(verdicts: Mapping[str, Verdict]) -> None:
    """
    Let texts through that may be published, or held. In: their verdicts, by the field that each came in.

    :raises TextRefused: names the first field, and of each word the rule and where it stands; PictureRefused:
    """
    for field, verdict in verdicts.items():
        for one in verdict.resemblances:
            if one.severity == Severity.REFUSE:
                raise PictureRefused(field=field, picture_id=encode("pic", one.picture_id), rule=one.rule)
        if verdict.outcome == Outcome.REFUSE:
            raise TextRefused(
                field=field, hits=[hit_facts(hit) for hit in verdict.hits if hit.severity != Severity.WARN]
            )


def hit_facts(hit: Hit) -> dict[str, object]:
    """Write a hit for whoever shows its author what is wrong."""
    return {"rule": hit.rule, "word_class": hit.word_class, "term": hit.term, "start": hit.start, "end": hit.end}


def opinions_needed(item_id: UUID, revision: int) -> int:
    """Return how many must agree: mostly one, and two of a sample that nobody can foresee or choose."""
    return 2 if (item_id.int + revision) % SECOND_OPINION_ONE_IN == 0 else 1


def decided(state: ItemState, choices: Sequence[Choice], needed: int) -> Choice | None:
    """Return what opinions come to, if they do; in a dispute a third one decides, and upon an appeal one alone."""
    if state == ItemState.APPEALED:
        return choices[-1]
    choice, count = Counter(choices).most_common(1)[0]
    return choice if count >= needed else None


def check_opinion(choice: Choice, rule: str, because: str) -> str:
    """Return the reason without spaces around it. :raises RuleUnknown: it removes and cites none; SayWhy:"""
    if (choice == Choice.REMOVE and not is_citable(rule)) or (choice == Choice.KEEP and rule):
        raise RuleUnknown(field="rule")
    because = because.strip()
    if len(because) > LONGEST_REASON:
        raise SayWhy(field="because", longest=LONGEST_REASON)
    return because


def paused_until(strikes: Iterable[StrikeView], now: datetime) -> datetime | None:
    """
    Return until when somebody may publish nothing, if they may not now.

    The pause follows from the points that counted when a strike came, that one included; the longest holds.
    """
    standing = [one for one in strikes if one.lifted_at is None]
    ends = []
    for strike in standing:
        points = sum(one.points for one in standing if one.at <= strike.at < one.at + STRIKE_COUNTS)
        pause = max((length for reached, length in PAUSES if points >= reached), default=timedelta())
        ends.append(strike.at + pause)
    last = max(ends, default=now)
    return last if last > now else None


def kappa(pairs: Iterable[tuple[Choice, Choice]]) -> float | None:
    """Return how much two agree beyond chance, at most 1; None where chance explains all. Cohen 1960."""
    counted = Counter(pairs)
    total = counted.total()
    if not total:
        return None
    agreed = sum(count for (one, other), count in counted.items() if one == other) / total
    shares = [
        (sum(count for (one, _), count in counted.items() if one == choice) / total,
         sum(count for (_, other), count in counted.items() if other == choice) / total)
        for choice in Choice
    ]  # fmt: skip
    by_chance = sum(one * other for one, other in shares)
    return None if by_chance == 1 else (agreed - by_chance) / (1 - by_chance)
