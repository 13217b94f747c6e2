"""A loop beside: a browser that is open keeps its thread's own."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Any, TypeVar

Found = TypeVar("Found")


def beside(work: Coroutine[Any, Any, Found]) -> Found:
    """Do work on a loop of its own, in a thread of its own that knows what this one does; return what it found."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(copy_context().run, asyncio.run, work).result()
