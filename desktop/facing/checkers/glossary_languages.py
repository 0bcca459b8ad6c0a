"""In which of a glossary's languages a stretch of text is."""

from collections.abc import Callable

from facing.glossary.languages import primary
from facing.glossary.matching import Matcher

# Takes a text, gives a two-letter code, empty where the text says too little.
Detect = Callable[[str], str]


def language_of(text: str, matcher: Matcher, language: str, detect: Detect) -> str:
    """The language to look for terms in; empty where it stays open: then terms of all languages are looked for.

    A document has one ``language``, but its two sides may have two. A text is only asked for its own where the
    glossaries have forms in other languages than the document's.
    """
    others = matcher.languages - {primary(language)}
    if not others:
        return language
    found = detect(text)
    if found == primary(language):
        return language
    return found if found in others else ""
