from pathlib import Path

from facing.formats.registry import AllFormats
from facing.session.two_files import read_correction

FORMATS = AllFormats()


def test_a_correction_is_read_in_the_encoding_of_its_original(tmp_path: Path) -> None:
    corrected = tmp_path / "corrected.txt"
    corrected.write_bytes("сыр и хлеб".encode("koi8_r"))
    original = FORMATS.from_bytes(Path("a.txt"), "сыр и хлеп".encode("koi8_r"), "mac_cyrillic")
    assert FORMATS.read(corrected).decoding.encoding == "koi8-r"
    assert read_correction(FORMATS, corrected, original).decoding.encoding == "mac-cyrillic"


def test_a_correction_that_was_saved_as_utf8_or_does_not_fit_is_read_as_what_it_is(tmp_path: Path) -> None:
    corrected = tmp_path / "corrected.txt"
    original = FORMATS.from_bytes(Path("a.txt"), "un été à la mer".encode("cp1252"), "cp1252")
    corrected.write_text("un été à la mér", "utf-8")
    assert read_correction(FORMATS, corrected, original).decoding.encoding == "utf-8"
    corrected.write_bytes(b"un \x81t\x8d")
    assert read_correction(FORMATS, corrected, original).text == FORMATS.read(corrected).text
