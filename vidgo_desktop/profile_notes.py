"""Begins the log of a profile, and what is worth a line in it about the place where the profile lies."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from vidgo_desktop.core.drive_kind import network_drive
from vidgo_desktop.core.paths import ProfilePaths

if TYPE_CHECKING:
    from vidgo_desktop.core.redaction import LogFile

log = logging.getLogger(__name__)


def begin_log(paths: ProfilePaths, settings_note: str | None) -> LogFile | None:
    """Log from now on; None where nothing can be written, which stops nothing else.

    The first lines tell what became of the settings file, and that the profile is on a network drive.
    """
    from vidgo_desktop.core.redaction import set_up_logging

    try:
        begun = set_up_logging(paths.logs)
    except OSError as error:
        log.info("no log can be written: %s", type(error).__name__)
        begun = None
    if settings_note:
        log.info("%s", settings_note)
    kind = network_drive(paths.data_dir)
    if kind is not None:
        log.warning("the task list is on a network drive (%s): use it on one computer at a time", kind)
    return begun
