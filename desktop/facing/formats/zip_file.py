"""A ZIP file in which one member is replaced and every other byte stays: the container of .docx and its like.

What the records hold is told by PKWARE's APPNOTE.TXT 6.3.10, sections 4.3.7 (local header), 4.3.12 (central
directory), 4.3.14 to 4.3.16 (its end, with ZIP64) and 4.5.3 (the ZIP64 field).
"""

import io
import struct
import zipfile
import zlib
from bisect import bisect_right
from collections.abc import Iterator, Mapping

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_LOCATOR = struct.Struct("<4sLQL")
_END_64_SIZE = 40  # where the ZIP64 end record tells how large the directory is, then where
_DESCRIPTOR_FOLLOWS = 0x08
_ENCRYPTED = 0x01
_ZIP64 = 1
_IN_ZIP64 = 0xFFFFFFFF  # stands where the value is in the ZIP64 record
# A book is packed in a third of the time of the usual level, and takes a quarter more room.
_QUICK = 1
_UNREADABLE = (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error, EOFError, OSError)
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


class ZipDamaged(Exception):  # noqa: N818 - names what is wrong with the file
    """The bytes are not a ZIP file that can be read and written."""


class ZipEncrypted(Exception):  # noqa: N818 - names what is wrong with the file
    """A member needs a password."""


class ZipTooLarge(Exception):  # noqa: N818 - names what is wrong with the file
    """A member unpacks to more than the limit; ``size`` is what it says of itself, in bytes."""

    def __init__(self, size: int) -> None:
        super().__init__(size)
        self.size = size


class ZipContent:
    """The members of a ZIP file in memory. Names are found whatever their case, as packages of parts want it.

    Raises:
        ZipDamaged: the bytes are no such file.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        try:
            archive = zipfile.ZipFile(io.BytesIO(data))
            self._members = archive.infolist()
            # ``zipfile`` looks for the directory in its own way: both must have found the same one.
            if archive.start_dir != _directory(data)[0]:
                raise ZipDamaged("there are two directories")
            if any(member.header_offset >= archive.start_dir for member in self._members):
                raise ZipDamaged("a member is not where it should be")
        except _UNREADABLE as error:
            raise ZipDamaged(str(error)) from None
        self._archive = archive
        self._by_name: dict[str, list[zipfile.ZipInfo]] = {}
        for member in self._members:
            self._by_name.setdefault(member.filename.replace("\\", "/").lower(), []).append(member)
        self._starts = sorted({member.header_offset for member in self._members} | {archive.start_dir})

    def member(self, name: str) -> zipfile.ZipInfo | None:
        """The member with this name; ``None`` when there is none.

        Raises:
            ZipDamaged: there are several.
        """
        found = self._by_name.get(name.lstrip("/").lower(), [])
        if len(found) > 1:
            raise ZipDamaged(f"{name} is there more than once")
        return found[0] if found else None

    def unpacked(self, member: zipfile.ZipInfo, limit: int) -> bytes:
        """What a member holds, of at most ``limit`` bytes whatever it says of itself.

        Raises:
            ZipDamaged, ZipEncrypted, ZipTooLarge
        """
        if member.flag_bits & _ENCRYPTED:
            raise ZipEncrypted(member.filename)
        if member.compress_type not in _METHODS:
            raise ZipDamaged(f"method {member.compress_type}")
        if member.file_size > limit:
            raise ZipTooLarge(member.file_size)
        try:
            self._refuse_overlapping(member)
            with self._archive.open(member) as stream:
                unpacked = stream.read(limit + 1)
                stream.read(1)  # at the end the checksum is looked at
        except (*_UNREADABLE, zlib.error, RuntimeError) as error:
            raise ZipDamaged(str(error)) from None
        if len(unpacked) > limit:
            raise ZipTooLarge(len(unpacked))
        return unpacked

    def with_member(self, member: zipfile.ZipInfo, content: bytes) -> bytes:
        """The whole file with other content in this member, packed as it was; all else is the same bytes."""
        data = self._data
        # ``zipfile`` counts from the first byte of the file, the directory from where the ZIP file in it begins.
        directory, shift = _directory(data)
        start, past = member.header_offset, self._behind(member)
        entry = _new_local(data, start, member, content)
        moved = len(entry.record) - (past - start)
        end = bytearray(data[directory:])
        position = 0
        for _ in self._members:
            position = _patch_entry(end, position, start - shift, moved, entry)
        # The entry of the member may have become shorter.
        _patch_end(end, position, directory - shift + moved)
        return data[:start] + entry.record + data[past:directory] + bytes(end)

    def _behind(self, member: zipfile.ZipInfo) -> int:
        """Where the record behind that of ``member`` begins, or the directory."""
        return self._starts[bisect_right(self._starts, member.header_offset)]

    def _refuse_overlapping(self, member: zipfile.ZipInfo) -> None:
        """A record that reaches into another one cannot be replaced, and is the way of bombs.

        D. Fifield, "A better zip bomb" (2019).
        """
        start = member.header_offset
        if len(self._starts) <= len(self._members):
            raise ZipDamaged("two members are in one place")
        *_, name_length, extra_length = _LOCAL.unpack_from(self._data, start)
        if start + _LOCAL.size + name_length + extra_length + member.compress_size > self._behind(member):
            raise ZipDamaged("members overlap")


def zip_of(members: Mapping[str, bytes]) -> bytes:
    """A ZIP file of these members in this order, the first one as it is, the others packed.

    The same members make the same bytes: no time of their making is told.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for number, (name, content) in enumerate(members.items()):
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED if number else zipfile.ZIP_STORED
            info.create_system = 3
            archive.writestr(info, content, compresslevel=_QUICK)
    return stream.getvalue()


