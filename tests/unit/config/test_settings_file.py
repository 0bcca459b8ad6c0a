"""Settings in a file that people edit, too."""

from dataclasses import fields, replace
from pathlib import Path

import pytest

from facing.config.settings_file import SettingsFile
from facing.core.problem import ProblemCode, UserProblem
from facing.core.settings import CheckerChoice, Settings, ThemeChoice

OTHER = Settings(
    checker=CheckerChoice.EMBEDDED,
    language="de",
    default_english="en-GB",
    theme=ThemeChoice.DARK,
    font_family='Gentium "Book" é',
    font_size=15.5,
    line_spacing=2.0,
    languagetool_heap=1024,
    languagetool_ngrams="/data/ngrams",
    languagetool_rules="/data/rules.cfg",
    languagetool_picky=True,
    mother_tongue="de",
    mark_hints=True,
    rules_off=("TYPO", "A:B"),
    rules_on=("OTHER",),
    advance_after_decision=False,
    glossaries=("/a/b.csv", "C:\\x.csv", "/a/\udcff.csv"),
    typing_aids=False,
    typing_quotes=False,
    typing_dashes=False,
    typing_ellipses=False,
    typing_spaces=False,
    show_invisibles=True,
    recent_characters=("—", "\u00a0"),
    backup_folder="/backups",
)

BY_HAND = """\
# My settings
theme = "dark"   # easier on the eyes
window_width = 1200  # a later program knows this

# Larger at work
font_size = 16

[later]
unknown = [1, 2]
theme = "inside a table"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def test_without_a_file_everything_has_its_default(path: Path) -> None:
    loaded = SettingsFile(path).load()
    assert loaded.settings == Settings()
    assert loaded.problems == ()
    assert not path.exists()


def test_all_settings_come_back(path: Path) -> None:
    # One that is missing here would be missing on disk.
    assert all(getattr(OTHER, field.name) != field.default for field in fields(Settings))
    SettingsFile(path).save(OTHER)
    assert SettingsFile(path).load().settings == OTHER
    SettingsFile(path).save(Settings())
    loaded = SettingsFile(path).load()
    assert loaded.settings == Settings()
    assert loaded.problems == ()


def test_what_a_person_wrote_is_kept(path: Path) -> None:
    path.write_text(BY_HAND, "utf-8")
    file = SettingsFile(path)
    settings = file.load().settings
    assert settings == replace(Settings(), theme=ThemeChoice.DARK, font_size=16.0)
    file.save(settings)
    assert path.read_text("utf-8") == BY_HAND
    file.save(replace(settings, font_size=18.0, language="fr", theme=ThemeChoice.LIGHT))
    text = path.read_text("utf-8")
    assert text.replace('language = "fr"\n', "") == BY_HAND.replace("= 16", "= 18.0").replace('"dark"', '"light"')
    assert text.index("language") < text.index("[later]")
    assert file.load().settings == replace(settings, font_size=18.0, language="fr", theme=ThemeChoice.LIGHT)


def test_windows_line_ends_are_kept(path: Path) -> None:
    path.write_bytes(b'\xef\xbb\xbf# mine\r\ntheme = "dark"\r\n')
    settings = SettingsFile(path).load().settings
    assert settings.theme is ThemeChoice.DARK
    SettingsFile(path).save(replace(settings, theme=ThemeChoice.LIGHT))
    assert path.read_bytes() == b'# mine\r\ntheme = "light"\r\n'


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("checker", '"grammarly"'),
        ("checker", "1"),
        ("theme", "[]"),
        ("language", "3"),
        ("font_family", "true"),
        ("font_size", '"large"'),
        ("font_size", "0"),
        ("font_size", "-3"),
        ("font_size", "nan"),
        ("font_size", "inf"),
        ("font_size", "true"),
        ("line_spacing", "100"),
        ("languagetool_heap", "1.5"),
        ("languagetool_heap", "1"),
        ("languagetool_heap", "false"),
        ("advance_after_decision", '"yes"'),
        ("advance_after_decision", "1"),
        ("glossaries", '"one.csv"'),
        ("glossaries", "[1]"),
        ("theme", '{ name = "dark" }'),
    ],
)
def test_a_value_that_cannot_be_used_is_told_and_its_default_taken(path: Path, key: str, value: str) -> None:
    other = "default_english" if key != "default_english" else "language"
    path.write_text(f'{key} = {value}\n{other} = "en-GB"\n', "utf-8")
    loaded = SettingsFile(path).load()
    assert loaded.settings == replace(Settings(), **{other: "en-GB"})  # type: ignore[arg-type]
    (problem,) = loaded.problems
    assert problem.code is ProblemCode.SETTINGS_UNUSABLE
    assert set(problem.facts) == {"path", "key", "value"}
    assert (problem.facts["path"], problem.facts["key"]) == (path, key)
    SettingsFile(path).save(replace(loaded.settings, font_size=20.0))
    again = SettingsFile(path).load()
    assert again.settings.font_size == 20.0
    assert again.problems == ()


def test_a_setting_that_is_a_table_is_told_and_can_be_set_again(path: Path) -> None:
    path.write_text('language = "de"\n[later]\na = 1\n[theme]\nname = "dark"\n[more]\nb = 2\n', "utf-8")
    loaded = SettingsFile(path).load()
    assert [problem.facts["key"] for problem in loaded.problems] == ["theme"]
    SettingsFile(path).save(replace(loaded.settings, theme=ThemeChoice.DARK))
    again = SettingsFile(path).load()
    assert again.settings == replace(Settings(), language="de", theme=ThemeChoice.DARK)
    assert again.problems == ()
    assert "b = 2" in path.read_text("utf-8")


@pytest.mark.parametrize("content", [b"theme = \n", b"[[[", b"\xff\xfe\x00", b"a = 1\na = 2\n", b"= 3"])
def test_a_file_that_cannot_be_read_is_told_and_kept_beside(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    loaded = SettingsFile(path).load()
    assert loaded.settings == Settings()
    (problem,) = loaded.problems
    assert problem.code is ProblemCode.SETTINGS_UNUSABLE
    assert problem.facts["path"] == path
    assert problem.facts["reason"]
    assert path.read_bytes() == content
    SettingsFile(path).save(OTHER)
    assert SettingsFile(path).load().settings == OTHER
    assert path.with_name("settings.toml.unreadable").read_bytes() == content


def test_a_folder_in_its_place_is_told(path: Path) -> None:
    path.mkdir()
    (problem,) = SettingsFile(path).load().problems
    assert problem.code is ProblemCode.SETTINGS_UNUSABLE


def test_no_room_leaves_the_old_settings(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = SettingsFile(path)
    file.save(OTHER)
    before = path.read_bytes()

    def refuse(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", refuse)
        with pytest.raises(UserProblem) as caught:
            file.save(Settings())
    assert caught.value.code is ProblemCode.DISK_FULL
    assert path.read_bytes() == before
