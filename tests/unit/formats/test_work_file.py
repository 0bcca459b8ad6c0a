"""Work files: what is written comes back, released ones open for ever, hostile ones are refused in bounds."""

import io
import json
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facing.assets import path as asset
from facing.core.chunks import Paragraph
from facing.core.document import Choices, Content, IgnoreKey, Version, VersionKind
from facing.core.edit import Origin
from facing.core.endings import WORK_FILE
from facing.core.origins import OriginSpan
from facing.core.problem import ProblemCode, UserProblem
from facing.core.text import Text
from facing.core.work import VersionIds, Work, WorkGlossary, WorkVersion
from facing.formats import work_file, work_lines
from facing.formats.work_file import MIME_TYPE, WorkFiles
from facing.formats.work_reading import file_name

GOLDEN = Path(__file__).parents[2] / "golden" / "work"
PATH = Path("some.facing")


def kept(number: int, saved: int, content: Content, name: str = "", pinned: bool = False) -> WorkVersion:
    version = Version(number, saved, VersionKind.KEPT, name, "", 3, 1, pinned)
    return WorkVersion(VersionIds().of(saved, content), version, lambda: content)


def example() -> Work:
    """What the released fixtures hold."""
    first = Content(Text.from_string("The ferry\u00a0crossed.\nMarta was thre.\n\nEnd \U0001f6f6\u2028here.\udcff"))
    span = OriginSpan(10, 15, Origin.RULE), OriginSpan(15, 15, Origin.TYPED)
    second = Content(
        Text.from_paragraphs(
            [Paragraph("The ferry\u00a0crossed."), Paragraph("Marta was there.", 7), Paragraph("", 9)]
        ),
        {1: span},
    )
    return Work(
        name="ferry.txt",
        data=b"The ferry\xa0crossed.\r\nMarta was thre.\r\n",
        correction=second,
        versions=(kept(1, 1_700_000_000_000, first, "Erste Fassung"), kept(2, 1_700_000_060_000, second, pinned=True)),
        encoding="cp1252",
        language="en-GB",
        choices=Choices(profile="strict", kinds_off=("style",), known_words=("Marta",)),
        ignores=frozenset({IgnoreKey("RULE", "ferry", "The", "crossed"), IgnoreKey("", "Marta")}),
        glossaries=(WorkGlossary("terms.csv", b"ferry,boat\n"),),
    )


def held(work: Work) -> object:
    versions = [(each.id, each.version, each.read()) for each in work.versions]
    return replace(work, versions=()), versions


def test_all_that_is_written_comes_back() -> None:
    assert held(WorkFiles().from_bytes(PATH, WorkFiles().writer().as_bytes(example()))) == held(example())


@pytest.mark.parametrize("wrapped", [True, False, None])
def test_how_lines_are_read_and_the_file_is_delivered_goes_along(wrapped: bool | None) -> None:
    work = replace(example(), wrapped=wrapped, delivery_encoding="utf-8")
    assert held(WorkFiles().from_bytes(PATH, WorkFiles().writer().as_bytes(work))) == held(work)


def test_paths_of_this_computer_stay_here() -> None:
    work = replace(example(), choices=Choices(glossaries_off=("/home/marta/secret.csv",)))
    data = WorkFiles().writer().as_bytes(work)
    assert WorkFiles().from_bytes(PATH, data).choices == Choices()


@pytest.mark.parametrize("encoding", ["no such", "zlib", "rot13", "a\0b"])
def test_an_encoding_that_text_cannot_be_written_in_is_passed_over(encoding: str) -> None:
    data = WorkFiles().writer().as_bytes(replace(example(), delivery_encoding=encoding))
    assert WorkFiles().from_bytes(PATH, data).delivery_encoding == ""


def test_the_same_work_gives_the_same_bytes() -> None:
    assert WorkFiles().writer().as_bytes(example()) == WorkFiles().writer().as_bytes(example())


def test_a_writer_that_goes_on_writes_what_one_that_begins_would_and_reads_only_what_is_new() -> None:
    work, writer = example(), WorkFiles().writer()
    read: list[int] = []

    def watched(versions: tuple[WorkVersion, ...]) -> tuple[WorkVersion, ...]:
        def reading(each: WorkVersion) -> Callable[[], Content]:
            return lambda: read.append(each.version.id) or each.read()

        return tuple(replace(each, id="", read=reading(each)) for each in versions)

    more = kept(3, 1_700_000_090_000, Content(Text.from_string("Something else.")))
    for versions, expected in (
        (work.versions[:1], [1]),
        (work.versions, [2]),
        (work.versions, []),
        ((*work.versions, more), [3]),
        ((work.versions[0], more), [1, 3]),
    ):
        read.clear()
        unsaved = Content(Text.from_string(f"Typed, with {len(versions)} versions kept."))
        now = replace(work, versions=versions, correction=unsaved)
        assert writer.as_bytes(replace(now, versions=watched(versions))) == WorkFiles().writer().as_bytes(now)
        assert read == expected


