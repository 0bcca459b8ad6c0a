"""What the command line is given by the composition root."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Protocol, TextIO

from facing.core.document import Choices, IgnoreKey, Original
from facing.core.ports import StoreCare
from facing.core.problem import UserProblem
from facing.session.services import Services


class Working(StrEnum):
    """How a part of the program is: it works, it is not there, or it is there and fails."""

    WORKS = "works"
    MISSING = "missing"
    FAILS = "fails"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What was found out about one part. ``id`` is stable, ``name`` and ``detail`` are for people.

    ``needed``: the program cannot do its work without it. ``facts`` go into the JSON as they are.
    """

    id: str
    name: str
    working: Working
    detail: str = ""
    needed: bool = True
    facts: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Decided:
    """What a user decided: what is ignored in a document and in all, what was chosen for it, its language or auto."""

    ignores: frozenset[IgnoreKey] = frozenset()
    choices: Choices = field(default_factory=Choices)
    language: str = "auto"


NOTHING_DECIDED = Decided()


@dataclass(frozen=True, slots=True)
class Provided:
    """The services of one run. ``drain`` does the work that waits in their tasks, and what that brings.

    ``decided`` looks up what was decided in the window; it changes nothing and never raises. ``problems`` are to be
    told; none of them keeps the run from going on. ``elsewhere`` makes services without a store in another process;
    it can be pickled.
    """

    services: Services
    drain: Callable[[], None]
    decided: Callable[[Original], Decided]
    elsewhere: Callable[[], Services]
    problems: Sequence[UserProblem] = ()


class Provide(Protocol):
    """Makes the services of one run."""

    def __call__(self, base_dir: Path | None, *, with_store: bool) -> Provided:
        """The services, with settings and store in ``base_dir`` (``None``: wherever they are by default).

        Without ``with_store``, nothing in the store is written, and nothing but ``decided`` looks at it, so that texts
        can be checked and compared where no store can be had. The glossaries remember nothing that is added or removed.

        Raises:
            UserProblem: ``STORE_*``, ``DISK_FULL``, ``SETTINGS_UNUSABLE``.
        """


@dataclass(frozen=True, slots=True)
class Wiring:
    """Everything that stands behind the commands. ``probes`` each examine one part of the program, in order.

    ``care`` gives what looks after the store in a folder.
    """

    provide: Provide
    probes: Callable[[Path | None], Sequence[Callable[[], Diagnosis]]]
    care: Callable[[Path | None], StoreCare]


@dataclass(frozen=True, slots=True)
class Streams:
    """Where results and messages go."""

    out: TextIO
    err: TextIO
