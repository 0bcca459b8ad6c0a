"""Words of a language and how frequent they are, from the dictionaries that come with the embedded checker's data.

The dictionaries are automata of the Morfologik library (format CFSA2, described in its
``morfologik.fsa.CFSA2`` class); they are read in place, without unpacking. Each word is followed by a separator and a
letter from A, rare, to Z, frequent. Nothing is started: the files lie in the installed package of the language.
"""

import importlib.util
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path

UNKNOWN = -1
_PACKAGE = "lingotweaker_data_{}"
_MAGIC = b"\\fsa\xc6"
_LABELS_AT = 8
# In an arc's first byte: the next node follows at once, it is the node's last arc, and the number of its label.
_TARGET_FOLLOWS = 0x80
_LAST = 0x40
_LABEL = 0x1F
_SEPARATORS = b"+_"
_REMEMBERED = 100_000  # words


class KnownWords:
    """The words of all ``dictionaries`` and plain ``lists``; files are read when a word is first asked for."""

    def __init__(self, dictionaries: Sequence[Path], lists: Sequence[Path] = ()) -> None:
        self._paths = dictionaries
        self._list_paths = lists
        self._frequencies: dict[str, int] = {}

    def __bool__(self) -> bool:
        """Whether any word is known."""
        return bool(self._paths)

    def __contains__(self, word: str) -> bool:
        """Whether the word is known as written, or begins with a capital and is known without."""
        return self.frequency(word) != UNKNOWN

    def frequency(self, word: str) -> int:
        """0 for rare up to 25 for the most frequent words, ``UNKNOWN`` for others; a capital may be added."""
        found = self._frequencies.get(word)
        if found is None:
            if len(self._frequencies) >= _REMEMBERED:
                self._frequencies.clear()
            found = self._frequencies[word] = self._best(word)
        return found

    def _best(self, word: str) -> int:
        plain = word.replace("’", "'")
        forms = {plain, plain.lower()} if plain[:1].isupper() else {plain}
        if plain.isupper():
            forms.add(plain.capitalize())
        return max(self._frequency(form) for form in forms)

    def _frequency(self, word: str) -> int:
        for automaton in self._automata:
            if (found := automaton.frequency(word)) != UNKNOWN:
                return found
        return 0 if word in self._listed else UNKNOWN

    @cached_property
    def _automata(self) -> list["_Automaton"]:
        return [_Automaton(data) for path in self._paths if (data := path.read_bytes()).startswith(_MAGIC)]

    @cached_property
    def _listed(self) -> frozenset[str]:
        return frozenset(word for path in self._list_paths for word in _entries(path))


def known_words(language: str) -> KnownWords:
    """The words of a language such as ``en-US``, all its countries together; none where no dictionary is installed."""
    code = language.partition("-")[0]
    spec = importlib.util.find_spec(_PACKAGE.format(code)) if code.isalpha() else None
    if spec is None:
        return KnownWords(())
    for place in spec.submodule_search_locations or ():
        data = Path(place) / "data"
        folder = data / code / "hunspell"
        lists = [folder / "spelling.txt", folder / "ignore.txt", data / "core" / "spelling_global.txt"]
        return KnownWords(sorted(folder.glob("*.dict")), [each for each in lists if each.is_file()])
    return KnownWords(())


def installed_dictionaries() -> str:
    """What packages of words are installed, with their versions: changes where ``known_words`` may know others."""
    folders = {Path(entry) for entry in sys.path}
    return " ".join(sorted(found.name for folder in folders for found in folder.glob(_PACKAGE.format("*"))))


def _entries(path: Path) -> Iterator[str]:
    for line in path.read_text("utf-8").splitlines():
        entry = line.partition("#")[0].partition("/")[0].strip()
        if entry and " " not in entry:
            yield entry


class _Automaton:
    """One dictionary."""

    def __init__(self, data: bytes) -> None:
        count = data[_LABELS_AT - 1]
        self._labels = data[_LABELS_AT : _LABELS_AT + count]
        self._arcs = data[_LABELS_AT + count :]
        self._nodes: dict[int, dict[int, int]] = {}
        self._root = next(iter(self._node(0).values()))

    def frequency(self, word: str) -> int:
        node = self._walk(self._root, word.encode("utf-8", "surrogatepass"))
        if not node or not word:
            return UNKNOWN
        for separator in _SEPARATORS:
            behind = self._node(node).get(separator)
            if behind:
                return max((label - ord("A") for label in self._node(behind)), default=0)
        return UNKNOWN

    def _walk(self, node: int, labels: Iterable[int]) -> int:
        """The node reached; 0 where there is none."""
        for label in labels:
            node = self._node(node).get(label, 0)
            if not node:
                break
        return node

    def _node(self, position: int) -> dict[int, int]:
        """The targets of a node's arcs by label."""
        known = self._nodes.get(position)
        if known is not None:
            return known
        start = position
        targets: dict[int, int] = {}
        following = []
        last = False
        while not last:
            first = self._arcs[position]
            last = bool(first & _LAST)
            number = first & _LABEL
            label = self._labels[number] if number else self._arcs[position + 1]
            position += 1 if number else 2
            if first & _TARGET_FOLLOWS:
                targets[label] = 0
                following.append(label)
            else:
                targets[label], position = self._number(position)
        for label in following:
            targets[label] = position
        self._nodes[start] = targets
        return targets

    def _number(self, position: int) -> tuple[int, int]:
        """A number of seven bits to the byte, lowest first, and where it ends."""
        value = shift = 0
        while True:
            byte = self._arcs[position]
            value |= (byte & 0x7F) << shift
            position += 1
            shift += 7
            if byte < 0x80:
                return value, position
