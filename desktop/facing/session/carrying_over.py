"""The correction of a document's former text, brought over after another program has changed the file."""

from collections.abc import Callable

from facing.core.edit import Origin
from facing.core.problem import UserProblem
from facing.core.text import Text
from facing.session.exchanging import replace_later
from facing.session.opening import standing
from facing.session.services import Services
from facing.session.session import Session


def carry_over(services: Services, session: Session, failed: Callable[[UserProblem], None]) -> None:
    """Bring in the correction made before the file was changed by someone else, as soon as it is read and compared."""
    earlier = session.earlier
    if earlier is None:
        return

    def read() -> Text:
        data, state = services.store.original(earlier.id), services.store.state(earlier.id)
        former = services.formats.from_bytes(earlier.path, data, state.encoding or None)
        return standing(services, earlier, former).text

    def refused(error: BaseException) -> None:
        if not isinstance(error, UserProblem):
            raise error
        failed(error)

    def bring(text: Text) -> None:
        replace_later(session, text, Origin.IMPORT, "import", lambda: None, failed)

    services.tasks.submit("opening", read, bring, refused)
