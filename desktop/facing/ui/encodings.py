"""Encodings as people know them, and how sure it is that a text is in one."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from facing.core.document import Decoding, LineEnd, Original

# From this certainty on, the encoding that was found is not questioned. Measured: whole texts get 0.9 and more, one
# short line of a few letters outside ASCII about 0.5.
SURE = 0.6

_NAMES: Mapping[str, tuple[str, object]] = {
    "utf-8": ("UTF-8", QT_TRANSLATE_NOOP("Encodings", "all languages")),
    "utf-7": ("UTF-7", QT_TRANSLATE_NOOP("Encodings", "all languages")),
    "utf-16-le": ("UTF-16 LE", QT_TRANSLATE_NOOP("Encodings", "all languages")),
    "utf-16-be": ("UTF-16 BE", QT_TRANSLATE_NOOP("Encodings", "all languages")),
    "utf-32-le": ("UTF-32 LE", QT_TRANSLATE_NOOP("Encodings", "all languages")),
    "utf-32-be": ("UTF-32 BE", QT_TRANSLATE_NOOP("Encodings", "all languages")),
    "ascii": ("ASCII", QT_TRANSLATE_NOOP("Encodings", "English")),
    "cp1250": ("Windows-1250", QT_TRANSLATE_NOOP("Encodings", "Central European")),
    "cp1251": ("Windows-1251", QT_TRANSLATE_NOOP("Encodings", "Cyrillic")),
    "cp1252": ("Windows-1252", QT_TRANSLATE_NOOP("Encodings", "Western European")),
    "cp1253": ("Windows-1253", QT_TRANSLATE_NOOP("Encodings", "Greek")),
    "cp1254": ("Windows-1254", QT_TRANSLATE_NOOP("Encodings", "Turkish")),
    "cp1255": ("Windows-1255", QT_TRANSLATE_NOOP("Encodings", "Hebrew")),
    "cp1256": ("Windows-1256", QT_TRANSLATE_NOOP("Encodings", "Arabic")),
    "cp1257": ("Windows-1257", QT_TRANSLATE_NOOP("Encodings", "Baltic")),
    "cp1258": ("Windows-1258", QT_TRANSLATE_NOOP("Encodings", "Vietnamese")),
    "cp874": ("Windows-874", QT_TRANSLATE_NOOP("Encodings", "Thai")),
    "iso8859-1": ("ISO 8859-1", QT_TRANSLATE_NOOP("Encodings", "Western European")),
    "iso8859-2": ("ISO 8859-2", QT_TRANSLATE_NOOP("Encodings", "Central European")),
    "iso8859-5": ("ISO 8859-5", QT_TRANSLATE_NOOP("Encodings", "Cyrillic")),
    "iso8859-7": ("ISO 8859-7", QT_TRANSLATE_NOOP("Encodings", "Greek")),
    "iso8859-15": ("ISO 8859-15", QT_TRANSLATE_NOOP("Encodings", "Western European")),
    "koi8-r": ("KOI8-R", QT_TRANSLATE_NOOP("Encodings", "Russian")),
    "koi8-u": ("KOI8-U", QT_TRANSLATE_NOOP("Encodings", "Ukrainian")),
    "mac-roman": ("Mac Roman", QT_TRANSLATE_NOOP("Encodings", "Western European")),
    "mac-latin2": ("Mac Latin 2", QT_TRANSLATE_NOOP("Encodings", "Central European")),
    "mac-cyrillic": ("Mac Cyrillic", QT_TRANSLATE_NOOP("Encodings", "Cyrillic")),
    "cp437": ("DOS 437", QT_TRANSLATE_NOOP("Encodings", "Western European")),
    "cp850": ("DOS 850", QT_TRANSLATE_NOOP("Encodings", "Western European")),
    "cp852": ("DOS 852", QT_TRANSLATE_NOOP("Encodings", "Central European")),
    "cp866": ("DOS 866", QT_TRANSLATE_NOOP("Encodings", "Cyrillic")),
    "cp932": ("Shift JIS", QT_TRANSLATE_NOOP("Encodings", "Japanese")),
    "euc_jp": ("EUC-JP", QT_TRANSLATE_NOOP("Encodings", "Japanese")),
    "iso2022_jp": ("ISO-2022-JP", QT_TRANSLATE_NOOP("Encodings", "Japanese")),
    "gb18030": ("GB 18030", QT_TRANSLATE_NOOP("Encodings", "Chinese")),
    "cp950": ("Big5", QT_TRANSLATE_NOOP("Encodings", "Chinese")),
    "cp949": ("Windows-949", QT_TRANSLATE_NOOP("Encodings", "Korean")),
}


def encoding_name(encoding: str) -> str:
    """A Python codec's name as people write it."""
    return _NAMES[encoding][0] if encoding in _NAMES else encoding


def encoding_languages(encoding: str) -> str:
    """What is written in this encoding; empty where that is not known."""
    return QCoreApplication.translate("Encodings", str(_NAMES[encoding][1])) if encoding in _NAMES else ""


def percent(certainty: float) -> str:
    """A certainty from 0 to 1 in words."""
    return QCoreApplication.translate("Encodings", "{percent} % sure").format(percent=round(100 * certainty))


def is_doubtful(decoding: Decoding) -> bool:
    """Whether another encoding may well be the right one."""
    return decoding.certainty < SURE


def encoding_words(original: Original, chosen: bool) -> tuple[str, str]:
    """How a text was read: in a few words, and in full. ``chosen``: by the user."""
    decoding = original.decoding
    name, languages = encoding_name(decoding.encoding), encoding_languages(decoding.encoding)
    found = QCoreApplication.translate("Encodings", "chosen by you") if chosen else percent(decoding.certainty)
    short = name if chosen or decoding.certainty == 1.0 else f"{name}, {percent(decoding.certainty)}"
    parts = [f"{name} ({languages})" if languages else name, found, _line_ends(original)]
    if decoding.bom:
        parts.append(QCoreApplication.translate("Encodings", "with byte order mark"))
    if decoding.errors != "strict":
        parts.append(QCoreApplication.translate("Encodings", "with some broken bytes, which are kept"))
    if original.text[len(original.text) - 1].text:
        parts.append(QCoreApplication.translate("Encodings", "no line end behind the last line"))
    return short, QCoreApplication.translate("Encodings", "How the original is read: {facts}.").format(
        facts=", ".join(parts)
    )


def doubtful_sentence(original: Original) -> str:
    """The encoding was guessed, and may be another one."""
    template = QCoreApplication.translate(
        "Encodings", "“{name}” does not say how its letters are written; it was read as {encoding}, {percent}."
    )
    encoding = encoding_name(original.decoding.encoding)
    return template.format(name=original.path.name, encoding=encoding, percent=percent(original.decoding.certainty))


def broken_sentence(original: Original) -> str:
    """Some bytes are no letters."""
    template = QCoreApplication.translate(
        "Encodings", "“{name}” is {encoding} with some broken bytes; they are kept as they are."
    )
    return template.format(name=original.path.name, encoding=encoding_name(original.decoding.encoding))


def _line_ends(original: Original) -> str:
    mixed = original.skeleton is not None
    name = {LineEnd.LF: "LF", LineEnd.CRLF: "CR LF", LineEnd.CR: "CR"}[original.line_end]
    if mixed:
        return QCoreApplication.translate("Encodings", "mixed line ends, most {name}").format(name=name)
    return QCoreApplication.translate("Encodings", "line ends {name}").format(name=name)
