"""Puts the inputs of a task back into the form, where the faulty one can be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vidgo_desktop.core.task import LocalFile, Task
from vidgo_desktop.ui.panes import Pane

if TYPE_CHECKING:
    from vidgo_desktop.ui.main_window import MainWindow


def refill(window: MainWindow, task: Task) -> None:
    """Fill the form with what this task was made of, and show it."""
    form = window.form
    form.choose_model(task.model)
    form.choose_resolution(task.resolution)
    for name, kind in (("video_url", "video"), ("image_urls", "image")):
        value = task.request.values.get(name)
        if isinstance(value, LocalFile):
            form.set_file(kind, value.path)
        elif value is not None and hasattr(value, "url"):
            form.set_link(kind, value.url)
    window.panes.show_pane(Pane.FORM)
