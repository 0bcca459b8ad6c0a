from pathlib import Path

import pytest

from facing.core.problem import ProblemCode, UserProblem
from facing.glossary import entries, loading
from facing.glossary.loading import LoadedGlossary, load, parse
from facing.glossary.rows import RowProblem, RowReason
from facing.glossary.terms import Form, FormStatus, Term, TermKind, TermPlace

HEADER = "term,preferred,forbidden,note\n"
SAMPLE = Path(__file__).parents[3] / "resources" / "glossaries" / "ferry.csv"


def parsed(text: str, name: str = "house.csv") -> LoadedGlossary:
    return parse(text, Path(name))


def forms(term: Term) -> list[tuple[str, str]]:
    return [(form.text, form.status.value) for form in term.forms]


def test_without_a_header_the_columns_are_found_and_should_be_and_note() -> None:
    loaded = parsed("Protestants,protesters\nOrow, Orrow, the river")
    first, second = loaded.terms
    assert forms(first) == [("protesters", "preferred"), ("Protestants", "garbled")]
    assert first.kind is TermKind.TYPICAL_ERROR
    assert first.place == TermPlace("house", Path("house.csv"), 1)
    assert second.note == "the river"
    assert loaded.problems == ()
    assert loaded.name == "house"


def test_a_header_names_the_columns_in_any_order_and_case() -> None:
    loaded = parsed('Note;FORBIDDEN;Term;Preferred\nsee map;"Orou; Arrow | Orro";Orow;Orrow')
    (term,) = loaded.terms
    assert forms(term) == [
        ("Orrow", "preferred"),
        ("Orow", "garbled"),
        ("Orou", "forbidden"),
        ("Arrow", "forbidden"),
        ("Orro", "forbidden"),
    ]
    assert (term.note, term.place) == ("see map", TermPlace("house", Path("house.csv"), 2))


@pytest.mark.parametrize("row", ["Orrow,,,", "Orrow,Orrow,,", "Orrow"])
def test_a_term_that_is_what_it_should_be_is_known(row: str) -> None:
    (term,) = parsed(HEADER + row).terms
    assert term.forms == (Form("Orrow", FormStatus.ADMITTED),)
    assert term.is_known


def test_where_the_term_itself_is_right_its_forbidden_forms_become_the_term() -> None:
    (term,) = parsed(HEADER + "Orrow,,Orow|Arrow,").terms
    assert forms(term) == [("Orrow", "preferred"), ("Orow", "forbidden"), ("Arrow", "forbidden")]


def test_several_preferred_forms_are_one_preferred_and_others_admitted() -> None:
    (term,) = parsed(HEADER + "Protestants,protesters | demonstrators,,").terms
    assert term.replacements == ("protesters", "demonstrators")


def test_a_header_of_one_column_lists_known_terms() -> None:
    loaded = parsed("term\nOrrow\nHaldmouth")
    assert [term.forms[0].text for term in loaded.terms] == ["Orrow", "Haldmouth"]
    assert all(term.is_known for term in loaded.terms)


def test_a_first_row_about_the_word_term_is_no_header() -> None:
    loaded = parsed("term,expression\nOrow,Orrow")
    assert [term.replacements for term in loaded.terms] == [("expression",), ("Orrow",)]


def test_unknown_columns_are_left_out_and_told_once() -> None:
    loaded = parsed("term,preferred,Client,Since\nOrow,Orrow,ACME,2019\nArow,Orrow,ACME,2020")
    assert len(loaded.terms) == 2
    assert loaded.problems == (RowProblem(1, RowReason.UNKNOWN_COLUMNS, "Client, Since"),)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ('"a,b', RowReason.UNCLOSED_QUOTE),
        ('"a"b,c', RowReason.STRAY_QUOTE),
        ("a,b,c,a note, unquoted", RowReason.TOO_MANY_CELLS),
        (",,,b", RowReason.NO_TERM),
        ("x" * 301 + ",b", RowReason.TOO_LONG),
        ("a,b,c," + "x" * 4001, RowReason.TOO_LONG),
        ("a,b,c|b,", RowReason.CONTRADICTION),
        ("a,b\udce4", RowReason.BROKEN_BYTES),
    ],
)
def test_a_broken_row_is_named_with_its_line_and_the_others_load(row: str, reason: RowReason) -> None:
    loaded = parsed(f"{HEADER}Orow,Orrow\n{row}\nHaldmouth,")
    assert [(problem.line, problem.reason) for problem in loaded.problems] == [(3, reason)]
    assert loaded.problems[0].row == row[:200]
    assert [term.place.line for term in loaded.terms if term.place] == [2, 4]


