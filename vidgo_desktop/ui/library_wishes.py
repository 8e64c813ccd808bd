"""The wishes of the task list about many rows, as signals; ``wishes.py`` leads them to the engine."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class LibraryWishes(QObject):
    """Numbers are those of rows (``tuple[int, ...]``). What each answer is, says ``core.library_facts``.

    ``star_requested`` carries numbers and whether they get a star, ``rename_requested`` a number and a name (empty for
    the automatic title), ``sort_requested`` a ``TaskOrder``, ``attempts_requested`` a number, ``plan_retry_requested``
    numbers or None for everything that did not work, ``move_requested`` numbers and a folder (``Path``).
    """

    star_requested = Signal(object, object)
    rename_requested = Signal(object, object)
    sort_requested = Signal(object)
    attempts_requested = Signal(object)
    plan_retry_requested = Signal(object)
    try_again_many_requested = Signal(object)
    remove_many_requested = Signal(object)
    bin_requested = Signal(object)
    move_requested = Signal(object, object)
    cancel_move_requested = Signal()
