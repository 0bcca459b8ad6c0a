"""What another process is given to work with."""

import pickle
from functools import partial
from pathlib import Path

from facing.app.provide import services_elsewhere
from facing.core.exporting import ExportFormat


def test_its_services_can_be_made_there_and_leave_no_trace(tmp_path: Path) -> None:
    make = pickle.loads(pickle.dumps(partial(services_elsewhere, tmp_path / "base")))
    assert set(make().exports.ways) == set(ExportFormat)
    assert list(tmp_path.iterdir()) == []
