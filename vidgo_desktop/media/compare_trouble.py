"""What goes wrong while a film is written, as errors of ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import av

from vidgo_desktop.core.errors import MediaError
from vidgo_desktop.core.starvation import starved
from vidgo_desktop.core.transfer_file import save_error


@contextmanager
def writing() -> Iterator[None]:
    """Raises ``SaveError`` for trouble with the disk, ``Starved`` without memory, ``MediaError`` for all else."""
    try:
        yield
    except (av.FFmpegError, OSError, ValueError, ArithmeticError, MemoryError) as error:
        short = starved(error)
        if short is not None:
            raise short from error
        if isinstance(error, OSError):
            # The encoder's own errors are OSErrors too, those of the disk among them.
            raise save_error(error) from None
        raise MediaError(f"cannot be written: {error}") from error
