"""What tests of the window share."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent


@pytest.fixture(autouse=True)
def widgets_really_go() -> Iterator[None]:
    """Destroy what a test has closed: without a running event loop it would stay, and slow down all that follow."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
