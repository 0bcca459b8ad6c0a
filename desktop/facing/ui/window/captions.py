"""Tells above the pages, and in the strip over both, which texts they show."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from facing.core.finding import Side
from facing.session.session import Session
from facing.ui.history.wording import version_caption
from facing.ui.window.parts import Parts
from facing.ui.window.status import clock_words


def show_captions(parts: Parts) -> None:
    """Write the captions of both pages and of the strip as they are true now."""
    if parts.document is None:
        parts.versions_strip.tell("")
        return
    session, versions = parts.document.session, parts.document.content.versions
    titles = [version_caption(version, date.today()) for version in versions]
    read_only = QCoreApplication.translate("Captions", "read only")
    own = QCoreApplication.translate("Captions", "Original"), session.original.path.name
    parts.spread.set_caption(Side.ORIGINAL, *(titles[0] if titles else own), read_only)
    if len(titles) > 1:
        parts.spread.set_caption(Side.CORRECTION, *titles[1], read_only)
    else:
        title = QCoreApplication.translate("Captions", "Correction")
        parts.spread.set_caption(Side.CORRECTION, title, "", read_only if session.read_only else _kept_words(session))
    _caption_column(parts, titles, session.original.path.name)
    parts.versions_strip.tell(_strip_words([" ".join(title) for title in titles]))


def _caption_column(parts: Parts, titles: list[tuple[str, str]], name: str) -> None:
    """Write above the one column what is compared in it."""
    remark = QCoreApplication.translate("Captions", "read only; Enter goes to the correction")
    if not titles:
        own = QCoreApplication.translate("Captions", "Original and correction")
        parts.spread.set_column_caption(own, name, remark)
    elif len(titles) == 1:
        template = QCoreApplication.translate("Captions", "{version} and correction")
        parts.spread.set_column_caption(template.format(version=titles[0][0]), titles[0][1], remark)
    else:
        template = QCoreApplication.translate("Captions", "{older} and {newer}")
        both = template.format(older=" ".join(titles[0]), newer=" ".join(titles[1]))
        parts.spread.set_column_caption(both, "", QCoreApplication.translate("Captions", "read only"))


def _kept_words(session: Session) -> str:
    """Whether the correction is kept as a version."""
    newest = next(iter(session.history.versions()), None)
    if session.history.unsaved:
        return QCoreApplication.translate("Captions", "not saved as a version yet")
    if newest is None:
        return QCoreApplication.translate("Captions", "no changes yet")
    return QCoreApplication.translate("Captions", "saved {time}").format(time=clock_words(newest.saved))


def _strip_words(titles: list[str]) -> str:
    if not titles:
        return ""
    if len(titles) == 1:
        template = QCoreApplication.translate(
            "Captions", "Left: {version}. Right: the correction, which can be edited. F7 walks through what differs."
        )
        return template.format(version=titles[0])
    template = QCoreApplication.translate(
        "Captions", "Left: {older}. Right: {newer}. Both can only be read; the correction stays as it is."
    )
    return template.format(older=titles[0], newer=titles[1])
