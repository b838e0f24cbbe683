"""WHERE IT RUNS: engines know tasks and items, not news. One line each below."""

from __future__ import annotations

from discrepancy.engines.base import Engine
from discrepancy.engines.local import Local

ENGINES: dict[str, type[Engine]] = {"local": Local}
