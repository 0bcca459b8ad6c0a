"""A ZIP file with one member replaced: nothing else changes, whatever the file looks like."""

import io
import struct
import zipfile

import pytest

from facing.formats.zip_file import ZipContent, ZipDamaged, ZipEncrypted, ZipTooLarge

OTHER = bytes(range(256)) * 5


def made(method: int = zipfile.ZIP_DEFLATED, stream: bool = False, zip64: bool = False, head: bytes = b"") -> bytes:
    """Three members; ``stream``: written without going back, so that sizes stand behind what they are of."""
    file = io.BytesIO()
    file.write(head)
    target = _OneWay(file) if stream else file
    with zipfile.ZipFile(target, "w", method) as archive:
        archive.comment = b"a comment"
        for name, content in (("first.bin", OTHER), ("main.xml", b"<old/>" * 40), ("last.bin", OTHER[::-1])):
            with archive.open(zipfile.ZipInfo(name, (2020, 2, 3, 4, 5, 6)), "w", force_zip64=zip64) as member:
                member.write(content)
    return file.getvalue()


class _OneWay(io.RawIOBase):
    """Cannot be sought in."""

    def __init__(self, file: io.BytesIO) -> None:
        self._file = file

    def writable(self) -> bool:
        return True

    def write(self, data: bytes) -> int:
        return self._file.write(data)


def with_zip64_end(data: bytes) -> bytes:
    """The same file with a ZIP64 end record, as some programs always write it."""
    end = data.rindex(b"PK\x05\x06")
    count, size, offset = struct.unpack_from("<H2L", data, end + 10)
    record = struct.pack("<4sQ2H2L4Q", b"PK\x06\x06", 44, 45, 45, 0, 0, count, count, size, offset)
    locator = struct.pack("<4sLQL", b"PK\x06\x07", 0, end, 1)
    last = bytearray(data[end:])
    struct.pack_into("<2H2L", last, 8, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF)
    return data[:end] + record + locator + bytes(last)


FILES = {
    "packed": made(),
    "stored": made(zipfile.ZIP_STORED),
    "streamed": made(stream=True),
    "with sizes of 64 bits": made(zip64=True),
    "streamed with sizes of 64 bits": made(stream=True, zip64=True),
    "with an end record of 64 bits": with_zip64_end(made()),
    "behind something else": made(head=b"#!/bin/sh\n"),
}


@pytest.mark.parametrize("content", [b"", b"<new/>", b"<longer/>" * 5000])
@pytest.mark.parametrize("kind", FILES)
def test_only_one_member_changes(kind: str, content: bytes) -> None:
    data = FILES[kind]
    archive = ZipContent(data)
    member = archive.member("MAIN.xml")
    assert member is not None
    written = archive.with_member(member, content)
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(io.BytesIO(written)) as after:
        assert after.testzip() is None
        assert after.comment == b"a comment"
        assert after.read("main.xml") == content
        for mine, theirs in zip(before.infolist(), after.infolist(), strict=True):
            assert (mine.filename, mine.date_time, mine.compress_type) == (
                theirs.filename,
                theirs.date_time,
                theirs.compress_type,
            )
            if mine.filename != "main.xml":
                assert after.read(theirs) == before.read(mine)
                assert (mine.extra, mine.flag_bits) == (theirs.extra, theirs.flag_bits)
        first, second = (file.getinfo("main.xml").header_offset for file in (before, after))
        assert written[:second] == data[:first]
    again = ZipContent(written).member("main.xml")
    assert again is not None
    assert ZipContent(written).unpacked(again, 100_000) == content


def test_what_is_wrong_with_a_member_is_told() -> None:
    data = made()
    archive = ZipContent(data)
    member = archive.member("main.xml")
    assert member is not None
    with pytest.raises(ZipTooLarge):
        archive.unpacked(member, 100)
    lying = bytearray(data)
    entry = data.index(b"main.xml", data.index(b"PK\x01\x02")) - 46
    struct.pack_into("<L", lying, entry + 24, 20)  # says that it unpacks to 20 bytes
    liar = ZipContent(bytes(lying))
    told = liar.member("main.xml")
    assert told is not None
    with pytest.raises(ZipDamaged):
        liar.unpacked(told, 100)
    member.flag_bits |= 1
    with pytest.raises(ZipEncrypted):
        archive.unpacked(member, 1000)
    member.flag_bits, member.compress_type = 0, zipfile.ZIP_LZMA
    with pytest.raises(ZipDamaged):
        archive.unpacked(member, 1000)


def test_broken_files_and_doubled_names_are_damaged() -> None:
    with pytest.raises(ZipDamaged):
        ZipContent(b"PK\x03\x04 and no more")
    doubled = made().replace(b"first.bin", b"main.xml2").replace(b"last.bin", b"main.xml")
    with pytest.raises(ZipDamaged):
        ZipContent(doubled).member("main.xml")
    assert ZipContent(made()).member("none.xml") is None


def test_a_way_of_packing_that_is_not_known_is_told() -> None:
    data = bytearray(made())
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + flags] |= 0x20  # compressed patched data
    archive = ZipContent(bytes(data))
    member = archive.member("first.bin")
    assert member is not None
    with pytest.raises(ZipDamaged):
        archive.unpacked(member, 100_000)


def test_a_wrong_number_of_members_at_the_end_does_no_harm() -> None:
    """What counts them reads as far as the directory is long."""
    data = bytearray(made())
    struct.pack_into("<2H", data, data.rindex(b"PK\x05\x06") + 8, 60_000, 60_000)
    archive = ZipContent(bytes(data))
    member = archive.member("main.xml")
    assert member is not None
    again = ZipContent(archive.with_member(member, b"<new/>"))
    names = [again.member(name) for name in ("first.bin", "main.xml", "last.bin")]
    assert [again.unpacked(name, 10_000) for name in names if name] == [OTHER, b"<new/>", OTHER[::-1]]


@pytest.mark.parametrize("place", ["first", "inside", "nowhere"])
def test_members_that_lie_in_each_other_are_damaged(place: str) -> None:
    data = bytearray(made(zipfile.ZIP_STORED))
    directory = data.index(b"PK\x01\x02")
    entry = data.index(b"main.xml", directory) - 46
    second = data.index(b"PK\x03\x04", 4)
    struct.pack_into("<L", data, entry + 42, {"first": 0, "inside": second - 100, "nowhere": 0xFFFFFFF0}[place])
    with pytest.raises(ZipDamaged):
        archive = ZipContent(bytes(data))
        member = archive.member("first.bin")
        assert member is not None
        archive.unpacked(member, 100_000)
