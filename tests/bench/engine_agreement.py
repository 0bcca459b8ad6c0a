"""How far the embedded checker and LanguageTool agree: a table in Markdown.

Run as ``python -m tests.bench.engine_agreement FILES.jsonl``, with texts in the form of ``facing bench detect``. Two
findings agree where they touch the same letters, whatever kind each engine takes the error for.
"""

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from facing.checkers.embedded import EmbeddedChecker
from facing.checkers.languagetool import LanguageToolChecker
from facing.checkers.languagetool_install import LanguageToolFinder
from facing.cli.detection import read_labelled
from facing.core.checkers import PassageChecker, Remark
from facing.core.finding import Kind
from facing.core.passage import Passage, joined

LANGUAGE = "en-US"
HEAP = 512
AT_ONCE = 200  # passages

Said = list[tuple[Remark, ...]]


def asked(engine: PassageChecker, passages: Sequence[Passage]) -> Said:
    """What an engine says of each passage."""
    engine.prepare(LANGUAGE)
    try:
        parts = [passages[first : first + AT_ONCE] for first in range(0, len(passages), AT_ONCE)]
        return [said for part in parts for said in engine.check_passages(part, LANGUAGE)]
    finally:
        engine.close()


def agreement(mine: Said, others: Said) -> dict[Kind, tuple[int, int]]:
    """For each kind how many findings there are, and how many of them the other engine has too."""
    found: Counter[Kind] = Counter()
    shared: Counter[Kind] = Counter()
    for here, there in zip(mine, others, strict=True):
        for remark in here:
            found[remark.kind] += 1
            shared[remark.kind] += any(remark.start < each.end and each.start < remark.end for each in there)
    return {kind: (found[kind], shared[kind]) for kind in Kind if found[kind]}


def table(embedded: Said, languagetool: Said) -> str:
    """The shares both ways, by kind."""
    ours, theirs = agreement(embedded, languagetool), agreement(languagetool, embedded)
    ours_all = tuple(sum(each) for each in zip(*ours.values(), strict=True))
    theirs_all = tuple(sum(each) for each in zip(*theirs.values(), strict=True))
    kinds = [kind for kind in Kind if kind in ours or kind in theirs]
    rows = [(kind.value, ours.get(kind, (0, 0)), theirs.get(kind, (0, 0))) for kind in kinds]
    lines = [
        "| kind | embedded: findings | LanguageTool has them too | LanguageTool: findings | embedded has them too |",
        "|---|---|---|---|---|",
    ]
    for name, (found, shared), (others, both) in (*rows, ("all", ours_all, theirs_all)):
        lines.append(f"| {name} | {found} | {_share(shared, found)} | {others} | {_share(both, others)} |")
    return "\n".join(lines)


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "-"


def main(files: Sequence[str]) -> None:
    """Print the table for the texts of these files."""
    texts = list(dict.fromkeys(text.text for file in files for text in read_labelled(Path(file))))
    passages = [joined([(number, text)], "") for number, text in enumerate(texts)]
    embedded = asked(EmbeddedChecker(), passages)
    languagetool = asked(LanguageToolChecker(LanguageToolFinder(), HEAP), passages)
    words = sum(len(text.split()) for text in texts)
    sys.stdout.write(f"{len(texts)} texts, {words} words\n\n{table(embedded, languagetool)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
