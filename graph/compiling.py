"""How the two compiled searches are compiled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba

__all__ = ["compiled"]

Function = TypeVar("Function", bound=Callable[..., Any])


def compiled(function: Function) -> Function:
    """``function`` as machine code, kept on disk until the file that it stands in changes.

    A change in another file is not noticed, so a compiled function calls none that stands elsewhere. The numbers that
    it takes from :mod:`graph.arrays` are fixed when it is compiled: who changes those removes ``graph/__pycache__``.
    """
    return cast("Function", numba.njit(cache=True, nogil=True)(function))
