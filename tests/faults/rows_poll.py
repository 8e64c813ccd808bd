"""Faults of asking how a task stands."""

from __future__ import annotations

from tests.faults.matrix import Fault

ROWS: tuple[Fault, ...] = (
    Fault("P01", "500, 502, 503 or 504, fifty times in a row"),
    Fault("P02", "429 with seconds, with a date, without a word"),
    Fault("P03", "401 or 403 about the key while tasks are at the service"),
    Fault("P04", "404 once, then the task is known"),
    Fault("P05", "404 for good, or 410"),
    Fault("P06", "A status that is an unknown word, oddly written, null, a number, a list"),
    Fault("P07", "The status goes back: finished to running, running to not started"),
    Fault("P08", "A failed task is finished after all"),
    Fault("P09", "Finished, and the files are missing, null or an empty list"),
    Fault("P10", "Files as a text, texts, one object, nested lists, ten thousand entries"),
    Fault("P11", "A file without a link, with two, of an unknown kind, the same one twice"),
    Fault("P12", "A progress of -5, 250, 50 %, NaN, null"),
    Fault("P13", "The answer is about another task"),
    Fault("P14", "A creation time without a zone, in the future, in the year 1, or any text"),
    Fault("P15", "An error message of 5 MB, with HTML, control characters, turned text, emoji, half characters"),
    Fault("P16", "An answer over 1 MiB, nested too deep, with a number of a million digits"),
    Fault("P17", "HTML instead of an answer for half an hour"),
    Fault("P18", "No answer, or one byte at a time"),
    Fault("P19", "The server drops each kept connection"),
    Fault("P20", "No network for two hours"),
    Fault("P21", "A thousand tasks are due at once after a wake"),
    Fault("P22", "A task does not end for three days"),
    Fault("P23", "The computer's clock jumps by a day, or is slowly put right"),
    Fault("P24", "The computer sleeps for eight hours"),
    Fault("P25", "The service adds fields, or answers without its wrapper"),
)
