from pathlib import Path

import pytest

from facing.glossary.formats import GlossaryFormat
from facing.glossary.loading import load, parse
from facing.glossary.rows import RowReason
from facing.glossary.saving import save
from facing.glossary.terms import Form, FormStatus, Term, TermKind

FIRST = "# Glossary in tab-separated format -*- coding: utf-8 -*-\n"


def forms(term: Term) -> list[tuple[str, str, str]]:
    return [(form.language, form.text, form.status.value) for form in term.forms]


@pytest.mark.parametrize("name", ["glossary.txt", "glossary.utf8", "GLOSSARY.TAB"])
def test_sources_targets_and_comments_are_read(name: str) -> None:
    loaded = parse(f'{FIRST}Orow\tOrrow\tthe river\nsaid "so"\tsaid so\n', Path(name))
    assert loaded.format is GlossaryFormat.OMEGAT
    assert [forms(term) for term in loaded.terms] == [
        [("", "Orrow", "preferred"), ("", "Orow", "garbled")],
        [("", "said so", "preferred"), ("", 'said "so"', "garbled")],
    ]
    assert loaded.terms[0].note == "the river"
    assert loaded.terms[0].place is not None
    assert loaded.terms[0].place.line == 2
    assert loaded.problems == ()


def test_a_remark_names_the_languages() -> None:
    loaded = parse("# languages: de en_gb\nFähre\tferry\nFähre\tferry boat\nFähre\tferry\tof the army\n", Path("a.txt"))
    assert [forms(term) for term in loaded.terms] == [
        [("de", "Fähre", "preferred"), ("en-GB", "ferry", "preferred"), ("en-GB", "ferry boat", "admitted")],
        [("de", "Fähre", "preferred"), ("en-GB", "ferry", "preferred")],
    ]


def test_languages_may_be_given_for_any_list_without_a_header() -> None:
    (term,) = parse("Fähre,ferry\n", Path("a.csv"), ("de", "en")).terms
    assert forms(term) == [("de", "Fähre", "preferred"), ("en", "ferry", "preferred")]


def test_a_source_that_is_its_own_target_is_known() -> None:
    (term,) = parse("Orrow\tOrrow\n", Path("a.txt")).terms
    assert term.is_known
    assert term.kind is TermKind.TERM


def test_commas_divide_where_there_are_no_tabs() -> None:
    (term,) = parse('Orow,"Orrow, the"\n', Path("a.txt")).terms
    assert term.replacements == ("Orrow, the",)


def test_lines_without_a_target_and_lines_said_twice_are_told() -> None:
    loaded = parse("Orow\tOrrow\nArrow\t\n\tOrrow\nOrow\tOrrow\nHald\tHold\tnote\tmore\n", Path("a.txt"))
    assert [(told.line, told.reason) for told in loaded.problems] == [
        (2, RowReason.NO_REPLACEMENT),
        (3, RowReason.NO_TERM),
        (4, RowReason.DUPLICATE),
        (5, RowReason.UNUSED_PARTS),
    ]
    assert len(loaded.terms) == 2


def test_a_table_with_a_header_is_no_such_glossary_whatever_its_ending() -> None:
    loaded = parse("term\tpreferred\tforbidden\nOrow\tOrrow\tArrow\n", Path("a.tab"))
    assert loaded.format is GlossaryFormat.TSV
    assert len(loaded.terms[0].forms) == 3


@pytest.mark.parametrize(("name", "encoding"), [("a.utf8", "utf-8-sig"), ("a.tab", "utf-16"), ("a.txt", "cp1252")])
def test_the_encodings_of_such_files_are_found_out(tmp_path: Path, name: str, encoding: str) -> None:
    path = tmp_path / name
    path.write_bytes("Fahre\tFähre\tdas Schiff über den Fluss\n".encode(encoding))
    assert load(path).terms[0].replacements == ("Fähre",)


def test_what_is_written_is_what_omegat_reads(tmp_path: Path) -> None:
    german = Form("Fähre", FormStatus.PREFERRED, "de")
    english = [Form("ferry", FormStatus.PREFERRED, "en"), Form("ferry boat", FormStatus.ADMITTED, "en")]
    path = tmp_path / "a.txt"
    assert save(path, [Term((german, *english), note="the\tship")]) == ()
    written = path.read_text(encoding="utf-8")
    assert written == f"{FIRST}# languages: de en\nFähre\tferry\tthe ship\nFähre\tferry boat\tthe ship\n"
