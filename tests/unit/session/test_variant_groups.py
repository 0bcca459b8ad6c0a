from facing.core.finding import Finding, Kind, Side, Source, Span
from facing.core.text import Text
from facing.glossary.terms import TermKind
from facing.session.offers import places_of
from facing.session.variant_groups import VariantGroup, form_places, variant_groups

TEXT = Text.from_string(
    "The Belarusian guests came.\nA Belarussian one left, a Belarusian's friend.\n"
    "Protesters sang. Two protesters left. A protester and a protestant slept, with other Protestants."
)


def said(rule: str, text: str, suggestion: str, group: str) -> Finding:
    source = (Source("consistency", rule),)
    return Finding(Side.CORRECTION, Span(0, 0, 1), text, Kind.CONSISTENCY, "?", (suggestion,), source, group=group)


FINDINGS = [
    said("CONSISTENCY_NAME", "Belarussian", "Belarusian", "CONSISTENCY_NAME/belarusian"),
    said("CONSISTENCY_TWINS", "protestant", "protester", "CONSISTENCY_TWINS/protesters"),
    said("CONSISTENCY_TWINS", "Protestants", "Protesters", "CONSISTENCY_TWINS/protesters"),
    said("CONSISTENCY_CAPITAL", "Ferry", "ferry", "CONSISTENCY_CAPITAL/ferry"),
]


def test_findings_of_one_matter_are_one_group_with_inflected_forms_counted_with_their_word() -> None:
    assert variant_groups(FINDINGS, TEXT, "en-US") == [
        VariantGroup("CONSISTENCY_NAME", (("Belarusian", 2), ("Belarussian", 1))),
        VariantGroup("CONSISTENCY_TWINS", (("protester", 3), ("protestant", 2))),
    ]


def test_a_group_is_decided_on_once_either_way() -> None:
    names, twins = variant_groups(FINDINGS, TEXT, "en-US")
    assert names.term("Belarusian").kind is TermKind.NAME
    replaced = [(each.removed, each.added) for each in places_of(names.term("Belarussian"), TEXT, "en-US")]
    assert replaced == [("Belarusian", "Belarussian")] * 2
    replaced = [(each.removed, each.added) for each in places_of(twins.term("protester"), TEXT, "en-US")]
    assert replaced == [("protestant", "protester"), ("Protestants", "Protesters")]


def test_forms_of_several_words_are_counted_as_they_are() -> None:
    text = Text.from_string("The town council met the city council.\nA City Council.")
    finding = said("TERM_RENDERING", "town council", "city council", "TERM_RENDERING/city council")
    (group,) = variant_groups([finding], text, "en")
    assert group.forms == (("city council", 2), ("town council", 1))


def test_without_such_findings_there_is_no_group() -> None:
    assert variant_groups(FINDINGS[3:], TEXT, "en") == []


def test_places_are_shown_among_whole_words() -> None:
    text = Text.from_string(f"{'Nobody saw it coming. ' * 6}Then Orrow stayed. {'Nobody knew what was going on. ' * 6}")
    group = VariantGroup("NAME", (("Orrow", 1),))
    (place,) = form_places(group, text, "en-US")
    words = set(text[0].text.split())
    assert place.before.startswith("…")
    assert place.after.endswith("…")
    assert set(place.before.removeprefix("…").split()) | set(place.after.removesuffix("…").split()) <= words


def test_places_near_the_ends_and_in_scripts_without_spaces_are_shown_as_they_are() -> None:
    (place,) = form_places(VariantGroup("NAME", (("Orrow", 1),)), Text.from_string("At Orrow now."), "en-US")
    assert (place.before, place.after) == ("At ", " now.")
    (place,) = form_places(VariantGroup("NAME", (("渡船", 1),)), Text.from_string(f"{'河' * 80}渡船{'岸' * 80}"), "zh")
    assert place.before.startswith("…河")
    assert place.after.endswith("岸…")
