"""English words that no list has, but that are made of words in use the way English makes them: relegalization, skegs.

Of the unknown lower-case words of 21,000 words of clean Wikipedia (MLQE-PE sources), a fifth is made like this; of
those of 1,403 machine-translated sentences a twentieth.
"""

from collections.abc import Callable

# Those that go with words of any field and stay recognizable; short ones ("in", "co", "en") begin too many other words.
_PREFIXES = tuple(
    "anti counter cross deep eco ex hyper infra inter intra macro mega meta micro mid mini mono multi neo non off over "
    "para photo poly post pre proto pseudo quasi re semi sub super supra trans tri ultra un under up de".split()
)
_LEAST_REST = 4  # letters behind the prefix
_KNOWN = 2.5  # per thousand million words, in powers of ten
_LEAST_SINGULAR = 4

Commonness = Callable[[str], float | None]


def is_derived(word: str, commonness: Commonness) -> bool:
    """Whether a lower-case word is a prefix and a word known well, one who does it, or the plural of a word in use."""
    singular = word.removesuffix("s")
    if singular != word and len(singular) >= _LEAST_SINGULAR and commonness(singular) is not None:
        return True
    doing = singular.removesuffix("er")
    parts = [word[len(prefix) :] for prefix in _PREFIXES if word.startswith(prefix)]
    parts += [doing, doing + "e"] if doing != singular and len(doing) > _LEAST_REST else []
    return any(len(part) >= _LEAST_REST and (commonness(part) or 0) >= _KNOWN for part in parts)
