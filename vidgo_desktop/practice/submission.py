"""Checks a submit as the service's page of these models describes it, and makes the pretend task."""

from __future__ import annotations

import secrets
import string
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

from vidgo_desktop.core.catalog import ModelSpec, ParamKind, estimate_credits
from vidgo_desktop.core.decoder_turn import DECODER_TURN
from vidgo_desktop.core.errors import MediaError
from vidgo_desktop.core.model_specs import MODELS
from vidgo_desktop.practice.inputs import BadLink, Input, path_of, resolve
from vidgo_desktop.practice.markers import FAILURES, Marker, markers_in
from vidgo_desktop.practice.memory import Memory, PretendTask
from vidgo_desktop.practice.replies import Answer, Json, Stop, error, refused

_ID_LETTERS = string.ascii_uppercase + string.digits
_ID_LENGTH = 16
_BUSY_SECONDS = 2
_LONGEST_CALLBACK = 2048


@dataclass(frozen=True, slots=True)
class _Wanted:
    spec: ModelSpec
    resolution: str
    video: Input
    image: Input

    @property
    def markers(self) -> frozenset[Marker]:
        return markers_in((*self.video.said, *self.image.said))


class Desk:
    """Takes submits. Thread-safe as far as the memory is."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._told_busy: set[tuple[str, ...]] = set()

    def take(self, body: Json) -> PretendTask:
        """The accepted task, paid and remembered. Raises ``Stop`` with the refusal."""
        wanted = self._checked(body)
        self._refuse_on_request(wanted)
        task = self._task(wanted)
        if not self._memory.add(task):
            raise Stop(_out_of_credits())
        return task

    def _checked(self, body: Json) -> _Wanted:
        model = body.get("model")
        spec = MODELS.get(model) if isinstance(model, str) else None
        if spec is None:
            raise Stop(refused("model is required" if not model else "model is not supported"))
        _check_callback(body.get("callback_url"))
        given = body.get("input")
        if not isinstance(given, dict):
            raise Stop(refused("input is required"))
        images = given.get("image_urls")
        if not isinstance(images, list) or len(images) != 1:
            raise Stop(refused("input.image_urls must contain exactly 1 item"))
        return _Wanted(
            spec,
            _resolution(spec, given.get("resolution")),
            self._input(given.get("video_url"), ParamKind.VIDEO, "input.video_url"),
            self._input(images[0], ParamKind.IMAGE, "input.image_urls[0]"),
        )

    def _input(self, link: object, kind: ParamKind, field: str) -> Input:
        if link is None:
            raise Stop(refused(f"{field} is required"))
        try:
            return resolve(link, kind, self._memory)
        except BadLink as why:
            raise Stop(refused(f"{field} {why}")) from None

    def _refuse_on_request(self, wanted: _Wanted) -> None:
        markers = wanted.markers
        if Marker.REFUSE in markers:
            raise Stop(refused("input.video_url could not be processed"))
        if Marker.POOR in markers:
            raise Stop(_out_of_credits())
        said = (*wanted.video.said, *wanted.image.said)
        if Marker.BUSY in markers and said not in self._told_busy:
            self._told_busy.add(said)
            wait = {"Retry-After": str(_BUSY_SECONDS)}
            raise Stop(error(429, "rate_limit_error", "Rate limit exceeded. Please try again later.", wait))

    def _task(self, wanted: _Wanted) -> PretendTask:
        # Imported here: it brings the decoder with it, which the first start of the program must not wait for.
        with DECODER_TURN:
            from vidgo_desktop.practice.clips import clip_facts, picture_frame

        try:
            seconds = clip_facts(path_of(wanted.video.name, self._memory)).seconds
            picture_frame(path_of(wanted.image.name, self._memory))
            if seconds <= 0:
                raise MediaError("the video has no length")
        except (MediaError, OSError):
            raise Stop(error(400, "file_format_error", "The video or image file could not be read")) from None
        markers = wanted.markers
        return PretendTask(
            task_id="".join(secrets.choice(_ID_LETTERS) for _ in range(_ID_LENGTH)),
            model=wanted.spec.id,
            resolution=wanted.resolution,
            video=wanted.video.name,
            image=wanted.image.name,
            cost=estimate_credits(wanted.spec, {"resolution": wanted.resolution}, seconds) or 0.0,
            seconds=seconds,
            created_at=time.time(),
            fails_with=next((text for marker, text in FAILURES.items() if marker in markers), ""),
            slow=Marker.SLOW in markers,
            stand_in=wanted.video.stand_in or wanted.image.stand_in,
        )


def _resolution(spec: ModelSpec, value: object) -> str:
    choices = [choice.value for choice in spec.param("resolution").choices]
    if value is None:
        return choices[0]
    if value not in choices:
        raise Stop(refused(f"input.resolution must be one of {', '.join(choices)}"))
    return str(value)


def _check_callback(value: object) -> None:
    # Checked but never called: practice sends nothing anywhere.
    if value is None:
        return
    try:
        parts = urlsplit(value) if isinstance(value, str) and len(value) <= _LONGEST_CALLBACK else None
        good = parts is not None and parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        good = False
    if not good:
        raise Stop(refused("callback_url is not a valid URL"))


def _out_of_credits() -> Answer:
    return error(402, "insufficient_credits_error", "Insufficient credits to complete this request")
