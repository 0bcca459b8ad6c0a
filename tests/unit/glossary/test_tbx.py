"""TBX in the shapes that termbases and their exports have. All entries are made up."""

from pathlib import Path

import pytest

from facing.core.problem import ProblemCode, UserProblem
from facing.glossary.formats import GlossaryFormat
from facing.glossary.loading import LoadedGlossary, load
from facing.glossary.rows import RowReason
from facing.glossary.terms import Term, TermKind

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
CORE = """<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="en"><martifHeader><fileDesc><sourceDesc><p>term</p></sourceDesc></fileDesc></martifHeader>
<text><body>
<termEntry id="f1">
 <descripGrp><descrip type="subjectField">shipping</descrip></descripGrp>
 <descrip type="definition">A boat that
   crosses a river.</descrip>
 <xref type="xGraphic" target="ferry.png">picture</xref>
 <langSet xml:lang="de"><tig><term id="t1">Fähre</term><termNote type="partOfSpeech">noun</termNote></tig></langSet>
 <langSet xml:lang="en">
  <tig><term>ferry</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
  <tig><term>ferry <hi>boat</hi></term><termNote type="administrativeStatus">admittedTerm-admn-sts</termNote></tig>
  <tig><term>fery</term><termNote type="normativeAuthorization">supersededTerm</termNote><note>old files</note></tig>
 </langSet>
</termEntry>
</body></text></martif>"""
# Nested groups, a definition with the language, as in a software maker's collection.
NESTED = """<martif type="TBX" xml:lang="en-US"><text><body>
<termEntry id="1_2">
 <langSet xml:lang="en-US">
  <descripGrp><descrip type="definition">To cross a river.</descrip></descripGrp>
  <ntig><termGrp><term id="9">ferry across</term><termNote type="partOfSpeech">Verb</termNote></termGrp></ntig>
 </langSet>
 <langSet xml:lang="de_de">
  <ntig><termGrp><term id="8">übersetzen</term><termNote type="partOfSpeech">Verb</termNote></termGrp></ntig>
 </langSet>
</termEntry></body></text></martif>"""
# Many languages and reliabilities, as in an institution's export.
INSTITUTION = """<martif type="TBX-Default" xml:lang="en"><text><body>
<termEntry id="IATE-7"><descripGrp><descrip type="subjectField">TRANSPORT</descrip></descripGrp>
 <langSet xml:lang="bg"><tig><term>ферибот</term><termNote type="termType">fullForm</termNote>
   <descrip type="reliabilityCode">9</descrip></tig></langSet>
 <langSet xml:lang="fr"><tig><term>bac</term></tig><tig><term>traversier</term></tig></langSet>
</termEntry></body></text></martif>"""
DCA = """<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><tbxHeader/><text><body>
<conceptEntry id="c5"><admin type="source">House style</admin>
 <langSec xml:lang="en">
  <termSec><term>HFA</term><termNote type="termType">acronym</termNote>
   <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
  <termSec><term>H.F.A.</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec>
 </langSec></conceptEntry></body></text></tbx>"""
DCT = """<tbx style="dct" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
  xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>
<conceptEntry id="c6"><min:subjectField>places</min:subjectField><basic:definition>A town.</basic:definition>
 <langSec xml:lang="en"><termSec><term>Haldmouth</term><min:partOfSpeech>properNoun</min:partOfSpeech>
  <min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec></langSec>
</conceptEntry></body></text></tbx>"""


def loaded(tmp_path: Path, text: str, name: str = "house.tbx") -> LoadedGlossary:
    path = tmp_path / name
    path.write_text(HEAD + text, encoding="utf-8")
    return load(path)


def refusal(tmp_path: Path, text: str) -> tuple[object, object]:
    with pytest.raises(UserProblem) as caught:
        loaded(tmp_path, text)
    assert caught.value.code is ProblemCode.GLOSSARY_UNUSABLE
    return caught.value.facts["reason"], caught.value.facts["line"]


def forms(term: Term) -> list[tuple[str, str, str]]:
    return [(form.language, form.text, form.status.value) for form in term.forms]


def test_several_terms_of_a_language_keep_their_statuses(tmp_path: Path) -> None:
    glossary = loaded(tmp_path, CORE)
    assert glossary.format is GlossaryFormat.TBX_2
    (term,) = glossary.terms
    assert forms(term) == [
        ("de", "Fähre", "preferred"),
        ("en", "ferry", "preferred"),
        ("en", "ferry boat", "admitted"),
        ("en", "fery", "forbidden"),
    ]
    assert (term.domain, term.note) == ("shipping", "A boat that crosses a river.; old files")
    assert term.place is not None
    assert term.place.line == 5