class _Entry:
    """The new local record of a member, and what the directory has to say of it."""

    def __init__(self, record: bytes, checksum: int, packed: int, unpacked: int) -> None:
        self.record = record
        self.checksum = checksum
        self.packed = packed
        self.unpacked = unpacked


def _new_local(data: bytes, start: int, member: zipfile.ZipInfo, content: bytes) -> _Entry:
    signature, version, flags, method, time, date, *_, name_length, extra_length = _LOCAL.unpack_from(data, start)
    behind = start + _LOCAL.size
    name = data[behind : behind + name_length]
    extra = _without_zip64(data[behind + name_length : behind + name_length + extra_length])
    packed = content
    if member.compress_type == zipfile.ZIP_DEFLATED:
        packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
        packed = packer.compress(content) + packer.flush()
    checksum = zlib.crc32(content)
    sizes = (checksum, len(packed), len(content), len(name), len(extra))
    header = _LOCAL.pack(signature, version, flags & ~_DESCRIPTOR_FOLLOWS, method, time, date, *sizes)
    return _Entry(header + name + extra + packed, checksum, len(packed), len(content))


def _directory(data: bytes) -> tuple[int, int]:
    """Where the central directory is in the file, and by how much more than it says."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - _END.size - 0xFFFF))
    *_, size, offset, _ = _END.unpack_from(data, end)
    behind = end
    if data[end - _LOCATOR.size : end].startswith(b"PK\x06\x07"):
        # Sizes may be told in the ZIP64 end record alone, which stands right behind the directory.
        behind = data.rfind(b"PK\x06\x06", 0, end)
        size, offset = struct.unpack_from("<2Q", data, behind + _END_64_SIZE)
    return behind - size, behind - size - offset


def _patch_entry(end: bytearray, position: int, changed: int, moved: int, entry: _Entry) -> int:
    """Put one entry of the directory right; gives where the next one is."""
    fields: list[int] = list(_CENTRAL.unpack_from(end, position))
    name_length, extra_length, comment_length = fields[10:13]
    extra_start = position + _CENTRAL.size + name_length
    extra_end = extra_start + extra_length
    large = None
    offset = fields[16]
    if offset == _IN_ZIP64:
        large = _place_in_zip64(end, extra_start, extra_end, fields)
        (offset,) = struct.unpack_from("<Q", end, large)
    if offset == changed:
        extra = _without_zip64(bytes(end[extra_start:extra_end]))
        end[extra_start:extra_end] = extra
        extra_end = extra_start + len(extra)
        fields[3] &= ~_DESCRIPTOR_FOLLOWS
        fields[7:10] = entry.checksum, entry.packed, entry.unpacked
        fields[11], fields[16] = len(extra), offset
    elif offset > changed and large is not None:
        struct.pack_into("<Q", end, large, offset + moved)
    elif offset > changed:
        fields[16] = offset + moved
    _CENTRAL.pack_into(end, position, *fields)
    return extra_end + comment_length


def _place_in_zip64(end: bytearray, start: int, past: int, fields: list[int]) -> int:
    """Where in an entry's ZIP64 field the place of its record stands: behind the sizes that stand there too."""
    for kind, field in _fields(bytes(end[start:past])):
        if kind == _ZIP64:
            return start + 4 + 8 * ((fields[9] == _IN_ZIP64) + (fields[8] == _IN_ZIP64))
        start += len(field)
    raise ZipDamaged("no place of a record")


def _patch_end(end: bytearray, size: int, offset: int) -> None:
    """Put the records behind the directory right: its size and where it begins."""
    position = size
    if end[position : position + 4] == b"PK\x06\x06":
        (length,) = struct.unpack_from("<Q", end, position + 4)
        struct.pack_into("<2Q", end, position + _END_64_SIZE, size, offset)
        locator = position + 12 + length
        fields = list(_LOCATOR.unpack_from(end, locator))
        fields[2] = offset + size
        _LOCATOR.pack_into(end, locator, *fields)
    position = end.rindex(b"PK\x05\x06")
    fields = list(_END.unpack_from(end, position))
    for number, value in ((5, size), (6, offset)):
        if fields[number] != _IN_ZIP64:
            fields[number] = value
    _END.pack_into(end, position, *fields)


def _without_zip64(extra: bytes) -> bytes:
    """Extra fields without the one that has sizes: those of the new content stand in the record itself."""
    return b"".join(field for kind, field in _fields(extra) if kind != _ZIP64)


def _fields(extra: bytes) -> Iterator[tuple[int, bytes]]:
    position = 0
    while position + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, position)
        yield kind, extra[position : position + 4 + length]
        position += 4 + length
    if position < len(extra):
        yield -1, extra[position:]
