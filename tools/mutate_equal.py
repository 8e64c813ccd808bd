"""Changes that no test can notice, because the program does the same with them; and why.

By file, then by the place and the changed line that ``make mutate`` prints.
"""

from __future__ import annotations

from collections.abc import Mapping

_WHOLE = "_whole: return value if isinstance(value, int) and {} < 1 << 31 else 0"
_NOTE = "_unread: name, _, offset = (store.note(_NOTE) or {}"

EQUAL: Mapping[str, Mapping[str, str]] = {
    "recovery": {
        _WHOLE.format("1 <= value"): "the answer for 0 is 0",
        _WHOLE.format("0 < value"): "the answer for 0 is 0",
        _NOTE.format('"").rpartition(":")'): "neither a name nor a number of bytes has a colon in it",
        _NOTE.format('"XXXX").partition(":")'): "no journal has this name either",
        "_unread: return fold(read(journal.path, int(offset) if known else 1))": "the first line is no task's",
    },
}
