"""Requests that no browser sends: fields missing, doubled, too long or of another kind, bytes that are no text, bodies
that are not what they say. Seeded, so that a run can be had again."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from urllib.parse import quote_from_bytes

from tests.load.malformed_forms import Pairs

NUMBERS = (
    *("-1", "0", "1", "2", "1.5", "1e9", "NaN", "inf", "+1", " 1", "1_0", "0x1", "٣", "²", "१२", "1" * 9),
    *("2147483647", "2147483648", "-2147483649", "9223372036854775807", "9223372036854775808", "9" * 30, "9" * 5000),
)
TEXTS = (
    *("", " ", "\x00", "a\x00b", "\x1b[2J", "\ud800", "\udfff x", "\u202e\u200d", "\r\n" * 9, "\ufdd0", "\U000e0001"),
    *(
        "'; --",
        "%s",
        "%(x)s",
        "{{7*7}}",
        "<script>",
        "../../etc/passwd",
        "=cmd|' /C calc'!A0",
        "ž" * 281,
        "e\u0301" * 90,
    ),
    *(
        "x" * 20_000,
        "/\r\nSet-Cookie: a=b",
        "//elsewhere.test",
        "\\\\elsewhere.test",
        "javascript:alert(1)",
        "]]>",
        "on",
    ),
    *("2026-02-30", "0001-01-01", "9999-12-31", "99999-01-01", "25:61", "24:00", "-1:00", "null", "None", "true", "[]"),
    *(
        "00000000-0000-0000-0000-000000000000",
        "{6a0c7b54-9f0e-4c8a-9f3a-0c1f6f6b2c11}",
        "urn:uuid:x",
        "http://[",
        "a@b@c",
    ),
)
BROKEN = (b"\xff\xfe", b"\xc3", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80", b"a\x00\xffb", b"\xe2\x82")
KINDS = (
    *("application/json", "text/plain", "application/xml", "", "x", "multipart/form-data", "application/octet-stream"),
    *("application/x-www-form-urlencoded; charset=utf-16", "application/x-www-form-urlencoded; charset=nothing"),
    *("multipart/form-data; boundary=", "multipart/form-data; boundary=\u00e9", "multipart/mixed; boundary=b", ";;;"),
)
HEADERS = {
    "HTTP_ORIGIN": ("", "null", "http://[", "http://elsewhere.test", "http://localhost:99999", "x" * 3000, "\xff"),
    "HTTP_ACCEPT": ("application/json", "*/*;q=x", ",;,", "text/html;q=9" * 50),
    "HTTP_ACCEPT_LANGUAGE": ("sl", "en", "xx-YY;q=nan", "*", ";" * 99, "\xff", "zh-Hant-TW-x-" + "a" * 400),
    "HTTP_HX_REQUEST": ("true", "\xff"),
    "HTTP_HX_CURRENT_URL": ("http://[", "\xff", "//x/y?z"),
    "HTTP_IF_NONE_MATCH": ('"', "W/", "*", '"a", "b'),
    "HTTP_IF_MODIFIED_SINCE": ("yesterday", "Thu, 99 Foo 99999 99:99:99 GMT"),
    "HTTP_RANGE": ("bytes=9-1", "bytes=-", "bytes=" + "9" * 40 + "-", "lines=1"),
    "HTTP_REFERER": ("http://[", "\xff", "javascript:1"),
    "HTTP_HOST": ("localhost", "[", "a b", "\xff", "localhost:x", ""),
    "HTTP_COOKIE": ("session=x; seat=y", 'seat="', "session=.eJ", "=;=", "kept=\xff", "seat=" + "a" * 22),
    "HTTP_USER_AGENT": ("\xff", ""),
    "CONTENT_LENGTH": ("-5", "x", "99999999999", "0", ""),
    "HTTP_X_FORWARDED_FOR": ("\xff", "' or 1"),
}
PLAIN = "application/x-www-form-urlencoded"
BOUNDARY = b"gRenZe"


@dataclass(frozen=True)
class Asked:
    """One request. ``path`` and ``query`` are bytes as they stand on the line; ``headers`` are WSGI names."""

    role: str
    method: str
    rule: str
    path: bytes
    query: bytes = b""
    body: bytes = b""
    kind: str = PLAIN
    headers: tuple[tuple[str, str], ...] = ()

    def told(self) -> str:
        """What is needed to ask it again."""
        head = f"{self.role}: {self.method} {self.path[:120]!r}?{self.query[:200].decode('latin-1')}"
        return f"{head} {self.kind} {self.headers} {self.body[:600]!r}"


def raw(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def bad_value(chance: random.Random) -> bytes:
    """Anything at all in place of a field's value."""
    at = chance.random()
    if at < 0.45:
        return raw(chance.choice(NUMBERS))
    if at < 0.9:
        return raw(chance.choice(TEXTS))
    return chance.choice(BROKEN)


