"""The code page of bytes that are neither marked nor UTF-8, guessed from their lines with foreign letters.

Method: each candidate is judged by charset-normalizer on its own (``cp_isolation``), which gives the chaos and the
coherence of the reading, by ``code_pages.fit``, and where that leaves a doubt by its common words. Measured on 184
short texts (19 languages and mixtures, 24 code pages, one sentence to five): see ``test_unknown_texts``. They were
looked at while this was tuned, so expect a little less.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from charset_normalizer import from_bytes

from facing.files.code_pages import CODE_PAGES, CodePage, fit
from facing.files.telling_words import Reading, with_words

# Bytes of lines with foreign letters that are looked at: enough for certainty, and 28 readings of it take 0.1 s.
_SAMPLE = 12_000
_CHAOS_LIMIT = 0.6
_LEAST = 0.05  # certainty
_ONE_LETTER = 0.6  # a tenth less than the share of the certainty where there is one foreign letter only
# A text of which more than this share is foreign, and makes this little sense, is hardly in any of these encodings.
_DENSE = 0.1
_SENSELESS = 0.5

_FOREIGN_LINE = re.compile(rb"[^\r\n]*[\x80-\xff][^\r\n]*[\r\n]*")


@dataclass(frozen=True, slots=True)
class Guess:
    """A code page that the bytes may be in; ``certainty`` from 0 to 1."""

    encoding: str
    certainty: float


def guesses(data: bytes) -> list[Guess]:
    """The code pages that ``data`` may be in, best first; those in which it makes no sense are last.

    A guess is made from a sample: that the encoding fits all of ``data`` is left to the caller.
    """
    sample = _sample(data)
    readings = sorted(with_words(list(_readings(sample))), key=lambda reading: -reading.score)
    result: list[Guess] = []
    senseless: list[Guess] = []
    for position, reading in enumerate(readings):
        foreign = sum(1 for character in reading.text if not character.isascii())
        if reading.score < _SENSELESS and foreign > len(reading.text) * _DENSE:
            senseless.append(Guess(reading.page.encoding, _LEAST))
            continue
        rivals = [other.score for other in readings[position + 1 :] if other.text != reading.text]
        lead = reading.score - max(rivals, default=0.0)
        certainty = reading.score * (0.5 + min(0.5, lead * 3)) * min(1.0, _ONE_LETTER + 0.1 * foreign)
        result.append(Guess(reading.page.encoding, round(min(0.95, max(_LEAST, certainty)), 2)))
    return result + senseless


def _sample(data: bytes) -> bytes:
    lines: list[bytes] = []
    size = 0
    for match in _FOREIGN_LINE.finditer(data):
        lines.append(match.group()[: _SAMPLE - size])
        size += len(lines[-1])
        if size >= _SAMPLE:
            break
    return b"".join(lines)


def _readings(sample: bytes) -> Iterator[Reading]:
    for page in CODE_PAGES:
        try:
            # Incremental, since the sample may end inside a character.
            text = codecs.getincrementaldecoder(page.encoding)().decode(sample)
        except UnicodeDecodeError:
            continue
        yield Reading(page, text, _score(sample, text, page))


def _score(sample: bytes, text: str, page: CodePage) -> float:
    matches = from_bytes(
        sample,
        threshold=_CHAOS_LIMIT,
        cp_isolation=[page.encoding],
        preemptive_behaviour=False,
        enable_fallback=False,
    )
    best = matches.best()
    chaos, coherence = (best.chaos, best.coherence) if best else (_CHAOS_LIMIT, 0.0)
    return fit(text, page) - 0.5 * chaos + 0.1 * coherence - page.rarity
