"""Tests mirror the product file for file, so that whoever changes a file knows where its tests are."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from tests.house import sources

# Files without a test of their own, and why. Nothing may stay here that has one.
ELSEWHERE = {
    "workshop/__init__.py": "every test starts the app",
    "workshop/rooms.py": "tests/house/test_guards.py walks every address",
}
# Tables without rules are used by every test of a service. Rooms are tested through their addresses, by what a
# person does there: a folder of tests, named after the acts.
BY_USE = ("models", "resident", "wall", "host", "facilitator", "centre", "prints", "exports", "commands")


def mirrored(path: Path) -> Path:
    """workshop/domain/clock.py -> tests/domain/test_clock.py; a package's own file -> the folder's name."""
    inside = path.relative_to(sources.PACKAGE)
    name = inside.parent.name if inside.name == "__init__.py" else inside.stem
    folder = inside.parent.parent if inside.name == "__init__.py" else inside.parent
    return sources.ROOT / "tests" / folder / f"test_{name.strip('_')}.py"


def has_test(path: Path) -> bool:
    """A test file of the same name, or of the subject that its name begins with (report_votes: report), or
    several that begin with its name, or a test that imports the file."""
    file = mirrored(path)
    words = file.stem.split("_")
    subjects = [file.with_name("_".join(words[: count + 1]) + ".py") for count in range(1, len(words))]
    same = any(subject.exists() for subject in subjects) or any(file.parent.glob(f"{file.stem}_*.py"))
    return same or sources.module_name(path) in imported()


@lru_cache
def imported() -> frozenset[str]:
    """Every module of ours that a test imports, with the packages around the names."""
    names = {name for path in sorted((sources.ROOT / "tests").rglob("test_*.py")) for name, _ in sources.imports(path)}
    return frozenset(names | {name.rpartition(".")[0] for name in names})


def by_use(path: Path) -> bool:
    room = path.relative_to(sources.PACKAGE).parts[0]
    place = "services" if room == "models" else room
    return room in BY_USE and any((sources.ROOT / "tests" / place).glob("test_*.py"))


def test_every_file_with_behaviour_has_its_test() -> None:
    untested = [
        sources.named(path)
        for path in sources.code_files()
        if any(True for _ in sources.functions(path))
        and sources.named(path) not in ELSEWHERE
        and not has_test(path)
        and not by_use(path)
    ]
    assert untested == []


def test_every_excuse_is_still_needed() -> None:
    excused = [sources.ROOT / name for name in ELSEWHERE]
    assert [sources.named(path) for path in excused if not path.exists()] == []
