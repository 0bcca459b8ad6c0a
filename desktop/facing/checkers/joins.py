"""The checker for places where text was joined or cut wrongly: broken sentences, doubled words, text in a loop.

Translation engines and careless pasting leave such places. The English word lists are facts of the language: words
that never stand in a name, abbreviations with a stop, words that may well be doubled.
"""

import re
from collections.abc import Iterator

from facing.checkers.joins_repeats import LOOP_RULE, Repeats
from facing.checkers.rules import Mark, Rule, RuleChecker
from facing.core.finding import Certainty, Kind

_ENGLISH = ("en",)

# Abbreviations behind which a sentence goes on.
_ABBREVIATIONS = frozenset(
    "abbr adj adm adv al anon approx apr apt art assn assoc asst aug ave bldg blvd bros ca capt cent cf ch "
    "chap cl co col comp conf cont corp cr ct cu dec def dept dist div dr ed eds eng esp esq est etc ex exp "
    "ext feb fem fig figs fl fr ft fwd gal gen gov govt hon hr hrs ibid ie eg illus inc incl inst int intl "
    "jan jr jul jun lat lb lbs lit loc lt ltd maj mar masc max mfr mg mgr min mins misc ml mm mph mr mrs ms "
    "mss mt mts nat neg nos nov obj obs oct op orig oz par pers pl plur pop poss pp ppl prec pref prep pres "
    "prev prob prof pron prop pt pub publ qt ref refs reg rep repr rev rpt sec sect sep sept ser sgt sing sp "
    "spec spp sq sr st str subj subsp suppl syn tbs tbsp tech tel temp terr trans tsp univ var viz vol vols "
    "vs viz wt yd yr yrs".split()
)
_STOP_THEN_LOWER = re.compile(r"(?<![\w.'’-])(?P<word>[^\W\d_]{2,})\.\s+(?P<next>[a-z][a-z'’-]*)(?![\w.@/(])")
_WORDS_BEFORE_LOWER = frozenset("al bin da de del della der di du el la le les ter van von zu".split())

# Words that hardly ever are, or begin, a name in mid-sentence; two small words behind them are no title.
_NEVER_NAMES = (
    "The|An|And|But|Or|Of|On|At|To|For|From|With|By|As|If|When|While|Where|Which|That|This|These|Those|She|"
    "They|We|Her|Their|Its|Our|Was|Were|Is|Are|Has|Have|Had|Not|There|Because|Although"
)
_CAPITALS_OF_PROSE = 2  # in one paragraph; more of them begin the lines of verse, or stand in a heading
_CAPITAL_INSIDE = re.compile(
    rf"(?:(?<![\w'’-])[a-z]+,?|[!?.][”’\"'],)[ \u00a0]+(?P<word>{_NEVER_NAMES})(?=\s+[a-z]+(?:[,;]?\s+[a-z]+\b|[.,;]))"
)

_NO_SPACE = re.compile(
    r"(?<![\w.@/\\'’-])(?P<before>[^\W\d_]?[a-z]{2,})(?P<stop>[.!?])(?P<after>[A-Z][a-z]*)(?![\w.@/\\(=-]|'t)"
)
_X_AND_X = re.compile(r"(?<![\w'’-])(?<!between )(?P<word>[^\W\d_]{3,}) (?P<link>and|or) (?P=word)(?![\w'’@-]| not\b)")
# Doubled on purpose: how often or how long something happens, or how many there are.
_MAY_REPEAT = frozenset(
    "again bad best better bigger climb cry dance dig down drive fall far fight few good grow half harder "
    "laugh less long man many more most much neck one out over play pray read ring round run scream search "
    "sing sleep some such swim talk there through time try two wait walk work worse write yet".split()
)
# "A truce of truce", "the foothills of the foothills"; other endings are meant: an array of arrays, the song of songs.
_X_OF_X = re.compile(
    r"(?<![\w'’-])(?P<word>[^\W\d_]{4,})(?P<link> of (?:(?:the|a|an|this|that|its|his|her|their) )?)"
    r"(?P=word)(?![\w'’@-])"
)
_OF_ITS_KIND = frozenset("copy kind list part proof some best most sort version".split())
# Letters that stand for numbers, and "y" between Spanish names, are left out; so are letters called letters.
_LONE_LETTER = re.compile(
    r"(?<=[a-z] )(?<!\bkey )(?<!\bletter )(?<!\btyping )(?P<letter>[b-hjlmorstuvw])"
    r"(?= [a-z]{2,})(?! (?:key|keys|command|commands|character|characters)\b)"
)
_EMPTY_BRACKETS = re.compile(r"(?<=\s)(?:\(\s*(?:[,;:.]\s*)?\)|\([,;:]\s)")
_BAR = re.compile(r"(?<=[^\W_][.,;:!?)”’\"'] )\|(?=\s*$)|(?<=[^\W_] )\|(?=\s*$)")
# A paragraph ends with a comma, or with a word that something must follow; ", and" ends the points of a list.
_CUT_OFF = re.compile(
    r"(?:^|\s)(?P<last>\w+,|(?<![,;] )(?:the|a|an|of|and|or|from|for|by|than|whose|their|its|his|my|our|your|is|are|"
    r"was|were|be|been|into|because|although|if))\s*$"
)
_LONG_SENTENCE = 12  # words; verse and headings are shorter
_ALONE = re.compile(r"^\s*[.,;:)\]}|”’]\s*$")


