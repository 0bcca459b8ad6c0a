"""Fixed terms whose words were exchanged for others of like meaning, found word by word.

For each word of a text all words that it may stand for are known, and the terms are walked through with all of them at
once. How sure a find is follows from what was exchanged: a word that no technical term of that meaning has tells by
itself, an ordinary one only beside another, or beside two words of the term that were kept.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

ENOUGH = 2  # the weight from which on a find is told
ODD = 3
ORDINARY = 1
_KEPT_WORDS = 2  # so many kept words of a term count like an ordinary exchange
_LONGEST_WRITTEN = 4  # words of one exchange
_SMALL_WORDS = frozenset("a an and at by for from in man of on or the to".split())
_NOT_PLURAL = ("ss", "us", "is", "ics", "as", "os")


class SpunTerm(NamedTuple):
    """Words ``first`` up to ``last`` (exclusive) of a text that stand for a term; the weight tells how surely."""

    first: int
    last: int
    term: str
    weight: int


@dataclass(slots=True)
class _Node:
    """A place in the tree of terms; ``term`` where one ends."""

    next: dict[str, "_Node"] = field(default_factory=dict)
    term: str = ""


class _Step(NamedTuple):
    """Part of a walk: where it stands in the tree and in the text, what was exchanged and what kept."""

    node: _Node
    position: int
    exchanged: int
    kept: int


def singular(word: str) -> str:
    """A word without a plural's or possessive's ending and in American spelling, for comparing."""
    word = word.lower().replace("’", "'").removesuffix("'s")
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "xes", "ches", "shes")):
        word = word[:-2]
    elif word.endswith("s") and len(word) > 3 and not word.endswith(_NOT_PLURAL):
        word = word[:-1]
    for british, american in (("isation", "ization"), ("our", "or"), ("yse", "yze"), ("mme", "m")):
        if word.endswith(british) and len(word) > len(british) + 2:
            word = word.removesuffix(british) + american
    return word


class SpunTerms:
    """Terms and exchanges; ``exchanges`` are (meant, written, weight)."""

    def __init__(self, terms: Iterable[str], exchanges: Iterable[tuple[str, str, int]]) -> None:
        self._root = _Node()
        self._terms: set[tuple[str, ...]] = set()
        for term in terms:
            words = tuple(singular(word) for word in term.split())
            self._terms.add(words)
            node = self._root
            for word in words:
                node = node.next.setdefault(word, _Node())
            node.term = term
        self._meant: dict[tuple[str, ...], dict[str, int]] = {}
        self._openings: set[str] = set()
        self._starts = set(self._root.next)
        for meant, written, weight in exchanges:
            words = tuple(singular(word) for word in written.split())
            self._meant.setdefault(words, {}).setdefault(singular(meant), weight)
            if len(words) > 1:
                self._openings.add(words[0])
            if singular(meant) in self._root.next:
                self._starts.add(words[0])

    def find(self, words: Sequence[str]) -> Iterator[SpunTerm]:
        """The terms meant in ``words``, as ``singular`` gives them; of those that begin alike, the longest."""
        position = 0
        while position < len(words):
            found = self._longest(words, position) if words[position] in self._starts else None
            if found is None:
                position += 1
            else:
                yield found
                position = found.last

    def _longest(self, words: Sequence[str], first: int) -> SpunTerm | None:
        best: SpunTerm | None = None
        steps = [_Step(self._root, first, 0, 0)]
        while steps:
            step = steps.pop()
            if step.node.term and self._tells(words, first, step):
                found = SpunTerm(first, step.position, step.node.term, _weight(step))
                if best is None or (found.last, found.weight) > (best.last, best.weight):
                    best = found
            if step.position < len(words):
                steps.extend(self._onward(words, step))
        return best

    def _tells(self, words: Sequence[str], first: int, step: _Step) -> bool:
        if not step.exchanged or _weight(step) < ENOUGH:
            return False
        return tuple(words[first : step.position]) not in self._terms

    def _onward(self, words: Sequence[str], step: _Step) -> Iterator[_Step]:
        word = words[step.position]
        kept = step.node.next.get(word)
        if kept is not None:
            yield _Step(kept, step.position + 1, step.exchanged, step.kept + (word not in _SMALL_WORDS))
        longest = _LONGEST_WRITTEN if word in self._openings else 1
        for length in range(1, longest + 1):
            written = tuple(words[step.position : step.position + length])
            if len(written) < length:
                return
            for meant, weight in self._meant.get(written, {}).items():
                node = step.node.next.get(meant)
                if node is not None and meant != word:
                    yield _Step(node, step.position + length, step.exchanged + weight, step.kept)


def _weight(step: _Step) -> int:
    return step.exchanged + (step.kept >= _KEPT_WORDS)
