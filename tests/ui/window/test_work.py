"""Work files and forgetting, from the File menu."""

from pathlib import Path

from facing.core.problem import ProblemCode, UserProblem
from facing.formats.work_file import WorkFiles
from tests.ui.window.conftest import Scene


def saved(scene: Scene, file: Path) -> None:
    scene.dialogs.file = file
    scene.trigger("save-work-as")
    scene.settle()


def test_a_work_file_is_written_where_the_user_says_and_again_at_each_save(scene: Scene, tmp_path: Path) -> None:
    file = tmp_path / "ferry.facing"
    saved(scene, file)
    assert scene.dialogs.asked == ["work to write: ferry.facing"]
    assert "ferry.facing" in scene.messages()[0]
    scene.edit(2, "chep", "cheap")
    scene.trigger("save")
    scene.settle()
    work, _ = WorkFiles().read(file)
    assert work.correction.text == scene.session.corrected
    assert len(work.versions) == 1


def test_nothing_is_written_where_the_user_declines(scene: Scene) -> None:
    scene.dialogs.file = None
    scene.trigger("save-work-as")
    scene.settle()
    assert scene.session.work.target is None


def test_versions_of_others_are_brought_in_before_a_work_file_is_written_over(scene: Scene, tmp_path: Path) -> None:
    file = tmp_path / "ferry.facing"
    saved(scene, file)
    file.write_bytes(b"written by somebody else")
    scene.trigger("save")
    scene.settle()
    message = scene.window.parts.strip.messages[0]
    assert "Somebody else has written “ferry.facing”" in message.text
    assert file.read_bytes() == b"written by somebody else"
    assert message.action is not None
    message.action[1]()
    assert scene.program.opened == [file]


def test_forgetting_asks_once_and_names_what_goes_and_what_stays(scene: Scene) -> None:
    scene.trigger("save")
    scene.trigger("save")
    told: list[tuple[str, str]] = []

    def confirm(question: str, consequence: str, yes: str) -> bool:
        told.append((question, consequence))
        return False

    scene.dialogs.confirm = confirm  # type: ignore[method-assign]
    scene.trigger("forget-document")
    ((question, consequence),) = told
    assert question == "Forget “ferry.txt”?"
    assert "2 versions" in consequence
    assert "Files of your own stay: “ferry.txt”." in consequence
    assert scene.program.forgotten == 0


def test_without_versions_forgetting_names_what_was_typed_alone(scene: Scene) -> None:
    scene.trigger("forget-document")
    assert "in our backups: what you typed, our copy of the original" in scene.dialogs.told[-1]


def test_a_forgotten_document_is_told(scene: Scene) -> None:
    scene.dialogs.yes = True
    scene.trigger("forget-document")
    assert scene.program.forgotten == 1
    assert "forgotten" in scene.messages()[0]


def test_a_work_file_that_cannot_be_written_is_told(scene: Scene, tmp_path: Path) -> None:
    saved(scene, tmp_path / "missing" / "ferry.facing")
    assert scene.messages() and "cannot be written" in scene.messages()[0]
    scene.program.refuses = UserProblem(ProblemCode.WORK_FILE_NEWER, path=Path("/x/new.facing"))
    scene.dialogs.file = Path("/x/new.facing")
    scene.trigger("open")
    assert "newer Facing Pages" in scene.messages()[0]
