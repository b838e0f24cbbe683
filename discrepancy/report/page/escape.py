"""The one door through which text enters the page."""

from __future__ import annotations

import html

from discrepancy.report.base import visible


def esc(text: str) -> str:
    """Text for an element or an attribute in double quotes: no markup, control and bidirectional characters made visible."""
    return html.escape(visible(text), quote=True)


def cut(text: str, longest: int) -> str:
    """Text of at most so many characters, as they are seen."""
    text = visible(text)
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def link(url: str | None) -> str:
    """A link to where a report stands; what is no plain web address is shown and leads nowhere."""
    if not url:
        return ""
    shown = esc(cut(url, 80))
    if not url.lower().startswith(("http://", "https://")) or not url.isprintable():
        return f"<span>{shown}</span>"
    return f'<a href="{esc(url)}" rel="noopener noreferrer">{shown}</a>'
