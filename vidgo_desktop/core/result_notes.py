"""The names in ``Task.extra`` of what is odd about a result. Written by polling and saving, read for the row."""

from __future__ import annotations

# The service had called the task failed before it was finished.
FAILED_FIRST = "failed_first"
# How many files came beside the video, and how many entries were no usable file.
MORE_FILES = "more_files"
UNUSABLE_FILES = "unusable_files"
# Its recipe could not be written beside it.
NO_RECIPE = "no_recipe"
# It was sent elsewhere, and taken in by its number.
ADOPTED = "adopted"
# It was over already when it was taken in: nobody here knows since when, nor how long its link works.
OVER_BEFORE = "over_before"
