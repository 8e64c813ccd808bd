"""The line under the player's buttons about a result that came back without sound."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from vidgo_desktop.core.keep_sound import SoundState, plays_original_sound, sound_file, sound_state
from vidgo_desktop.core.task import Task
from vidgo_desktop.ui.note_line import NoteLine
from vidgo_desktop.ui.theme import Theme

translate = QCoreApplication.translate


def sound_words(task: Task) -> tuple[str, str, str, str]:
    """Colour, icon, sentence and the words of the one button (empty for none); all empty with nothing to say."""
    state = sound_state(task)
    lay = translate("SoundNote", "Lay the original sound under it")
    again = translate("SoundNote", "Try again")
    if state is SoundState.CAN_LAY:
        return "2", "volume-off", translate("SoundNote", "The result has no sound."), lay
    if state is SoundState.LAYING:
        return "2", "volume", translate("SoundNote", "The original sound is being laid under it…"), ""
    if state is SoundState.LAID and sound_file(task) is not None:
        if plays_original_sound(task):
            return "ok", "volume", translate("SoundNote", "Sound: from the original"), _untouched()
        with_it = translate("SoundNote", "Play with the original sound")
        return "2", "volume-off", translate("SoundNote", "Sound: none, as it was made"), with_it
    if state is SoundState.DISK_FULL:
        text = translate("SoundNote", "The disk is full, so no sound could be laid under it.")
        return "warn", "alert", text, again
    if state is SoundState.NOT_LAID:
        return "warn", "alert", translate("SoundNote", "The original sound could not be laid under it."), again
    if state is SoundState.SOURCE_GONE:
        text = translate("SoundNote", "The result has no sound, and the original is not in its place any more.")
        return "2", "volume-off", text, ""
    return (*_without_way(state), "")


def _without_way(state: SoundState | None) -> tuple[str, str, str]:
    if state is SoundState.SOURCE_IS_LINK:
        text = translate("SoundNote", "The result has no sound. The original is a link, so its sound is not here.")
    elif state is SoundState.OTHER_SPEED:
        text = translate("SoundNote", "The result has no sound. Its speed is not that of the original.")
    elif state is SoundState.SOURCE_SILENT:
        text = translate("SoundNote", "The result has no sound, and neither has the original.")
    else:
        return "", "", ""
    return "2", "volume-off", text


def _untouched() -> str:
    return translate("SoundNote", "Play as it was made")


class SoundNote(QWidget):
    """Hidden while there is nothing to say. ``lay_requested`` carries the task's number, ``choose_requested`` also
    whether the original sound is wanted.
    """

    lay_requested = Signal(object)
    choose_requested = Signal(object, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._task: Task | None = None
        self.setObjectName("soundNote")
        self.note = NoteLine(theme)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.note)
        # Its button has a name from the beginning, also while it is out of sight.
        self.note.show_note("2", "volume-off", "", translate("SoundNote", "Lay the original sound under it"))
        self.note.clicked.connect(self._clicked)
        self.hide()

    def show_task(self, task: Task | None) -> None:
        """Say how it stands with the sound of this task's result."""
        self._task = task
        tone, icon, text, button = ("", "", "", "") if task is None else sound_words(task)
        if text:
            self.note.show_note("2", icon, text, button, icon_tone=tone)
        else:
            self.note.clear()
        if self.parentWidget() is not None:
            self.setVisible(bool(text))

    @Slot()
    def _clicked(self) -> None:
        task = self._task
        if task is None:
            return
        if sound_file(task) is not None:
            self.choose_requested.emit(task.id, not plays_original_sound(task))
        else:
            self.lay_requested.emit(task.id)
