"""No search for garbage while one draft is read or judged: that work makes much and leaves next to none behind."""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def uncollected(work: Callable[P, T]) -> Callable[P, T]:
    """`work` with the cyclic collector at rest, and started again after it when it was on before."""

    @wraps(work)
    def done(*args: P.args, **settings: P.kwargs) -> T:
        if not gc.isenabled():
            return work(*args, **settings)
        gc.disable()
        try:
            return work(*args, **settings)
        finally:
            gc.enable()

    return done