def test_a_row_about_the_same_is_told_and_kept() -> None:
    loaded = parsed(f"{HEADER}Orow,Orrow\nHaldmouth,\nOrow,Arrow,,\nHaldmouth,,,")
    assert [(problem.line, problem.reason) for problem in loaded.problems] == [
        (4, RowReason.DUPLICATE),
        (5, RowReason.DUPLICATE),
    ]
    assert len(loaded.terms) == 4
    assert loaded.left_out == 0


def test_without_a_header_a_row_needs_a_replacement() -> None:
    loaded = parsed("Orow,Orrow\nArrow\nLandung,landing")
    assert loaded.problems == (RowProblem(2, RowReason.NO_REPLACEMENT, "Arrow"),)


def test_tab_files_are_divided_by_tabs_alone() -> None:
    loaded = parsed("a, b\tc; d\n", "house.TSV")
    assert forms(loaded.terms[0]) == [("c; d", "preferred"), ("a, b", "garbled")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_whatever_their_ends(end: str) -> None:
    loaded = parsed(end.join(["a,b", "", "c,d"]))
    assert [term.place.line for term in loaded.terms if term.place] == [1, 3]


def test_a_file_with_no_usable_row_is_refused_with_the_first_reason() -> None:
    with pytest.raises(UserProblem) as caught:
        parsed("just prose here\nand there")
    assert caught.value.code is ProblemCode.GLOSSARY_UNUSABLE
    assert caught.value.facts == {"path": Path("house.csv"), "reason": "no-replacement", "line": 1}


def test_an_empty_file_and_a_header_alone_hold_no_term() -> None:
    assert parsed("").terms == parsed(HEADER).terms == ()


def test_more_terms_than_any_glossary_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "MAXIMUM_TERMS", 2)
    assert len(parsed("a,b\nc,d").terms) == 2
    with pytest.raises(UserProblem) as caught:
        parsed("a,b\nc,d\ne,f")
    assert caught.value.facts["reason"] == "too-many-terms"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_the_encoding_is_found_out(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "haus.csv"
    path.write_bytes("term,preferred\nBoootsführer,Fährmann\n".encode(encoding))
    (term,) = load(path).terms
    assert forms(term) == [("Fährmann", "preferred"), ("Boootsführer", "garbled")]


def test_the_encoding_can_be_given(tmp_path: Path) -> None:
    path = tmp_path / "haus.csv"
    path.write_bytes("Fahre,Fähre\n".encode("cp1252"))
    assert load(path, "cp1252").terms[0].replacements == ("Fähre",)


def test_a_file_that_cannot_be_read_is_unusable_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(UserProblem) as caught:
        load(tmp_path / "none.csv")
    assert caught.value.code is ProblemCode.GLOSSARY_UNUSABLE
    assert caught.value.facts == {"path": tmp_path / "none.csv", "reason": "file-missing"}


def test_a_folder_is_unusable(tmp_path: Path) -> None:
    with pytest.raises(UserProblem) as caught:
        load(tmp_path)
    assert caught.value.facts["reason"] == "file-is-folder"


def test_a_file_of_bytes_that_are_no_text_is_unusable(tmp_path: Path) -> None:
    path = tmp_path / "picture.csv"
    path.write_bytes(bytes(range(256)) * 8)
    with pytest.raises(UserProblem) as caught:
        load(path)
    assert caught.value.facts["reason"] == "file-binary"


def test_a_file_beyond_the_size_limit_is_unusable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "MAXIMUM_BYTES", 8)
    path = tmp_path / "long.csv"
    path.write_bytes(b"Protestants,protesters\n")
    with pytest.raises(UserProblem) as caught:
        load(path)
    assert caught.value.facts["reason"] == "file-too-large"


def test_the_sample_glossary_loads_whole() -> None:
    loaded = load(SAMPLE)
    assert loaded.problems == ()
    assert len(loaded.terms) == 8
