"""Wrong usage, told in one sentence that names the nearest right word."""

from __future__ import annotations

from difflib import get_close_matches


class Wrong(Exception):
    """The command line asks for what there is not; its text is a whole sentence."""


def near(name: str, known: list[str], otherwise: str = "") -> str:
    """What is meant, or what is allowed, or what else helps."""
    meant = get_close_matches(name, known, 1, 0.5)
    if meant:
        return f'did you mean "{meant[0]}"?'
    return otherwise or f"allowed: {', '.join(known[:12])}{' …' if len(known) > 12 else ''}"
