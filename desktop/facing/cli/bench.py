"""``facing bench detect``: how well the checkers find the labelled garbles of a collection."""

from argparse import Namespace
from collections.abc import Iterable, Sequence
from pathlib import Path

from tqdm import tqdm

from facing.cli.checked import CheckedFile, check_file
from facing.cli.detection import Detection, Labelled, Tally, read_labelled
from facing.cli.exit_codes import ExitCode
from facing.cli.output import JsonObject, write_json
from facing.cli.sentences import sentence
from facing.cli.wiring import Provided, Streams
from facing.core.checkers import Remark
from facing.core.finding import Finding, PlacedFinding

_GROUPS = ("all", "engine", "kind", "rule")
_NAME = Path("text.txt")

Said = tuple[tuple[Remark, ...], ...]


class MemoryCache:
    """What was said of all texts, so that each can be a document of its own and still be asked about in batches."""

    def __init__(self) -> None:
        self._said: dict[bytes, Said] = {}

    def recall(self, keys: Sequence[bytes]) -> list[Said | None]:
        """What was kept."""
        return [self._said.get(key) for key in keys]

    def keep(self, said: Iterable[tuple[bytes, Said]]) -> None:
        """Keep it for this run."""
        self._said.update(said)

    def recall_findings(self, reader: str, read: bytes) -> list[Finding] | None:
        """Nothing: what is said of whole documents is asked anew for each."""
        return None

    def keep_findings(self, reader: str, read: bytes, findings: Iterable[Finding]) -> None:
        """Let it go."""


def bench_detect(arguments: Namespace, provided: Provided, streams: Streams) -> ExitCode:
    """Check every text of the files named and tell precision and recall.

    Raises:
        UserProblem: a file cannot be used.
    """
    texts = [text for path in arguments.files for text in read_labelled(path)]
    texts = [text for text in texts if text.share_labelled() <= arguments.at_most]
    choice = arguments.checker or provided.services.settings.checker
    shown, everything = Detection(), Detection()
    cache = MemoryCache()

    def checked(string: str) -> CheckedFile:
        original = provided.services.formats.from_bytes(_NAME, string.encode("utf-8", "surrogatepass"), "utf-8")
        return check_file(provided, original, None, choice, arguments.language, lambda done, all_: None, cache)

    together = checked("\n".join(text.text for text in texts))
    for engine in together.engines:
        if engine.problem is not None:
            streams.err.write(f"{engine.name}: {sentence(engine.problem)}\n")
    watched = streams.err.isatty()
    for text in tqdm(texts, unit=" texts", file=streams.err, disable=not watched, leave=False):
        found = checked(text.text).findings
        _count(shown, text, [placed for placed in found if placed.finding.shown])
        _count(everything, text, found)
    if arguments.json:
        write_json(streams.out, detect_object(shown, everything))
    else:
        for title, detection in (("Shown by default", shown), ("Hints and folded ones too", everything)):
            _write(title, detection, streams)
    return ExitCode.NOTHING_FOUND


def _count(detection: Detection, text: Labelled, found: Sequence[PlacedFinding]) -> None:
    detection.add(text, [each.finding for each in found], [each.start for each in found])


def detect_object(shown: Detection, everything: Detection) -> JsonObject:
    """What ``facing bench detect --json`` prints."""
    return {"schema": "facing.detect/1", "shown": _detection(shown), "everything": _detection(everything)}


def _detection(detection: Detection) -> JsonObject:
    groups: JsonObject = {
        group: [{"name": name, **_figures(tally, detection)} for name, tally in _tallies(detection, group)]
        for group in _GROUPS
    }
    counts: JsonObject = {"texts": detection.texts, "words": detection.words}
    return counts | {"labelled": detection.labelled, "garbles": detection.garbles} | groups


def _figures(tally: Tally, detection: Detection) -> JsonObject:
    return {
        "marks": tally.marks,
        "hits": tally.hits,
        "garbles_touched": len(tally.garbles),
        "per_thousand_words": round(1000 * tally.marks / max(1, detection.words), 3),
        "precision": round(tally.precision(), 4),
        "recall": round(tally.recall(detection.labelled), 4),
        "f_half": round(tally.f_half(detection.labelled), 4),
    }


def _tallies(detection: Detection, group: str) -> list[tuple[str, Tally]]:
    found = [(name, tally) for (where, name), tally in detection.tallies.items() if where == group]
    return sorted(found, key=lambda entry: (-entry[1].marks, entry[0]))


def _write(title: str, detection: Detection, streams: Streams) -> None:
    out = streams.out
    out.write(
        f"{title}: {detection.texts} texts, {detection.words} words, {detection.labelled} labelled"
        f" in {detection.garbles} garbles\n"
    )
    out.write("  marks   hits touched  /1000  prec.  recall   F0.5\n")
    for group in _GROUPS:
        for name, tally in _tallies(detection, group):
            figures = _figures(tally, detection)
            out.write(
                f"{tally.marks:7d}{tally.hits:7d}{len(tally.garbles):8d}"
                f"{figures['per_thousand_words']:7.2f}{figures['precision']:7.3f}"
                f"{figures['recall']:8.4f}{figures['f_half']:7.3f}  {group}: {name}\n"
            )
    out.write("\n")
