from pathlib import Path

from facing.files.candidates import candidates
from facing.files.decoding import decode

PATH = Path("a.txt")


def found(data: bytes, encoding: str | None = None):  # type: ignore[no-untyped-def]
    _, used = decode(data, PATH, encoding)
    return candidates(data, PATH, used)


def test_the_encoding_in_use_comes_first_with_what_was_guessed_behind_it() -> None:
    all_of_them = found("Привет, как дела".encode("koi8_r"))
    assert all_of_them[0].encoding == "koi8-r"
    assert all_of_them[0].certainty is not None and all_of_them[0].certainty > 0.6
    guessed = [each.certainty is not None for each in all_of_them[1:]]
    assert guessed == sorted(guessed, reverse=True)
    assert len({each.encoding for each in all_of_them}) == len(all_of_them)


def test_only_what_reads_all_the_bytes_is_offered() -> None:
    names = {each.encoding for each in found(b"caf\xe9 \x81 au lait", "iso8859-1")}
    assert "utf-8" not in names
    assert "cp1252" not in names  # 81 is no letter there
    assert "iso8859-1" in names


def test_the_preview_has_the_first_lines_with_foreign_letters() -> None:
    text = "\n".join(["plain"] * 50 + ["Ein Fluß"] + ["plain"] * 5 + ["Grüße"])
    first = found(text.encode("cp1252"))[0]
    assert first.lines == ("Ein Fluß", "Grüße")


def test_a_text_of_plain_letters_reads_alike_in_nearly_all() -> None:
    alike = [each for each in found(b"All plain.\nAnd more.\n") if each.alike]
    assert {"utf-8", "cp1252", "cp1251"} <= {each.encoding for each in alike}
    assert alike[0].lines == ("All plain.", "And more.")
