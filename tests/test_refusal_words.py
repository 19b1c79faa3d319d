"""Every rule that can be refused has its sentence, and no sentence stands for nothing."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest
from flask import Flask

from tests.house import sources
from workshop.domain import refusals
from workshop.domain.refusals import Refusal
from workshop.refusal_words import SENTENCES, say

KINDS = {name for name, kind in vars(refusals).items() if isinstance(kind, type) and issubclass(kind, Refusal)}


def refused_codes() -> Iterator[tuple[str, str]]:
    """(code, place) of every refusal that the code makes."""
    for path in sources.code_files():
        for node in ast.walk(sources.tree(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KINDS and node.args:
                code = node.args[0]
                if isinstance(code, ast.Constant) and isinstance(code.value, str):
                    yield code.value, f"{sources.named(path)}:{node.lineno}"


def test_every_refusal_has_its_sentence() -> None:
    assert [f"{code} at {place}" for code, place in refused_codes() if code not in SENTENCES] == []


def test_every_sentence_belongs_to_a_refusal() -> None:
    words = {
        word
        for path in sources.code_files()
        if not path.name.endswith("_refusals.py") and path.name not in {"refusal_words.py", "sign_in_words.py"}
        for word in re.findall(r"[\"'](\w+)[\"']", path.read_text())
    }
    assert [code for code in SENTENCES if code not in words] == []


def test_an_unknown_code_is_a_fault_of_ours(in_app: Flask) -> None:
    with pytest.raises(KeyError):
        say(Refusal("nobody_wrote_this"))


@pytest.mark.parametrize("over", [1, 2, 3, 5, 101, 102])
def test_counted_sentences_agree_with_their_number(in_app: Flask, over: int) -> None:
    assert str(over) in say(Refusal("text_too_long", over=over))
