"""Everything of a source card that is seen: the line above, the frame, the arrangements, the words in them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vidgo_desktop.core.catalog import ParamKind
from vidgo_desktop.core.facts import SourceInfo
from vidgo_desktop.ui import assets
from vidgo_desktop.ui.announce import announce
from vidgo_desktop.ui.controls import link_button, text_label
from vidgo_desktop.ui.finding_strip import MARKS, FindingStrip
from vidgo_desktop.ui.finding_text import Finding, Tone
from vidgo_desktop.ui.source_body import Arrangement, SourceBody
from vidgo_desktop.ui.source_frame import FrameState, SourceFrame
from vidgo_desktop.ui.source_words import SourceWords, source_facts, spoken_length
from vidgo_desktop.ui.theme import Theme, set_role

_ICON, _ICON_GAP = 14, 0


@dataclass(frozen=True, slots=True)
class Content:
    """What a card has to show. ``is_entry``: the link field was opened over what is chosen; ``is_typing``: a link
    is being typed into the drop zone; ``is_usable``: the link may be sent; ``kept``: the part of a picture's
    width that the video's shape leaves, 0 to 1.
    """

    path: Path | None
    info: SourceInfo | None
    url: str
    is_entry: bool
    is_typing: bool
    is_usable: bool
    is_empty: bool
    kept: float
    findings: tuple[Finding, ...]

    @property
    def is_reading(self) -> bool:
        """Whether a local file is being looked at."""
        return self.path is not None and self.info is None

    @property
    def arrangement(self) -> Arrangement:
        """How the parts lie for this."""
        if self.is_entry:
            return Arrangement.LINK
        filled = self.path is not None or (self.is_usable and not self.is_typing)
        return Arrangement.FILLED if filled else Arrangement.EMPTY


class SourceLook(QWidget):
    """Shows a ``Content`` and what hangs over it; decides nothing."""

    def __init__(self, theme: Theme, kind: ParamKind, label: str, words: SourceWords) -> None:
        super().__init__()
        self._theme, self._kind, self._label, self._words = theme, kind, label, words
        self._over = ""
        self.paste = link_button(self.tr("Paste a link"))
        self._dress()
        theme.changed.connect(self._dress)
        self.frame = SourceFrame(theme)
        self.body = SourceBody(theme, kind)
        self.strip = FindingStrip(theme)
        self.field = self.body.field
        self.frame.put(self.body, self.strip)
        head = QHBoxLayout()
        head.setSpacing(8)
        title = text_label(theme, "small.control", "2", label, wrap=True)
        title.setMinimumHeight(theme.line_height("small"))
        head.addWidget(title, 1)
        head.addWidget(self.paste)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(head)
        box.addWidget(self.frame)
        self._name_parts()

    def _name_parts(self) -> None:
        words, names, body = self._words, self._words.names, self.body
        self.field.setObjectName(f"{names}Url")
        self.field.set_placeholders(words.paste, self.tr("Paste a link"), "https://…")
        self.field.setAccessibleName(words.link_name)
        big = names.capitalize()
        body.choose.setObjectName(f"choose{big}")
        body.remove.setObjectName(f"remove{big}")
        body.remove.setToolTip(words.remove)
        body.remove.setAccessibleName(words.remove)
        body.use.setObjectName(f"use{big}Link")
        body.use.setAccessibleName(words.use_link)
        body.cancel.setObjectName(f"cancel{big}Link")
        body.cancel.setAccessibleName(self.tr("Cancel, keep what was chosen"))
        self.paste.setObjectName(f"paste{big}Link")
        self.paste.setAccessibleName(words.paste)
        self.strip.sentence.setObjectName(f"{names}Finding")

    @property
    def state(self) -> FrameState:
        """What happens with a drag."""
        return self.frame.state

    def show_state(self, state: FrameState, over: str = "") -> None:
        """Something hangs over the card, called ``over``, or was refused; the content is shown anew after this."""
        self._over = over
        self.frame.show_state(state)

    def show_content(self, content: Content) -> None:
        """Show this."""
        wanted = content.arrangement
        self.body.arrange(wanted)
        self.paste.setVisible(wanted is Arrangement.FILLED)
        if wanted is Arrangement.FILLED:
            self._show_filled(content)
        elif wanted is Arrangement.EMPTY:
            self._show_empty()
        self._show_choose(content)
        self.strip.show_findings(content.findings)
        filled = wanted is not Arrangement.EMPTY
        self.frame.show_content(filled, self.strip.tone if self.strip.is_shown else None)
        self._show_field(content)
        self._describe()

    def _show_choose(self, content: Content) -> None:
        body = self.body
        filled = content.arrangement is Arrangement.FILLED
        body.choose.setText(self.tr("Change…") if filled else self.tr("Choose…"))
        body.choose.setAccessibleName(self._words.change if filled else self._words.choose)
        body.use.setEnabled(content.is_usable)
        body.show_use(content.is_usable)

    def _show_field(self, content: Content) -> None:
        """The mark in the field, which its strip puts into words."""
        is_entered = content.arrangement is not Arrangement.FILLED and content.path is None
        tone = self.strip.tone if is_entered else None
        self.field.show_mark(*(MARKS[tone] if tone is not None else ("", "")))
        state = "error" if tone is Tone.BLOCKING else ""
        if self.field.property("state") != state:
            set_role(self.field, state=state)

    def _show_empty(self) -> None:
        words = self._words
        state = self.frame.state
        texts = {
            FrameState.REST: (words.drop, words.hint),
            FrameState.OVER: (self.tr("Let go to use it"), self._over or words.hint),
            FrameState.REFUSED: (words.not_that, words.use),
        }
        icons = {FrameState.OVER: ("saving", "accent.text"), FrameState.REFUSED: ("failed", "error")}
        self.body.title.setText(texts[state][0])
        hint = texts[state][1]
        room = max(80, self.body.hint.width())
        if state is FrameState.OVER:
            hint = self.body.hint.fontMetrics().elidedText(hint, Qt.TextElideMode.ElideMiddle, room)
        self.body.hint.setText(hint)
        self.body.picture.show_disc(*icons.get(state, ()))

    def _show_filled(self, content: Content) -> None:
        body, info = self.body, content.info
        body.reading.setVisible(content.is_reading)
        body.name.show_text(content.path.name if content.path is not None else content.url)
        body.picture.show_image(info.thumbnail if info is not None else b"")
        body.picture.show_kept(content.kept)
        over = {FrameState.OVER: self.tr("Let go to use it"), FrameState.REFUSED: self._words.not_that}
        body.meta.show_text(over.get(self.state) or self._facts(content))

    def _facts(self, content: Content) -> str:
        if content.path is None:
            return self.tr("From a link")
        if content.info is None:
            return self.tr("Looking at the file…")
        return source_facts(content.info, self._kind, short=self.body.is_compact)

    def _describe(self) -> None:
        words = self.strip.words()
        if words != self.field.accessibleDescription():
            self.field.setAccessibleDescription(words)
            QAccessible.updateAccessibility(QAccessibleEvent(self.field, QAccessible.Event.DescriptionChanged))
            if self.strip.tone is Tone.BLOCKING:
                announce(self.field, words)

    def spoken(self, content: Content) -> str:
        """The card as one sentence: which, what, how long, and what was found."""
        filled = content.arrangement is Arrangement.FILLED
        name = self.body.name.whole_text if filled else self.tr("empty") if content.is_empty else self.tr("a link")
        length = spoken_length(content.info) if content.info is not None else ""
        return ", ".join(part for part in (self._label, name, length, self.strip.words()) if part)

    @Slot()
    def _dress(self) -> None:
        """A quiet link: as faint as its line, its icon nearer than on a button."""
        tint = self._theme.hex("text.3")
        self.paste.setIcon(assets.icon("link", _ICON, tint, tint, tint, _ICON_GAP))
        self.paste.setIconSize(assets.icon_size(_ICON, _ICON_GAP))
        self.paste.setStyleSheet(_quiet_link(self._theme))


def _quiet_link(theme: Theme) -> str:
    size, high = theme.font("small").pixelSize(), theme.line_height("small")
    return (
        f"QPushButton {{ color: {theme.hex('text.3')}; font-size: {size}px; min-height: {high}px; text-align: right; }}"
        f"QPushButton:hover {{ color: {theme.hex('text.2')}; }}"
    )
