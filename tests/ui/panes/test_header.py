from pytestqt.qtbot import QtBot

from facing.ui.panes.header import HeaderStrip


def test_title_and_remark_never_lie_over_each_other(qtbot: QtBot) -> None:
    strip = HeaderStrip("Correction", False)
    qtbot.addWidget(strip)
    strip.set_texts("Correction", "ferry.txt", "not saved as a version yet")
    strip.set_indent(30)
    for width in (600, 250, 120, 20):
        strip.resize(width, 36)
        title, detail, remark = (label.geometry() for label in (strip._title, strip._detail, strip._remark))
        assert title.right() < remark.left() or remark.width() == 0
        assert detail.right() < remark.left() or detail.width() == 0
    assert strip._remark.toolTip() == "not saved as a version yet"
