from pathlib import Path

import pytest

from facing.config.word_list import WordFile
from facing.core.problem import ProblemCode, UserProblem


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "known-words.txt"


def test_there_are_no_words_before_the_first(path: Path) -> None:
    assert WordFile(path).words() == frozenset()
    assert not path.exists()


def test_words_are_kept_one_a_line_behind_what_stands_there(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf# people\r\nPell\r\n\r\nMarta")
    WordFile(path).add(["Vaessen", "Pell", " Vaessen\n", ""])
    assert path.read_bytes() == b"# people\r\nPell\r\n\r\nMarta\nVaessen\n"
    assert WordFile(path).words() == {"Pell", "Marta", "Vaessen"}


def test_words_are_taken_out_and_the_other_lines_stay(path: Path) -> None:
    path.write_text("# people\nPell\nMarta\n")
    WordFile(path).remove(["Pell", "# people"])
    assert path.read_text() == "# people\nMarta\n"


def test_what_was_written_by_hand_meanwhile_is_not_lost(path: Path) -> None:
    mine = WordFile(path)
    mine.add(["Pell"])
    path.write_text("Pell\nRohl\n")
    mine.add(["Marta"])
    assert mine.words() == {"Pell", "Rohl", "Marta"}


def test_words_with_any_letters_come_back(path: Path) -> None:
    odd = ["naïve", "\udc80x", "a\u2028b"]
    WordFile(path).add(odd)
    assert WordFile(path).words() == {"naïve", "\udc80x", "a b"}


def test_a_file_that_is_no_text_holds_no_words_and_is_not_written_over(path: Path) -> None:
    path.write_bytes(b"\xff\xfe\x00")
    assert WordFile(path).words() == frozenset()
    with pytest.raises(UserProblem) as refused:
        WordFile(path).add(["Pell"])
    assert refused.value.code is ProblemCode.FILE_UNDECODABLE
    assert path.read_bytes() == b"\xff\xfe\x00"
