"""Lists of hashes come in, and pictures that they mean are held."""

import pytest
from django.core.management import CommandError, call_command
from PIL import ImageOps

from foundation.ids import uuid7
from foundation.testing import NOON
from market.media import facade as media
from market.media.services.store_picture import store_picture
from market.media.tests.drawn import draw, written
from market.moderation.errors import HashesUnreadable, LookNotFound
from market.moderation.models import Look, LookKey
from market.moderation.services.check_pictures import check_pictures
from market.moderation.services.know_pictures import know_hashes, unknow_picture
from market.moderation.types import Outcome, Severity

pytestmark = pytest.mark.django_db
rosa, ben = uuid7(), uuid7()


def hash_of(number: int) -> str:
    return media.likeness(draw(number).resize((320, 320))).whole.hex()


def give(picture) -> list:
    return [store_picture(written(picture), ben, "note", keep=False, now=NOON).id]


def test_a_file_of_hashes_comes_in_once_and_is_heeded(tmp_path):
    file = tmp_path / "shared.csv"
    file.write_text(f"hash,tags\n{hash_of(1)},x\n\n{hash_of(2)}\n{hash_of(1)}\n", encoding="ascii")
    for _ in range(2):
        call_command("import_hashes", str(file), rule="6.9", severity="refuse")

    assert Look.objects.count() == 2
    verdict = check_pictures(give(ImageOps.mirror(draw(1))), author_id=ben)
    assert verdict.outcome == Outcome.REFUSE
    assert check_pictures(give(draw(3)), author_id=ben).outcome == Outcome.PUBLISH


def test_a_file_that_is_no_list_of_hashes_changes_nothing(tmp_path):
    file = tmp_path / "words.txt"
    file.write_text(f"{hash_of(1)}\nno hash\n", encoding="ascii")

    with pytest.raises(CommandError, match="line"):
        call_command("import_hashes", str(file), rule="6.9")
    with pytest.raises(CommandError, match="RuleUnknown"):
        call_command("import_hashes", str(file), rule="6")
    with pytest.raises(HashesUnreadable):
        know_hashes(["", "f" * 63], name="x", rule="6.9", severity=Severity.HOLD, actor_id=None, now=NOON)

    assert Look.objects.count() == 0


def test_a_warning_is_published_and_said():
    know_hashes([hash_of(1)], name="x", rule="7.7", severity=Severity.WARN, actor_id=rosa, now=NOON)

    verdict = check_pictures(give(draw(1)), author_id=ben)

    assert (verdict.outcome, len(verdict.resemblances)) == (Outcome.PUBLISH, 1)


def test_what_is_known_no_more_is_gone_with_its_keys():
    know_hashes([hash_of(1)], name="x", rule="6.9", severity=Severity.HOLD, actor_id=rosa, now=NOON)

    unknow_picture(look_id=Look.objects.get().pk, actor_id=rosa)

    assert (Look.objects.count(), LookKey.objects.count()) == (0, 0)
    with pytest.raises(LookNotFound):
        unknow_picture(look_id=1, actor_id=rosa)