def test_what_a_term_has_no_place_for_is_told_once_with_its_line(tmp_path: Path) -> None:
    glossary = loaded(tmp_path, CORE)
    assert [(told.line, told.reason, told.row) for told in glossary.problems] == [
        (9, RowReason.UNUSED_PARTS, "partOfSpeech, xGraphic")
    ]
    assert glossary.left_out == 0
    assert not glossary.is_editable


def test_nested_groups_and_other_writings_of_languages_are_read(tmp_path: Path) -> None:
    (term,) = loaded(tmp_path, NESTED).terms
    assert forms(term) == [("en-US", "ferry across", "preferred"), ("de-DE", "übersetzen", "preferred")]
    assert term.note == "To cross a river."


def test_of_terms_without_a_status_the_first_of_a_language_is_preferred(tmp_path: Path) -> None:
    (term,) = loaded(tmp_path, INSTITUTION).terms
    assert forms(term) == [
        ("bg", "ферибот", "preferred"),
        ("fr", "bac", "preferred"),
        ("fr", "traversier", "admitted"),
    ]


def test_version_3_is_read_in_both_styles(tmp_path: Path) -> None:
    by_type, by_name = loaded(tmp_path, DCA), loaded(tmp_path, DCT)
    assert by_type.format is by_name.format is GlossaryFormat.TBX_3
    assert forms(by_type.terms[0]) == [("en", "HFA", "preferred"), ("en", "H.F.A.", "forbidden")]
    assert (by_type.terms[0].kind, by_type.terms[0].source) == (TermKind.ABBREVIATION, "House style")
    (town,) = by_name.terms
    assert forms(town) == [("en", "Haldmouth", "preferred")]
    assert (town.kind, town.domain, town.note) == (TermKind.NAME, "places", "A town.")


def test_broken_concepts_are_named_and_the_others_load(tmp_path: Path) -> None:
    long = "x" * 301
    glossary = loaded(
        tmp_path,
        "<martif><text><body>\n<termEntry id='a'><langSet xml:lang='en'><tig><term/></tig></langSet></termEntry>\n"
        f"<termEntry><langSet xml:lang='en'><tig><term>{long}</term></tig></langSet></termEntry>\n"
        "<termEntry><langSet xml:lang='en'><tig><term>ferry</term>"
        "<termNote type='administrativeStatus'>whoKnows</termNote></tig></langSet></termEntry>\n"
        "</body></text></martif>",
    )
    assert [term.forms[0].text for term in glossary.terms] == ["ferry"]
    assert [(told.line, told.reason) for told in glossary.problems] == [
        (3, RowReason.NO_TERM),
        (4, RowReason.TOO_LONG),
        (5, RowReason.UNKNOWN_VALUE),
    ]


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "windows-1252", "utf-8-sig"])
def test_the_encoding_is_that_which_the_xml_names(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "house.tbx"
    name = encoding.removesuffix("-sig")
    path.write_bytes(f'<?xml version="1.0" encoding="{name}"?>\n{CORE}'.encode(encoding))
    assert load(path).terms[0].forms[0].text == "Fähre"


def test_an_encoding_that_is_given_goes_before_the_one_that_is_named(tmp_path: Path) -> None:
    path = tmp_path / "house.tbx"
    path.write_bytes((HEAD + CORE).encode("cp1252"))
    assert load(path, "cp1252").terms[0].forms[0].text == "Fähre"


LAUGHS = '<!DOCTYPE martif [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>\n<martif>&b;</martif>'
HOSTILE = {
    "entities": (LAUGHS, "xml-entities", 2),
    "a file as entity": ('<!DOCTYPE martif [<!ENTITY f SYSTEM "/etc/passwd">]><martif>&f;</martif>', "xml-entities", 2),
    "default values": ('<!DOCTYPE martif [<!ATTLIST term a CDATA "x">]><martif/>', "xml-entities", 2),
    "an entity of a fetched type": ('<!DOCTYPE martif SYSTEM "a.dtd">\n<martif>&nbsp;</martif>', "xml-entities", 3),
    "depth": ("<martif>" + "<body>" * 200 + "</body>" * 200 + "</martif>", "xml-too-deep", 2),
    "an end that is missing": ("<martif>\n<text>", "xml-broken", 3),
    "another language": ("<html><body/></html>", "xml-unknown", 2),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_and_broken_xml_is_refused_with_its_line(tmp_path: Path, name: str) -> None:
    text, reason, line = HOSTILE[name]
    assert refusal(tmp_path, text) == (reason, line)


def test_an_empty_tbx_holds_no_term(tmp_path: Path) -> None:
    assert loaded(tmp_path, "<martif><text><body/></text></martif>").terms == ()


def test_a_table_about_tags_is_no_xml(tmp_path: Path) -> None:
    path = tmp_path / "tags.csv"
    path.write_text("<term>,<termSec>\n", encoding="utf-8")
    assert load(path).terms[0].replacements == ("<termSec>",)
