"""What a pretend result looks like: the filter graph of its frames.

A *stage* fills the frame and a *card* with rounded corners lies on it. For "replace" the stage is the clip and the
card the character; for "move" it is the other way round. Whichever is a picture breathes slowly, so that it is
plainly part of a film. The mark says that it is practice.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from av.filter import Graph
from av.filter.context import FilterContext
from av.video.frame import VideoFrame

_BREATH_SECONDS = 8
# The largest card, as shares of the frame's width and height.
_CARD_BOX = (0.31, 0.37)
_CARD_SHAPES = (0.7, 1.5)
# In hundredths of the short side; the longer mark must still fit beside the card.
_MARK_HEIGHT = 6.8
# Where a picture is too tall, this share of what is cut off goes at the top: faces are in the upper half.
_HEAD_ROOM = 0.3
_NEVER_ENDS = 1_000_000
_WHITE, _BLACK = "0xFFFFFF", "0x000000"


@dataclass(frozen=True, slots=True)
class Look:
    """Sizes of one scene, all even. ``unit`` is a hundredth of the short side, the measure of every distance."""

    width: int
    height: int
    rate: Fraction

    @property
    def unit(self) -> float:
        """The measure of margins, corners and lines."""
        return min(self.width, self.height) / 100

    @property
    def margin(self) -> int:
        """The distance of card and mark from the edges."""
        return even(4.5 * self.unit)


def even(value: float) -> int:
    """The nearest even number, at least 2: the colour planes have half the size."""
    return max(2, round(value / 2) * 2)


def card_size(frame: tuple[int, int], shape: float) -> tuple[int, int]:
    """The card for a content of this shape (width through height) in a frame of this size."""
    shape = min(max(shape, _CARD_SHAPES[0]), _CARD_SHAPES[1])
    width = min(_CARD_BOX[0] * frame[0], _CARD_BOX[1] * frame[1] * shape)
    return even(width), even(width / shape)


class Scene:
    """A graph under construction. Frames that are pushed into ``clip`` come out of ``sink``, one for one."""

    def __init__(self, look: Look, first: VideoFrame, upright: tuple[str, ...], matrix: str) -> None:
        self.look = look
        self._graph = Graph()
        self._matrix = matrix
        self._stills: list[tuple[FilterContext, VideoFrame]] = []
        self._tick = 1 / look.rate
        self.clip = self._graph.add_buffer(
            width=first.width, height=first.height, format=first.format, time_base=self._tick
        )
        self.sink = self._graph.add("buffersink")
        self._upright = upright

    def clip_as(self, size: tuple[int, int]) -> FilterContext:
        """The clip, upright, filling this size."""
        return self._chain(self.clip, *self._upright, *_cover(size), "format=yuv420p")

    def picture_as(
        self, picture: VideoFrame, upright: tuple[str, ...], size: tuple[int, int], *, fine: int
    ) -> FilterContext:
        """The picture, upright, filling this size and slowly breathing in and out around its upper half.

        It moves by whole pixels of a picture ``fine`` times as large; too few and the steps are seen.
        """
        turn = f"2*PI*on/({self.look.rate}*{_BREATH_SECONDS})"
        zoom = (
            f"zoompan=z='1.07-0.07*cos({turn})':x='(iw-iw/zoom)*(0.5+0.25*sin({turn}))':y='(ih-ih/zoom)*{_HEAD_ROOM}'"
        )
        return self._chain(
            self._still(picture),
            *upright,
            *_cover((size[0] * fine, size[1] * fine), _HEAD_ROOM),
            *self._to_yuv("yuv444p"),
            f"{zoom}:d={_NEVER_ENDS}:s={size[0]}x{size[1]}:fps={self.look.rate}",
            "format=yuv420p",
        )

    def with_wash(self, stage: FilterContext, tint: str) -> FilterContext:
        """The stage with a soft veil of this colour rising from below, on which card and mark stand."""
        height = self.look.height
        veil = self._chain(
            self._colour(tint, (4, height)),
            "format=yuva420p",
            "geq=lum='lum(X,Y)':cb='cb(X,Y)':cr='cr(X,Y)':a='120*pow(max(0,Y/H-0.4)/0.6,1.8)'",
            f"scale={self.look.width}:{height}",
        )
        return self._over(stage, veil, (0, 0))

    def with_card(self, stage: FilterContext, content: FilterContext, card: tuple[int, int]) -> FilterContext:
        """The stage with the content as a card at the lower left: shadow, white rim, rounded picture."""
        look = self.look
        rim, corner, blur = even(0.8 * look.unit), 3.2 * look.unit, even(2.4 * look.unit)
        left, top = look.margin + rim, look.height - look.margin - rim - card[1]
        outer = (card[0] + 2 * rim, card[1] + 2 * rim)
        shadow = self._plate(_BLACK, outer, corner + rim, blur=blur, strength=0.55)
        stage = self._over(stage, shadow, (left - rim - 2 * blur, top - rim - 2 * blur + even(look.unit)))
        stage = self._over(stage, self._plate(_WHITE, outer, corner + rim), (left - rim, top - rim))
        rounded = self._graph.add("alphamerge")
        content.link_to(rounded, 0, 0)
        self._mask(card, corner).link_to(rounded, 0, 1)
        return self._over(stage, rounded, (left, top), ends=True)

    def with_mark(self, stage: FilterContext, mark: VideoFrame) -> FilterContext:
        """The stage with the practice mark at the lower right."""
        look = self.look
        height = even(_MARK_HEIGHT * look.unit)
        width = even(height * mark.width / mark.height)
        badge = self._chain(self._still(mark), f"scale={width}:{height}:flags=area", *self._to_yuv("yuva420p"))
        return self._over(stage, badge, (look.width - look.margin - width, look.height - look.margin - height))

    def finish(self, last: FilterContext) -> None:
        """Close the graph and feed it the pictures that do not change."""
        end = self._graph.add("format", "yuv420p")
        last.link_to(end)
        end.link_to(self.sink)
        self._graph.configure()
        for buffer, frame in self._stills:
            frame.pts, frame.time_base = 0, self._tick
            buffer.push(frame)
            buffer.push(None)

    def _chain(self, start: FilterContext, *steps: str) -> FilterContext:
        last = start
        for step in steps:
            name, _, args = step.partition("=")
            following = self._graph.add(name, args or None)
            last.link_to(following)
            last = following
        return last

    def _still(self, frame: VideoFrame) -> FilterContext:
        buffer = self._graph.add_buffer(
            width=frame.width, height=frame.height, format=frame.format, time_base=self._tick
        )
        self._stills.append((buffer, frame))
        return buffer

    def _to_yuv(self, pixels: str) -> tuple[str, str]:
        # The clip's own colours pass untouched; what is laid over them must speak the same dialect.
        return f"scale=out_color_matrix={self._matrix}:out_range=tv", f"format={pixels}"

    def _colour(self, colour: str, size: tuple[int, int]) -> FilterContext:
        one = f"color={colour}:size={size[0]}x{size[1]}:rate={self.look.rate}:duration={1 / float(self.look.rate)}"
        return self._graph.add("color", one)

    def _mask(self, size: tuple[int, int], corner: float) -> FilterContext:
        # The distance from the rounded outline, faded over one pixel.
        across = f"max(abs(X+0.5-W/2)-(W/2-{corner:.2f}),0)"
        down = f"max(abs(Y+0.5-H/2)-(H/2-{corner:.2f}),0)"
        inside = f"255*clip({corner:.2f}+0.5-hypot({across},{down}),0,1)"
        return self._chain(self._colour(_BLACK, size), "format=gray", f"geq=lum='{inside}'")

    def _plate(
        self, colour: str, size: tuple[int, int], corner: float, *, blur: int = 0, strength: float = 1.0
    ) -> FilterContext:
        mask, room = self._mask(size, corner), (size[0] + 4 * blur, size[1] + 4 * blur)
        if blur:
            pad = f"pad={room[0]}:{room[1]}:{2 * blur}:{2 * blur}"
            mask = self._chain(mask, pad, f"gblur=sigma={blur}", f"lut=y=val*{strength}")
        plate = self._graph.add("alphamerge")
        self._chain(self._colour(colour, room), "format=yuv420p").link_to(plate, 0, 0)
        mask.link_to(plate, 0, 1)
        return plate

    def _over(
        self, below: FilterContext, above: FilterContext, place: tuple[int, int], *, ends: bool = False
    ) -> FilterContext:
        over = self._graph.add("overlay", f"x={place[0]}:y={place[1]}:format=yuv420:shortest={int(ends)}")
        below.link_to(over, 0, 0)
        above.link_to(over, 0, 1)
        return over


def _cover(size: tuple[int, int], from_top: float = 0.5) -> tuple[str, ...]:
    width, height = size
    return (
        f"scale={width}:{height}:force_original_aspect_ratio=increase:flags=bicubic",
        f"crop={width}:{height}:(iw-ow)/2:(ih-oh)*{from_top}",
        "setsar=1",
    )
