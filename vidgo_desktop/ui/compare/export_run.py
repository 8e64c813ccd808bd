"""One export from beginning to end, on a thread of its own: decode the pair, paint it, hand it to the writer."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QFont, QImage

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import SaveError
from vidgo_desktop.core.film import Film
from vidgo_desktop.core.film_export import ExportKind, ExportTools
from vidgo_desktop.ui.compare.export_order import ExportOrder, moments_of, wish_of
from vidgo_desktop.ui.compare.export_picture import Composer
from vidgo_desktop.ui.sides import Side


def run_export(
    tools: ExportTools, order: ExportOrder, font: QFont, tell: Callable[[float], None], cancel: Cancel
) -> Path:
    """Make the file and say where it is; ``tell`` hears how far it is, from 0 to 1.

    Raises ``MediaError``, ``SaveError``, ``Cancelled``. Leaves nothing behind then.
    """
    moments = moments_of(order)
    with ExitStack() as stack:
        painter = _Painter(tools, order, font, cancel, stack)
        if order.kind is ExportKind.FRAME:
            content = _png(painter.picture(moments[0], 0.0))
            target = wish_of(order, moments, (2, 2)).target
            path = tools.write_file(target, content, cancel)
            tell(1.0)
            return path
        size = painter.composer.size
        sink = tools.make_sink(wish_of(order, moments, (size.width(), size.height())), cancel)
        stack.callback(sink.discard)
        total = sink.passes * len(moments)
        done = 0
        for _pass in range(sink.passes):
            for moment in moments:
                cancel.check()
                sink.add(_rows(painter.picture(moment, moment - moments[0])))
                done += 1
                # The end of the way is the index and the disk.
                tell(0.99 * done / total)
        path = sink.finish()
        tell(1.0)
        return path


class _Painter:
    """Both films, open, and what they look like together."""

    def __init__(self, tools: ExportTools, order: ExportOrder, font: QFont, cancel: Cancel, stack: ExitStack) -> None:
        self._order, self._cancel = order, cancel
        self.composer = Composer(order, font)
        self._films: dict[Side, Film] = {}
        paths = {Side.RESULT: order.line.result.path}
        if order.line.source is not None:
            paths[Side.SOURCE] = order.line.source.path
        for side, path in paths.items():
            self._films[side] = tools.open_film(path, cancel)
            stack.callback(self._films[side].close)
        self._last: dict[Side, tuple[int, QImage]] = {}

    def picture(self, moment: float, seconds: float) -> QImage:
        """The pair of this moment of the line, ``seconds`` after the beginning of the export."""
        source, result = self._order.line.frames_at(moment)
        numbers = {Side.SOURCE: source, Side.RESULT: result}
        images = {side: self._image(side, numbers[side]) for side in self.composer.sides(seconds)}
        return self.composer.compose(images.get(Side.SOURCE), images.get(Side.RESULT), seconds)

    def _image(self, side: Side, number: int | None) -> QImage | None:
        if number is None or side not in self._films:
            return None
        known = self._last.get(side)
        if known is not None and known[0] == number:
            return known[1]
        box = self.composer.box(side)
        size = (box.width(), box.height())
        found = self._films[side].picture(number, size, lambda: self._cancel.is_set)
        # A copy, because the picture's bytes belong to what the film gave.
        image = QImage(found.data, found.width, found.height, found.stride, QImage.Format.Format_RGB32).copy()
        self._last[side] = (number, image)
        return image


def _rows(image: QImage) -> bytes:
    # Rows of four bytes a pixel have no gaps.
    return bytes(image.constBits())


def _png(image: QImage) -> bytes:
    made = QByteArray()
    buffer = QBuffer(made)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "PNG"):  # type: ignore[call-overload]  # the stubs know bytes only
        raise SaveError("the picture could not be made")
    return bytes(made.data())
