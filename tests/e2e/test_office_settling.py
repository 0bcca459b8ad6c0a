"""LibreOffice's own Accept All and Reject All on what is written with tracked changes."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from facing.core.document import Original
from facing.core.edit import Edit, Place
from facing.core.text import Text
from facing.diff.projection import OBJECT
from facing.formats.registry import AllFormats
from facing.formats.tracked_docx import tracked_docx
from tests.e2e.test_docx_judges import TEXTS, corrected, made
from tests.fakes import docx_files as files
from tests.fakes import docx_parts_files as parts
from tests.fakes.office import OFFICE, convert, python_of_office, settle_all
from tests.property.test_docx import LETTERS, edited

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.slow,
    pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed"),
    pytest.mark.skipif(python_of_office() is None, reason="LibreOffice's python3-uno is not installed"),
]
FORMATS = AllFormats()
WHEN = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
# Insertions and deletions that meet at breaks which stay.
MEETING = [
    ("Hello there.\nWorld.\nSo it goes.", "“Hello there.”\n“World.”\n“So it goes.”"),
    ("“Hello there.”\n“World.”\n“So it goes.”", "Hello there.\nWorld.\nSo it goes."),
    ("The boat\nThe keel\n\nThe end", "The boat left\nAnd the keel\nAll\nbut the end"),
]
HTML = "<h1>The harbour</h1><p>The <b>old</b> boat left.</p><ul><li>One keel</li><li>Two masts</li></ul><p>The end.</p>"
SUBTITLES = (
    "1\n00:00:01,000 --> 00:00:02,000\nThe old boat\nleft.\n\n2\n00:00:03,000 --> 00:00:04,000\nNobody saw it.\n"
)
MARKDOWN = "# The harbour\n\nThe *old* boat\nleft.\n\n- One keel\n- Two masts\n\nThe end.\n"
# What LibreOffice shows as it stands in the file. A field's result it would compute anew.
SHOWN = st.sampled_from(
    [
        "<w:r><w:tab/><w:t>x</w:t></w:r>",
        "<w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r>",
        '<w:hyperlink w:anchor="b"><w:r><w:t>a link</w:t></w:r></w:hyperlink>',
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>control</w:t></w:r></w:sdtContent></w:sdt>",
    ]
)
PARAGRAPHS = st.builds(
    lambda properties, runs: files.paragraph(*runs, properties=properties),
    st.sampled_from(["", '<w:pPr><w:jc w:val="center"/></w:pPr>']),
    st.lists(st.one_of(LETTERS, LETTERS, SHOWN), max_size=5),
)
CELLS = st.lists(PARAGRAPHS, min_size=1, max_size=2).map("".join)
TABLES = st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=2).map(lambda rows: files.table(*rows))
BODIES = st.lists(st.one_of(PARAGRAPHS, PARAGRAPHS, TABLES), min_size=1, max_size=7).map("".join)


def test_accepting_all_gives_the_correction_and_rejecting_all_the_original(tmp_path: Path) -> None:
    pairs = {file: pair for folder in ("in", "out") for file, pair in _pairs(tmp_path, folder)}
    answers = settle_all(tmp_path, list(pairs))
    for file, pair in pairs.items():
        for accept, text in zip((True, False), pair, strict=True):
            answer = answers[file][accept]
            body, *others = answer.stories
            wanted = [paragraph.text for paragraph in text]
            assert answer.after == 0, (file.name, accept)
            assert answer.before > 0 or pair[0] == pair[1], file.name
            # The body as it stands; notes, headers and footers come behind it in an order of the program's own.
            assert body == wanted[: len(body)], (file.name, accept)
            elsewhere = sorted(paragraph for story in others for paragraph in story)
            # A note's own mark in front of it is no letter there.
            assert elsewhere == sorted(each.lstrip(OBJECT) for each in wanted[len(body) :]), (file.name, accept)


def _pairs(folder: Path, kind: str) -> Iterator[tuple[Path, tuple[Text, Text]]]:
    """Files with tracked changes, and the correction and the original that they are of."""
    (folder / kind).mkdir()
    sources = _fixed(folder / kind) if kind == "in" else _random()
    for number, (original, text) in enumerate(sources):
        file = folder / kind / f"{number}.docx"
        file.write_bytes(tracked_docx(original, text, author="A. Editor", when=WHEN))
        yield file, (text, original.text)


def _fixed(folder: Path) -> Iterator[tuple[Original, Text]]:
    for before, after in TEXTS + MEETING:
        yield FORMATS.from_bytes(Path("a.txt"), before.encode()), Text.from_string(after)
    document = made(folder / "made.docx")
    yield document, corrected(document)
    whole = FORMATS.from_bytes(Path("a.docx"), _with_notes())
    yield whole, _in_all_places(whole.text)
    convert(folder, "odt", folder / "made.docx")
    (folder / "made.html").write_text(HTML, "utf-8")
    convert(folder, "pdf", folder / "made.odt")
    (folder / "made.srt").write_text(SUBTITLES, "utf-8")
    (folder / "made.md").write_text(MARKDOWN, "utf-8")
    for ending in ("odt", "html", "pdf", "srt", "md"):
        original = FORMATS.read(folder / f"made.{ending}")
        yield original, _in_all_places(original.text)


def _in_all_places(text: Text) -> Text:
    starts = [len(each.text) - len(each.text.lstrip(OBJECT)) for each in text]
    edits = [Edit(Place(number, start), "", "“") for number, start in enumerate(starts)]
    return text.apply_all([*edits, Edit(Place(1, len(text[1].text) // 2), "", " parted\n")])


def _with_notes() -> bytes:
    """A document with notes, a header and a footer."""
    note = files.paragraph("<w:r><w:footnoteRef/></w:r>", "Built in 1893.") + files.paragraph("And lost.")
    separator = '<w:footnote w:type="{}" w:id="{}"><w:p><w:r><w:{}/></w:r></w:p></w:footnote>'
    lines = separator.format("separator", -1, "separator") + separator.format(
        "continuationSeparator", 0, "continuationSeparator"
    )
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType='
        f'"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
        for name, kind in (("footnotes", "footnotes"), ("header1", "header"), ("footer1", "footer"))
    )
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="r0"/><w:footerReference w:type="default" r:id="r1"/>'
        '<w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    )
    body = files.paragraph("The boat", parts.NOTE_MARK, " left.") + files.paragraph("The end.")
    others = {
        "[Content_Types].xml": files.TYPES.replace("</Types>", f"{types}</Types>"),
        "word/_rels/document.xml.rels": parts.relationships("header1.xml", "footer1.xml", "footnotes.xml"),
        "word/footnotes.xml": parts.part("footnotes", f'{lines}<w:footnote w:id="2">{note}</w:footnote>'),
        "word/header1.xml": parts.part("hdr", files.paragraph("The harbour")),
        "word/footer1.xml": parts.part("ftr", files.paragraph("Its last page")),
    }
    return files.packed(files.document(body, section), others)


def _random() -> list[tuple[Original, Text]]:
    found: dict[bytes, tuple[Original, Text]] = {}

    @seed(8)
    @settings(max_examples=25, phases=[Phase.generate], database=None, suppress_health_check=list(HealthCheck))
    @given(BODIES, st.data())
    def make(body: str, data: st.DataObject) -> None:
        original = FORMATS.from_bytes(Path("a.docx"), files.docx(f"<w:p/>{body}<w:p/>"))
        text = original.text
        for _ in range(data.draw(st.integers(1, 4))):
            text = edited(text, data)
        if text != original.text:
            found[original.data + text.as_string().encode()] = original, text

    make()
    return list(found.values())
