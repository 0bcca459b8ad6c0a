"""XML as a tree that is written as it stood."""

import pytest

from facing.formats.xml_text import XmlUnreadable
from facing.formats.xml_tree import tree, written

XML = b"""<?xml version='1.0'?>\n<a  x="1" ><!-- <b> --><b/><c >text &amp; <![CDATA[<d>]]></c ><?pi?><b ></b></a>\n"""


def test_what_is_not_touched_is_written_to_the_byte_and_places_are_told() -> None:
    data, places = written(tree(XML))
    assert data == XML
    assert places == {start: start for start in places}
    assert [XML[start : start + 2] for start in sorted(places)] == [b"<a", b"<b", b"<c", b"<b"]


def test_elements_that_go_move_those_behind_them() -> None:
    root = tree(XML)
    (outer,) = root.children
    empty, text, _ = outer.children
    text.leave()
    empty.put(0, [text])
    data, places = written(root)
    assert b"<b><c >text &amp; <![CDATA[<d>]]></c ></b><?pi?>" in data
    assert {XML[then : then + 2] == data[now : now + 2] for now, then in places.items()} == {True}


@pytest.mark.parametrize("data", [b"<a>", b"<!DOCTYPE a><a/>", b"<a>" * 500 + b"</a>" * 500])
def test_what_cannot_be_read_is_told(data: bytes) -> None:
    with pytest.raises(XmlUnreadable):
        tree(data)
