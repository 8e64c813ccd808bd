"""The middle of an error's dialog: what happened, what it cost, what helps, and the technical part folded away."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QRect, QRectF, QSize, Qt, QTimer, QVariantAnimation, Signal, Slot
from PySide6.QtGui import (
    QFontMetrics,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextDocument,
    QTransform,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextDocumentLayout,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from vidgo_desktop.core.charge_marks import is_watched
from vidgo_desktop.core.errors import Charge
from vidgo_desktop.core.facts import BalanceFact, BalanceState
from vidgo_desktop.core.task import Task
from vidgo_desktop.ui import assets
from vidgo_desktop.ui.announce import announce
from vidgo_desktop.ui.controls import IconLabel, paint_box
from vidgo_desktop.ui.details_text import details_text
from vidgo_desktop.ui.dialog_frame import RING_ROOM
from vidgo_desktop.ui.dialog_parts import Sentence
from vidgo_desktop.ui.error_text import charge_words
from vidgo_desktop.ui.numbers import credits as number
from vidgo_desktop.ui.theme import Theme, set_role
from vidgo_desktop.ui.wrapped_text import Paragraph

_CHARGE_LOOK = {
    Charge.NOT_CHARGED: ("ok", "shield", "ok"),
    Charge.GIVEN_BACK: ("ok", "shield", "ok"),
    Charge.CHARGED: ("neutral", "credits", "text.2"),
    Charge.UNCLEAR: ("warn", "not-sure", "warn"),
}
_COPIED_MS = 2000
_FOLD_MS = 180
_LINE = 18
_MOST_LINES = 14
_ARROW_ROOM = 29
_NO_LIMIT = 16777215  # Qt's own greatest height


class ChargeBox(QFrame):
    """The phrase about money and, once known, the balance."""

    def __init__(self, theme: Theme, task: Task, charge: Charge, *, pretend: bool = False) -> None:
        super().__init__()
        self._pretend = pretend
        self._held = self._held_words(task, charge)
        kind, icon, tint = _CHARGE_LOOK[charge]
        set_role(self, kind=kind)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setObjectName("chargeBox")
        self.setMinimumHeight(theme.scaled(48))
        self._balance = Paragraph(theme, "small", "2")
        self._balance.setText(self._held)
        self._balance.setVisible(bool(self._held))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Paragraph(theme, "body.strong", "1", self._phrase(task, charge)))
        words.addWidget(self._balance)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(12)
        row.addWidget(IconLabel(theme, icon, 20, tint))
        row.addLayout(words, 1)

    def _phrase(self, task: Task, charge: Charge) -> str:
        if charge is Charge.UNCLEAR and not is_watched(task):
            return self.tr("Charge not clear")
        amount = task.charged if task.charged is not None else task.request.estimate
        if self._pretend and charge is Charge.CHARGED and amount is not None:
            return self.tr("Charged {amount} pretend credits").format(amount=number(amount))
        return charge_words(charge, task.charged, task.request.estimate)

    def _held_words(self, task: Task, charge: Charge) -> str:
        """That the service held credits and gave them back; only a task that it had taken was ever held for."""
        if task.task_id is None or charge not in (Charge.NOT_CHARGED, Charge.GIVEN_BACK):
            return ""
        if task.charged is not None and task.charged > 0:
            text, amount = self.tr("{amount} credits were held and are back."), task.charged
            if self._pretend:
                text = self.tr("{amount} pretend credits were held and are back.")
        elif task.request.estimate is not None:
            text, amount = self.tr("About {amount} credits were held and are back."), task.request.estimate
            if self._pretend:
                text = self.tr("About {amount} pretend credits were held and are back.")
        else:
            return ""
        return text.format(amount=number(amount))

    def show_balance(self, fact: BalanceFact) -> None:
        """Say what is there now."""
        parts = [self._held]
        if fact.state is BalanceState.KNOWN and fact.credits is not None:
            text = self.tr("Balance: {amount} pretend credits.") if fact.pretend else self.tr("Balance: {amount}.")
            parts.append(text.format(amount=number(fact.credits)))
        said = " ".join(part for part in parts if part)
        self._balance.setText(said)
        self._balance.setVisible(bool(said))


class _FoldButton(QToolButton):
    """The heading of the fold: an arrow, then the word. A heading, not a pressed button, also while it is open."""

    wants_ring = True

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("detailsFold")
        self.setText(self.tr("Details"))
        self.setAccessibleName(self.tr("Details"))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Arrow, gap and word, with a little room around."""
        metrics = QFontMetrics(self._theme.font("body.control"))
        return QSize(_ARROW_ROOM + metrics.horizontalAdvance(self.text()) + 8, max(32, metrics.height() + 8))

    def minimumSizeHint(self) -> QSize:
        """Nothing is cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground under the mouse, the arrow and the word."""
        painter, theme = QPainter(self), self._theme
        rest = theme.color("card.source")
        ground = theme.color("bg.pressed" if self.isDown() else "bg.hover") if self.underMouse() else rest
        paint_box(painter, QRectF(self.rect()), 6, ground, ground)
        direction = self.layoutDirection()
        drawn = assets.pixmap(
            "chevron-down" if self.isChecked() else "chevron-right", 16, theme.hex("text.2"), self.devicePixelRatioF()
        )
        if direction is Qt.LayoutDirection.RightToLeft:
            # A closed fold points to where reading goes on.
            drawn = drawn.transformed(QTransform().scale(-1, 1))
        box = QStyle.visualRect(direction, self.rect(), QRect(5, (self.height() - 16) // 2, 16, 16))
        painter.drawPixmap(box, drawn)
        words = QStyle.visualRect(direction, self.rect(), self.rect().adjusted(_ARROW_ROOM, 0, 0, 0))
        painter.setPen(theme.color("text.1"))
        painter.setFont(theme.font("body.control"))
        start = QStyle.visualAlignment(direction, Qt.AlignmentFlag.AlignLeft)
        painter.drawText(words, start | Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()


class _Spaced(QPlainTextDocumentLayout):
    """Plain text with a little room between its lines."""

    def __init__(self, document: QTextDocument, line: int) -> None:
        super().__init__(document)
        self._more = max(0, line - QFontMetrics(document.defaultFont()).height())

    def blockBoundingRect(self, block: QTextBlock, /) -> QRectF:
        box = super().blockBoundingRect(block)
        box.setHeight(box.height() + self._more)
        return box


class DetailsFold(QFrame):
    """A heading that opens a read-only text, and *Copy*. ``opened`` says that the height changed."""

    opened = Signal()

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self._theme = theme
        self._is_open = False
        self.setObjectName("detailsCard")
        set_role(self, kind="card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._fold = _FoldButton(theme)
        self._copy = self._make_copy()
        self.text = self._make_text(text)
        # What the fold uncovers: a line, then the text. Only its height moves.
        self._inside = QWidget()
        line = QFrame()
        set_role(line, kind="line")
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(line)
        inside.addWidget(self.text)
        head = QHBoxLayout()
        head.setContentsMargins(6, 6, 6, 6)
        head.addWidget(self._fold)
        head.addStretch(1)
        head.addWidget(self._copy)
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        box.addLayout(head)
        box.addWidget(self._inside)
        self._way = (0, 0)
        self._move = QVariantAnimation(self)
        self._move.setStartValue(0.0)
        self._move.setEndValue(1.0)
        self._move.setEasingCurve(QEasingCurve.Type.InOutQuad)
        self._move.valueChanged.connect(self._uncovered)
        self._move.finished.connect(self._moved)
        self._fold.toggled.connect(self.open)
        self._copy.clicked.connect(self._copy_text)
        theme.changed.connect(self._dress)
        self._dress()
        self._inside.setVisible(False)

    def _make_copy(self) -> QPushButton:
        copy = QPushButton(self.tr("Copy"))
        copy.setObjectName("copyDetails")
        copy.setAccessibleName(self.tr("Copy the details"))
        copy.setAutoDefault(False)
        set_role(copy, role="plain")
        self._theme.bind_icon(copy, "copy", 14, "text.2")
        return copy

    def _make_text(self, text: str) -> QPlainTextEdit:
        made = QPlainTextEdit()
        made.setObjectName("detailsText")
        made.setAccessibleName(self.tr("Technical details"))
        made.setReadOnly(True)
        made.setTabChangesFocus(True)
        font = self._theme.font("mono")
        font.setPixelSize(self._theme.font("small").pixelSize())
        made.setFont(font)
        # Names and values stand in two columns, so it is read from left to right in every language.
        made.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        line = self._theme.scaled(_LINE)
        document = QTextDocument(text, made)
        document.setDefaultFont(font)
        document.setDocumentMargin(0)
        document.setDocumentLayout(_Spaced(document, line))
        made.setDocument(document)
        lines = min(_MOST_LINES, text.count("\n") + 1)
        made.setFixedHeight(lines * line + 24)
        return made

    @Slot()
    def _dress(self) -> None:
        """The darker ground of the text, in the theme's colour."""
        self.setStyleSheet(f"#detailsCard {{ border-color: {self._theme.hex('line.button')}; }}")
        self.text.setStyleSheet(
            f"QPlainTextEdit {{ background: {self._theme.hex('bg.card')}; border: 0; border-radius: 0;"
            " border-bottom-left-radius: 9px; border-bottom-right-radius: 9px; padding: 12px 11px 8px 11px; }"
        )

    @Slot(bool)
    def open(self, is_open: bool) -> None:
        """Fold out or in."""
        if is_open is self._is_open:
            return
        self._is_open = is_open
        self._fold.setChecked(is_open)
        whole = self._inside.sizeHint().height()
        begun = self._inside.height() if self._inside.isVisible() else 0 if is_open else whole
        self._way = (begun, whole if is_open else 0)
        self._move.stop()
        self._move.setDuration(self._theme.duration(_FOLD_MS) if self.isVisible() else 0)
        if self._move.duration():
            self._uncovered(0.0)
            self._inside.setVisible(True)
            self._move.start()
        else:
            self._moved()

    @Slot(object)
    def _uncovered(self, share: object) -> None:
        if isinstance(share, float):
            start, end = self._way
            self._inside.setFixedHeight(round(start + (end - start) * share))
            self._tell()

    @Slot()
    def _moved(self) -> None:
        self._inside.setMinimumHeight(0)
        self._inside.setMaximumHeight(_NO_LIMIT)
        self._inside.setVisible(self._is_open)
        self._tell()

    def _tell(self) -> None:
        # The layout around remembers the height until it is told, and whoever hears the signal measures at once.
        self.updateGeometry()
        self.opened.emit()

    @Slot()
    def _copy_text(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._copy.setText(self.tr("Copied"))
        announce(self._copy, self.tr("Copied"))
        QTimer.singleShot(_COPIED_MS, self, self._copied_long_ago)

    @Slot()
    def _copied_long_ago(self) -> None:
        self._copy.setText(self.tr("Copy"))


class ProblemPanel(QWidget):
    """Sentence, charge, help and details of one task, below each other."""

    def __init__(
        self, theme: Theme, task: Task, sentence: str, help_text: str, charge: Charge | None, *, pretend: bool = False
    ) -> None:
        super().__init__()
        self._theme = theme
        self._pretend = pretend
        self.charge: ChargeBox | None = None
        self.details = DetailsFold(theme, details_text(task))
        box = QVBoxLayout(self)
        box.setContentsMargins(RING_ROOM, 0, RING_ROOM, RING_ROOM)
        box.setSpacing(16)
        if sentence:
            box.addWidget(Sentence(theme, sentence))
        if charge is not None:
            self.charge = ChargeBox(theme, task, charge, pretend=pretend)
            box.addWidget(self.charge)
        if help_text:
            helps = QVBoxLayout()
            helps.setSpacing(4)
            helps.addWidget(Paragraph(theme, "body.strong", "1", self.tr("What helps")))
            helps.addWidget(Paragraph(theme, "body", "2", help_text))
            box.addLayout(helps)
        box.addWidget(self.details)

    def show_charge(self, task: Task) -> None:
        """What is known about the money now; keeps still where nothing was said of it."""
        box = self.layout()
        if self.charge is None or task.charge is None or box is None:
            return
        old, self.charge = self.charge, ChargeBox(self._theme, task, task.charge, pretend=self._pretend)
        box.replaceWidget(old, self.charge)
        old.deleteLater()
