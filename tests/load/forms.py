"""Forms as a browser without scripts reads them from a page: hidden keys, ticks, and where each button leads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

SILENT = {"submit", "button", "image", "file", "reset"}
Fields = list[tuple[str, str]]


@dataclass(frozen=True)
class Button:
    """A button that sends; ``to`` is where it leads when not where its form does."""

    name: str
    value: str
    to: str


@dataclass
class Form:
    """``fields`` are those that would be sent untouched; ``offered`` all values of boxes and radios by name."""

    action: str
    method: str = "get"
    fields: Fields = field(default_factory=list)
    offered: dict[str, list[str]] = field(default_factory=dict)
    buttons: list[Button] = field(default_factory=list)

    def filled(self, values: Mapping[str, object], button: Button | None = None) -> Fields:
        """What is sent: ``values`` in place of the fields of their names (a list sends several, None none)."""
        sent = [(name, value) for name, value in self.fields if name not in values]
        for name, value in values.items():
            many = value if isinstance(value, list) else [] if value is None else [value]
            sent += [(name, str(one)) for one in many]
        if button is not None and button.name:
            sent.append((button.name, button.value))
        return sent


class FormReader(HTMLParser):
    """Collects the forms of a page."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address = address
        self.forms: list[Form] = []
        self.textarea: str | None = None
        self.select: str | None = None
        self.words: list[str] = []
        self.options: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            action = urljoin(self.address, given.get("action") or self.address)
            self.forms.append(Form(action, given.get("method", "get").lower()))
        elif self.forms:
            read: Callable[[dict[str, str]], None] | None = getattr(self, f"read_{tag}", None)
            if read is not None:
                read(given)

    def read_input(self, given: dict[str, str]) -> None:
        name, kind = given.get("name", ""), given.get("type", "text")
        if not name or kind in SILENT or "disabled" in given:
            return
        if kind in {"checkbox", "radio"}:
            self.forms[-1].offered.setdefault(name, []).append(given.get("value", "on"))
            if "checked" not in given:
                return
        self.forms[-1].fields.append((name, given.get("value", "on" if kind in {"checkbox", "radio"} else "")))

    def read_button(self, given: dict[str, str]) -> None:
        if given.get("type", "submit") == "submit":
            to = urljoin(self.address, given["formaction"]) if "formaction" in given else self.forms[-1].action
            self.forms[-1].buttons.append(Button(given.get("name", ""), given.get("value", ""), to))

    def read_textarea(self, given: dict[str, str]) -> None:
        self.textarea, self.words = given.get("name", ""), []

    def read_select(self, given: dict[str, str]) -> None:
        self.select, self.options = given.get("name", ""), []

    def read_option(self, given: dict[str, str]) -> None:
        self.options.append((given.get("value", ""), "selected" in given))

    def handle_data(self, data: str) -> None:
        if self.textarea is not None:
            self.words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self.textarea is not None:
            self.forms[-1].fields.append((self.textarea, "".join(self.words).removeprefix("\n")))
            self.textarea = None
        elif tag == "select" and self.select is not None:
            chosen = [value for value, selected in self.options if selected] or [v for v, _ in self.options[:1]]
            self.forms[-1].fields += [(self.select, value) for value in chosen]
            self.forms[-1].offered[self.select] = [value for value, _ in self.options]
            self.select = None


def read_forms(html: str, address: str) -> list[Form]:
    """The forms of a page at ``address``, with absolute actions."""
    reader = FormReader(address)
    reader.feed(html)
    return reader.forms
