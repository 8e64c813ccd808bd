"""Which wish of the window goes to which slot of a worker: the one table between the two."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import SignalInstance

from vidgo_desktop.ui.compare.place import ComparePlace
from vidgo_desktop.ui.main_window import MainWindow
from vidgo_desktop.ui.workers import EngineWorker

Wire: TypeAlias = tuple[SignalInstance, Callable[..., object]]


def wires(window: MainWindow, compare: ComparePlace, worker: EngineWorker, keys: EngineWorker) -> list[Wire]:
    """What goes to the worker of the shown realm, and to ``keys``, that of the account, in any realm."""
    return [
        *_key_wires(window, keys),
        (window.submit_requested, worker.submit),
        (window.try_again_requested, worker.try_again),
        (window.send_again_requested, worker.send_again),
        (window.stop_waiting_requested, worker.stop_waiting),
        (window.look_again_requested, worker.look_again),
        (window.adopt_requested, worker.adopt),
        (window.remove_requested, worker.remove),
        (window.restore_requested, worker.restore),
        (window.clear_ready_requested, worker.clear_ready),
        (window.search_requested, worker.search),
        (window.tasks.library.star_requested, worker.star),
        (window.tasks.library.rename_requested, worker.rename),
        (window.tasks.library.sort_requested, worker.sort),
        (window.tasks.library.attempts_requested, worker.load_attempts),
        (window.tasks.library.plan_retry_requested, worker.plan_retry),
        (window.tasks.library.try_again_many_requested, worker.try_again_many),
        (window.tasks.library.remove_many_requested, worker.remove_many),
        (window.tasks.library.bin_requested, worker.throw_away),
        (window.tasks.library.move_requested, worker.move_results),
        (window.tasks.library.cancel_move_requested, worker.cancel_move),
        (window.connection_test_requested, worker.test_connection),
        (window.tasks.head.search_opened, worker.search_soon),
        (window.tasks.head.search_left, worker.search_over),
        (window.page_requested, worker.load_page),
        (window.look_requested, worker.look_at),
        (window.task_actions.recipes.file_wished, worker.find_recipe),
        (window.task_actions.recipes.task_wished, worker.use_again),
        (window.player.sound_note.lay_requested, worker.lay_sound),
        (window.player.sound_note.choose_requested, worker.choose_sound),
        (window.facts.results.number_given, worker.adopt_number),
        (window.facts.results.find_wished, worker.find_file),
        (window.facts.results.file_given, worker.use_file),
        (compare.export_begins, worker.file_begins),
        (window.balance_requested, worker.refresh_balance),
    ]


def _key_wires(window: MainWindow, worker: EngineWorker) -> list[Wire]:
    return [
        (window.key_test_requested, worker.test_key),
        (window.key_save_requested, worker.save_key),
        (window.key_forget_requested, worker.forget_key),
        (window.task_actions.settings.key_read_requested, worker.read_key),
    ]
