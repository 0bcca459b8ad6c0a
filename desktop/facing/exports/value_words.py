"""The words for what a finding or change is, which has a fixed name in files for programs."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class ValueWords:
    """Words by fixed name; a name that is not here is the word itself."""

    sorts: Mapping[str, str] = field(default_factory=dict)
    origins: Mapping[str, str] = field(default_factory=dict)
    sides: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, str] = field(default_factory=dict)
    certainties: Mapping[str, str] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)


def word(words: Mapping[str, str], name: str) -> str:
    """The word for a fixed name."""
    return words.get(name, name)
