"""What *Compare* says when there is nothing to see: one sentence, what it means, and at most two buttons."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from vidgo_desktop.ui.controls import IconLabel, push_button, text_label
from vidgo_desktop.ui.focus_ring import FocusRing
from vidgo_desktop.ui.spoken import spoken
from vidgo_desktop.ui.theme import Theme

translate = QCoreApplication.translate


class Empty(StrEnum):
    """Why there is nothing to see."""

    NOTHING = "nothing"
    LOADING = "loading"
    IS_LINK = "is_link"
    NO_SOURCE = "no_source"
    SOURCE_MOVED = "source_moved"
    RESULT_MOVED = "result_moved"
    SOURCE_UNREADABLE = "source_unreadable"
    RESULT_UNREADABLE = "result_unreadable"


class Help(StrEnum):
    """What a button of the notice does."""

    TASKS = "tasks"
    CHOOSE_SOURCE = "choose_source"
    CHOOSE_RESULT = "choose_result"
    OPEN_OUTSIDE = "open_outside"


@dataclass(frozen=True, slots=True)
class NoticeWords:
    """A headline, a sentence (may be empty), an icon, and what helps, the likeliest first."""

    headline: str
    sentence: str
    icon: str
    helps: tuple[Help, ...] = ()


def words_of(why: Empty) -> NoticeWords:
    """The words for a reason."""
    if why is Empty.NOTHING:
        text = translate("CompareNotice", "Choose a finished video to compare it with its source.")
        return NoticeWords(text, "", "wipe", (Help.TASKS,))
    if why is Empty.LOADING:
        return NoticeWords(translate("CompareNotice", "Opening both videos…"), "", "wipe")
    if why is Empty.IS_LINK:
        text = translate("CompareNotice", "The source of this video is a link.")
        more = translate(
            "CompareNotice", "Only files on this computer can be compared. If you have it here, choose it."
        )
        return NoticeWords(text, more, "link", (Help.CHOOSE_SOURCE, Help.TASKS))
    if why is Empty.NO_SOURCE:
        text = translate("CompareNotice", "The source of this video is not known.")
        more = translate("CompareNotice", "If you have it on this computer, choose it.")
        return NoticeWords(text, more, "video", (Help.CHOOSE_SOURCE, Help.TASKS))
    if why is Empty.SOURCE_MOVED:
        text = translate("CompareNotice", "The source is no longer in its folder.")
        more = translate("CompareNotice", "It was moved, renamed or deleted. Choose where it is now.")
        return NoticeWords(text, more, "folder", (Help.CHOOSE_SOURCE, Help.TASKS))
    if why is Empty.RESULT_MOVED:
        text = translate("CompareNotice", "The finished video is no longer in its folder.")
        more = translate("CompareNotice", "It was moved, renamed or deleted. Choose where it is now.")
        return NoticeWords(text, more, "folder", (Help.CHOOSE_RESULT, Help.TASKS))
    if why is Empty.SOURCE_UNREADABLE:
        text = translate("CompareNotice", "The source cannot be opened here.")
        more = translate("CompareNotice", "It may be damaged, or of a kind this program does not know.")
        return NoticeWords(text, more, "alert", (Help.CHOOSE_SOURCE, Help.TASKS))
    text = translate("CompareNotice", "The finished video cannot be opened here.")
    more = translate("CompareNotice", "It may be damaged, or of a kind this program does not know.")
    return NoticeWords(text, more, "alert", (Help.OPEN_OUTSIDE, Help.TASKS))


def help_text(kind: Help) -> str:
    """The words of a button."""
    return {
        Help.TASKS: translate("CompareNotice", "Go to tasks"),
        Help.CHOOSE_SOURCE: translate("CompareNotice", "Choose the source…"),
        Help.CHOOSE_RESULT: translate("CompareNotice", "Choose the video…"),
        Help.OPEN_OUTSIDE: translate("CompareNotice", "Open in default player"),
    }[kind]


class CompareNotice(QWidget):
    """``help_clicked`` carries a ``Help``."""

    help_clicked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._why = Empty.NOTHING
        self.setObjectName("compareNotice")
        self._icon = IconLabel(theme, "wipe", 24, "text.3")
        self._headline = text_label(theme, "heading", "1", wrap=True)
        self._sentence = text_label(theme, "body", "2", wrap=True)
        for label in (self._headline, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setMinimumWidth(min(440, 440))
            label.setMaximumWidth(theme.scaled(520))
        self._buttons: list[QPushButton] = []
        self._helps: tuple[Help, ...] = ()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for place in range(2):
            button = push_button(f"compareHelp{place + 1}", "", "primary" if place == 0 else "")
            row.addWidget(button)
            self._buttons.append(button)
        row.addStretch(1)
        self._buttons[0].clicked.connect(self._first)
        self._buttons[1].clicked.connect(self._second)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 16, 16, 16)
        box.setSpacing(8)
        box.addStretch(1)
        for widget in (self._icon, self._headline, self._sentence):
            box.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        box.addSpacing(8)
        box.addLayout(row)
        box.addStretch(1)
        self._ring = FocusRing(theme, self)
        self.show_why(Empty.NOTHING)

    @property
    def why(self) -> Empty:
        """What is said."""
        return self._why

    @property
    def text(self) -> str:
        """Headline and sentence."""
        return " ".join(part for part in (self._headline.text(), self._sentence.text()) if part)

    @property
    def first_button(self) -> QPushButton:
        """The likeliest help."""
        return self._buttons[0]

    def show_why(self, why: Empty) -> None:
        """Say this."""
        words = words_of(why)
        self._why, self._helps = why, words.helps
        self._icon.show_icon(words.icon, "warn" if words.icon == "alert" else "text.3")
        self._headline.setText(words.headline)
        self._sentence.setText(words.sentence)
        self._sentence.setVisible(bool(words.sentence))
        for place, button in enumerate(self._buttons):
            there = place < len(words.helps)
            button.setVisible(there)
            if there:
                button.setText(help_text(words.helps[place]))
                button.setAccessibleName(spoken(button.text()))
                button.setAccessibleDescription(spoken(self.text))

    @Slot()
    def _first(self) -> None:
        self.help_clicked.emit(self._helps[0])

    @Slot()
    def _second(self) -> None:
        self.help_clicked.emit(self._helps[1])
