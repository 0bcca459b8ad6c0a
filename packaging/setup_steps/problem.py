"""What can stop the set-up, said in one plain sentence with the next step."""

import errno
from dataclasses import dataclass

AGAIN = "then start this command again"
NO_ROOM = f"The disk is full: make room (about 1.5 GB), {AGAIN}."

NO_CONNECTION_SIGNS = (
    "Temporary failure in name resolution",
    "Name or service not known",
    "nodename nor servname",
    "getaddrinfo failed",
    "Failed to resolve",
    "NameResolutionError",
    "NewConnectionError",
    "ConnectTimeoutError",
    "Failed to establish a new connection",
    "Connection refused",
    "Network is unreachable",
    "timed out",
    "Unknown host",
    "UnknownHostException",
    "Could not transfer artifact",
    "Retrying (Retry",
    "ProxyError",
)
NO_ROOM_SIGNS = ("No space left on device", "not enough space on the disk", "Disk quota exceeded")
NO_WRITING_SIGNS = ("Permission denied", "Read-only file system", "Access is denied")


class SetUpProblem(Exception):  # noqa: N818
    """Something that cannot be had; its text is a sentence for the person who started the set-up."""


@dataclass(frozen=True)
class Cause:
    """Why a command failed, and what mends it: both as parts of a sentence."""

    reason: str
    remedy: str


CAUSES = (
    (NO_ROOM_SIGNS, Cause("the disk is full", "make room (about 1.5 GB)")),
    (NO_WRITING_SIGNS, Cause("a folder may not be written to", "move Facing Pages to a folder of yours")),
    (NO_CONNECTION_SIGNS, Cause("there is no connection", "connect this computer to the internet")),
)


def cause_in(output: str) -> Cause | None:
    """The cause of a failed command, where its output shows one that a person can mend."""
    return next((cause for signs, cause in CAUSES if any(sign in output for sign in signs)), None)


def sentence_for(error: OSError) -> str:
    """The sentence for an error of the operating system."""
    place = error.filename or "a file of the set-up"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return NO_ROOM
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"{place} may not be written to: move Facing Pages to a folder of yours, {AGAIN}."
    return f"The system refused {place} ({error.strerror or error}): mend that, {AGAIN}."
