"""What an engine must do: run a task over items, and over groups of items that share a key."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")
K = TypeVar("K", bound=Hashable)


class Engine(Protocol):
    """Runs pure tasks; results come in the order of the items, or of the sorted keys."""

    def map(self, task: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """The task's result for each item."""
        ...

    def map_groups(self, task: Callable[[list[T]], R], items: Iterable[T], key: Callable[[T], str]) -> Iterator[R]:
        """The task's result for all items of each key."""
        ...