@pytest.mark.parametrize("released", sorted(GOLDEN.glob("*.facing")), ids=lambda path: path.stem)
def test_each_released_work_file_opens_for_ever(released: Path) -> None:
    assert held(WorkFiles().read(released)[0]) == held(example())


def test_there_is_a_released_work_file_of_this_format() -> None:
    with zipfile.ZipFile(GOLDEN / "version-1.facing") as archive:
        assert json.loads(archive.read("work.json"))["schema"] == work_file.SCHEMA


def test_any_program_can_tell_what_it_is_and_read_the_correction() -> None:
    data = WorkFiles().writer().as_bytes(example())
    assert data[30:38] == b"mimetype"
    assert data[38 : 38 + len(MIME_TYPE)] == MIME_TYPE.encode()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.read("correction.txt").decode() == example().correction.text.as_string()
        assert archive.read("original") == example().data
        assert archive.testzip() is None


def test_a_version_with_one_changed_paragraph_costs_one_line() -> None:
    text = Text.from_string("\n".join(f"Line {number} of a text." for number in range(500)))
    changed = Text.from_string(text.as_string().replace("Line 250 ", "Line CCL "))
    work = replace(example(), versions=(kept(1, 1, Content(text)), kept(2, 2, Content(changed))))
    told = parts(WorkFiles().writer().as_bytes(work))
    assert json.loads(told["work.json"])["versions"][1]["paragraphs"] == [[0, 250], [500, 1], [251, 249]]


def test_desktops_are_told_the_same_type() -> None:
    entry = asset("linux/facing.desktop").read_text("utf-8")
    kind = asset("linux/facing-work.xml").read_text("utf-8")
    assert f"MimeType={MIME_TYPE};" in entry
    assert f'<mime-type type="{MIME_TYPE}">' in kind
    assert f'offset="30" value="mimetype{MIME_TYPE}"' in kind
    assert f'<glob pattern="*{WORK_FILE}"/>' in kind


letters = st.text(st.characters() | st.sampled_from("ab\ud800\udcff\u2028\r\x85 "), max_size=8)
texts = st.lists(letters.filter(lambda text: "\n" not in text), min_size=1, max_size=6)


@given(st.lists(texts, min_size=1, max_size=4), letters, letters)
def test_any_text_comes_back(versions: list[list[str]], name: str, note: str) -> None:
    contents = [Content(Text.from_paragraphs(map(Paragraph, lines))) for lines in versions]
    held_versions = tuple(kept(number, number, content, name) for number, content in enumerate(contents, 1))
    work = replace(example(), correction=contents[-1], versions=held_versions, language=note or "auto")
    assert held(WorkFiles().from_bytes(PATH, WorkFiles().writer().as_bytes(work))) == held(work)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def with_json(change: Callable[[dict[str, Any]], object]) -> bytes:
    members = parts(WorkFiles().writer().as_bytes(example()))
    told = json.loads(members["work.json"].decode("utf-8", "surrogatepass"))
    change(told)
    return packed({**members, "work.json": json.dumps(told).encode()})


def refused(data: bytes) -> ProblemCode:
    with pytest.raises(UserProblem) as caught:
        held(WorkFiles().from_bytes(PATH, data))
    return caught.value.code


BROKEN: dict[str, Callable[[dict[str, Any]], object]] = {
    "a line that is not there": lambda told: told.update(correction=[[0, 99]]),
    "a run of less than nothing": lambda told: told.update(correction=[[3, -1]]),
    "a run that begins before the first line": lambda told: told.update(correction=[[-1, 1]]),
    "a run of true and false": lambda told: told.update(correction=[[False, True]]),
    "no text at all": lambda told: told.update(correction=[]),
    "one paragraph again and again": lambda told: told.update(correction=[[0, 1]] * 1001),
    "a long paragraph again and again": lambda told: told.update(correction=[[0, 1]] * 900),
    "too few slots": lambda told: told.update(slots=[[0, 1]]),
    "too many slots": lambda told: told.update(slots=[[0, 10**12]]),
    "an origin that nobody knows": lambda told: told.update(origins=[[0, [[0, 1, "magic"]]]]),
    "an origin behind its paragraph": lambda told: told.update(origins=[[0, [[0, 10**6, "typed"]]]]),
    "origins out of order": lambda told: told.update(origins=[[0, [[3, 4, "typed"], [0, 1, "rule"]]]]),
    "an origin of half a letter": lambda told: told.update(origins=[[0, [[0.5, 1, "typed"]]]]),
    "a version that is no object": lambda told: told.update(versions=["x"]),
    "a kind that nobody knows": lambda told: told["versions"][0].update(kind="magic"),
    "a time beyond all bounds": lambda told: told["versions"][0].update(saved=10**30),
    "a version under another id": lambda told: told["versions"][0].update(id="0" * 64),
    "a version that holds something else": lambda told: told["versions"][0].update(paragraphs=[[0, 1]]),
    "a name that is a number": lambda told: told["original"].update(name=3),
    "no original": lambda told: told.pop("original"),
    "a glossary that is not there": lambda told: told["glossaries"][0].update(member="../../etc/passwd"),
    "another schema": lambda told: told.update(schema="facing.check/1"),
}


