"""The names in ``Task.extra`` of what is odd about a result. Written by ``polling``, read for the row."""

from __future__ import annotations

# The service had called the task failed before it was finished.
FAILED_FIRST = "failed_first"
# How many files came beside the video, and how many entries were no usable file.
MORE_FILES = "more_files"
UNUSABLE_FILES = "unusable_files"
