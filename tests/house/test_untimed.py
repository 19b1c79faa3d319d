"""No test asserts how long something took: machines differ and are shared. Speed is kept by ``make bench``."""

from __future__ import annotations

import ast

from tests.house.sources import ROOT, named, tree

CLOCKS = {"monotonic", "perf_counter", "process_time", "thread_time", "time_ns"}


def timed(tree: ast.AST) -> list[int]:
    """The lines of comparisons in assertions that read a clock of the machine."""
    asserted = [node for node in ast.walk(tree) if isinstance(node, ast.Assert)]
    return [node.lineno for node in asserted if CLOCKS & {name_of(part) for part in ast.walk(node)}]


def name_of(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def test_nothing_is_asserted_of_a_clock() -> None:
    tests = sorted((ROOT / "tests").rglob("*.py"))
    assert [f"{named(path)}:{line}" for path in tests for line in timed(tree(path))] == []


def test_a_timed_assertion_is_found() -> None:
    assert timed(ast.parse("began = time.monotonic()\nassert time.monotonic() - began < 1")) == [2]
