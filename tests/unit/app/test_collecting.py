import gc
from typing import ClassVar

from facing.app.collecting import collect_now, collecting_seldom


class Node:
    """Part of a cycle."""

    ended: ClassVar[list[str]] = []

    def __init__(self) -> None:
        self.own = self

    def __del__(self) -> None:
        self.ended.append("ended")


def test_old_objects_wait_for_their_moment_and_everything_is_as_before_at_the_end() -> None:
    before = gc.get_threshold()
    with collecting_seldom():
        Node()
        gc.collect(0)
        looks = gc.get_stats()[2]["collections"]
        kept = [[each] for each in range(200_000)]
        assert gc.get_stats()[2]["collections"] == looks
        assert len(kept) == 200_000
        collect_now()
        assert Node.ended == ["ended"]
        assert gc.get_freeze_count() > 0
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0
