"""How an installation of LanguageTool is laid out on disk, the way language-tool-python expects it."""

import hashlib
import json
import shutil
import zipfile
from pathlib import Path
from urllib.parse import quote

VERSION = "6.8"
NAME = f"LanguageTool-{VERSION}"
SERVER = "languagetool-server.jar"
MARKER = "facing-complete.json"
"""Lists every jar and its size; written last, so that its absence shows an installation that is not ours."""

MAIN_CLASS = "org.languagetool.server.HTTPServer"
LONGEST_LINE = 72


def manifest(entries: list[str]) -> str:
    """The manifest of a jar that holds nothing else and starts the server from the jars named."""
    lines = ["Manifest-Version: 1.0", f"Main-Class: {MAIN_CLASS}", "Class-Path: " + " ".join(map(quote, entries))]
    return "".join(f"{_folded(line)}\r\n" for line in lines) + "\r\n"


def _folded(line: str) -> str:
    # The format allows 72 bytes a line; a line that goes on begins with a space, which counts.
    pieces = [line[:LONGEST_LINE]]
    rest = line[LONGEST_LINE:]
    while rest:
        pieces.append(" " + rest[: LONGEST_LINE - 1])
        rest = rest[LONGEST_LINE - 1 :]
    return "\r\n".join(pieces)


def manifest_entries(server: Path) -> list[str]:
    """The paths that the class path in a jar's manifest names."""
    with zipfile.ZipFile(server) as jar:
        text = jar.read("META-INF/MANIFEST.MF").decode("utf-8")
    unfolded = text.replace("\r\n", "\n").replace("\n ", "")
    for line in unfolded.split("\n"):
        if line.startswith("Class-Path:"):
            return line.removeprefix("Class-Path:").split()
    return []


def write_server(folder: Path) -> None:
    """Writes the jar that starts the server from all jars in `libs`."""
    entries = [f"libs/{path.name}" for path in sorted((folder / "libs").glob("*.jar"))]
    with zipfile.ZipFile(folder / SERVER, "w", zipfile.ZIP_DEFLATED) as jar:
        jar.writestr("META-INF/MANIFEST.MF", manifest(entries))


def write_marker(folder: Path) -> None:
    """Writes the list by which an installation is later known to be whole."""
    jars = [folder / SERVER, *sorted((folder / "libs").glob("*.jar"))]
    sizes = {path.relative_to(folder).as_posix(): path.stat().st_size for path in jars}
    (folder / MARKER).write_text(json.dumps(sizes, indent=1), "utf-8")


def expected_digests(listing: Path) -> dict[str, str]:
    """The SHA-256 of each jar, by its name."""
    lines = [line for line in listing.read_text("utf-8").split("\n") if line and not line.startswith("#")]
    return {name: digest for digest, name in (line.split() for line in lines)}


def differing(libraries: Path, expected: dict[str, str]) -> list[str]:
    """The names of the jars that are missing, unexpected or not the ones expected."""
    found = {}
    for path in libraries.iterdir():
        with path.open("rb") as stream:
            found[path.name] = hashlib.file_digest(stream, "sha256").hexdigest()
    return sorted(name for name in found.keys() | expected.keys() if found.get(name) != expected.get(name))


def put_in_place(finished: Path, place: Path) -> None:
    """Moves a finished folder to its place in one step; what was there goes first aside, then away."""
    aside = finished.with_name(finished.name + "-old")
    if place.exists():
        place.rename(aside)
    finished.rename(place)
    shutil.rmtree(aside, ignore_errors=True)
