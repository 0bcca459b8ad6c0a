"""Where the files are that come with the program: in a wheel, in a checkout, in a frozen program."""

import sys
from pathlib import Path


def path(name: str) -> Path:
    """The file or folder ``name`` below ``resources``, such as ``icons/open.svg``.

    Raises:
        FileNotFoundError: it did not come with this copy of the program.
    """
    package = Path(__file__).resolve().parent
    frozen = [Path(sys._MEIPASS) / "facing" / "_resources"] if hasattr(sys, "_MEIPASS") else []
    for folder in (*frozen, package / "_resources", package.parent.parent / "resources"):
        if (folder / name).exists():
            return folder / name
    raise FileNotFoundError(name)
