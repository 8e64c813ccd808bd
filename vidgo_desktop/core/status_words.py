"""The service's words for where a task stands, and what each one means."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class ServiceStatus(StrEnum):
    """Where the service says a task stands. ``OTHER`` is a word we do not know: the task still runs."""

    QUEUED = "queued"
    RUNNING = "running"
    FINISHED = "finished"
    FAILED = "failed"
    OTHER = "other"


# The status page lists not_started, running, finished and failed; the other words were seen in clients of this
# service and of its twins.
STATUS_OF_WORD: Mapping[str, ServiceStatus] = MappingProxyType(
    {
        "not_started": ServiceStatus.QUEUED,
        "pending": ServiceStatus.QUEUED,
        "queued": ServiceStatus.QUEUED,
        "queuing": ServiceStatus.QUEUED,
        "waiting": ServiceStatus.QUEUED,
        "running": ServiceStatus.RUNNING,
        "processing": ServiceStatus.RUNNING,
        "generating": ServiceStatus.RUNNING,
        "finished": ServiceStatus.FINISHED,
        "completed": ServiceStatus.FINISHED,
        "succeeded": ServiceStatus.FINISHED,
        "success": ServiceStatus.FINISHED,
        "failed": ServiceStatus.FAILED,
        "fail": ServiceStatus.FAILED,
        "failure": ServiceStatus.FAILED,
        "error": ServiceStatus.FAILED,
        "cancelled": ServiceStatus.FAILED,
        "canceled": ServiceStatus.FAILED,
    }
)
_LONGEST = 60


def status_of(word: object) -> ServiceStatus:
    """What a status word means, whatever its case and its blanks; ``OTHER`` for anything that is none."""
    if not isinstance(word, str):
        return ServiceStatus.OTHER
    plain = re.sub(r"[\s-]+", "_", word.strip().lower()[:_LONGEST])
    return STATUS_OF_WORD.get(plain, ServiceStatus.OTHER)
