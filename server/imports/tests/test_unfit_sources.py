"""What cannot be brought in at all is said before anything is written."""

import gzip
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from foundation import sql
from imports.tests import litemall
from imports.tests.running import state

pytestmark = pytest.mark.django_db
SERVER = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path):
    return litemall.write(tmp_path / "shop", litemall.a_shop())


def refused(folder, tmp_path, source="zh_litemall") -> str:
    """Return what an import says that must not begin, and see that it wrote nothing."""
    before = state()
    with pytest.raises(CommandError) as refusal:
        call_command("import_market", source, str(folder), reports=tmp_path / "reports")
    assert state() == before
    assert not (tmp_path / "reports").exists()
    return str(refusal.value)


def test_a_folder_that_is_not_there(tmp_path):
    assert refused(tmp_path / "nowhere", tmp_path) == f"there is no folder {tmp_path / 'nowhere'}"


def test_a_source_that_nobody_knows(folder, tmp_path):
    assert "there is no source elsewhere; known are " in refused(folder, tmp_path, "elsewhere")
    assert "zh_litemall" in refused(folder, tmp_path, "elsewhere")


@pytest.mark.parametrize("name", litemall.COLUMNS)
def test_each_file_that_is_missing(folder, tmp_path, name):
    (folder / f"litemall_{name}.csv.gz").unlink()

    said = refused(folder, tmp_path)

    assert said == f"{folder} has no file litemall_{name}.csv.gz (or litemall_{name}.csv)"


def test_a_column_that_is_missing(folder, tmp_path):
    text = litemall.as_csv("goods", litemall.a_shop()["goods"]).replace("retail_price", "price_retail")
    (folder / "litemall_goods.csv.gz").write_bytes(gzip.compress(text.encode()))

    assert refused(folder, tmp_path) == f"{folder / 'litemall_goods.csv.gz'} has no column retail_price"


def test_an_empty_file(folder, tmp_path):
    (folder / "litemall_brand.csv.gz").write_bytes(gzip.compress(b""))

    assert "litemall_brand.csv.gz has no column id, name, desc, deleted" in refused(folder, tmp_path)


@pytest.mark.parametrize("cut", [10, 60, -12, -4])
def test_a_gzip_file_that_ends_too_early(folder, tmp_path, cut):
    file = folder / "litemall_comment.csv.gz"
    file.write_bytes(file.read_bytes()[:cut])

    assert refused(folder, tmp_path).startswith(f"{file} is damaged: ")


def test_a_gzip_file_with_a_wrong_byte(folder, tmp_path):
    file = folder / "litemall_comment.csv.gz"
    data = bytearray(file.read_bytes())
    data[-6] ^= 0xFF  # in the checksum
    file.write_bytes(bytes(data))

    assert refused(folder, tmp_path).startswith(f"{file} is damaged: ")


def test_a_file_that_is_no_gzip(folder, tmp_path):
    (folder / "litemall_goods.csv.gz").write_bytes(b"id,name\n1,x\n")

    assert "litemall_goods.csv.gz is damaged: Not a gzipped file" in refused(folder, tmp_path)


def test_a_quote_that_is_never_closed(folder, tmp_path):
    text = litemall.as_csv("comment", litemall.a_shop()["comment"]) + '9,101,0,"nobody ends this'
    (folder / "litemall_comment.csv.gz").write_bytes(gzip.compress(text.encode()))

    assert refused(folder, tmp_path).endswith("litemall_comment.csv.gz, line 5: a quote is never closed")


def test_a_market_of_another_currency(folder, tmp_path, settings):
    settings.CURRENCY = "EUR"

    assert refused(folder, tmp_path) == "zh_litemall is priced in CNY, and this market in EUR"


@pytest.mark.django_db(transaction=True)
def test_a_second_import_beside_the_first_waits_for_nobody_and_says_so(folder, tmp_path):
    """From a process of its own, since a lock of PostgreSQL belongs to a connection."""
    got = sql.one("SELECT pg_try_advisory_lock(hashtextextended('import:zh_litemall', 0))")
    assert got == (True,)

    command = [sys.executable, "manage.py", "import_market", "zh_litemall", folder, "--reports", tmp_path / "reports"]
    ended = subprocess.run(command, cwd=SERVER, capture_output=True, text=True)

    assert (ended.returncode, ended.stdout) == (1, "")
    assert "another import of zh_litemall is running" in ended.stderr
