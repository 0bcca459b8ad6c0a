"""What the computer knows of its user: name and country."""

import getpass
import locale
import os
import sys

if sys.platform != "win32":
    import pwd


def user_name() -> str:
    """The user's full name where the system has it, else the name of the account; ``Facing Pages`` where none."""
    try:
        return _full_name() or getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "Facing Pages"


def _full_name() -> str:
    if sys.platform == "win32":
        return ""
    try:
        return pwd.getpwuid(os.getuid()).pw_gecos.partition(",")[0].strip()
    except KeyError:
        return ""


def country() -> str:
    """The two letters of the country that the system is set to; empty where it says nothing."""
    name = locale.getlocale()[0] or os.environ.get("LC_ALL") or os.environ.get("LANG") or ""
    territory = name.partition(".")[0].partition("_")[2]
    return territory if len(territory) == 2 else ""
