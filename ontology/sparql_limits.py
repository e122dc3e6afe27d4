"""The third wall: what a process that runs a stranger's query cannot do, whatever the query is.

The kernel holds it, not the library: no new file or socket (so no SERVICE could connect), no file written, no process
started, a bound on memory, on processor time and on the clock. Limits go down only.
"""

from __future__ import annotations

import math
import os
import resource
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["Limits", "confine", "refuse_outside"]

_OUTSIDE = (
    "socket.",
    "subprocess.",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "os.spawn",
    "os.system",
    "ctypes.",
    "shutil.",
)
_OUTSIDE_EXACTLY = frozenset(
    {"open", "os.listdir", "os.scandir", "os.remove", "os.rename", "os.mkdir", "urllib.Request"}
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may use: seconds by the clock, memory beside the data, rows and bytes of its answer."""

    seconds: float
    memory_bytes: int
    rows: int
    bytes: int


def confine(limits: Limits) -> None:
    """Put this process under the limits, for good. The clock begins here; at its end the kernel ends the process."""
    signal.setitimer(signal.ITIMER_REAL, limits.seconds)
    processor = math.ceil(limits.seconds) + 1
    in_use = _address_space()
    for kind, most in (
        (resource.RLIMIT_CPU, processor),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_AS, in_use + limits.memory_bytes if in_use else resource.RLIM_INFINITY),
        (resource.RLIMIT_NOFILE, 0),
    ):
        resource.setrlimit(kind, (most, most))
    sys.addaudithook(refuse_outside)


def refuse_outside(event: str, _: tuple[Any, ...]) -> None:
    """An audit hook: ``PermissionError`` for what reaches outside from Python. What is not Python meets the kernel.

    >>> refuse_outside("open", ("/etc/passwd",))
    Traceback (most recent call last):
        ...
    PermissionError: a query opens nothing
    """
    if event in _OUTSIDE_EXACTLY or event.startswith(_OUTSIDE):
        raise PermissionError("a query opens nothing")


def _address_space() -> int:
    """Bytes of address space this process has now; 0 where the system does not tell."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0
