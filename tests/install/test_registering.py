"""The desktop knows work files, opens them in the program, and forgets it again."""

import plistlib
import shutil
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree

import pytest

from facing.core.endings import WORK_FILE
from facing.formats.work_file import MIME_TYPE
from setup_steps import linux_desktop, registering
from setup_steps.environment import Environment
from setup_steps.linux_desktop import LinuxDesktop, entry_for, quoted
from setup_steps.problem import SetUpProblem
from setup_steps.progress import Progress
from setup_steps.windows_icon import icon_of

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    """One with the program in it, in a folder whose name needs quotes."""
    environment = Environment(tmp_path / 'my $ "programs" 100%' / ".venv", windows=False)
    environment.scripts.mkdir(parents=True)
    environment.command("facing").write_text("#!/bin/sh\n", encoding="utf-8")
    environment.command("facing").chmod(0o755)
    return environment


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's data folder."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "data"


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_registering_puts_the_entry_the_type_and_the_icons_there_and_nothing_twice(
    environment: Environment, data: Path
) -> None:
    registering.register(environment, RESOURCES, Progress(), "linux")
    once = files(data)
    registering.register(environment, RESOURCES, Progress(), "linux")
    assert files(data).keys() == once.keys()
    assert once.keys() >= {
        "applications/facing.desktop",
        "mime/packages/facing-work.xml",
        "icons/hicolor/scalable/apps/facing.svg",
        "icons/hicolor/scalable/mimetypes/application-vnd.facing-pages.work+zip.svg",
    }


def test_what_is_taken_back_leaves_nothing_of_the_program(environment: Environment, data: Path) -> None:
    (data / "applications").mkdir(parents=True)
    (data / "applications" / "other.desktop").write_text("[Desktop Entry]\nType=Application\nName=Other\nExec=true\n")
    registering.unregister(environment, Progress(), "linux")
    registering.register(environment, RESOURCES, Progress(), "linux")
    registering.unregister(environment, Progress(), "linux")
    held = files(data)
    assert "applications/other.desktop" in held
    assert [name for name, content in held.items() if b"facing" in content or "facing" in name] == []


def test_the_entry_starts_the_program_of_this_folder(environment: Environment, data: Path) -> None:
    registering.register(environment, RESOURCES, Progress(), "linux")
    entry = data / "applications" / "facing.desktop"
    lines = entry.read_text("utf-8").splitlines()
    folder = environment.folder.parent
    # Backslashes of the quotes are doubled, as in every string of such a file.
    inside = str(folder).replace('"', '\\\\"').replace("$", "\\\\$").replace("%", "%%")
    assert f'Exec="{inside}/.venv/bin/facing" %f' in lines
    assert f"TryExec={environment.command('facing')}" in lines
    if shutil.which("desktop-file-validate"):
        told = subprocess.run(["desktop-file-validate", entry], capture_output=True, text=True, check=False)
        assert told.returncode == 0, told.stdout
        assert "error" not in told.stdout


def test_arguments_are_quoted_as_desktops_read_them() -> None:
    assert quoted('a b"c`d$e\\f%g') == '"a b\\"c\\`d\\$e\\\\f%%g"'
    assert entry_for("Exec=facing %f\nTryExec=facing\n", Path("/a b/facing")) == (
        'Exec="/a b/facing" %f\nTryExec=/a b/facing\n'
    )


def test_the_desktop_tells_a_work_file_by_name_and_by_content(environment: Environment, data: Path) -> None:
    if not shutil.which("update-mime-database"):
        pytest.skip("update-mime-database is not installed")
    registering.register(environment, RESOURCES, Progress(), "linux")
    assert f"50:{MIME_TYPE}:*{WORK_FILE}" in (data / "mime" / "globs2").read_text("utf-8")
    assert MIME_TYPE.encode() in (data / "mime" / "magic").read_bytes()


def test_the_magic_is_what_work_files_begin_with() -> None:
    space = {"mime": "http://www.freedesktop.org/standards/shared-mime-info"}
    root = ElementTree.parse(RESOURCES / "linux" / "facing-work.xml").getroot()
    released = RESOURCES.parent / "tests" / "golden" / "work" / "version-1.facing"
    inner = root.find(".//mime:match/mime:match", space)
    assert inner is not None
    offset, value = int(inner.attrib["offset"]), inner.attrib["value"].encode()
    assert released.read_bytes()[offset : offset + len(value)] == value


