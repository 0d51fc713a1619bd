import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that PostgreSQL's user may enter: pytest's own are for their owner alone, and root steps down."""
    folder = Path(tempfile.mkdtemp(prefix="jishi-test-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)
