"""The clip's own sound in a pretend result: copied where it is AAC, made AAC where it is not."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction

import av
from av.audio.stream import AudioStream
from av.container import InputContainer, OutputContainer
from av.packet import Packet
from av.stream import Stream

_RATE = 48_000
_BITS_PER_SECOND = 128_000


class SoundTrack:
    """Takes the packets of the first sound stream. Does nothing for a silent clip."""

    def __init__(self, source: InputContainer, result: OutputContainer, start: Fraction) -> None:
        # The context of a codec that this decoder does not know is None, whatever the stubs say.
        known = [stream for stream in source.streams.audio if hasattr(stream.codec_context, "layout")]
        self.inputs: list[AudioStream] = known[:1]
        self._start = start
        self._result = result
        self._copy: AudioStream | None = None
        self._encode: AudioStream | None = None
        for stream in self.inputs:
            # Without its header outside of the packets, as in transport streams, AAC does not fit into an MP4.
            if stream.codec_context.name == "aac" and stream.codec_context.extradata:
                self._copy = result.add_stream_from_template(stream)
            else:
                self._encode = result.add_stream("aac", rate=_RATE)
                self._encode.bit_rate = _BITS_PER_SECOND
                self._encode.layout = "mono" if stream.codec_context.layout.nb_channels == 1 else "stereo"

    def take(self, packet: Packet[Stream]) -> None:
        """The next packet of the sound. Damaged ones are left out."""
        if self._copy is not None:
            self._pass_on(packet, self._copy)
        elif self._encode is not None:
            with suppress(av.InvalidDataError):
                for frame in self.inputs[0].codec_context.decode(packet):
                    self._write(frame, self._encode)

    def finish(self) -> None:
        """Write what the encoder still holds."""
        if self._encode is not None:
            self._result.mux(self._encode.encode(None))

    def _pass_on(self, packet: Packet[Stream], target: AudioStream) -> None:
        if packet.dts is None or packet.pts is None:  # the mark of the end
            return
        shift = round(self._start / packet.time_base)
        packet.pts -= shift
        packet.dts -= shift
        packet.stream = target
        self._result.mux(packet)

    def _write(self, frame: av.AudioFrame, target: AudioStream) -> None:
        if frame.pts is not None and frame.time_base:
            frame.pts -= round(self._start / frame.time_base)
        self._result.mux(target.encode(frame))
