"""A work file of a text of a million words with many versions, beside a ZIP file that has each version whole.

What counts: the save that writes it again, since it comes with each one, and its size.
"""

import io
import random
import zipfile
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from facing.core.document import Content, Version, VersionKind
from facing.core.edit import Edit, Place
from facing.core.text import Text
from facing.core.work import Work, WorkVersion
from facing.formats.work_file import WorkFiles

PARAGRAPHS, WORDS, VERSIONS = 10_767, 93, 20

pytestmark = pytest.mark.bench


@pytest.fixture
def work(benchmark: BenchmarkFixture) -> Work:
    return _book(PARAGRAPHS if benchmark.enabled else 300)


@cache
def _book(paragraphs: int) -> Work:
    source = random.Random(7)
    words = [f"{source.choice('bdfgklmnprstv')}{source.choice('aeiou')}{number}" for number in range(20_000)]
    text = Text.from_string("\n".join(" ".join(source.choices(words, k=WORDS)) for _ in range(paragraphs)))
    versions = []
    for number in range(1, VERSIONS + 1):
        at = source.randrange(paragraphs)
        text = text.apply(Edit(Place(at, 0), text[at].text[:3], source.choice(words)))
        version = Version(number, number, VersionKind.KEPT)
        versions.append(WorkVersion("", version, partial(Content, text)))
    return Work("book.txt", text.as_string().encode(), Content(text), tuple(versions))


def test_write_again_with_one_more_version(benchmark: BenchmarkFixture, work: Work) -> None:
    writer = WorkFiles().writer()
    writer.as_bytes(replace(work, versions=work.versions[:-1]))
    data = benchmark.pedantic(lambda: writer.as_bytes(work), rounds=3)
    benchmark.extra_info["MB"] = round(len(data) / 1e6, 1)


def test_write_each_version_whole(benchmark: BenchmarkFixture, work: Work) -> None:
    def write() -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.writestr("original", work.data)
            for kept in work.versions:
                archive.writestr(f"{kept.version.id}.txt", kept.read().text.as_string())
        return stream.getvalue()

    data = benchmark.pedantic(write, rounds=3)
    benchmark.extra_info["MB"] = round(len(data) / 1e6, 1)


def test_open(benchmark: BenchmarkFixture, work: Work) -> None:
    data = WorkFiles().writer().as_bytes(work)
    opened = benchmark.pedantic(lambda: WorkFiles().from_bytes(Path("book.facing"), data), rounds=3)
    assert opened.correction == work.correction
