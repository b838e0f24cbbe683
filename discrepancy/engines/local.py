"""One process, no ceremony."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from discrepancy.engines.base import R, T


class Local:
    """Runs everything here and now."""

    def map(self, task: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        """The task's result for each item, in order."""
        return map(task, items)

    def map_groups(self, task: Callable[[list[T]], R], items: Iterable[T], key: Callable[[T], str]) -> Iterator[R]:
        """The task's result for all items of each key, keys sorted."""
        groups: dict[str, list[T]] = defaultdict(list)
        for item in items:
            groups[key(item)].append(item)
        return (task(groups[name]) for name in sorted(groups))
