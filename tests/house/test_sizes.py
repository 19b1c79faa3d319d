"""Small by measure: whoever opens a file can hold it in mind."""

from __future__ import annotations

from pathlib import Path

from tests.house import sources

FUNCTION_LINES = 30
FILE_LINES = 250
TEMPLATE_LINES = 150
TEST_FILE_LINES = 300
VAGUE = {"utils", "util", "common", "helpers", "helper", "misc", "tools", "lib", "shared", "stuff"}


def too_long(paths: list[Path], limit: int) -> list[str]:
    counted = ((path, len(path.read_text().splitlines())) for path in paths)
    return [f"{sources.named(path)} has {lines} lines" for path, lines in counted if lines > limit]


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{sources.named(path)}:{function.lineno} {function.name} has {sources.length(function)} lines"
        for path in sources.code_files()
        for function in sources.functions(path)
        if sources.length(function) > FUNCTION_LINES
    ]
    assert long == []


def test_no_file_is_longer_than_its_subject() -> None:
    assert too_long(sources.code_files(), FILE_LINES) == []


def test_no_template_is_longer_than_its_subject() -> None:
    assert too_long(sources.template_files(), TEMPLATE_LINES) == []


def test_no_test_file_is_longer_than_its_subject() -> None:
    assert too_long(sorted((sources.ROOT / "tests").rglob("*.py")), TEST_FILE_LINES) == []


def test_every_file_is_named_after_its_subject() -> None:
    paths = [*sources.code_files(), *sources.template_files(), *sorted((sources.ROOT / "tests").rglob("*.py"))]
    assert [sources.named(path) for path in paths if VAGUE & {*path.parts, path.stem.strip("_")}] == []
