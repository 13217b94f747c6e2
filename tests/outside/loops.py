"""A loop beside: a browser that is open keeps its thread's own."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Found = TypeVar("Found")


def beside(work: Coroutine[Any, Any, Found]) -> Found:
    """Do work on a loop of its own, in a thread of its own, and return what it found."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()
