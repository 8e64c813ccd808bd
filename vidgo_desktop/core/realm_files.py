"""The list of a realm and its journal, opened together: what one of them cannot keep, the other must not promise."""

from __future__ import annotations

import contextlib
import logging

from vidgo_desktop.core.errors import ListNotWritable, StoreError
from vidgo_desktop.core.journal import Journal
from vidgo_desktop.core.paths import RealmPaths
from vidgo_desktop.core.store import TaskStore

log = logging.getLogger(__name__)


def open_realm(paths: RealmPaths, *, only_read: bool = False) -> tuple[TaskStore, Journal]:
    """Open both. Where one of them cannot be written, or ``only_read`` says so, the list is only to be read.

    Raises StoreTooNew (both files are then untouched) or StoreError.
    """
    store = TaskStore.open(paths.database, only_read=only_read)
    if store.only_read:
        return store, Journal.unused(paths.journal)
    try:
        return store, Journal.open(paths.journal)
    except ListNotWritable as error:
        log.info("the list is only read: %s", error.message)
        with contextlib.suppress(StoreError):
            store.close()
        return TaskStore.open(paths.database, only_read=True), Journal.unused(paths.journal)
