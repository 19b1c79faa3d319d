"""The project's own files: what is promised there is true."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import tomllib

import pytest
import yaml
from click import Context
from flask import Flask

from tests.house import sources
from workshop import config

TOP_LEVEL = {
    ".ci",
    ".gitignore",
    "CHANGELOG.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "SECURITY.md",
    "docs",
    "publiccode.yml",
    "pyproject.toml",
    "requirements.txt",
    "static",
    "templates",
    "tests",
    "workshop",
    "wsgi.py",
}
AXE_SHA256 = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"


def text(name: str) -> str:
    return (sources.ROOT / name).read_text()


def tracked() -> list[str]:
    git = shutil.which("git")
    listed = git and subprocess.run([git, "ls-files"], cwd=sources.ROOT, capture_output=True, text=True, check=False)
    if not listed or listed.returncode:
        pytest.skip("not a clone: nobody can say which files belong to the project")
    return listed.stdout.splitlines()


def test_the_top_level_holds_what_it_should() -> None:
    assert {name.split("/")[0] for name in tracked()} <= TOP_LEVEL


def test_nothing_of_an_installation_is_kept_with_the_code() -> None:
    ours = re.compile(r"(^instance/|\.db$|secret_key$|\.mo$|\.pyc$|^\.venv/)")
    assert [name for name in tracked() if ours.search(name)] == []


def test_every_make_command_of_the_readme_exists() -> None:
    wanted = set(re.findall(r"\bmake ([a-z-]+)\b", re.sub(r"can do", "", text("README.md"))))
    there = set(re.findall(r"^([a-z-]+):", text("Makefile"), re.M))
    assert {"run", "demo", "test"} <= wanted <= there


def test_every_flask_command_of_the_documents_exists(app: Flask) -> None:
    documents = "".join(text(name) for name in ("README.md", "SECURITY.md"))
    wanted = set(re.findall(r"flask --app wsgi ([a-z][a-z-]+)", documents))
    assert wanted
    assert wanted <= set(app.cli.list_commands(Context(app.cli)))


def test_every_promised_command_exists(app: Flask) -> None:
    promised = """init-db create-account seed-demo new-workshop plan backup restore export import
                  import-statements report print-kit purge doctor serve"""
    assert set(promised.split()) <= set(app.cli.list_commands(Context(app.cli)))


def test_the_readme_names_every_setting() -> None:
    known = set(re.findall(r'"([A-Z][A-Z_]+)"', text("workshop/config.py")))
    told = set(re.findall(r"`([A-Z][A-Z_]+)`", text("README.md")))
    assert known == told


def test_the_documents_point_to_files_that_exist() -> None:
    for name in ("README.md", "SECURITY.md", "CHANGELOG.md"):
        targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", text(name))
        assert [target for target in targets if not (sources.ROOT / target).exists()] == []


@pytest.mark.parametrize("name", ["requirements.txt", "tests/requirements.txt"])
def test_requirements_are_pinned_and_hashed_and_name_no_place(name: str) -> None:
    lines = text(name).replace("\\\n", " ").splitlines()
    wanted = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    assert wanted
    assert [line for line in wanted if not re.match(r"[\w.-]+(\[\w+\])?==\S+ .*--hash=sha256:[0-9a-f]{64}", line)] == []
    assert "://" not in text(name)


def test_requirements_are_those_of_the_project() -> None:
    project = tomllib.loads(text("pyproject.toml"))["project"]
    listed = re.findall(r"^([\w.-]+)==", text("requirements.txt"), re.M)
    wanted = {re.split(r"[\[=<>]", name)[0] for name in project["dependencies"]}
    assert wanted <= set(listed)


def test_the_licence_is_whole() -> None:
    licence = text("LICENSE")
    assert licence.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert re.findall(r"^(\d+)\. ", licence, re.M) == [str(number) for number in range(1, 16)]
    assert "Appendix" in licence


def test_the_accessibility_checker_is_the_published_one() -> None:
    checker = (sources.ROOT / "tests" / "vendor" / "axe.min.js").read_bytes()
    assert hashlib.sha256(checker).hexdigest() == AXE_SHA256


def test_the_commands_for_machines_can_be_run() -> None:
    for name in (".ci/run", ".ci/debian-packages", ".ci/with-postgresql"):
        assert os.access(sources.ROOT / name, os.X_OK)
        assert "set -euo pipefail" in text(name)


def test_continuous_integration_runs_what_the_readme_says() -> None:
    assert "make test" in text(".ci/run")


def test_publiccode_says_what_catalogues_ask_for() -> None:
    told = yaml.safe_load(text("publiccode.yml"))
    required = "publiccodeYmlVersion name url platforms categories developmentStatus softwareType description legal"
    assert set(required.split()) | {"maintenance", "localisation"} <= set(told)
    assert told["legal"]["license"] == "EUPL-1.2"
    assert told["localisation"]["availableLanguages"] == list(config.LANGUAGES)
    assert told["softwareVersion"] == tomllib.loads(text("pyproject.toml"))["project"]["version"]
    for words in told["description"].values():
        assert len(words["shortDescription"]) <= 150
        assert 150 <= len(words["longDescription"]) <= 10_000
        assert words["features"]