@pytest.mark.parametrize("change", BROKEN.values(), ids=BROKEN.keys())
def test_what_does_not_fit_is_refused(
    change: Callable[[dict[str, Any]], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work_lines, "MOST_PARAGRAPHS", 1000)
    monkeypatch.setattr(work_lines, "MOST_LETTERS", 1000)
    assert refused(with_json(change)) is ProblemCode.FILE_DAMAGED


def test_a_newer_format_is_refused_and_says_so() -> None:
    assert refused(with_json(lambda told: told.update(schema="facing.work/2"))) is ProblemCode.WORK_FILE_NEWER


def test_what_a_newer_program_adds_to_this_format_is_passed_over() -> None:
    data = with_json(lambda told: told.update(weather="fine", choices={**told["choices"], "mood": ["good"]}))
    assert WorkFiles().from_bytes(PATH, data).choices == example().choices


@pytest.mark.parametrize("name", ["work.json", "paragraphs.txt", "original"])
def test_a_part_that_is_missing_is_told(name: str) -> None:
    members = parts(WorkFiles().writer().as_bytes(example()))
    del members[name]
    assert refused(packed(members)) is ProblemCode.FILE_DAMAGED


@pytest.mark.parametrize("name", ["work.json", "paragraphs.txt", "original"])
def test_a_part_that_unpacks_to_more_than_the_limit_is_not_unpacked(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for limit in ("WORK_LIMIT", "_LINES_LIMIT", "_JSON_LIMIT", "FILE_LIMIT"):
        monkeypatch.setattr(work_file, limit, 100_000)
    members = {**parts(WorkFiles().writer().as_bytes(example())), name: bytes(200_000)}
    data = packed(members)
    assert len(data) < 10_000
    assert refused(data) is ProblemCode.FILE_TOO_LARGE


def test_more_than_can_be_read_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work_file, "_LINES_LIMIT", 10)
    with pytest.raises(UserProblem, match="file-too-large"):
        WorkFiles().writer().as_bytes(example())


@pytest.mark.parametrize("json_bytes", [b"[" * 100_000, b"9" * 5000, b"\xff", b"[]", b'{"schema":1}', b""])
def test_json_that_is_none_is_refused(json_bytes: bytes) -> None:
    members = {**parts(WorkFiles().writer().as_bytes(example())), "work.json": json_bytes}
    assert refused(packed(members)) is ProblemCode.FILE_DAMAGED


@pytest.mark.parametrize("data", [b"", b"no zip", zlib.compress(b"x"), packed({})])
def test_what_is_no_work_file_is_refused(data: bytes) -> None:
    assert refused(data) is ProblemCode.FILE_DAMAGED


@given(st.integers(0, 10**6), st.integers(0, 255))
def test_a_flipped_byte_never_gives_another_text(place: int, byte: int) -> None:
    data = bytearray(WorkFiles().writer().as_bytes(example()))
    data[place % len(data)] = byte
    try:
        work = WorkFiles().from_bytes(PATH, bytes(data))
        versions = [each.read().text for each in work.versions]
    except UserProblem:
        return
    assert versions == [each.read().text for each in example().versions]
    assert work.correction == example().correction


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\win.ini", "win.ini"),
        ("/", "text.txt"),
        ("..", "text.txt"),
        (".hidden", "hidden"),
        ('a<b>:"c|?*.txt', "abc.txt"),
        ("a\x00\n\u202eb.txt", "ab.txt"),
        ("x" * 300 + ".docx", "x" * 115 + ".docx"),
        ("a." + "x" * 300, "a." + "x" * 118),
    ],
)
def test_a_name_leads_to_no_other_folder(told: str, name: str) -> None:
    assert file_name(told, "text.txt") == name
