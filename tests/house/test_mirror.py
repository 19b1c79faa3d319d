"""Tests mirror the product file for file, so that whoever changes a file knows where its tests are."""

from __future__ import annotations

from pathlib import Path

from tests.house import sources

# Files without a test of their own, and why. Nothing may stay here that has one.
ELSEWHERE = {
    "workshop/__init__.py": "every test starts the app",
    "workshop/extensions.py": "holds objects, no behaviour",
    "workshop/rooms.py": "tests/house/test_guards.py walks every address",
}
FOLDERS_ELSEWHERE = {
    "workshop/models": "tables without rules; tests/services uses every one",
}


def mirrored(path: Path) -> Path:
    """workshop/domain/clock.py -> tests/domain/test_clock.py; a package's own file -> the folder's name."""
    inside = path.relative_to(sources.PACKAGE)
    name = inside.parent.name if inside.name == "__init__.py" else inside.stem
    folder = inside.parent.parent if inside.name == "__init__.py" else inside.parent
    return sources.ROOT / "tests" / folder / f"test_{name.strip('_')}.py"


def has_behaviour(path: Path) -> bool:
    return any(True for _ in sources.functions(path))


def needs_test(path: Path) -> bool:
    name = sources.named(path)
    return has_behaviour(path) and name not in ELSEWHERE and not name.startswith(tuple(FOLDERS_ELSEWHERE))


def has_test(path: Path) -> bool:
    """A test file of the same name, or a folder of them where the subject is large."""
    file = mirrored(path)
    return file.exists() or any(file.parent.glob(f"{file.stem}_*.py")) or any(file.with_suffix("").glob("test_*.py"))


def test_every_file_with_behaviour_has_its_test() -> None:
    assert [sources.named(path) for path in sources.code_files() if needs_test(path) and not has_test(path)] == []


def test_every_excuse_is_still_needed() -> None:
    excused = [sources.ROOT / name for name in ELSEWHERE]
    assert [sources.named(path) for path in excused if not path.exists() or has_test(path)] == []
