"""A made book with its correction, and the truth about which paragraph became which."""

import random
from dataclasses import dataclass, field
from itertools import accumulate

SMALL_WORDS = (
    "the of and to in a is that for it was on he with as his at by had not but from they she which or we an were been "
    "have their has would what will there if can all her who one so up them out then no could into only its time him"
).split()
SYLLABLES = "ba ker lin do ras mi ten vo sul par nie gor tha wel cru ose im pla nd re ch fi mo st".split()


@dataclass
class Book:
    """``sources`` holds, for each corrected paragraph, the indices of the original ones it came from."""

    original: list[str] = field(default_factory=list)
    corrected: list[str] = field(default_factory=list)
    sources: list[frozenset[int]] = field(default_factory=list)
    moved: dict[int, int] = field(default_factory=dict)
    """Corrected index to original index of each moved paragraph."""
    edits: int = 0
    hunks: int = 0
    """Stretches of edited words and changed breaks: what is to be marked beside whole paragraphs and moves."""


class Writer:
    """Writes paragraphs of made words that occur as unevenly as words do (Zipf); the same seed, the same book."""

    def __init__(self, seed: int, vocabulary: int = 12_000) -> None:
        self.random = random.Random(seed)
        words: dict[str, None] = {}
        while len(words) < vocabulary:
            words["".join(self.random.choices(SYLLABLES, k=self.random.choice((1, 2, 2, 3, 3, 4))))] = None
        self.words = list(words)
        self.weights = list(accumulate(1 / rank for rank in range(8, vocabulary + 8)))

    def word(self) -> str:
        if self.random.random() < 0.45:
            return self.random.choice(SMALL_WORDS)
        return self.random.choices(self.words, cum_weights=self.weights)[0]

    def sentence(self, length: int) -> list[str]:
        words = [self.word() for _ in range(length)]
        words[0] = words[0].capitalize()
        if length > 9:
            words[length // 2] += ","
        words[-1] += self.random.choice("....?!")
        return words

    def paragraph(self) -> list[str]:
        kind = self.random.random()
        if kind < 0.03:
            return ["Chapter", self.word().capitalize()]
        if kind < 0.2:
            words = self.sentence(self.random.randint(3, 9))
            return ["\u201c" + words[0], *words[1:-1], words[-1] + "\u201d"]
        return [word for _ in range(self.random.randint(3, 12)) for word in self.sentence(self.random.randint(5, 22))]

    def edited(self, words: list[str], share: float, book: Book) -> list[str]:
        changed: list[str] = []
        goes_on = False
        for word in words:
            if self.random.random() >= share:
                changed.append(word)
                goes_on = False
                continue
            book.edits += 1
            kind = self.random.random()
            if kind < 0.7:
                changed.append(self.word())
                if changed[-1] == word:
                    goes_on = False
                    continue
            elif kind < 0.85:
                changed += [word, self.word()]
                goes_on = False
            book.hunks += not goes_on
            goes_on = True
        return changed or words


def book(
    paragraphs: int, edited: float, *, restructured: float = 0.01, seed: int = 1, vocabulary: int = 12_000
) -> Book:
    """A book of so many paragraphs; ``edited`` is the share of words changed, ``restructured`` the share of
    paragraphs for each of: moved, split, merged, deleted, inserted."""
    writer = Writer(seed, vocabulary)
    made = Book()
    source = [writer.paragraph() for _ in range(paragraphs)]
    made.original = [" ".join(words) for words in source]
    pieces: list[tuple[list[str], frozenset[int], bool]] = []
    travellers: list[int] = []
    index = 0
    while index < paragraphs:
        fate = writer.random.random() / restructured if restructured else 9.0
        here = frozenset({index})
        if fate < 1:
            travellers.append(index)
        elif fate < 2 and len(source[index]) > 30:
            cut = writer.random.randint(len(source[index]) // 4, 3 * len(source[index]) // 4)
            pieces += [(source[index][:cut], here, False), (source[index][cut:], here, False)]
        elif fate < 3 and index + 1 < paragraphs and len(source[index]) > 8 < len(source[index + 1]):
            pieces.append((source[index] + source[index + 1], here | {index + 1}, False))
            index += 1
        elif fate < 4:
            pass
        else:
            if fate < 5:
                pieces.append((writer.paragraph(), frozenset(), False))
            pieces.append((source[index], here, False))
        index += 1
    for index in travellers:
        pieces.insert(writer.random.randint(0, len(pieces)), (source[index], frozenset({index}), True))
    for number, (words, sources, moved) in enumerate(pieces):
        before = made.hunks
        made.corrected.append(" ".join(writer.edited(words, edited, made) if sources else words))
        made.sources.append(sources)
        # The break that makes one paragraph of two, and that between the two parts of one.
        made.hunks += len(sources) > 1 or (number > 0 and bool(sources) and sources == made.sources[-2])
        if moved:
            made.hunks = before
            made.moved[number] = min(sources)
    return made
