import pytest

from facing.diff.rows import Operation, Run
from facing.diff.wording import compare_words
from tests.unit.diff.rendering import rendered_runs


def shown(original: str, corrected: str) -> str:
    return rendered_runs(compare_words(original, corrected), original, corrected)


@pytest.mark.parametrize(
    ("original", "corrected", "expected"),
    [
        ("", "", ""),
        ("", "new", "{+new+}"),
        ("old", "", "[-old-]"),
        ("same words", "same words", "same words"),
        # White space goes with what was put in or taken out, once.
        ("a b", "a X b", "a {+X +}b"),
        ("a.", "a Y.", "a{+ Y+}."),
        ("a", "a Y", "a{+ Y+}"),
        (" a", "a", "[-·-]a"),
        ("a  b", "a b", "a[-··-]{+·+}b"),
        ("a\nb", "a b", "a[-⏎-]{+·+}b"),
        ("   ", "", "[-···-]"),
        # Islands.
        ("red, white", "blue, green", "[-red, white-]{+blue, green+}"),
        ("recieve, adress", "receive, address", "[-recieve-]{+receive+}, [-adress-]{+address+}"),
        ("saw the cat", "heard the dog", "[-saw the cat-]{+heard the dog+}"),
        ("the big house", "the very big old house", "the {+very +}big {+old +}house"),
        # Punctuation.
        ("“Hello there,” he", '"Goodbye there!" he', '[-“-]{+"+}[-Hello-]{+Goodbye+} there[-,”-]{+!"+} he'),
        ("world.” x", 'planet." x', '[-world-]{+planet+}.[-”-]{+"+} x'),
        ("well he", "well, he", "well{+,+} he"),
        ("it\u2019s", "it's", "it[-\u2019-]{+'+}s"),
        ("\u201c\u0301Yes", '"\u0301Yes', '[-\u201c\u0301-]{+"\u0301+}Yes'),
        ("to-day", "today", "to[---]day"),
        ("a word ", "two words\t", "[-a-]{+two+} [-word-]{+words+}[-·-]{+→+}"),
        # Nothing but words that changed places stays.
        ("x — y – z", "x – y — z", "x [-—-]{+–+} y [-–-]{+—+} z"),
    ],
)
def test_runs(original: str, corrected: str, expected: str) -> None:
    assert shown(original, corrected) == expected


def test_runs_count_in_code_points_of_their_own_side() -> None:
    assert compare_words("a 👩\u200d🚀 b", "a b c") == (
        Run(Operation.EQUAL, (0, 2), (0, 2)),
        Run(Operation.DELETE, (2, 6), None),
        Run(Operation.EQUAL, (6, 7), (2, 3)),
        Run(Operation.INSERT, None, (3, 5)),
    )


@pytest.mark.parametrize(
    ("kept", "added"),
    [
        ("He ran. {}He came.", "He said. "),
        ("The sun shone, {}the sea lay still.", "the sand was warm, "),
        ("{}Now we go. Now we stay.", "Now we wait. "),
    ],
)
def test_what_is_put_in_or_taken_out_is_a_whole_sentence_or_clause(kept: str, added: str) -> None:
    short, long = kept.format(""), kept.format(added)
    assert shown(short, long) == kept.format(f"{{+{added}+}}")
    assert shown(long, short) == kept.format(f"[-{added}-]")
