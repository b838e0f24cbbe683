"""Who may import whom, as docs/architecture.md says it. A type-only import counts, and so does one inside a function."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "discrepancy"
LAYERS = [
    {"__init__", "__main__"},
    {"cli"},
    {"commands"},
    {"api"},
    {"selftest", "evaluate", "explain", "demo"},
    {"pipeline"},
    {"extract", "compare"},
    {"kinds", "group"},
    {"text", "settings"},
    {"rulebook", "read", "report"},
    {"model", "engines"},
]
RANK = {room: len(LAYERS) - level for level, rooms in enumerate(LAYERS) for room in rooms}
STRANGERS = {frozenset(pair) for rooms in LAYERS for pair in ((a, b) for a in rooms for b in rooms if a < b)}
DOORS = {  # a library: the only modules that may import it
    "typer": {"discrepancy.cli", "discrepancy.commands.options", "discrepancy.commands.ending"},
    "pandas": {"discrepancy.api", "discrepancy.report.frame"},
    "pyarrow": {"discrepancy.report.tables"},
    "xlsxwriter": {"discrepancy.report.xlsx"},
    "regex": {"discrepancy.rulebook.pattern"},
    "dateparser": set(),  # none yet: it is for date words, a kind to come
}


def _modules() -> list[tuple[str, Path]]:
    return sorted(
        (".".join(("discrepancy", *p.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__"), p)
        for p in PACKAGE.rglob("*.py")
    )


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: imports are absolute"
            found.add(node.module)
    return found


def _room(module: str) -> str:
    return module.split(".")[1] if "." in module else "__init__"


@pytest.mark.parametrize(("module", "path"), _modules(), ids=lambda value: value if isinstance(value, str) else "")
def test_imports_run_downward(module: str, path: Path) -> None:
    mine = _room(module)
    assert mine in RANK, (
        f"{module}: a room that no layer names; put it into the layers here and in docs/architecture.md"
    )
    for imported in _imports(path):
        if not imported.startswith("discrepancy"):
            continue
        other = _room(imported)
        if other == mine or (imported == "discrepancy" and mine == "cli"):
            continue
        assert RANK[other] < RANK[mine], f"{module} imports {imported}: upward, or sideways"


@pytest.mark.parametrize("library", DOORS)
def test_a_library_has_one_door(library: str) -> None:
    users = {module for module, path in _modules() if library in {name.split(".")[0] for name in _imports(path)}}
    assert users == DOORS[library]


def test_no_circle_inside_a_room() -> None:
    modules = dict(_modules())
    graph = {module: {i for i in _imports(path) if i in modules and i != module} for module, path in modules.items()}
    done: set[str] = set()

    def visit(module: str, trail: tuple[str, ...]) -> None:
        assert module not in trail, " -> ".join((*trail, module))
        if module not in done:
            for other in sorted(graph[module]):
                visit(other, (*trail, module))
            done.add(module)

    for module in sorted(graph):
        visit(module, ())


def test_no_language_is_named_in_code() -> None:
    for module, path in _modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Compare):
                words = [
                    c.value
                    for c in ast.walk(node)
                    if isinstance(c, ast.Constant) and c.value in ("de", "en", "fr", "es", "it")
                ]
                assert not words, f"{module}:{node.lineno}: a language named in code; it belongs under rules/"
