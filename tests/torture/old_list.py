"""A task list as the first version of the program left it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from tests.torture.child import MODEL, PICTURE_LINK
from tests.torture.service import CruelService
from vidgo_desktop.core.private import make_private_folder
from vidgo_desktop.core.store_rows import request_text
from vidgo_desktop.core.store_schema import MIGRATIONS, migrate
from vidgo_desktop.core.task import JobRequest, Link, ParamValue

_ROW = """
INSERT INTO tasks (nonce, request, title, state, group_code, day, created_at, submitted_at, task_id, attempts)
VALUES (?, ?, ?, ?, 0, 20000, 1.0, ?, ?, ?)
"""


def make_old_list(database: Path, service: CruelService, inputs: Sequence[str]) -> None:
    """Three tasks: one runs at the service, one was being sent when it took it, one waits."""
    make_private_folder(database.parent)
    connection = sqlite3.connect(database, isolation_level=None)
    try:
        migrate(connection, MIGRATIONS[:1])
        running, sending, waiting = inputs
        rows = (
            (running, "running", 1.0, service.take_order(running), 1),
            (sending, "submitting", 1.0, None, 1),
            (waiting, "queued", None, None, 0),
        )
        service.take_order(sending)
        for number, (what, state, sent, task_id, attempts) in enumerate(rows):
            values: dict[str, ParamValue] = {
                "video_url": Link(what),
                "image_urls": Link(PICTURE_LINK),
                "resolution": "480p",
            }
            text = request_text(JobRequest(f"old-{number}-{what}", MODEL, values))
            connection.execute(_ROW, (f"old-{number}-{what}", text, "old", state, sent, task_id, attempts))
    finally:
        connection.close()
