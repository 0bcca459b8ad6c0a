"""Which kinds of text are told to be wrapped at a fixed width, and which have lines for other reasons."""

import textwrap

import pytest

from facing.core.passage import looks_wrapped

PROSE = [
    (
        "The garden behind the house had been left to itself for so many years that nobody in the "
        "family could say where the paths had once been, or which of the old trees had been "
        "planted by whom."
    ),
    (
        "In spring the grass stood as high as a child, and in autumn the leaves lay so deep under "
        "the beeches that the dog disappeared in them. It was there, on a morning in October, that "
        "the letter was found, folded twice and put under a stone."
    ),
    (
        '"You should have told me," said Martha, who had not taken her coat off, "before the '
        'others came home and began to ask about it." He shook his head. There was nothing to '
        "tell, he said, and nobody to tell it to, not in this house and not in this village either."
    ),
]


def fill(width: int, paragraphs: list[str] = PROSE, first: str = "", others: str = "") -> str:
    return "\n\n".join(
        textwrap.fill(each, width, initial_indent=first, subsequent_indent=others) for each in paragraphs
    )


GERMAN = [
    (
        "Der Garten hinter dem Hause war so viele Jahre sich selbst überlassen gewesen, daß "
        "niemand in der Familie sagen konnte, wo einst die Wege verlaufen waren oder welcher der "
        "alten Bäume von wem gepflanzt worden war."
    ),
    (
        "Im Frühjahr stand das Gras so hoch wie ein Kind, und im Herbst lag das Laub unter den "
        "Buchen so tief, daß der Hund darin verschwand; dort wurde an einem Morgen im Oktober der "
        "Brief gefunden."
    ),
]


def hyphenated(paragraph: str, width: int) -> str:
    lines = [""]
    for word in paragraph.split():
        room = width - len(lines[-1]) - 2
        if room >= len(word):
            lines[-1] = f"{lines[-1]} {word}".strip()
        elif room >= 3 and len(word) >= 7 and word.isalpha():
            cut = min(room, len(word) - 3)
            lines[-1] += f" {word[:cut]}-"
            lines.append(word[cut:])
        else:
            lines.append(word)
    return "\n".join(lines)


