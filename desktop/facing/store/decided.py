"""What the user decided about documents, and where the reader was."""

import json
from dataclasses import asdict

from facing.core.document import IgnoreKey, ReaderState
from facing.store.connected import Connected
from facing.store.contents import to_text
from facing.store.problems import told_as_damage
from facing.store.rows import row_of_ignore, state_of


class Decided(Connected):
    """The part of ``core.ports.Store`` that keeps states and ignored findings."""

    def save_state(self, document: str, state: ReaderState) -> None:
        """Remember where the reader was."""
        with self._transaction() as connection:
            connection.execute(
                "INSERT INTO states (document, state) VALUES (?, ?) "
                "ON CONFLICT (document) DO UPDATE SET state = excluded.state",
                (self._number(document), json.dumps(asdict(state))),
            )

    def state(self, document: str) -> ReaderState:
        """Where the reader was; the defaults for a new document."""
        with self._reading() as connection:
            row = connection.execute(
                "SELECT state FROM states WHERE document = ?", (self._number(document),)
            ).fetchone()
        with told_as_damage(self._path, "state"):
            return ReaderState() if row is None else state_of(row[0])

    def add_ignore(self, document: str | None, key: IgnoreKey) -> None:
        """Remember an ignored finding of a document; ``None``: of all documents."""
        rule, text, before, after = row_of_ignore(key)
        with self._transaction() as connection:
            if document is None:
                connection.execute(
                    "INSERT INTO lasting_ignores (rule, text) VALUES (?, ?) ON CONFLICT DO NOTHING", (rule, text)
                )
            else:
                connection.execute(
                    "INSERT INTO ignores (document, rule, text, before, after) VALUES (?, ?, ?, ?, ?) "
                    "ON CONFLICT DO NOTHING",
                    (self._number(document), rule, text, before, after),
                )

    def remove_ignore(self, document: str | None, key: IgnoreKey) -> None:
        """Forget that a finding was ignored."""
        rule, text, before, after = row_of_ignore(key)
        with self._transaction() as connection:
            if document is None:
                connection.execute("DELETE FROM lasting_ignores WHERE rule = ? AND text = ?", (rule, text))
            else:
                connection.execute(
                    "DELETE FROM ignores WHERE document = ? AND rule = ? AND text = ? AND before = ? AND after = ?",
                    (self._number(document), rule, text, before, after),
                )

    def ignores(self, document: str | None) -> set[IgnoreKey]:
        """What is ignored in a document alone; ``None``: in all documents."""
        with self._reading() as connection:
            if document is None:
                rows = connection.execute("SELECT rule, text FROM lasting_ignores").fetchall()
            else:
                rows = connection.execute(
                    "SELECT rule, text, before, after FROM ignores WHERE document = ?", (self._number(document),)
                ).fetchall()
        return {IgnoreKey(*map(to_text, row)) for row in rows}
