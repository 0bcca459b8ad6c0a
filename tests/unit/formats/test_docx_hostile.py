"""Word documents made to do harm: bounded, refused with a sentence, or kept without being run."""

import zipfile
from pathlib import Path

import pytest

from facing.core.edit import Edit, Place
from facing.core.problem import ProblemCode, UserProblem
from facing.formats.registry import AllFormats
from tests.fakes import docx_files as files
from tests.fakes import docx_parts_files as parts

PATH = Path("a.docm")
FORMATS = AllFormats(10_000_000)
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def changed(data: bytes) -> bytes:
    """The file with its first letter corrected."""
    original = FORMATS.from_bytes(PATH, data)
    return FORMATS.write(original, original.text.apply(Edit(Place(0, 0), original.text[0].text[:1], "Q")))


def test_macros_files_in_files_and_strange_names_are_kept_and_never_looked_into() -> None:
    inner = files.docx(files.paragraph("inner"))
    others = {
        "word/vbaProject.bin": b"\xd0\xcf\x11\xe0 Sub AutoOpen",
        "word/embeddings/inner.docx": inner,
        "../../outside.xml": "<x/>",
        "/etc/passwd": "root",
    }
    data = files.packed(files.document(files.paragraph("Text")), others)
    assert files.changed_parts(data, changed(data)) == ["word/document.xml"]


@pytest.mark.parametrize("name", ["word/document.xml", "_rels/.rels", "word/_rels/document.xml.rels"])
def test_entities_are_refused(name: str) -> None:
    whole = {
        "word/document.xml": files.document(files.paragraph("Text")),
        "_rels/.rels": files.RELATIONSHIPS,
        "word/_rels/document.xml.rels": parts.relationships("header1.xml"),
    }
    whole[name] = whole[name].replace("?>\n", f"?>{BOMB}", 1)
    with pytest.raises(UserProblem) as caught:
        FORMATS.from_bytes(PATH, files.packed(whole.pop("word/document.xml"), whole))
    assert caught.value.code is ProblemCode.FILE_DAMAGED


@pytest.mark.parametrize("name", ["word/styles.xml", "word/header1.xml"])
def test_entities_in_what_the_text_does_not_need_are_not_read(name: str) -> None:
    bomb = f"<?xml version='1.0'?>{BOMB}<w:hdr xmlns:w='{files.W}'><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:hdr>"
    others = {"word/_rels/document.xml.rels": parts.relationships("header1.xml"), name: bomb}
    data = files.packed(files.document(files.paragraph("Text")), others)
    assert FORMATS.from_bytes(PATH, data).text.as_string() == "Text"


def test_a_bomb_is_told_by_what_it_unpacks_to() -> None:
    data = files.docx(files.paragraph("x" * 20_000_000))
    assert len(data) < 40_000
    with pytest.raises(UserProblem) as caught:
        FORMATS.from_bytes(PATH, data)
    assert caught.value.code is ProblemCode.FILE_TOO_LARGE


def test_deep_nesting_ends_in_no_recursion() -> None:
    deep = 20_000
    content = files.paragraph("deep") + "<w:x>" * deep + "</w:x>" * deep
    wrapped = "<w:smartTag>" * deep + files.letters("inline") + "</w:smartTag>" * deep
    table = "<w:tbl><w:tr><w:tc>" * 2_000 + files.paragraph("cell") + "</w:tc></w:tr></w:tbl>" * 2_000
    data = files.docx(content + f"<w:p>{wrapped}</w:p>" + table)
    original = FORMATS.from_bytes(PATH, data)
    assert original.text.as_string() == "deep\ninline\ncell"
    assert FORMATS.from_bytes(PATH, changed(data)).text.as_string() == "Qeep\ninline\ncell"


@pytest.mark.parametrize("encoding", ["WTF-8", "shift_jis", "utf-7", "hex", "idna"])
@pytest.mark.parametrize("name", ["_rels/.rels", "word/_rels/document.xml.rels", "word/styles.xml"])
def test_an_encoding_that_nobody_knows_is_no_reason_to_fail(name: str, encoding: str) -> None:
    whole = {"_rels/.rels": files.RELATIONSHIPS, "word/_rels/document.xml.rels": parts.relationships("header1.xml")}
    whole["word/styles.xml"] = files.DECLARATION + "<w:styles/>"
    whole[name] = whole[name].replace("UTF-8", encoding, 1)
    data = files.packed(files.document(files.paragraph("Text")), whole)
    try:
        assert FORMATS.from_bytes(PATH, data).text.as_string() == "Text"
    except UserProblem as problem:
        assert problem.code is ProblemCode.FILE_DAMAGED


def test_punycode_which_takes_the_square_of_its_length_is_not_decoded() -> None:
    xml = b'<?xml version="1.0" encoding="punycode"?><w/><!-- --' + b"a" * 3_000_000
    with pytest.raises(UserProblem) as caught:
        FORMATS.from_bytes(PATH, files.packed(xml))
    assert (caught.value.code, caught.value.facts["reason"]) == (ProblemCode.FILE_DAMAGED, "punycode")


def test_fields_too_deep_in_each_other_are_refused() -> None:
    opening = '<w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/></w:r>'
    with pytest.raises(UserProblem) as caught:
        FORMATS.from_bytes(PATH, files.docx(files.paragraph(opening) * 500))
    assert caught.value.facts["reason"] == "fields are too deep in each other"


def test_the_directory_of_a_file_with_many_parts_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    reads = []
    read = zipfile.ZipFile._RealGetContents
    monkeypatch.setattr(zipfile.ZipFile, "_RealGetContents", lambda archive: (reads.append(archive), read(archive)))
    targets = [f"header{number}.xml" for number in range(40)]
    others = {f"word/{target}": parts.part("hdr", files.paragraph("Head")) for target in targets}
    others["word/_rels/document.xml.rels"] = parts.relationships(*targets)
    data = files.packed(files.document(files.paragraph("Text")), others)
    reads.clear()
    assert len(FORMATS.from_bytes(Path("a.docx"), data).text) == 41
    assert len(reads) == 1