def spoiled(pairs: Pairs, chance: random.Random, names: list[str]) -> list[tuple[bytes, bytes]]:
    """The form with some of its fields missing, doubled, of another kind, and some that it does not know."""
    sent = [(raw(name), raw(value)) for name, value in pairs]
    for _time in range(chance.choice((1, 1, 1, 2, 3, 5))):
        act = chance.random()
        place = chance.randrange(len(sent)) if sent else 0
        if act < 0.6 and sent:
            sent[place] = (sent[place][0], bad_value(chance))
        elif act < 0.75 and sent:
            del sent[place]
        elif act < 0.87 and sent:
            sent.insert(chance.randrange(len(sent) + 1), (sent[place][0], bad_value(chance)))
        else:
            name = bad_value(chance) if chance.random() < 0.2 else raw(chance.choice(names))
            sent.append((name, bad_value(chance)))
    if chance.random() < 0.02:
        sent = sent * 300
    return sent


def line_of(sent: list[tuple[bytes, bytes]]) -> bytes:
    """As the body of a form, or behind the question mark."""
    return "&".join(f"{quote_from_bytes(name)}={quote_from_bytes(value)}" for name, value in sent).encode()


def parts_of(sent: list[tuple[bytes, bytes]], chance: random.Random) -> bytes:
    """As multipart, some fields as files; sometimes cut off in the middle or with heads that are none."""
    pieces = []
    for name, value in sent:
        file = b'; filename="%s"' % bad_value(chance)[:300].replace(b"\r\n", b"") if chance.random() < 0.25 else b""
        shown = name.replace(b'"', b"%22").replace(b"\r", b"").replace(b"\n", b"")
        head = b'Content-Disposition: form-data; name="%s"%s' % (shown, file)
        pieces.append(b"--" + BOUNDARY + b"\r\n" + head + b"\r\n\r\n" + value + b"\r\n")
    whole = b"".join(pieces) + b"--" + BOUNDARY + b"--\r\n"
    act = chance.random()
    if act < 0.2:
        return whole[: chance.randrange(len(whole))]
    return whole.replace(b"Content-Disposition", chance.choice((b"X", b"\xff", b""))) if act < 0.3 else whole


def spoiled_path(path: str, chance: random.Random) -> bytes:
    """One part of the path is something else."""
    parts = path.encode().split(b"/")
    parts[chance.randrange(len(parts))] = bad_value(chance)
    return b"/" + b"/".join(parts).lstrip(b"/")


def headed(asked: Asked, chance: random.Random) -> Asked:
    """With a header or two that no browser writes so."""
    names = chance.sample(sorted(HEADERS), chance.choice((1, 1, 2)))
    return replace(asked, headers=tuple((name, chance.choice(HEADERS[name])) for name in names))


def malformed_head(asked: Asked, names: list[str], chance: random.Random) -> Asked:
    """With a question behind the path, and with headers that no browser writes so."""
    if chance.random() < (0.75 if asked.method == "GET" else 0.15):
        asked = replace(asked, query=line_of(spoiled([(chance.choice(names), "1")], chance, names)))
        if chance.random() < 0.1:
            asked = replace(asked, query=chance.choice((b"&&=&=x", b"%", b"%zz=1", b"a" * 9000, b"\xff=\xfe", b";")))
    return headed(asked, chance) if chance.random() < 0.2 else asked


def malformed_body(asked: Asked, pairs: Pairs, token: str, names: list[str], chance: random.Random) -> Asked:
    """With a form that was spoiled, mostly behind the token that lets it in, and sometimes with no form at all."""
    sent = spoiled(pairs or [(chance.choice(names), "1")], chance, names)
    if chance.random() < 0.96:
        sent = [(name, value) for name, value in sent if name != b"csrf_token"] + [(b"csrf_token", token.encode())]
    act = chance.random()
    if act < 0.8:
        return replace(asked, body=line_of(sent))
    if act < 0.95:
        kind = "multipart/form-data; boundary=" + BOUNDARY.decode()
        return replace(asked, body=parts_of(sent, chance), kind=kind)
    body = chance.choice((line_of(sent), b'{"text": [1, {"a": null}]}', b"{", b"", bad_value(chance)))
    return replace(asked, body=body, kind=chance.choice(KINDS))
