import os
from pathlib import Path

import pytest

from facing.core.problem import ProblemCode, UserProblem
from facing.glossary.formats import GlossaryFormat
from facing.glossary.loading import load
from facing.glossary.losses import LossSort
from facing.glossary.saving import save
from facing.glossary.terms import CaseRule, Form, FormStatus, Inflection, Term, TermKind

ERROR = Term(
    (Form("Orrow", FormStatus.PREFERRED), Form("Orow", FormStatus.GARBLED)), TermKind.TYPICAL_ERROR, note="river"
)
KNOWN = Term((Form("Haldmouth", FormStatus.ADMITTED),), TermKind.NAME)


def test_a_table_is_written_as_a_person_would(tmp_path: Path) -> None:
    path = tmp_path / "house.csv"
    corrected = Term((Form("protester", FormStatus.PREFERRED), Form("Protestant, the", FormStatus.FORBIDDEN)))
    assert save(path, [ERROR, KNOWN, corrected]) == ()
    assert path.read_text(encoding="utf-8") == (
        "term,preferred,forbidden,kind,note\n"
        "Orow,Orrow,,typical error,river\n"
        "Haldmouth,,,name,\n"
        'protester,,"Protestant, the",,\n'
    )


def test_languages_stand_in_the_header(tmp_path: Path) -> None:
    path = tmp_path / "house.tsv"
    forms = Form("Fähre", FormStatus.PREFERRED, "de"), Form("ferry", FormStatus.PREFERRED, "en", ("ferries",))
    save(path, [Term(forms, case_rule=CaseRule.AS_WRITTEN, inflection=Inflection.LISTED, domain="ships")])
    assert path.read_text(encoding="utf-8") == (
        "preferred:de\tpreferred:en\tinflected:en\tcase\tinflection\tdomain\n"
        "Fähre\tferry\tferries=ferry\tas written\tlisted\tships\n"
    )


def test_no_terms_are_a_header_alone(tmp_path: Path) -> None:
    path = tmp_path / "house.csv"
    save(path, [])
    assert path.read_text(encoding="utf-8") == "term,preferred\n"
    assert load(path).terms == ()


def test_a_spreadsheet_finds_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "house.csv"
    term = Term((Form("=1+1", FormStatus.ADMITTED), Form("'@x", FormStatus.ADMITTED)), note="-ing")
    save(path, [term])
    cells = path.read_text(encoding="utf-8").splitlines()[1].split(",")
    assert cells == ["'=1+1", "", "''@x", "'-ing"]
    assert load(path).terms == (term,)


def test_a_file_that_is_there_keeps_its_delimiter_line_ends_and_mark(tmp_path: Path) -> None:
    path = tmp_path / "house.csv"
    path.write_bytes("\ufeffterm;preferred\r\nOrow;Orrow\r\n".encode())
    save(path, [*load(path).terms, KNOWN])
    assert path.read_bytes() == "\ufeffterm;preferred;kind\r\nOrow;Orrow;\r\nHaldmouth;;name\r\n".encode()


def test_each_sort_of_loss_is_told_once_with_its_count(tmp_path: Path) -> None:
    terms = [ERROR, Term(ERROR.forms, case_rule=CaseRule.ANY), Term((Form("a", FormStatus.PREFERRED, "", ("as",)),))]
    losses = save(tmp_path / "house.tbx", terms)
    assert [(loss.sort, loss.count, loss.example) for loss in losses] == [
        (LossSort.STATUS, 2, "Orrow"),
        (LossSort.KIND, 1, "Orrow"),
        (LossSort.CASE_RULE, 1, "Orrow"),
        (LossSort.INFLECTED_FORMS, 1, "a"),
    ]


def test_characters_that_no_text_may_have_are_told(tmp_path: Path) -> None:
    path = tmp_path / "house.tbx"
    (loss,) = save(path, [Term((Form("Or\0row\ud800", FormStatus.PREFERRED),))])
    assert loss.sort is LossSort.CHARACTERS
    assert load(path).terms[0].forms[0].text == "Orrow"


@pytest.mark.parametrize("name", ["house.xlsx", "house.odt", "house"])
def test_other_formats_are_refused_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserProblem) as caught:
        save(tmp_path / name, [KNOWN])
    assert caught.value.code is ProblemCode.GLOSSARY_UNWRITABLE
    assert list(tmp_path.iterdir()) == []


def test_a_format_that_is_asked_for_goes_before_the_ending(tmp_path: Path) -> None:
    path = tmp_path / "house.tbx"
    save(path, [KNOWN], format=GlossaryFormat.TBX_3)
    assert load(path).format is GlossaryFormat.TBX_3


def test_a_glossary_knows_when_its_file_was_changed(tmp_path: Path) -> None:
    path = tmp_path / "house.csv"
    save(path, [KNOWN])
    loaded = load(path)
    assert not loaded.is_stale()
    os.utime(path, ns=(1, 1))
    assert loaded.is_stale()
    path.unlink()
    assert loaded.is_stale()


def test_only_a_file_of_which_everything_is_held_is_edited_in_place(tmp_path: Path) -> None:
    path = tmp_path / "house.csv"
    path.write_text("term,preferred\nOrow,Orrow\nOrow,Orrow\n", encoding="utf-8")
    assert load(path).is_editable
    path.write_text("term,preferred,Client\nOrow,Orrow,them\n", encoding="utf-8")
    assert not load(path).is_editable
