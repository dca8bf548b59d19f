"""Keeps what libraries write to the standard output out of an answer that another program reads."""

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def library_output_on_stderr() -> Iterator[None]:
    """While it lasts, everything that goes to file descriptor 1 goes to standard error.

    HiGHS writes a line of its own now and then, from C and whatever its settings say; in the middle of JSON that is
    a mistake. C has a buffer of its own, which is emptied before the descriptor is put back.
    """
    sys.stdout.flush()
    kept = os.dup(1)
    os.dup2(2, 1)
    try:
        yield
    finally:
        ctypes.CDLL(None).fflush(None)
        os.dup2(kept, 1)
        os.close(kept)
