"""Terms written to any format and read again: what the format holds comes back, the rest is told as a loss."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facing.core.problem import ProblemCode, UserProblem
from facing.glossary.cells import guarded, joined, joined_pairs, one_line, pairs, several, unguarded
from facing.glossary.formats import GlossaryFormat
from facing.glossary.loading import LoadedGlossary, load
from facing.glossary.losses import Loss, LossSort
from facing.glossary.rows import RowReason
from facing.glossary.saving import losses_in, save
from facing.glossary.terms import CaseRule, Form, FormStatus, Inflection, Term, TermKind

# Every sign that means something in one of the formats, letters of several scripts, a space that is no plain one.
words = st.text(st.sampled_from("abzÄßЖ中'’\"|;,=\\#<>&:@+-()\u00a0 \u0301"), min_size=1, max_size=12).map(
    lambda text: one_line(text) or "x"
)
notes = st.one_of(st.just(""), words)


@st.composite
def terms_of(draw: st.DrawFn, languages: tuple[str, ...]) -> Term:
    """A term as the program can have it: no form twice in a language."""
    texts = draw(st.lists(st.tuples(words, st.sampled_from(languages)), min_size=1, max_size=5, unique=True))
    forms = []
    for text, language in texts:
        inflected = draw(st.lists(words, max_size=2, unique=True))
        forms.append(Form(text, draw(st.sampled_from(FormStatus)), language, tuple(inflected)))
    return Term(
        tuple(forms),
        draw(st.sampled_from(TermKind)),
        draw(st.sampled_from(CaseRule)),
        draw(st.sampled_from(Inflection)),
        draw(notes),
        draw(notes),
        draw(notes),
    )


glossaries = st.sampled_from([("",), ("en",), ("de", "en-GB"), ("", "de", "zh-Hant")]).flatmap(
    lambda languages: st.lists(terms_of(languages), max_size=6)
)


def through(terms: list[Term], name: str, chosen: GlossaryFormat | None = None) -> tuple[LoadedGlossary, list[Loss]]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        losses = save(path, terms, format=chosen)
        return load(path), list(losses)


def sorted_forms(term: Term, status_of: Callable[[FormStatus], FormStatus] = lambda status: status) -> list[object]:
    """The forms in the order that counts: within a language and a status."""
    statuses = list(FormStatus)
    return sorted(
        ((form.language, statuses.index(status_of(form.status)), form.text, form.inflected) for form in term.forms),
        key=lambda form: form[:2],
    )


def as_forbidden(status: FormStatus) -> FormStatus:
    return FormStatus.FORBIDDEN if status is FormStatus.GARBLED else status


@pytest.mark.parametrize("name", ["house.csv", "house.tsv"])
@given(terms=glossaries)
@settings(deadline=None, max_examples=40)
def test_a_table_gives_every_term_back(name: str, terms: list[Term]) -> None:
    loaded, losses = through(terms, name)
    assert losses == []
    assert {problem.reason for problem in loaded.problems} <= {RowReason.DUPLICATE}
    assert loaded.is_editable
    assert len(loaded.terms) == len(terms)
    for read, term in zip(loaded.terms, terms, strict=True):
        assert sorted_forms(read) == sorted_forms(term)
        assert (read.kind, read.case_rule, read.inflection) == (term.kind, term.case_rule, term.inflection)
        assert (read.note, read.source, read.domain) == (term.note, term.source, term.domain)


@pytest.mark.parametrize("chosen", [GlossaryFormat.TBX_2, GlossaryFormat.TBX_3])
@given(terms=glossaries)
@settings(deadline=None, max_examples=25)
def test_tbx_gives_forms_statuses_and_descriptions_back(chosen: GlossaryFormat, terms: list[Term]) -> None:
    loaded, losses = through(terms, "house.tbx", chosen)
    assert loaded.format is chosen
    told = {loss.sort for loss in losses}
    assert told <= {
        LossSort.STATUS,
        LossSort.KIND,
        LossSort.CASE_RULE,
        LossSort.INFLECTION,
        LossSort.INFLECTED_FORMS,
    }
    for read, term in zip(loaded.terms, terms, strict=True):
        assert [form[:3] for form in sorted_forms(read)] == [form[:3] for form in sorted_forms(term, as_forbidden)]
        assert (read.note, read.source, read.domain) == (term.note, term.source, term.domain)
        assert read.kind is term.kind or LossSort.KIND in told
    garbled = sum(any(form.status is FormStatus.GARBLED for form in term.forms) for term in terms)
    assert garbled == sum(loss.count for loss in losses if loss.sort is LossSort.STATUS)


@given(terms=glossaries)
@settings(deadline=None, max_examples=40)
def test_omegat_gives_back_what_it_does_not_tell_as_lost(terms: list[Term]) -> None:
    loaded, losses = through(terms, "house.txt")
    told = {loss.sort for loss in losses}
    assert {problem.reason for problem in loaded.problems} <= {RowReason.DUPLICATE}
    if not told & {LossSort.FORMS, LossSort.GROUPING}:
        assert len(loaded.terms) == len(terms)
        for read, term in zip(loaded.terms, terms, strict=True):
            assert {form.text for form in read.forms} == {form.text for form in term.forms}
            assert read.note == term.note
            if not told & {LossSort.STATUS, LossSort.LANGUAGE, LossSort.INFLECTED_FORMS}:
                assert sorted_forms(read) == sorted_forms(term)
            assert read.kind is term.kind or LossSort.KIND in told


@given(terms=glossaries, chosen=st.sampled_from([each for each in GlossaryFormat if each.is_writable]))
@settings(deadline=None, max_examples=20)
def test_losses_can_be_told_before_anything_is_written(terms: list[Term], chosen: GlossaryFormat) -> None:
    _, losses = through(terms, f"house{chosen.suffixes[0]}", chosen)
    assert list(losses_in(terms, chosen)) == losses


@given(st.text(max_size=20))
def test_no_cell_begins_like_a_formula_and_every_cell_comes_back(cell: str) -> None:
    assert guarded(cell)[:1] not in tuple("=+-@") or not cell
    assert unguarded(guarded(cell)) == cell


@given(st.lists(words, unique=True, max_size=5), st.lists(st.tuples(words, words), max_size=4))
def test_cells_of_several_forms_come_back(forms: list[str], inflected: list[tuple[str, str]]) -> None:
    assert several(joined(forms)) == forms
    assert pairs(joined_pairs(inflected)) == inflected


shapes = st.sampled_from(
    "<martif> </martif> <tbx> <body> <termEntry> </termEntry> <langSet> </langSet> <tig> </tig> <term> </term> <note> "
    "</note> Fähre &amp; &x; <!DOCTYPE[]> <!--a-->".split()
)


@given(st.lists(shapes, max_size=30))
@settings(deadline=None, max_examples=60)
def test_any_xml_is_read_or_refused_with_a_reason(parts: list[str]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.tbx"
        path.write_text("<martif>" + "".join(parts) + "</martif>", encoding="utf-8")
        try:
            loaded = load(path)
        except UserProblem as problem:
            assert problem.code is ProblemCode.GLOSSARY_UNUSABLE
            return
        assert loaded.format is GlossaryFormat.TBX_2