MAIL = "\n>\n".join(textwrap.fill(p, 68, initial_indent="> ", subsequent_indent="> ") for p in PROSE)
WRAPPED = {
    "60": fill(60),
    "66": fill(66),
    "72": fill(72),
    "80": fill(80),
    "76 de": fill(76, GERMAN),
    "65 no blank, indent": "\n".join(textwrap.fill(p, 65, initial_indent="   ") for p in PROSE),
    "block indent 4": fill(72, first="    ", others="    "),
    "hanging": fill(70, others="   "),
    "one long paragraph": textwrap.fill(" ".join(PROSE), 72),
    "hyphenated 60": "\n\n".join(hyphenated(p, 60) for p in PROSE),
    "hyphenated 50": "\n\n".join(hyphenated(p, 50) for p in PROSE + GERMAN),
    "mail quoted": MAIL,
    "mail with answer": MAIL + "\n\n" + textwrap.fill(PROSE[0], 70) + "\n\nBest\nAnna",
    "numbered": "\n\n".join(textwrap.fill(f"{i}. {p}", 70, subsequent_indent="   ") for i, p in enumerate(PROSE, 1)),
    "bullets": "\n".join(textwrap.fill(f"- {p}", 70, subsequent_indent="  ") for p in PROSE),
    "numbered no blank": "\n".join(textwrap.fill(f"{i}. {p}", 70) for i, p in enumerate(PROSE, 1)),
    "letter": "Anna Berg\n14 Mill Lane\nNorthwick\n\n12 March\n\nDear Sir,\n\n"
    + fill(68)
    + "\n\nYours faithfully,\nAnna Berg",
    "heading": "CHAPTER ONE\n\nThe garden\n\n" + fill(72),
    "short 5 lines": textwrap.fill(PROSE[0] + " " + PROSE[1][:140], 72),
    "narrow 45": fill(45),
}
NOT_WRAPPED = {
    "paragraphs": "\n\n".join(PROSE),
    "one per line": "\n".join(PROSE * 3),
    "poem": "\n".join(
        [
            "The evening comes along the wall,",
            "it brings the smell of rain and hay,",
            "and no one in the house at all",
            "can say what we had lost that day.",
            "",
            "The clock goes on, the kettle sings,",
            "the cat lies down beside the door,",
            "and I have put away the things",
            "that you will never ask me for.",
        ]
        * 3
    ),
    "poem long lines": "\n".join(
        [
            "And when the winter came across the mountains to the sea,",
            "we lit the lamps along the quay and waited for the mail,",
            "and nobody remembered what the letter ought to be,",
            "but all of us were sure of it, the parson told the tale,",
        ]
        * 4
    ),
    "code": (
        "def total(rows):\n    result = 0\n    for row in rows:\n        result += row.price * "
        "row.number\n    return result\n\n\nclass Shop:\n    def __init__(self, name):\n        "
        "self.name = name\n        self.rows = []\n\n    def add(self, row):\n        "
        "self.rows.append(row)\n"
    )
    * 2,
    "code long": "\n".join(
        f"    value_{i} = compute_something(first_argument_{i}, second_argument_{i})" for i in range(20)
    ),
    "table": "\n".join(
        f"{n:<20}{a:>10}{b:>12}{c:>14}"
        for n, a, b, c in [
            ("Apples", 12, 3.4, "in stock"),
            ("Pears", 7, 2.25, "sold out"),
            ("Plums", 120, 13.4, "in stock"),
            ("Quinces", 3, 7.1, "on order"),
        ]
        * 4
    ),
    "log": "\n".join(
        f"2021-03-0{i % 9 + 1} 12:0{i % 6}:11 server worker[{i}]: request {i * 37} took {i * 3} ms and was answered"
        for i in range(20)
    ),
    "dialogue": "\n".join(
        [
            '"Where have you been?"',
            '"In the garden, as I told you this morning."',
            '"Nobody saw you there, not even the dog."',
            "He laughed, and she did not laugh with him.",
            '"The dog sees nothing any more, it is too old for that."',
        ]
        * 5
    ),
    "list items": "\n".join(f"Item {i}: a thing that is wanted for the kitchen and the garden" for i in range(20)),
    "bullet one line": "\n".join(f"- a thing that is wanted for the kitchen, number {i}, and more" for i in range(20)),
    "addresses": "\n".join(
        [
            "Anna Berg",
            "14 Mill Lane, flat 3, second staircase, Northwick",
            "",
            "Paul Stone",
            "2 Harbour Street, above the baker's shop, Westport",
            "",
        ]
        * 8
    ),
    "sentences per line": "\n".join(
        (
            "The letter was found under a stone. It was folded twice. Nobody in the house knew about "
            "it. The dog was in the garden all day. In autumn the leaves lay deep under the old "
            "beeches."
        )
        .replace(". ", ".\n")
        .split("\n")
        * 4
    ),
    "subtitle-like": "\n".join(
        [
            "I have been looking for you",
            "all over the town since noon.",
            "",
            "You should have asked the baker,",
            "he knows where everyone is.",
            "",
        ]
        * 8
    ),
    "glossary": "\n".join(f"term number {i}\tBegriff Nummer {i}\tused in contracts and letters" for i in range(20)),
    "headlines": "\n".join(
        [
            "Government to build new harbour in the north of the country",
            "Teachers ask for smaller classes and better books in schools",
            "Rain expected for most of the week, says weather office",
            "Old bridge over river to be closed until the end of summer",
            "Museum shows paintings that nobody has seen for years",
        ]
        * 3
    ),
    "toc": "\n".join(
        f"Chapter {i}: What happened in the garden behind the house ........ {i * 11}" for i in range(1, 20)
    ),
    "long lines 200": "\n".join(textwrap.fill(" ".join(PROSE * 3), 200).split("\n")),
}


@pytest.mark.parametrize("kind", WRAPPED)
def test_wrapped_prose_is_found_out(kind: str) -> None:
    assert looks_wrapped(WRAPPED[kind].split("\n"))


@pytest.mark.parametrize("kind", NOT_WRAPPED)
def test_lines_that_are_meant_as_lines_are_left_alone(kind: str) -> None:
    assert not looks_wrapped(NOT_WRAPPED[kind].split("\n"))
