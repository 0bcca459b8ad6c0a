"""Making what finds terms, away from the caller's thread."""

from collections.abc import Callable, Sequence

from facing.core.ports import Tasks
from facing.glossary.loading import LoadedGlossary
from facing.glossary.matching import Matcher
from facing.session.vocabulary import TermWords

_Built = tuple[frozenset[str], Matcher, TermWords]


class MatcherBuilding:
    """Builds for the newest wish; of wishes that come while another is built, only the last one is built.

    ``built`` is called with the languages that are ready, the matcher and the words that are right.
    """

    def __init__(self, tasks: Tasks, built: Callable[[frozenset[str], Matcher, TermWords], None]) -> None:
        self._tasks = tasks
        self._tell = built
        self._newest = 0

    def start(self, glossaries: Sequence[LoadedGlossary], languages: frozenset[str]) -> None:
        """Build a matcher of these glossaries that is ready for these languages."""
        self._newest += 1
        number = self._newest

        def build() -> _Built | None:
            if number != self._newest:
                return None  # the one that is wanted waits behind it
            terms = (term for each in glossaries for term in each.terms)
            return languages, Matcher(glossaries, languages), TermWords(terms, languages)

        self._tasks.submit("terms", build, self._built, _failed)

    def _built(self, built: _Built | None) -> None:
        if built is not None:
            self._tell(*built)


def _failed(error: BaseException) -> None:
    raise error
