"""Data only: the models that the program offers. Source: the service's page "wan-animate" (2026-01-14)."""

from __future__ import annotations

from types import MappingProxyType

from vidgo_desktop.core.catalog import Choice, ModelSpec, ParamKind, ParamSpec

# Credits per second of video. The service publishes no price for these models; the figures are the list of its
# twin brand of 2026-10-02, so the window calls them an estimate.
_CREDITS_PER_SECOND = {"480p": 7.0, "580p": 12.0, "720p": 15.0}

_RESOLUTION = ParamSpec(
    name="resolution",
    kind=ParamKind.CHOICE,
    label="Resolution",
    required=False,
    default="480p",
    choices=(
        Choice("480p", "Draft, quick look", "Draft", _CREDITS_PER_SECOND["480p"]),
        Choice("580p", "Good middle", "Middle", _CREDITS_PER_SECOND["580p"]),
        Choice("720p", "Final quality", "Final", _CREDITS_PER_SECOND["720p"]),
    ),
)
_PARAMS = (
    ParamSpec("video_url", ParamKind.VIDEO, "Source video"),
    ParamSpec("image_urls", ParamKind.IMAGE, "Character picture", as_list=True),
    _RESOLUTION,
)

REPLACE = ModelSpec(
    id="wan-animate-replace",
    label="Replace the person",
    short_label="Replace",
    effect="Keeps the scene of your video, swaps who is in it.",
    art="replace",
    params=_PARAMS,
)
MOVE = ModelSpec(
    id="wan-animate-move",
    label="Bring a picture to life",
    short_label="To life",
    effect="Person and background come from your picture.",
    art="move",
    params=_PARAMS,
)

MODELS = MappingProxyType({spec.id: spec for spec in (REPLACE, MOVE)})
