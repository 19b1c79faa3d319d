"""A service is one use case: said with named arguments, written with one commit. Rooms neither query nor commit."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.house import sources

ROOMS = ("resident", "wall", "host", "facilitator", "centre", "prints", "exports")


def in_folder(*names: str) -> list[Path]:
    return [path for name in names for path in sorted((sources.PACKAGE / name).rglob("*.py"))]


def commits(function: ast.AST) -> int:
    return sum(
        isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "commit"
        for node in ast.walk(function)
    )


def test_rooms_do_not_commit() -> None:
    assert [sources.named(path) for path in in_folder(*ROOMS) if commits(sources.tree(path))] == []


def test_routes_do_not_query() -> None:
    asking = [
        sources.named(path)
        for path in in_folder(*ROOMS)
        if path.name.startswith("routes") and "db.session" in path.read_text()
    ]
    assert asking == []


def test_the_domain_and_the_models_do_not_commit() -> None:
    assert [sources.named(path) for path in in_folder("domain", "models") if commits(sources.tree(path))] == []


def test_nobody_counts_the_rows_of_an_insert_that_may_do_nothing() -> None:
    """PostgreSQL gives -1 for them, which is true; RETURNING tells on every store whether a row was made."""
    counting = [
        f"{sources.named(path)} {function.name}"
        for path in sources.code_files()
        for function in sources.functions(path)
        if {"on_conflict_do_nothing", "rowcount"} <= set(re.findall(r"\w+", ast.unparse(function)))
    ]
    assert counting == []