def _lower_case_starts(text: str) -> Iterator[Mark]:
    if not text.lstrip("\"'“‘([ ")[:1].isupper():
        return  # a text that begins its sentences small
    for match in _STOP_THEN_LOWER.finditer(text):
        word, following = match["word"], match["next"]
        if word.lower() in _ABBREVIATIONS or following in _WORDS_BEFORE_LOWER or len(following) < 2:
            continue
        message = f"A full stop, but “{following}” starts small: a sentence is cut here, or the stop is one too many."
        capital = following[0].upper() + following[1:]
        yield Mark(match.start(), match.end(), message, (f"{word} {following}", f"{word}. {capital}"))


def _capitals_inside(text: str) -> Iterator[Mark]:
    found = list(_CAPITAL_INSIDE.finditer(text))
    for match in found if len(found) <= _CAPITALS_OF_PROSE else ():
        word = match["word"]
        message = f"“{word}” has a capital in mid-sentence: write it small, or end the sentence before it."
        yield Mark(match.start("word"), match.end("word"), message, (word.lower(),))


def _missing_spaces(text: str) -> Iterator[Mark]:
    for match in _NO_SPACE.finditer(text):
        before, stop, after = match.group("before", "stop", "after")
        yield Mark(match.start(), match.end(), "No space between two sentences.", (f"{before}{stop} {after}",))


def _x_and_x(text: str) -> Iterator[Mark]:
    for match in _X_AND_X.finditer(text):
        word, link = match.group("word", "link")
        may_repeat = word in _MAY_REPEAT or word.endswith(("s", "er", "ed")) or word[0].isupper()
        if link == "and" and may_repeat:
            continue
        yield Mark(match.start(), match.end(), f"The same word on both sides of “{link}”.", (word,))


def _x_of_x(text: str) -> Iterator[Mark]:
    for match in _X_OF_X.finditer(text):
        word = match["word"]
        several = word.endswith("s") and match["link"] == " of "  # sets of sets
        if not several and word.lower() not in _OF_ITS_KIND:
            message = f"The same word on both sides of “of”: another one was meant, or “{word}” once is enough."
            yield Mark(match.start(), match.end(), message, (word,))


def _lone_letters(text: str) -> Iterator[Mark]:
    found = list(_LONE_LETTER.finditer(text))
    for match in found if len(found) == 1 else ():  # several are words of another language, or formulas
        yield Mark(*match.span(), f"The letter “{match['letter']}” stands alone: part of a word, or left over.")


def _left_over(text: str) -> Iterator[Mark]:
    alone = _ALONE.match(text)
    if alone:
        start = len(text) - len(text.lstrip())
        yield Mark(start, start + 1, "A mark alone in a paragraph: left over from something.")
        return
    for match in _BAR.finditer(text) if text.count("|") == 1 else ():  # several part the cells of a table
        yield Mark(*match.span(), f"“{match.group()}” does not belong in a sentence: left over from something.")
    for match in _EMPTY_BRACKETS.finditer(text):
        end = match.start() + len(match.group().rstrip())
        yield Mark(match.start(), end, "Empty brackets: what stood here is gone.")


def _no_end(text: str) -> Iterator[Mark]:
    match = _CUT_OFF.search(text)
    if match and text.lstrip()[0].isupper() and len(text.split()) >= _LONG_SENTENCE:
        yield Mark(*match.span("last"), "The paragraph ends in the middle of a sentence: something is cut off.")


RULES = (
    Rule("JOINS_LOWER_CASE_START", Kind.GARBLE, Certainty.LIKELY, _lower_case_starts, _ENGLISH),
    Rule("JOINS_CAPITAL_INSIDE", Kind.GRAMMAR, Certainty.LIKELY, _capitals_inside, _ENGLISH),
    Rule("JOINS_X_AND_X", Kind.GARBLE, Certainty.LIKELY, _x_and_x, _ENGLISH),
    Rule("JOINS_X_OF_X", Kind.GARBLE, Certainty.LIKELY, _x_of_x, _ENGLISH),
    Rule("JOINS_MISSING_SPACE", Kind.TYPOGRAPHY, Certainty.LIKELY, _missing_spaces),
    Rule("JOINS_NO_END", Kind.GARBLE, Certainty.HINT, _no_end, _ENGLISH),
    Rule("JOINS_LONE_LETTER", Kind.GARBLE, Certainty.HINT, _lone_letters, _ENGLISH),
    Rule("JOINS_LEFT_OVER", Kind.GARBLE, Certainty.LIKELY, _left_over),
)


class JoinsChecker(RuleChecker):
    """Marks broken, doubled and looping text; a passage checker of ``core.ports``."""

    id = "joins"
    name = "Joins and repeats"

    def __init__(self) -> None:
        repeats = Repeats()
        self.rules = (
            *RULES,
            Rule("JOINS_DOUBLED_WORD", Kind.GARBLE, Certainty.LIKELY, repeats.doubled_words, _ENGLISH),
            Rule("JOINS_DOUBLED_PHRASE", Kind.GARBLE, Certainty.LIKELY, repeats.doubled_phrases, _ENGLISH),
            Rule(LOOP_RULE, Kind.GARBLE, Certainty.SURE, repeats.loops),
        )
