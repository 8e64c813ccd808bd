"""Refusals and failures on request: words in a link or in the name of an uploaded file.

======================  ================================================================================
``practice-fail``       accepted, then *failed*: the content is not allowed; the credits come back
``practice-no-person``  accepted, then *failed*: nobody was found in the video; the credits come back
``practice-refuse``     not accepted: 400 ``validation_error``
``practice-poor``       not accepted: 402 ``insufficient_credits_error``
``practice-busy``       not accepted the first time: 429 with ``Retry-After: 2``; accepted after that
``practice-slow``       accepted, and takes ten times as long
======================  ================================================================================

They work in the path or the query: ``https://example.com/samples/street_walk.mp4?practice-fail``.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Marker(StrEnum):
    """What a word asks for."""

    FAIL = "practice-fail"
    NO_PERSON = "practice-no-person"
    REFUSE = "practice-refuse"
    POOR = "practice-poor"
    BUSY = "practice-busy"
    SLOW = "practice-slow"


# The first text is the twin service's standing one for refused content; the other is ours.
FAILURES = {
    Marker.FAIL: "The content does not comply with the platform regulations.",
    Marker.NO_PERSON: "No person was detected in the video",
}


def markers_in(texts: Iterable[str]) -> frozenset[Marker]:
    """Every marker that is a part of one of the texts, in capitals or not."""
    joined = "\n".join(texts).lower()
    return frozenset(marker for marker in Marker if marker in joined)
