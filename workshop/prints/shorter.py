"""Lists that have to fit a page: the whole first, then one line less at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Lengths = TypeVar("Lengths", bound=DataclassInstance)


def ever_shorter(whole: Lengths, order: Iterable[str], less: Mapping[str, int] | None = None) -> Iterator[Lengths]:
    """``whole``, then the same with one line less of each name of ``order``, one after another; ``less`` says where a
    step takes more than one."""
    yield whole
    for name in order:
        whole = replace(whole, **{name: getattr(whole, name) - (less or {}).get(name, 1)})
        yield whole
