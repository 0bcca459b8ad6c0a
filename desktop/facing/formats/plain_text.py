"""Plain text: every file that holds text and nothing we know better. Markdown is read and written the same way."""

from pathlib import Path

from facing.core.chunks import Paragraph
from facing.core.document import Decoding, Original
from facing.core.problem import UserProblem
from facing.core.text import Text
from facing.files.decoding import decode, encode
from facing.formats.line_ends import Lines, cut, join


def read_text(path: Path, data: bytes, format_name: str, encoding: str | None = None) -> Original:
    """``data`` as an original: each line is a paragraph.

    Raises:
        UserProblem: ``FILE_BINARY``, ``FILE_UNDECODABLE``.
    """
    string, decoding = decode(data, path, encoding)
    lines = cut(string)
    text = Text.from_paragraphs(map(Paragraph, lines.texts))
    skeleton = lines if lines.ends else None
    return Original(path, data, format_name, decoding, text, lines.usual, skeleton)


def write_text(original: Original, corrected: Text) -> bytes:
    """The bytes of ``corrected`` in the original's encoding and with its line ends.

    Raises:
        UserProblem: ``CHARACTER_NOT_IN_ENCODING`` with ``path``, ``character`` and ``encoding``.
    """
    texts = [paragraph.text for paragraph in corrected]
    lines = original.skeleton if isinstance(original.skeleton, Lines) else Lines((), original.line_end)
    return encoded(join(texts, lines), original.path, original.decoding)


def encoded(string: str, path: Path, decoding: Decoding) -> bytes:
    """A text in its encoding.

    Raises:
        UserProblem: ``CHARACTER_NOT_IN_ENCODING`` with ``path``, ``character`` and ``encoding``.
    """
    try:
        return encode(string, decoding)
    except UserProblem as problem:
        raise UserProblem(problem.code, path=path, **problem.facts) from None
