"""Decoded frames of one clip by number: goes on where it stands, or begins at the right key."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Callable, Iterator

import av
from av.container import InputContainer
from av.packet import Packet
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from vidgo_desktop.core.cancel import Cancel
from vidgo_desktop.core.errors import Cancelled, MediaError
from vidgo_desktop.media.film_index import FilmIndex

# A key so few frames ahead of the decoder is not worth a jump: going there costs less than beginning anew.
_JUMP = 4
# Decoded frames behind the newest one that are kept, so that stepping back is not the way from the key each time.
_KEPT_BYTES = 24 * 1024 * 1024
_FEWEST_KEPT = 2
# How many keys earlier to begin when a frame did not come out (the second try, the third; then the beginning).
_KEYS_BACK = (1, 3)
# How much earlier to search when the container lands behind the key that was asked for.
_EARLY_SECONDS = (0, 1, 10, 100)


class FrameFinder:
    """Reads one open clip on one thread. Everything raises what the decoder's libraries raise, and ``Cancelled``."""

    def __init__(self, container: InputContainer, stream: VideoStream, index: FilmIndex, cancel: Cancel) -> None:
        self._container = container
        self._stream = stream
        self._index = index
        self._cancel = cancel
        self._number = {time: frame for frame, time in enumerate(index.times)}
        self._packets: Iterator[Packet[VideoStream]] = iter(())
        self._waiting: list[VideoFrame] = []
        self._kept: OrderedDict[int, VideoFrame] = OrderedDict()
        # Number of the frame that came out last; right after a jump, the one before the key's.
        self._at = -1
        self._key = -1
        # Frames that the table names and the decoder does not give, and which one is seen in their place.
        self._instead: dict[int, int] = {}

    def frame(self, number: int, is_unwanted: Callable[[], bool] | None = None) -> VideoFrame:
        """This very frame. Where the decoder gives none (damage), what is seen then: the one before it."""
        number = self._instead.get(number, number)
        kept = self._kept.get(number)
        if kept is not None:
            return kept
        if not self._is_on_the_way(number):
            self._jump(self._index.key_for(number))
        found = self._go_to(number, is_unwanted)
        for back in (*_KEYS_BACK, len(self._index.keys)):
            if found is not None or self._key == 0:
                break
            self._jump(self._index.key_for(number, back))
            found = self._go_to(number, is_unwanted)
        return found if found is not None else self._substitute(number)

    def _is_on_the_way(self, number: int) -> bool:
        if self._key < 0 or number <= self._at:
            return False
        return self._index.keys[self._index.key_for(number)] <= self._at + _JUMP

    def _jump(self, key: int) -> None:
        """Begin at this key, or at an earlier one: some containers' own search lands behind what was asked for."""
        wanted = self._index.key_ticks[key]
        for early in _EARLY_SECONDS:
            self._waiting.clear()
            self._container.seek(wanted - int(early / self._index.tick), stream=self._stream)
            self._packets = self._container.demux(self._stream)
            first = self._first_key()
            if first is None or first <= wanted:
                break
        if first is not None and first < wanted:
            key = max(0, bisect_right(self._index.key_ticks, first) - 1)
        self._key = key
        self._at = self._index.keys[key] - 1

    def _first_key(self) -> int | None:
        """Time of the first key that is read after a jump; frames that came with it are not lost."""
        for packet in self._packets:
            self._cancel.check()
            if packet.size == 0:
                return None
            if packet.is_keyframe:
                self._decode(packet)
                return packet.pts if packet.pts is not None else packet.dts
        return None

    def _go_to(self, number: int, is_unwanted: Callable[[], bool] | None) -> VideoFrame | None:
        """Decode until this frame; None when it was passed or the clip is over."""
        while True:
            while self._waiting:
                frame = self._waiting.pop(0)
                found = None if frame.pts is None else self._number.get(frame.pts)
                if found is None:
                    continue
                self._at = found
                self._keep(found, frame)
                if found == number:
                    return frame
                if found > number:
                    return None
            self._cancel.check()
            if is_unwanted is not None and is_unwanted():
                raise Cancelled("another frame is wanted")
            packet = next(self._packets, None)
            if packet is None:
                return None
            self._decode(packet)

    def _decode(self, packet: Packet[VideoStream]) -> None:
        try:
            self._waiting.extend(self._stream.decode(packet))
        except av.EOFError:
            return
        except av.InvalidDataError:
            # One damaged packet costs its own picture, not the whole film.
            return

    def _keep(self, number: int, frame: VideoFrame) -> None:
        self._kept[number] = frame
        self._kept.move_to_end(number)
        most = max(_FEWEST_KEPT, _KEPT_BYTES // max(1, sum(plane.buffer_size for plane in frame.planes)))
        while len(self._kept) > most:
            self._kept.popitem(last=False)

    def _substitute(self, number: int) -> VideoFrame:
        if not self._kept:
            raise MediaError("no picture in the file can be decoded")
        before = [kept for kept in self._kept if kept < number]
        seen = max(before) if before else min(self._kept)
        self._instead[number] = seen
        return self._kept[seen]
