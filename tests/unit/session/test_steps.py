"""The log of steps takes little space and gives everything back."""

import pickle

from facing.app.inline_tasks import InlineTasks
from facing.core.edit import Edit, Origin, Place
from facing.core.origins import OriginSpan
from facing.session.steps import Step, StepLog

SPANS = (OriginSpan(0, 4, Origin.TERM),)


def typed(log: StepLog, letters: str) -> Step:
    step = log.open("typing")
    for offset, letter in enumerate(letters):
        step.add([Edit(Place(7, offset), "", letter, step=step.number, time=1_700_000_000_000 + offset)])
        step.remember({3: SPANS})
    return step


def rested(log: StepLog) -> None:
    tasks = InlineTasks()
    log.rest(tasks)
    tasks.drain()


def test_what_was_done_before_a_pause_is_packed_but_the_newest_step_and_unpacked_as_it_was() -> None:
    log = StepLog()
    steps = [typed(log, "crossed the sound"), typed(log, "at dawn"), typed(log, "x")]
    before = [(list(step.edits), dict(step.former)) for step in steps]
    rested(log)
    assert [step.content is None for step in steps] == [True, True, False]
    assert [(list(step.edits), dict(step.former)) for step in steps] == before


def test_a_pause_packs_what_is_new_and_not_the_whole_day_again() -> None:
    log = StepLog()
    for _ in range(50):
        typed(log, "a")
    rested(log)
    packed = [step._content for step in log._done[:-1]]
    typed(log, "b")
    rested(log)
    assert all(step._content is pack for step, pack in zip(log._done, packed, strict=False))
    assert [step.content is None for step in log._done] == [True] * 50 + [False]


def test_a_packed_step_is_small() -> None:
    log = StepLog()
    step = typed(log, "and Marta was there with all her bags and the dog")
    typed(log, "x")
    loose = len(pickle.dumps(list(step.edits)))
    rested(log)
    assert isinstance(step._content, bytes)
    assert len(step._content) < loose / 3


def test_a_step_undone_and_made_anew_while_it_was_being_packed_keeps_what_it_holds_now() -> None:
    log, tasks = StepLog(), InlineTasks()
    typed(log, "first")
    typed(log, "second")
    log.rest(tasks)
    assert log.take_back() is not None
    first = log.take_back()
    assert first is not None
    assert first is log.undone
    assert log.newest is None
    assert log.bring_again() is first
    edits = first.begin_anew()
    first.add([*edits, Edit(Place(0, 0), "", "more")])
    tasks.drain()
    assert [edit.added for edit in first.edits] == [*"first", "more"]
    assert not first.former


def test_there_is_nothing_to_take_back_or_bring_again_at_first_and_a_new_step_forgets_what_was_undone() -> None:
    log = StepLog(5)
    assert log.take_back() is None
    assert log.bring_again() is None
    step = log.present("typing")
    assert step.number == 5
    assert log.present("typing") is step
    log.take_back()
    assert log.present("typing").number == 6
    assert log.undone is None
