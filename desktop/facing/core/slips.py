"""How one word can become another by a slip of the hand."""


def are_exchanged(one: str, other: str) -> bool:
    """Whether two neighbouring letters stand the other way round, and all else is the same."""
    if len(one) != len(other):
        return False
    differing = [at for at in range(len(one)) if one[at] != other[at]]
    return (
        len(differing) == 2
        and differing[1] == differing[0] + 1
        and one[differing[0]] == other[differing[1]]
        and one[differing[1]] == other[differing[0]]
    )


def one_letter_more(shorter: str, longer: str) -> int | None:
    """Where ``longer`` has one letter that ``shorter`` lacks, all else being the same; ``None`` if that is not so."""
    if len(longer) - len(shorter) != 1:
        return None
    at = next((at for at in range(len(shorter)) if longer[at] != shorter[at]), len(shorter))
    return at if longer[at + 1 :] == shorter[at:] else None


def is_one_slip(one: str, other: str) -> bool:
    """Whether one slip lies between two words: a letter more, less or another, or two neighbours exchanged.

    The distance of Damerau (1964) is 1.
    """
    if len(one) == len(other):
        differing = sum(first != second for first, second in zip(one, other, strict=True))
        return differing == 1 or are_exchanged(one, other)
    shorter, longer = sorted((one, other), key=len)
    return one_letter_more(shorter, longer) is not None
