"""Pictures of a window as small PNG files: at most 256 colours, chosen for each picture."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import av
import av.filter

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

COLOURS = 256


def write_small(image: QImage, target: Path) -> None:
    """Write ``image`` with a palette of its own. Flat areas, and so nearly the whole window, keep their colours
    within a step or two; only photographs and gradients get simpler. OSError when the file cannot be written.
    """
    target.write_bytes(_encoded(_with_palette(_frame_of(image))))


def _frame_of(image: QImage) -> av.VideoFrame:
    from PySide6.QtGui import QImage as Image

    flat = image.convertToFormat(Image.Format.Format_RGB888)
    frame = av.VideoFrame(flat.width(), flat.height(), "rgb24")
    plane, row = frame.planes[0], flat.width() * 3
    data = bytes(flat.constBits())
    step = flat.bytesPerLine()
    padding = bytes(plane.line_size - row)
    plane.update(b"".join(data[line * step : line * step + row] + padding for line in range(flat.height())))
    return frame


def _with_palette(frame: av.VideoFrame) -> av.VideoFrame:
    graph = av.filter.Graph()
    source = graph.add_buffer(width=frame.width, height=frame.height, format=frame.format, time_base=Fraction(1))
    both = graph.add("split")
    choose = graph.add("palettegen", f"max_colors={COLOURS}:reserve_transparent=0:stats_mode=full")
    use = graph.add("paletteuse", "dither=none")
    sink = graph.add("buffersink")
    source.link_to(both)
    both.link_to(choose, 0, 0)
    both.link_to(use, 1, 0)
    choose.link_to(use, 0, 1)
    use.link_to(sink)
    graph.configure()
    graph.push(frame)
    graph.push(None)
    made = graph.pull()
    if not isinstance(made, av.VideoFrame):
        raise OSError("no picture came out of the palette")
    return made


def _encoded(frame: av.VideoFrame) -> bytes:
    coder = av.CodecContext.create("png", "w")
    coder.width, coder.height, coder.pix_fmt = frame.width, frame.height, frame.format.name
    coder.time_base = Fraction(1)
    coder.options = {"compression_level": "9"}
    packets = [*coder.encode(frame), *coder.encode(None)]
    return b"".join(bytes(packet) for packet in packets)
