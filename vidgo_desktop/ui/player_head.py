"""The head of the player's pane: title, subtitle, badge, and below the choice of view and sound."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from vidgo_desktop.ui.controls import Badge, ElidedLabel, PartsLabel, SegmentedControl
from vidgo_desktop.ui.player_sound import SoundButton
from vidgo_desktop.ui.player_words import BadgeWords
from vidgo_desktop.ui.sides import Side
from vidgo_desktop.ui.stage import StageView
from vidgo_desktop.ui.theme import Theme

_HEIGHT = 40


class PlayerHead(QWidget):
    """What is shown, in two lines, and its state."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._can_be_dragged = False
        self._title = ElidedLabel(theme, "heading", "1")
        self._subtitle = PartsLabel(theme, "small", "2")
        self.badge = Badge(theme)
        self.badge.setObjectName("playerBadge")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(_HEIGHT)

    @property
    def title_handle(self) -> QWidget:
        """The first line as something that can be taken hold of."""
        return self._title

    def show_can_be_dragged(self, can: bool) -> None:
        """Whether the title is a handle for the saved file; then its pointer shows it, and screen readers say it."""
        if can == self._can_be_dragged:
            return
        self._can_be_dragged = can
        hint = self.tr("Drag this into another program to use the video there.") if can else ""
        self._title.setAccessibleDescription(hint)
        self._title.setCursor(Qt.CursorShape.OpenHandCursor if can else Qt.CursorShape.ArrowCursor)

    @property
    def title(self) -> str:
        """The first line."""
        return self._title.whole_text

    @property
    def subtitle(self) -> str:
        """The second line."""
        return self._subtitle.whole_text

    def show_words(self, title: str, subtitle: str, badge: BadgeWords | None) -> None:
        """Say this. Only what changed is touched."""
        if title != self.title:
            self._title.show_text(title)
        if subtitle != self.subtitle:
            self._subtitle.show_text(subtitle)
        self.badge.setVisible(badge is not None)
        if badge is not None:
            self.badge.show_state(badge.kind, badge.icon, badge.word)


class ViewBar(QWidget):
    """*Side by side · Wipe · Single*, and whose sound is heard."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.views = SegmentedControl(
            theme,
            [
                (StageView.SIDE.value, self.tr("Side by side"), "side-by-side"),
                (StageView.WIPE.value, self.tr("Wipe"), "wipe"),
                (StageView.SINGLE.value, self.tr("Single"), "single"),
            ],
        )
        self.views.setObjectName("views")
        self.sound = SoundButton(theme)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.views)
        row.addStretch(1)
        row.addWidget(self.sound)

    def show_choice(self, view: StageView, sides: tuple[Side, ...]) -> None:
        """With one video alone there is no view to choose, without any nothing at all."""
        self.views.choose(view.value)
        self.views.setVisible(len(sides) == 2)
        self.sound.show_sides(sides)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The sound button gives way to the views, and their words give way to their icons."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width()
        if not self.views.isHidden():
            self.views.show_in(room - self.sound.least_width)
            room -= self.views.sizeHint().width()
        self.sound.show_in(room)
