"""What can be the matter with a document that is a ZIP file of XML, told as the user's problem."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from facing.core.problem import ProblemCode, UserProblem
from facing.files.limits import refuse_if_larger
from facing.formats.xml_text import XmlUnreadable
from facing.formats.zip_file import ZipDamaged, ZipEncrypted, ZipTooLarge


@contextmanager
def told_of(path: Path, limit: int) -> Iterator[None]:
    """Read the file at ``path``, parts of which may have ``limit`` bytes together, in this block.

    Raises:
        UserProblem: ``FILE_DAMAGED``, ``FILE_PROTECTED``, ``FILE_TOO_LARGE``.
    """
    try:
        yield
    except (ZipDamaged, XmlUnreadable) as error:
        raise UserProblem(ProblemCode.FILE_DAMAGED, path=path, reason=str(error)) from None
    except ZipEncrypted:
        raise UserProblem(ProblemCode.FILE_PROTECTED, path=path) from None
    except ZipTooLarge as error:
        refuse_if_larger(path, error.size, limit)
        raise UserProblem(ProblemCode.FILE_DAMAGED, path=path) from None
