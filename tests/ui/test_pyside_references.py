"""PySide6 6.12.0 took one reference to None with every call that returns nothing, on Python 3.10 and 3.11.

The process then aborted after some five thousand such calls: seconds of typing. Short tests did not show it.
"""

import sys

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

CALLS = 1_000


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_calls_that_return_nothing_take_no_reference_to_none(qtbot: QtBot) -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("name")
    assert abs(sys.getrefcount(None) - before) < CALLS / 10


def test_the_version_that_does_is_not_installed() -> None:
    import PySide6

    assert PySide6.__version__ != "6.12.0" or sys.version_info >= (3, 12)
