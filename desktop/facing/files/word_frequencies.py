"""How common the words of a language are, from the lists that come with wordfreq (Speer 2022)."""

import gzip
from collections.abc import Iterator
from importlib.resources import files

import msgpack

_LISTS = ("large", "small")


def words_by_rarity(code: str) -> Iterator[list[str]]:
    """The words of a language (a two-letter code) by rarity, the most common first; none where there is no list.

    Each bucket holds the words that are so many hundredths of a power of ten rarer than all words together. Read from
    wordfreq's own files bucket by bucket: its reader takes a whole list in one go, and a second with it.
    """
    for name in _LISTS:
        path = files("wordfreq") / "data" / f"{name}_{code}.msgpack.gz"
        if path.is_file():
            with path.open("rb") as packed, gzip.open(packed) as unpacked:
                unpacker = msgpack.Unpacker(unpacked, raw=False)
                count = unpacker.read_array_header()
                header = unpacker.unpack()
                if header != {"format": "cB", "version": 1}:
                    return
                for _ in range(count - 1):
                    yield unpacker.unpack()
            return
