"""What people do with the rows of the list: star, name, order, remove, bring back. An attempt inside a row means its
row: whatever is done to the row is done to all of its attempts.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from vidgo_desktop.core import store_order
from vidgo_desktop.core.errors import StoreError
from vidgo_desktop.core.library_facts import TaskOrder
from vidgo_desktop.core.store_base import COUNT_INSIDE, StoreFile, is_at_work
from vidgo_desktop.core.store_rows import from_row, moment, own_name
from vidgo_desktop.core.task import Task, is_over

_ROWS = """
SELECT DISTINCT coalesce(shown_in, id) AS id FROM tasks WHERE id IN (SELECT value FROM json_each(?)) ORDER BY 1 DESC
"""
# Which rows these are is asked before: where many are meant, one question costs less than one each.
_REMOVE = """
UPDATE tasks SET removed_at = :now
WHERE id IN (SELECT value FROM json_each(:ids)) OR shown_in IN (SELECT value FROM json_each(:ids))
"""
_RESTORE = """
UPDATE tasks SET removed_at = NULL
WHERE removed_at IS NOT NULL
    AND (id IN (SELECT value FROM json_each(:ids)) OR shown_in IN (SELECT value FROM json_each(:ids)))
RETURNING id, shown_in
"""
# The second group is that of the saved videos.
_READY = "SELECT id FROM tasks WHERE group_code = 1 AND removed_at IS NULL AND shown_in IS NULL ORDER BY id DESC"
_DID_NOT_WORK = """
SELECT id FROM tasks
WHERE removed_at IS NULL AND shown_in IS NULL AND group_code = 2
    AND (state IN ('failed', 'rejected') OR (state = 'finished' AND result = 'problem'))
ORDER BY id
"""
_PURGE = "DELETE FROM tasks WHERE removed_at < ? RETURNING id, nonce"
_STAR = """
UPDATE tasks SET starred = ? WHERE id IN (SELECT value FROM json_each(?)) AND starred <> ? RETURNING id
"""
_RENAME = "UPDATE tasks SET own_name = ? WHERE id = ?"
_FOLD = "UPDATE tasks SET shown_in = :head WHERE id = :former OR shown_in = :former"
_INHERIT = "UPDATE tasks SET own_name = ?, starred = ? WHERE id = ?"
_ATTEMPTS = "SELECT * FROM tasks WHERE id = :row OR shown_in = :row ORDER BY id"
_ROW_OF = "SELECT shown_in FROM tasks WHERE id = ?"


class LibraryStore(StoreFile):
    """The rows by the user's wish."""

    # What is in a row

    def row_of(self, id: int) -> int | None:
        """The row that shows this attempt; None when it is a row of its own, or not known."""
        with self._read():
            found = self._connection.execute(_ROW_OF, (id,)).fetchone()
            return None if found is None else found["shown_in"]

    def attempts(self, id: int) -> tuple[Task, ...]:
        """All attempts of the row that shows this one, oldest first; none for an unknown number."""
        with self._read():
            return tuple(
                from_row(found)
                for row in self._rows((id,))
                for found in self._connection.execute(_ATTEMPTS, {"row": row})
            )

    def order(self, order: TaskOrder) -> array[int]:
        """The numbers of all rows in this order."""
        with self._read():
            return store_order.ordered(self._connection, order)

    def did_not_work(self) -> tuple[int, ...]:
        """The rows that ended without a saved video although they could have one, oldest first."""
        with self._read():
            return tuple(row["id"] for row in self._connection.execute(_DID_NOT_WORK))

    # Stars and names

    def star(self, ids: Sequence[int], starred: bool) -> tuple[Task, ...]:
        """Give these rows a star, or take it, and give those that changed, in the order of the list."""
        with self._write():
            rows = json.dumps(self._rows(ids))
            changed = self._connection.execute(_STAR, (starred, rows, starred)).fetchall()
            return tuple(self._must(id) for id in sorted((row["id"] for row in changed), reverse=True))

    def rename(self, id: int, name: str) -> Task:
        """Call this row so in the future; with an empty name it is called after its inputs again."""
        with self._write():
            row = next(iter(self._rows((id,))), id)
            self._connection.execute(_RENAME, (own_name(name), row))
            return self._must(row)

    # Removing and bringing back

    def remove(self, id: int, now: float) -> None:
        """Hide an ended row. Refused while something has to happen to it; unknown numbers are fine."""
        if self.remove_many((id,), now)[1]:
            raise StoreError("a task that has not ended cannot be removed")

    def remove_many(
        self, ids: Sequence[int], now: float, extra: Mapping[int, Mapping[str, str]] = MappingProxyType({})
    ) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """Hide those of these rows that have ended, and give them, and the others that have not, newest first.

        ``extra`` is added to what is kept beside a task of this number.
        """
        with self._write():
            rows = self._rows(ids)
            at_work = tuple(id for id in rows if is_at_work(self._must(id)))
            gone = tuple(id for id in rows if id not in at_work)
            for id in (id for id in gone if id in extra):
                self._apply(id, None, {"extra": {**self._must(id).extra, **extra[id]}})
            self._connection.execute(_REMOVE, {"now": moment(now), "ids": json.dumps(gone)})
            return gone, at_work

    def clear_ready(self, now: float) -> tuple[int, ...]:
        """Hide every row whose video is saved and give their numbers, newest first."""
        with self._write():
            rows = tuple(row["id"] for row in self._connection.execute(_READY))
            self._connection.execute(_REMOVE, {"now": moment(now), "ids": json.dumps(rows)})
            return rows

    def restore(self, ids: Sequence[int]) -> tuple[Task, ...]:
        """Bring hidden rows back and give those that were hidden, in the order of the list."""
        with self._write():
            back = self._connection.execute(_RESTORE, {"ids": json.dumps(self._rows(ids))}).fetchall()
            rows = (row["id"] for row in back if row["shown_in"] is None)
            return tuple(self._must(id) for id in sorted(rows, reverse=True))

    def purge(self, before: float) -> tuple[tuple[int, str], ...]:
        """Forget for good what was removed before this time (UTC seconds) and give the numbers and nonces."""
        with self._write():
            return tuple((row["id"], row["nonce"]) for row in self._connection.execute(_PURGE, (before,)).fetchall())

    # Inside a transaction

    def _rows(self, ids: Sequence[int]) -> tuple[int, ...]:
        """The rows that show these attempts, newest first; unknown numbers are left out."""
        return tuple(row["id"] for row in self._connection.execute(_ROWS, (json.dumps(list(ids)),)))

    def _fold(self, former: Task, head: int) -> None:
        """Put an attempt that is over, and those inside it, into the row of the one that follows it."""
        if former.shown_in is None and is_over(former):
            self._connection.execute(_FOLD, {"head": head, "former": former.id})
            self._connection.execute(COUNT_INSIDE, (head,))
            self._connection.execute(COUNT_INSIDE, (former.id,))
        self._connection.execute(_INHERIT, (former.own_name, former.starred, head))
