"""What is wrong with a screen in a language: texts that are cut or lie over each other, and English left over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations

from PySide6.QtCore import QCoreApplication, QPoint, QRectF, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QWidget,
)

from tests.painted_text import Painted, painted_texts
from tests.pseudo_language import cut_texts
from tools import translations
from vidgo_desktop.ui.controls import ElidedLabel
from vidgo_desktop.ui.key_field import KeyField
from vidgo_desktop.ui.toast import Toast

# Half a pixel of rounding on either side is not a cut; letters of another font may be taller than the line.
_SLACK = 1.5
# From the right, the blank at which a line was wrapped takes room.
_BLANK = 6
_TALL = 4
_DOTS = "…"
# Not texts but names: the program, models, tasks, sizes, files, folders, hosts, keys, and what is only signs.
_NAMES = re.compile(
    r"Vidgo( Desktop)?|wan-animate-(replace|move)|[\w .…]+ × [\w .…]+|Skate…n fox|\d+p"
    r"|[\w.-]+\.(mp4|png|zip|ai|com)|.* › .*|English|Deutsch|\w+day|[A-Z][a-z]+ \d+|简体中文|vidgo\.ai.*|https?://\S*|ftp://\S*|t|(Ctrl|Shift|Alt|Esc|Del|Home|End|Enter|Return|Space|Tab|F\d+"
    r"|[A-Z]|Delete|Menu|\W)+|[\W\d_]*",
    re.UNICODE,
)
_EMPTY_KINDS = (QWidget, QFrame, QStackedWidget, QScrollArea, QSplitter)


def painted(root: QWidget) -> list[Painted]:
    """The lines of text of a window that can be seen."""
    found: list[Painted] = []
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isVisible() or widget.window() is not root.window() or type(widget) in _EMPTY_KINDS:
            continue
        if isinstance(widget, QAbstractButton | QLabel) and not widget.text():
            continue
        if not widget.visibleRegion().isEmpty():
            found += painted_texts(widget)
    return found


def faults(root: QWidget, language: str) -> Iterator[str]:
    """Everything that is wrong below ``root``, told in words. ``language`` is a code or begins with ``pseudo``."""
    lines = painted(root)
    yield from cut_texts(root)
    yield from _cut_lines(lines, root)
    yield from _overlaps(lines, root)
    if language == "pseudo":
        yield from _unmarked(lines, root)
    elif language in translations.LANGUAGES:
        yield from _left_in_english(lines, root)
    if root.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        yield from _leaning_left(lines)


def _named(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()}"


def _in_root(line: Painted, root: QWidget) -> QRectF:
    corner = line.widget.mapTo(root, QPoint(0, 0)) if line.widget is not root else QPoint(0, 0)
    return line.place.translated(corner)


def _parent(widget: QWidget) -> QWidget:
    parent = widget.parentWidget()
    assert parent is not None
    return parent


def _is_viewport(widget: QWidget) -> bool:
    return isinstance(widget.parentWidget(), QAbstractScrollArea)


def _cut_lines(lines: Iterable[Painted], root: QWidget) -> Iterator[str]:
    for line in lines:
        widget = line.widget
        if isinstance(widget, QLineEdit) and widget.text():
            # What people type may be of any length.
            continue
        if _DOTS in line.text and _is_shortened(line.text.strip(" ·")):
            yield f"{_named(widget)}: shortened to {line.text!r}"
        place, holder = line.place, widget
        while True:
            high = not _is_viewport(holder)
            slack = _BLANK if root.isRightToLeft() else _SLACK
            room = QRectF(holder.rect()).adjusted(-slack, -_TALL, slack, _TALL)
            if not high:
                room.setTop(min(room.top(), place.top()))
                room.setBottom(max(room.bottom(), place.bottom()))
            if not room.contains(place):
                box = place.toRect().getRect()
                yield f"{_named(widget)}: {line.text!r} at {box} leaves {_named(holder)} {holder.size().toTuple()}"
                break
            if holder is root or not high:
                break
            place = place.translated(holder.pos())
            holder = _parent(holder)


def _is_shortened(text: str) -> bool:
    """Whether these dots stand for words of ours; a name may be shortened, and a text may end in dots."""
    if "⟦" in text:
        return text.count("⟦") != text.count("⟧")
    known = _translations(QCoreApplication.translate("Header", "Settings"))
    begin = text.partition(_DOTS)[0]
    return len(begin) > 3 and text not in known and any(whole.startswith(begin) for whole in known.split("\n"))


@cache
def _translations(language: str) -> str:
    """Every text in the installed language, a line for each."""
    translate = QCoreApplication.translate
    found = [translate(text.context, text.source, "", 2 if text.plural else -1) for text in _all_texts()]
    return "\n".join(found)


@cache
def _all_texts() -> list[translations.Text]:
    return translations.texts()


def _visible(line: Painted, root: QWidget) -> QRectF:
    """The part of a line that no scroll area hides."""
    place, holder = line.place, line.widget
    while holder is not root:
        place = place.intersected(QRectF(holder.rect()))
        place = place.translated(holder.pos())
        holder = _parent(holder)
    return place


def _overlaps(lines: list[Painted], root: QWidget) -> Iterator[str]:
    places = [(line, _visible(line, root).adjusted(1, 3, -1, -3)) for line in lines if not _floats(line.widget)]
    for (one, a), (two, b) in combinations(places, 2):
        if a.isValid() and b.isValid() and a.intersects(b):
            yield f"{_named(one.widget)} {one.text!r} lies over {_named(two.widget)} {two.text!r}"


def _floats(widget: QWidget | None) -> bool:
    """Whether it may lie over something else: a toast, and the end of a key that is painted over its dots."""
    while widget is not None:
        if isinstance(widget, Toast | KeyField):
            return True
        widget = widget.parentWidget()
    return False


def _texts(root: QWidget) -> Iterator[tuple[str, str]]:
    for widget in root.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, ElidedLabel):
            yield _named(widget), widget.whole_text
        elif isinstance(widget, QLabel | QAbstractButton):
            yield _named(widget), widget.text()
        if isinstance(widget, QLineEdit):
            yield _named(widget), widget.placeholderText()
        if isinstance(widget, QComboBox):
            for row in range(widget.count()):
                yield f"entry of {_named(widget)}", widget.itemText(row)
        if widget.focusPolicy() and not isinstance(widget, QComboBox):
            yield f"name of {_named(widget)}", widget.accessibleName()
        if widget.toolTip():
            yield f"tip of {_named(widget)}", re.sub("<[^>]*>", "", widget.toolTip())
        for action in widget.actions():
            yield f"entry of {_named(widget)}", action.text()


def _unmarked(lines: list[Painted], root: QWidget) -> Iterator[str]:
    by_widget: dict[int, list[Painted]] = {}
    for line in lines:
        by_widget.setdefault(id(line.widget), []).append(line)
    for own in by_widget.values():
        widget = own[0].widget
        if not isinstance(widget, QLineEdit | QPlainTextEdit) and not isinstance(widget.parentWidget(), QPlainTextEdit):
            yield from _plain(_named(widget), " ".join(line.text for line in own))
    for where, text in _texts(root):
        yield from _plain(where, text)


def _plain(where: str, text: str) -> Iterator[str]:
    outside, depth = "", 0
    for sign in text:
        depth += (sign == "⟦") - (sign == "⟧" and depth > 0)
        outside += sign if not depth and sign != "⟧" else "\n" if sign in "⟦⟧" else ""
    for part in re.split(r" · |, |\n|·", outside):
        if not _NAMES.fullmatch(part.strip()):
            yield f"{where}: {part.strip()!r} is not translated"


@cache
def _sources(language: str) -> dict[str, bool]:
    """Every English text, and whether it is something else in the installed language."""
    found: dict[str, bool] = {}
    for text in _all_texts():
        if not text.plural:
            other = QCoreApplication.translate(text.context, text.source) != text.source
            found[text.source] = found.get(text.source, True) and other
    return found


@cache
def _patterns(language: str) -> list[re.Pattern[str]]:
    found = []
    for source, other in _sources(language).items():
        plain = re.sub(r"\{\w*\}", "", source)
        if other and plain != source and len(re.findall("[A-Za-z]{2,}", plain)) > 1:
            parts = [re.escape(part) for part in re.split(r"\{\w*\}", source)]
            found.append(re.compile("(.+)".join(parts)))
    return found


@cache
def _is_english(text: str, language: str) -> bool:
    return _sources(language).get(text, False) or any(found.fullmatch(text) for found in _patterns(language))


def _left_in_english(lines: list[Painted], root: QWidget) -> Iterator[str]:
    language = QCoreApplication.translate("Header", "Settings")
    for where, text in [*((_named(line.widget), line.text.strip(" ·")) for line in lines), *_texts(root)]:
        if _is_english(text, language):
            yield f"{where}: {text!r} is English"


def _leaning_left(lines: list[Painted]) -> Iterator[str]:
    rows: dict[tuple[int, int], list[Painted]] = {}
    for line in lines:
        if isinstance(line.widget, QLabel) and not line.widget.alignment() & Qt.AlignmentFlag.AlignHCenter:
            rows.setdefault((id(line.widget), round(line.place.center().y() / 6)), []).append(line)
    for row in rows.values():
        label = row[0].widget
        assert isinstance(label, QLabel)
        place = QRectF()
        for piece in row:
            place = place.united(piece.place)
        room, sides = label.contentsRect(), label.alignment()
        before, behind = room.right() + 1 - place.right(), place.left() - room.left()
        if sides & Qt.AlignmentFlag.AlignAbsolute and sides & Qt.AlignmentFlag.AlignLeft:
            # It stands at the end of its line.
            before, behind = behind, before
        if before > max(_BLANK, behind):
            yield f"{_named(label)}: {row[0].text!r} leans to the wrong side"
