"""What was ever released is kept as it was, so that opening it is tried for ever (``unit/store``, ``unit/formats``)."""

import hashlib
from pathlib import Path

from facing.formats import work_file
from facing.store.schema import STEPS

GOLDEN = Path(__file__).parents[1] / "golden"
# A line for each: what stands here is never changed, a new schema or format adds a line.
RELEASED = GOLDEN / "released.sha256"


def test_no_released_store_or_work_file_was_changed_or_removed() -> None:
    for line in RELEASED.read_text(encoding="utf-8").splitlines():
        digest, name = line.split()
        assert hashlib.sha256((GOLDEN / name).read_bytes()).hexdigest() == digest, name


def test_every_schema_and_format_there_was_is_among_them() -> None:
    kept = {line.split()[1] for line in RELEASED.read_text(encoding="utf-8").splitlines()}
    stores = {f"store/version-{number}.sql" for number in range(1, len(STEPS) + 1)}
    works = {f"work/version-{number}.facing" for number in range(1, int(work_file.SCHEMA.rpartition("/")[2]) + 1)}
    assert kept == stores | works
    there = {path.relative_to(GOLDEN).as_posix() for path in (*GOLDEN.glob("store/*"), *GOLDEN.glob("work/*"))}
    assert there == kept
