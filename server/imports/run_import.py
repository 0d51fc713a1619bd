"""One import from beginning to end."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.conf import settings

from foundation import sql
from imports.bring_in import Importer
from imports.progress import Progress
from imports.reckoning import Reckoning, reckon, settle
from imports.report import Report
from imports.source import Source


class AlreadyRunning(Exception):
    """Another process is bringing in the same source."""


def check(source: Source) -> None:
    """Find out, before anything is written, whether a source can be brought in. :raises FileUnfit:"""
    source.check_currency(settings.CURRENCY)
    source.check()


def run_import(
    source: Source,
    *,
    now: datetime,
    reports: Path,
    progress: Progress,
    revive_offers: bool = False,
    pieces: int = 0,
) -> Reckoning:
    """
    Bring a source that has been checked into the market, and read back what is there.

    Safe to kill at any moment and to run again. `pieces` is how many there shall be of each SKU whose source does not
    count.

    :raises AlreadyRunning:
    """
    with _alone(source.name):
        report = Report(reports, source.name, now)
        importer = Importer(
            now=now, refuse=report.refuse, remark=report.remark, revive_offers=revive_offers, pieces=pieces
        )
        try:
            importer.bring_in(source.records())
        finally:
            rejected, remarks = report.close()
        settle(importer.product_keys, progress.tell)
        reckoning = reckon(
            source.name,
            product_keys=importer.product_keys,
            order_keys=sorted(importer.order_keys),
            review_keys=sorted(importer.review_keys),
            rejected=rejected,
        )
    for what, count in sorted(source.left_out.items()):
        progress.say(f"left out: {count} {what}")
    progress.say(f"refused: {rejected} rows, see {report.file}")
    if remarks:
        progress.say(f"remarks: {remarks} on rows that came in, see {report.remarks_file}")
    for doubt in reckoning.doubts:
        progress.say(f"does not add up: {doubt}")
    return reckoning


@contextmanager
def _alone(name: str) -> Iterator[None]:
    """Be the only import of this source; a process that dies lets go. :raises AlreadyRunning:"""
    key = [f"import:{name}"]
    got = sql.one("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", key)
    if got is None or not got[0]:
        raise AlreadyRunning(f"another import of {name} is running")
    try:
        yield
    finally:
        sql.one("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", key)
