"""What nobody came back for goes: checked imports, and files that lost their row."""

from datetime import datetime, timedelta

from django.core.files.storage import default_storage

from market.moving.files import FOLDER
from market.moving.models import STATES_OPEN, ImportLine, ProductImport
from market.moving.services.drop_import import drop_import
from market.moving.states import ImportState

WAITS_FOR = timedelta(days=2)  # A check may be looked at overnight; after that the shop has moved on.
SAID_FOR = timedelta(days=90)  # How long one can ask what an import said of a line.
LOST_AFTER_DAYS = (3, 4, 5)  # Whose folders to look through: nothing that is open is as old.


def tidy_imports(*, now: datetime) -> int:
    """Drop what was checked and never started, forget what was said long ago, sweep lost files. Return how much."""
    stale = ProductImport.objects.filter(state=ImportState.CHECKED, taken_at__lt=now - WAITS_FOR)
    ids = list(stale.values_list("id", flat=True)[:100])
    for import_id in ids:
        drop_import(import_id=import_id, now=now, because="nobody started it")
    old = ProductImport.objects.filter(ended_at__lt=now - SAID_FOR)
    said, _ = ImportLine.objects.filter(of_import__in=old).delete()
    return len(ids) + said + sum(_sweep(now - timedelta(days=days)) for days in LOST_AFTER_DAYS)


def _sweep(day: datetime) -> int:
    folder = f"{FOLDER}/{day:%Y%m%d}"
    try:
        _, names = default_storage.listdir(folder)
    except FileNotFoundError:  # Nobody gave a file that day.
        return 0
    stored = [f"{folder}/{name}" for name in names]
    wanted = set(
        ProductImport.objects.filter(stored_as__in=stored, state__in=STATES_OPEN).values_list("stored_as", flat=True)
    )
    lost = [one for one in stored if one not in wanted]
    for one in lost:
        default_storage.delete(one)
    return len(lost)
