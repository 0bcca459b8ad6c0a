"""Check, edit and save where nothing but this computer can be reached, with a trap in the proxies' place."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.conftest import Drive

pytestmark = [pytest.mark.e2e, pytest.mark.slow, pytest.mark.java]

CUT_OFF = Path(__file__).with_name("without_network.py")


def can_cut_off() -> bool:
    if sys.platform != "linux" or shutil.which("unshare") is None:
        return False
    return subprocess.run(["unshare", "-n", "true"], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not can_cut_off(), reason="network namespaces cannot be made here")
@pytest.mark.usefixtures("languagetool")
def test_check_edit_and_save_without_a_network(drive: Drive, own_article: Path) -> None:
    driven = drive("work", own_article, before=["unshare", "-n", sys.executable, str(CUT_OFF)])
    first = driven.line()
    assert first["checker"] == "languagetool"
    assert first["findings"]
    assert driven.line()["findings"]
    assert driven.line() == {"trapped": 0}
    assert driven.end()[0] == 0
