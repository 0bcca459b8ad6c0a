"""Numbers and origin spans as bytes."""

import pytest

from facing.core.edit import Origin
from facing.core.looks import Look, LookSpan
from facing.core.origins import OriginSpan
from facing.store import packing_before_3
from facing.store.packing import pack_looks, pack_numbers, pack_origins, unpack_looks, unpack_numbers, unpack_origins


@pytest.mark.parametrize(
    ("numbers", "packed"),
    [
        ([], b""),
        ([0], b"\x00"),
        ([1, 2, 3], b"\x02\x02\x02"),
        ([5, 4, 63], b"\x0a\x01\x76"),
        ([64], b"\x80\x01"),
        ([-64], b"\x7f"),
        ([10**18], None),
    ],
)
def test_numbers(numbers: list[int], packed: bytes | None) -> None:
    # The bytes are on disks: they must not change.
    if packed is not None:
        assert pack_numbers(numbers) == packed
    assert unpack_numbers(pack_numbers(numbers)) == numbers


def test_a_number_cut_off_is_noticed() -> None:
    with pytest.raises(ValueError, match="cut off"):
        unpack_numbers(pack_numbers([10**6])[:-1])


def test_origins() -> None:
    spans = {
        7: (OriginSpan(0, 4, Origin.TYPED), OriginSpan(4, 4, Origin.IMPORT)),
        0: tuple(OriginSpan(number, number + 1, origin) for number, origin in enumerate(Origin)),
        3: (),
    }
    packed = pack_origins(spans)
    assert unpack_origins(packed) == spans
    assert pack_origins({1: (OriginSpan(2, 5, Origin.RULE),)}) == b"\x02\x02\x02\x04\x06\x02"
    for end in range(len(packed)):
        with pytest.raises(ValueError, match=r"cut off|no spans"):
            unpack_origins(packed[:end])
    with pytest.raises(ValueError, match="no kind of span"):
        unpack_origins(packed[:-1] + b"\x7e")


def test_looks() -> None:
    looks = {
        4: (LookSpan(1, 3, Look(bold=True)), LookSpan(3, 9, Look(False, True))),
        0: (LookSpan(0, 200, Look(italic=False)),),
    }
    packed = pack_looks(looks)
    assert unpack_looks(packed) == looks
    assert pack_looks({1: (LookSpan(2, 5, Look(bold=True)),)}) == b"\x02\x02\x02\x04\x06\x04"
    for broken in (packed[:-1], packed[:-1] + b"\x7e", packed[:-1] + b"\x00"):
        with pytest.raises(ValueError, match=r"cut off|no spans|no kind of span|no looks"):
            unpack_looks(broken)


def test_origins_as_older_schemas_have_them() -> None:
    packed = pack_numbers([1, 1, 2, 5, 1, 7, 2, 0, 4, 0, 4, 4, 6])
    assert packed[:5] == b"\x02\x00\x02\x06\x07"
    assert packing_before_3.unpack_origins(packed) == {
        1: (OriginSpan(2, 5, Origin.RULE),),
        7: (OriginSpan(0, 4, Origin.TYPED), OriginSpan(4, 4, Origin.IMPORT)),
    }
    with pytest.raises(ValueError, match="no origin spans"):
        packing_before_3.unpack_origins(packed[:-1])
