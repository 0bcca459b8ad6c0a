import dataclasses

import pytest

from facing.glossary.terms import Form, FormStatus, Term

RIGHT = Form("protesters", FormStatus.PREFERRED)
ALSO_RIGHT = Form("demonstrators", FormStatus.ADMITTED)
WRONG = Form("Protestants", FormStatus.GARBLED)


def test_a_term_gives_its_preferred_forms_before_the_admitted_ones() -> None:
    assert Term((WRONG, ALSO_RIGHT, RIGHT)).replacements == ("protesters", "demonstrators")


def test_a_term_without_a_preferred_form_is_known_and_replaces_nothing() -> None:
    known = Term((ALSO_RIGHT,))
    assert known.is_known
    assert known.replacements == ()
    assert not Term((RIGHT, WRONG)).is_known


def test_only_forbidden_and_garbled_forms_are_errors() -> None:
    assert [status for status in FormStatus if status.is_error] == [FormStatus.FORBIDDEN, FormStatus.GARBLED]


def test_a_term_needs_a_form() -> None:
    with pytest.raises(ValueError, match="at least one form"):
        Term(())


def test_terms_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Term((RIGHT,)).note = "changed"  # type: ignore[misc]
