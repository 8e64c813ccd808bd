"""Where a key is entered, tested and saved. The text leaves this panel only by its two signals."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from vidgo_desktop.core.errors import NetworkError, PermissionRefused
from vidgo_desktop.core.facts import KeyFact, KeyPlace, KeyTest
from vidgo_desktop.ui import web_pages
from vidgo_desktop.ui.controls import push_button
from vidgo_desktop.ui.dialog_parts import Paragraph
from vidgo_desktop.ui.key_answer import KeyAnswer, NumberDisc
from vidgo_desktop.ui.key_field import KeyField
from vidgo_desktop.ui.key_words import (
    Note,
    is_unfinished,
    key_of,
    looks_like_name,
    name_note,
    place_note,
    test_note,
    testing_note,
)
from vidgo_desktop.ui.note_line import NoteLine
from vidgo_desktop.ui.setting_rows import small_button
from vidgo_desktop.ui.theme import Theme, set_role

_HEIGHT = 36
_SETTLE_MS = 400
# Longer than any answer takes: the engine may be gone, and nobody should wait for it.
_PATIENCE_MS = 60_000


class KeyPanel(QWidget):
    """``key_test_requested`` and ``key_save_requested`` carry a cleaned key; ``key_read_requested`` asks to look into
    the password store once more.

    A test begins by itself a moment after a change. One is under way at a time, as its answer does not say which key
    it is about. ``works_changed`` tells whether the text in the field is a key that works. Without ``buttons`` the
    owner saves by ``save``.
    """

    key_test_requested = Signal(object)
    key_save_requested = Signal(object)
    key_read_requested = Signal()
    open_url_requested = Signal(object)
    works_changed = Signal(bool)
    cancelled = Signal()

    def __init__(self, theme: Theme, *, buttons: bool = True) -> None:
        super().__init__()
        self._theme = theme
        self._is_awaiting = False
        self._is_about_text = False
        self._wants_another = False
        self._works = False
        self._on_click = self._test_key
        self._settled = self._timer(_SETTLE_MS, self._look)
        self._patience = self._timer(_PATIENCE_MS, self._give_up)
        self.field = KeyField(theme)
        self.field.setObjectName("apiKey")
        self.field.setAccessibleName(self.tr("Your Vidgo key"))
        self.field.setPlaceholderText(self.tr("Paste your key"))
        self._note = NoteLine(theme)
        self.answer = KeyAnswer(theme)
        self._place = NoteLine(theme)
        self._open = small_button(theme, "openVidgo", self.tr("Open Vidgo"), "open-outside")
        self._open.setAccessibleName(self.tr("Open Vidgo, the page of your keys"))
        self._paste = push_button("pasteKey", self.tr("Paste"))
        self._paste.setAccessibleName(self.tr("Paste the key"))
        theme.bind_icon(self._paste, "copy", 16, "text.1")
        self._save = push_button("saveKey", self.tr("Save"), "primary")
        self._cancel = push_button("cancelKey", self.tr("Cancel"), "plain")
        self._cancel.hide()
        self._has_buttons = buttons
        self._lay_out()
        self._connect()
        theme.changed.connect(self._scale)
        self._scale()
        self.show_key(None)
        self._text_changed()

    @Slot()
    def _scale(self) -> None:
        # As high as the field beside it.
        self._paste.setStyleSheet(f"QPushButton {{ min-height: {self._theme.scaled(_HEIGHT) - 2}px; }}")

    def _timer(self, milliseconds: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(then)
        return timer

    def _lay_out(self) -> None:
        theme = self._theme
        get = QVBoxLayout()
        get.setSpacing(2)
        get.addWidget(Paragraph(theme, "body", "1", self.tr("Get a key from your Vidgo page"), weight=500))
        hint = self.tr("It is shown only once there. Copy it before you close the page.")
        get.addWidget(Paragraph(theme, "small", "2", hint))
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addLayout(get, 1)
        first.addWidget(self._open, 0, Qt.AlignmentFlag.AlignTop)
        title = Paragraph(theme, "body", "1", self.tr("Paste it here"), weight=500)
        title.setBuddy(self.field)
        entry = QHBoxLayout()
        entry.setSpacing(8)
        entry.addWidget(self.field, 1)
        entry.addWidget(self._paste)
        second = QVBoxLayout()
        second.setSpacing(8)
        second.addWidget(title)
        second.addLayout(entry)
        second.addWidget(self._note)
        steps = QGridLayout()
        steps.setHorizontalSpacing(12)
        steps.setVerticalSpacing(16)
        steps.setColumnStretch(1, 1)
        for row, words in enumerate((first, second)):
            steps.addWidget(NumberDisc(theme, row + 1), row, 0, Qt.AlignmentFlag.AlignTop)
            steps.addLayout(words, row, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 16 if self._has_buttons else 0, 0, 0)
        box.setSpacing(16)
        box.addLayout(steps)
        box.addWidget(self.answer)
        box.addWidget(self._place)
        if self._has_buttons:
            self._add_buttons(box)

    def _add_buttons(self, box: QVBoxLayout) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._save)
        line = QFrame()
        set_role(line, kind="line")
        box.addLayout(buttons)
        box.addWidget(line)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._text_changed)
        self.field.pasted.connect(self._pasted)
        self.field.returnPressed.connect(self._return_pressed)
        self._paste.clicked.connect(self._paste_clicked)
        self._save.clicked.connect(self.save)
        self._cancel.clicked.connect(self._cancel_clicked)
        self._open.clicked.connect(self._open_clicked)
        self.answer.clicked.connect(self._answer_clicked)
        self._note.clicked.connect(self._test_key)
        self._place.clicked.connect(self.key_read_requested)

    @property
    def note(self) -> str:
        """The sentence under the field about its text, empty when there is none."""
        return self._note.text

    @property
    def place_note(self) -> str:
        """Where the key will be kept."""
        return self._place.text

    @property
    def works(self) -> bool:
        """Whether the text in the field was tested and is a key that works."""
        return self._works

    def show_key(self, fact: KeyFact | None) -> None:
        """Say before saving where the key will be kept."""
        note = place_note(fact)
        self._place.show_note(note.tone, note.icon, note.text, note.button)
        if fact is None or fact.keyring_usable or fact.place is KeyPlace.KEYRING:
            self._save.setText(self.tr("Save"))
            self._save.setAccessibleName(self.tr("Save the key in your system’s password store"))
        else:
            self._save.setText(self.tr("Keep until I quit"))
            self._save.setAccessibleName(self.tr("Keep the key until I quit"))

    def show_key_test(self, answer: KeyTest) -> None:
        """The answer to ``key_test_requested``; an answer about an older text is not shown."""
        if not self._is_awaiting:
            return
        self._is_awaiting = False
        self._patience.stop()
        if self._wants_another:
            self._wants_another = False
            self._test_key()
        elif self._is_about_text:
            self._show_answer(answer)

    def _show_answer(self, answer: KeyTest) -> None:
        if answer.error is None:
            self._on_click = self._top_up
        works = answer.error is None or isinstance(answer.error, PermissionRefused)
        self.field.show_tail(works)
        self._tell_works(works)
        self._say(test_note(answer))

    def show_online(self, online: bool) -> None:
        """Once there is a line again, ask again by itself what could not be asked."""
        if online and self.answer.note == test_note(KeyTest(error=NetworkError(""))):
            self._test_key()

    def say_problem(self, headline: str, sentence: str) -> None:
        """A refusal that came after saving, or an engine that does not run."""
        self._is_awaiting = self._is_about_text = False
        text = self.tr("{headline}. {sentence}").format(headline=headline, sentence=sentence)
        self._say(Note("error", "failed", text))

    def say(self, note: Note | None) -> None:
        """Say something in the box of the answers while the field is empty."""
        if not self.field.text():
            self._say(note)

    def show_cancel(self, shown: bool) -> None:
        """Whether the way back is offered; only when there is a key already."""
        self._cancel.setVisible(shown and self._has_buttons)

    def forget(self) -> None:
        """Empty the field, hide its characters and say nothing more."""
        self.field.forget()
        self._say(None)

    def stop_waiting(self) -> None:
        """No answer will come any more, because another engine is listened to."""
        self._is_awaiting = self._wants_another = self._is_about_text = False
        self._patience.stop()
        self._say(None)

    @Slot()
    def save(self) -> None:
        """Give the key away to be kept, tested or not, and forget it here."""
        key = self._take_key(insist=True)
        if key is not None:
            self.forget()
            self.key_save_requested.emit(key)

    # --- looking at the text ----------------------------------------------------------------------------------

    @Slot()
    def _text_changed(self) -> None:
        self._is_about_text = self._wants_another = False
        self._on_click = self._test_key
        self.field.show_tail(False)
        self._note.clear()
        self._say(None)
        self._tell_works(False)
        has_text = bool(self.field.text().strip())
        self._save.setEnabled(has_text)
        if has_text:
            self._settled.start()
        else:
            self._settled.stop()

    @Slot()
    def _look(self) -> None:
        """The text has not changed for a moment: test it, unless somebody is at its beginning or it is no key."""
        if is_unfinished(self.field.text()):
            return
        key = self._take_key()
        if key is not None and not looks_like_name(key):
            self._test_key()

    @Slot()
    def _pasted(self) -> None:
        if self.field.text().strip() and self._take_key() is not None:
            self._settled.start()

    @Slot()
    def _return_pressed(self) -> None:
        if not self._works:
            self._test_key()
        elif self._has_buttons:
            self.save()

    def _take_key(self, *, insist: bool = False) -> str | None:
        """The key in the field, cleaned there as well; None after saying why it is none."""
        key, note = key_of(self.field.text())
        if key is None:
            self._settled.stop()
            self._say(note)
            return None
        is_clean = key == self.field.text()
        if not is_clean:
            self.field.setText(key)
        self._settled.stop()
        if note is not None and (not is_clean or note == name_note()) and not insist:
            self._note.show_note(note.tone, note.icon, note.text, note.button)
        return key

    @Slot()
    def _test_key(self) -> None:
        key = self._take_key(insist=True)
        if key is None:
            return
        self._say(testing_note())
        if self._is_awaiting:
            self._wants_another = not self._is_about_text
            return
        self._is_awaiting = self._is_about_text = True
        self._patience.start()
        self.key_test_requested.emit(key)

    @Slot()
    def _give_up(self) -> None:
        self.show_key_test(KeyTest(error=NetworkError("no answer")))

    def _tell_works(self, works: bool) -> None:
        changed, self._works = works != self._works, works
        if changed:
            self.works_changed.emit(works)

    # --- buttons ----------------------------------------------------------------------------------------------

    @Slot()
    def _paste_clicked(self) -> None:
        self.field.paste_key()
        self.field.setFocus()

    @Slot()
    def _cancel_clicked(self) -> None:
        self.forget()
        self.cancelled.emit()

    @Slot()
    def _open_clicked(self) -> None:
        self.open_url_requested.emit(web_pages.KEYS)

    @Slot()
    def _answer_clicked(self) -> None:
        self._on_click()

    def _top_up(self) -> None:
        self.open_url_requested.emit(web_pages.CREDITS)

    def _say(self, note: Note | None) -> None:
        self.answer.say(note)
        self.field.setAccessibleDescription(note.text if note else "")
        set_role(self.field, state="error" if note is not None and note.tone == "error" else "")
