"""Loading and saving 50,000 terms in every format, against the libraries that read such files without looking at them.

Target: a CSV file within 2.5 s. All figures are of CPU. Rivals: ``csv`` into rows, ``xml.etree`` into a tree, calamine
into rows.
"""

import csv
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest
import xlsxwriter
from pytest_benchmark.fixture import BenchmarkFixture
from python_calamine import CalamineWorkbook

from facing.glossary.formats import GlossaryFormat
from facing.glossary.loading import load
from facing.glossary.saving import save
from facing.glossary.terms import Form, FormStatus, Term

MEASURED, TRIED = 50_000, 200  # terms; the smaller number where nothing is measured
WRITABLE = [each for each in GlossaryFormat if each.is_writable]

pytestmark = [pytest.mark.bench, pytest.mark.benchmark(timer=time.process_time)]


def _terms(count: int) -> list[Term]:
    """A German and an English form, a forbidden one, a note."""
    return [
        Term(
            (
                Form(f"Klappbrücke {number}", FormStatus.PREFERRED, "de"),
                Form(f"bascule bridge {number}", FormStatus.PREFERRED, "en"),
                Form(f"folding bridge {number}", FormStatus.FORBIDDEN, "en"),
            ),
            note="as in the harbour's own plan",
        )
        for number in range(count)
    ]


@pytest.fixture(scope="module")
def terms(request: pytest.FixtureRequest) -> list[Term]:
    return _terms(MEASURED if request.config.getoption("benchmark_enable") else TRIED)


@pytest.fixture(scope="module")
def files(terms: Sequence[Term], tmp_path_factory: pytest.TempPathFactory) -> dict[GlossaryFormat, Path]:
    folder = tmp_path_factory.mktemp("glossaries")
    found = {each: folder / f"{each.value}{each.suffixes[0]}" for each in GlossaryFormat}
    for each in WRITABLE:
        save(found[each], terms, format=each)
    with xlsxwriter.Workbook(str(found[GlossaryFormat.XLSX])) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("preferred:de", "preferred:en", "forbidden:en", "note"))
        for row, term in enumerate(terms, 1):
            sheet.write_row(row, 0, (*(form.text for form in term.forms), term.note))
    return found


@pytest.mark.parametrize("chosen", GlossaryFormat)
def test_load(
    benchmark: BenchmarkFixture, terms: Sequence[Term], files: dict[GlossaryFormat, Path], chosen: GlossaryFormat
) -> None:
    loaded = benchmark.pedantic(lambda: load(files[chosen]), rounds=3)  # type: ignore[no-untyped-call]
    assert len(loaded.terms) == len(terms)


@pytest.mark.parametrize("chosen", WRITABLE)
def test_save(benchmark: BenchmarkFixture, terms: Sequence[Term], tmp_path: Path, chosen: GlossaryFormat) -> None:
    path = tmp_path / f"out{chosen.suffixes[0]}"
    benchmark.pedantic(lambda: save(path, terms, format=chosen), rounds=3)  # type: ignore[no-untyped-call]
    assert path.stat().st_size > len(terms)


def _csv_rows(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        return len(list(csv.DictReader(file)))


def _tree(path: Path) -> int:
    return len(ElementTree.parse(path).findall(".//termEntry"))


def _sheet(path: Path) -> int:
    return len(CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()) - 1


RIVALS: dict[GlossaryFormat, Callable[[Path], int]] = {
    GlossaryFormat.CSV: _csv_rows,
    GlossaryFormat.TBX_2: _tree,
    GlossaryFormat.XLSX: _sheet,
}


@pytest.mark.parametrize("chosen", RIVALS)
def test_rival(
    benchmark: BenchmarkFixture, terms: Sequence[Term], files: dict[GlossaryFormat, Path], chosen: GlossaryFormat
) -> None:
    assert benchmark.pedantic(lambda: RIVALS[chosen](files[chosen]), rounds=3) == len(terms)  # type: ignore[no-untyped-call]