def test_missing_tools_are_named(
    environment: Environment, data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(linux_desktop.shutil, "which", lambda name: None)
    registering.register(environment, RESOURCES, Progress(), "linux")
    assert "update-mime-database is missing" in capsys.readouterr().err


def test_a_relative_data_folder_does_not_count() -> None:
    assert LinuxDesktop.of_user({"XDG_DATA_HOME": "here"}).data == Path.home() / ".local" / "share"


def test_a_program_that_is_not_there_is_not_registered(tmp_path: Path, data: Path) -> None:
    with pytest.raises(SetUpProblem, match="not set up here"):
        registering.register(Environment(tmp_path / ".venv"), RESOURCES, Progress(), "linux")
    assert not data.exists()


class Registry:
    """The user's classes as a dictionary."""

    def __init__(self) -> None:
        self.held: dict[str, dict[str, str]] = {r".txt\OpenWithProgids": {"Other.Editor": ""}}

    def set(self, key: str, name: str, value: str) -> None:
        self.held.setdefault(key, {})[name] = value

    def get(self, key: str, name: str) -> str | None:
        return self.held.get(key, {}).get(name)

    def remove(self, key: str, name: str | None) -> None:
        if name is None:
            self.held = {each: held for each, held in self.held.items() if f"{each}\\".find(f"{key}\\") != 0}
        else:
            self.held.get(key, {}).pop(name, None)


@pytest.fixture
def registry(monkeypatch: pytest.MonkeyPatch) -> Registry:
    registry = Registry()

    @contextmanager
    def user_classes() -> Iterator[Registry]:
        yield registry

    monkeypatch.setattr(registering, "user_classes", user_classes)
    monkeypatch.setattr(registering, "_draw_icon", lambda *_: None)
    return registry


def on_windows(tmp_path: Path) -> Environment:
    environment = Environment(tmp_path / "with space", windows=True)
    environment.scripts.mkdir(parents=True)
    environment.command("facing").touch()
    return environment


def test_windows_opens_work_files_with_the_program_and_offers_it_for_texts(registry: Registry, tmp_path: Path) -> None:
    environment = on_windows(tmp_path)
    registering.register(environment, RESOURCES, Progress(), "win32")
    kind = registry.held[WORK_FILE][""]
    assert registry.held[WORK_FILE]["Content Type"] == MIME_TYPE
    assert registry.held[rf"{kind}\shell\open\command"][""] == f'"{environment.command("pythonw")}" -m facing "%1"'
    offered = set(registry.held[r".txt\OpenWithProgids"]) - {"Other.Editor"}
    assert all(rf"{name}\shell\open\command" in registry.held for name in offered)
    assert len(offered) == 1
    assert "" not in registry.held.get(".txt", {})


def test_windows_forgets_all_of_it_and_nothing_else(registry: Registry, tmp_path: Path) -> None:
    environment = on_windows(tmp_path)
    registering.register(environment, RESOURCES, Progress(), "win32")
    registering.unregister(environment, Progress(), "win32")
    left = {key: held for key, held in registry.held.items() if held}
    assert left == {r".txt\OpenWithProgids": {"Other.Editor": ""}}


def test_work_files_that_another_program_has_taken_stay_with_it(registry: Registry, tmp_path: Path) -> None:
    environment = on_windows(tmp_path)
    registering.register(environment, RESOURCES, Progress(), "win32")
    registry.set(WORK_FILE, "", "Other.Archive")
    registering.unregister(environment, Progress(), "win32")
    assert registry.get(WORK_FILE, "") == "Other.Archive"
    assert registry.held[rf"{WORK_FILE}\OpenWithProgids"] == {}


def test_an_icon_lists_its_pictures_with_their_places() -> None:
    data = icon_of([(16, b"small"), (256, b"large one")])
    assert struct.unpack("<HHH", data[:6]) == (0, 1, 2)
    for number, (width, content) in enumerate([(16, b"small"), (0, b"large one")]):
        found = struct.unpack("<BBBBHHII", data[6 + 16 * number : 22 + 16 * number])
        assert (found[0], found[1]) == (width, width)
        assert data[found[7] : found[7] + found[6]] == content


def test_what_a_macos_bundle_says_of_its_files_names_the_type_and_the_ending() -> None:
    told = plistlib.loads((RESOURCES / "macos" / "Info.plist").read_bytes())
    (exported,) = told["UTExportedTypeDeclarations"]
    tags = exported["UTTypeTagSpecification"]
    assert tags["public.filename-extension"] == [WORK_FILE.removeprefix(".")]
    assert tags["public.mime-type"] == [MIME_TYPE]
    assert exported["UTTypeIdentifier"] in told["CFBundleDocumentTypes"][0]["LSItemContentTypes"]
