"""Tracked changes of others accepted and rejected."""

from collections import Counter

import pytest

from facing.formats.docx_settling import Authors, settled
from facing.formats.xml_text import XmlUnreadable
from tests.fakes import docx_files as files

BY = 'w:id="1" w:author="Ann" w:date="2024-05-06T07:08:09Z"'
INS = f"<w:ins {BY}><w:r><w:t>new</w:t></w:r></w:ins>"
DEL = f'<w:del {BY}><w:r><w:delText xml:space="preserve">old </w:delText></w:r></w:del>'
HEAD = "<w:pPr><w:rPr>{}</w:rPr></w:pPr>"
COME, EMPTY = HEAD.format(f"<w:ins {BY}/>"), HEAD.format("")


def t(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def old(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


@pytest.mark.parametrize(
    ("body", "accepted", "rejected"),
    [
        (f"<w:p>{t('a')}{DEL}{INS}</w:p>", f"<w:p>{t('a')}{t('new')}</w:p>", f"<w:p>{t('a')}{old('old ')}</w:p>"),
        (f"<w:p><w:ins {BY}>{DEL}</w:ins></w:p>", "<w:p></w:p>", "<w:p></w:p>"),
        (
            f"<w:p>{HEAD.format(f'<w:del {BY}/><w:b/>')}{t('a')}</w:p><w:p><w:pPr><w:jc/></w:pPr>{t('b')}</w:p>",
            f"<w:p><w:pPr><w:jc/></w:pPr>{t('a')}{t('b')}</w:p>",
            f"<w:p>{HEAD.format('<w:b/>')}{t('a')}</w:p><w:p><w:pPr><w:jc/></w:pPr>{t('b')}</w:p>",
        ),
        (
            f"<w:p>{COME}{INS}</w:p><w:bookmarkStart/><w:p>{COME}{t('a')}</w:p><w:p/>",
            f"<w:p>{EMPTY}{t('new')}</w:p><w:bookmarkStart/><w:p>{EMPTY}{t('a')}</w:p><w:p/>",
            f"<w:p><w:bookmarkStart/>{t('a')}</w:p>",
        ),
        (
            f"<w:p>{HEAD.format(f'<w:del {BY}/>')}{DEL}</w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
            f"<w:p>{HEAD.format('')}</w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
            f"<w:p>{HEAD.format('')}{old('old ')}</w:p><w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
        ),
        (
            f"<w:p><w:moveFromRangeStart {BY}/><w:moveFrom {BY}>{t('far')}</w:moveFrom><w:moveFromRangeEnd/></w:p>"
            f"<w:p><w:moveTo {BY}>{t('far')}</w:moveTo></w:p>",
            f"<w:p></w:p><w:p>{t('far')}</w:p>",
            f"<w:p>{t('far')}</w:p><w:p></w:p>",
        ),
        (
            f"<w:p><w:del {BY}><w:r><w:delInstrText> PAGE </w:delInstrText></w:r></w:del></w:p>",
            "<w:p></w:p>",
            "<w:p><w:r><w:instrText> PAGE </w:instrText></w:r></w:p>",
        ),
        (
            f"<w:tbl><w:tr><w:trPr><w:ins {BY}/></w:trPr><w:tc><w:p>{INS}</w:p></w:tc></w:tr></w:tbl>",
            f"<w:tbl><w:tr><w:trPr><w:ins {BY}/></w:trPr><w:tc><w:p>{t('new')}</w:p></w:tc></w:tr></w:tbl>",
            f"<w:tbl><w:tr><w:trPr><w:ins {BY}/></w:trPr><w:tc><w:p></w:p></w:tc></w:tr></w:tbl>",
        ),
    ],
)
def test_changes_are_settled_and_all_else_stays(body: str, accepted: str, rejected: str) -> None:
    for accept, expected in ((True, accepted), (False, rejected)):
        assert settled(files.document(body).encode(), accept).decode() == files.document(expected)


def test_authors_and_days_are_counted() -> None:
    authors = Authors()
    other = INS.replace("Ann", "Bo").replace("2024-05-06", "2024-05-07")
    authors.note(files.document(f"<w:p>{INS}{DEL}{other}</w:p>").encode())
    assert authors.counts == Counter({("Ann", "2024-05-06"): 2, ("Bo", "2024-05-07"): 1})


def test_entities_are_refused() -> None:
    with pytest.raises(XmlUnreadable):
        settled(b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', True)
