"""An OpenDocument text of 300 pages, against odfdo doing the same; a web page of 1 MB, against html.parser and against
BeautifulSoup where that is installed; tracked changes of others as two sides."""

import io
from html.parser import HTMLParser
from pathlib import Path

import odfdo
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from facing.core.edit import Edit, Place
from facing.core.text import Text
from facing.formats.registry import AllFormats
from facing.formats.two_sides import two_sides_of
from tests.fakes import odt_files as files

pytestmark = pytest.mark.bench

ODT, PAGE = Path("a.odt"), Path("a.html")
FORMATS = AllFormats()
WORDS = "the old boat left its harbour at dawn and nobody saw it go since the keeper had fallen asleep ".split()
PARAGRAPHS = 2_400
SPANS = ("{}", '<text:span text:style-name="B">{}</text:span>', '<text:span text:style-name="I">{}</text:span>')
TAGS = ("{}", "<b>{}</b>", '<a href="#x">{}</a>', "<em>{}</em>")


def lines(forms: tuple[str, ...], count: int) -> list[str]:
    """Paragraphs of about 56 words in seven stretches."""
    stretches = [forms[number % len(forms)].format(" ".join(WORDS[number % 8 :][:8])) for number in range(40)]
    return [" ".join(stretches[number % 33 :][:7]) for number in range(count)]


def book() -> bytes:
    return files.odt("".join(f"<text:p>{line}</text:p>" for line in lines(SPANS, PARAGRAPHS)))


def page() -> bytes:
    body = "\n".join(f"<p>{line}</p>" for line in lines(TAGS, 3_200))
    return f"<!DOCTYPE html><html><head><meta charset=utf-8><title>A page</title></head><body>{body}</body>".encode()


def edited(text: Text, index: int) -> Text:
    return text.apply(Edit(Place(index, 0), text[index].text[:3], "One"))


def test_open_odt(benchmark: BenchmarkFixture) -> None:
    assert len(benchmark.pedantic(FORMATS.from_bytes, (ODT, book()), rounds=3).text) == PARAGRAPHS + 1


def test_open_odt_rival(benchmark: BenchmarkFixture) -> None:
    data = book()

    def read() -> int:
        return sum(len(paragraph.text_recursive) for paragraph in odfdo.Document(io.BytesIO(data)).body.paragraphs)

    assert benchmark.pedantic(read, rounds=3)


def test_write_one_word_odt(benchmark: BenchmarkFixture) -> None:
    original = FORMATS.from_bytes(ODT, book())
    assert benchmark.pedantic(FORMATS.write, (original, edited(original.text, 1_200)), rounds=3) != original.data


def test_write_one_word_odt_rival(benchmark: BenchmarkFixture) -> None:
    """It needs a file with the parts that it makes itself."""
    document = odfdo.Document("text")
    document.body.clear()
    for paragraph in odfdo.Document(io.BytesIO(book())).body.paragraphs:
        document.body.append(paragraph)
    document.body.get_paragraph(1_200).text = "One "
    benchmark.pedantic(lambda: document.save(io.BytesIO()), rounds=3)


def test_two_sides_of_odt(benchmark: BenchmarkFixture) -> None:
    """Every other paragraph has a word in place of another."""
    info = "<office:change-info/>"
    regions, body = [], []
    for number, line in enumerate(lines(SPANS, PARAGRAPHS)):
        if number % 2:
            gone = f"<text:deletion>{info}<text:p>gone</text:p></text:deletion>"
            come = f"<text:insertion>{info}</text:insertion>"
            regions += [
                f'<text:changed-region text:id="{name}{number}">{kind}</text:changed-region>'
                for name, kind in (("d", gone), ("i", come))
            ]
            mark = f'change-id="i{number}"/>'
            line = (
                f'{line} <text:change text:change-id="d{number}"/><text:change-start text:{mark}come'
                f"<text:change-end text:{mark}"
            )
        body.append(f"<text:p>{line}</text:p>")
    data = files.odt(f"<text:tracked-changes>{''.join(regions)}</text:tracked-changes>{''.join(body)}")
    original = FORMATS.from_bytes(ODT, data)
    sides = benchmark.pedantic(two_sides_of, (original, 1 << 30), rounds=1)
    assert sides.corrected == original.text
    before = FORMATS.from_bytes(ODT, sides.original)
    assert sum(line.text.endswith(" gone") for line in before.text) == PARAGRAPHS // 2


def test_open_page(benchmark: BenchmarkFixture) -> None:
    data = page()
    assert len(data) > 1_000_000
    assert len(benchmark.pedantic(FORMATS.from_bytes, (PAGE, data), rounds=3).text) == 3_201


def test_open_page_rival(benchmark: BenchmarkFixture) -> None:
    """html.parser alone: it finds the letters, but neither paragraphs nor places in the bytes."""
    data = page()

    def read() -> int:
        found: list[str] = []
        parser = HTMLParser()
        parser.handle_data = found.append  # type: ignore[method-assign, assignment]
        parser.feed(data.decode())
        return len("".join(found))

    assert benchmark.pedantic(read, rounds=3)


def test_open_page_other_rival(benchmark: BenchmarkFixture) -> None:
    soup = pytest.importorskip("bs4")
    data = page()
    assert benchmark.pedantic(lambda: len(soup.BeautifulSoup(data, "html.parser").get_text()), rounds=1)


def test_write_one_word_page(benchmark: BenchmarkFixture) -> None:
    original = FORMATS.from_bytes(PAGE, page())
    assert benchmark.pedantic(FORMATS.write, (original, edited(original.text, 1_200)), rounds=3) != original.data
