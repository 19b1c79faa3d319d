"""An evening on a laptop without any network, for tests/serving/test_laptop.py: run inside a network namespace of its
own. Says on standard output what the terminal said, the code, and everything that the report says."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import urllib.parse
import urllib.request
from html import unescape
from pathlib import Path

from tests.house.sources import ROOT
from tests.serving.test_evening import environment, get, here, opened
from tests.serving.whole import count_rows, figures, fill
from tests.stores import settings_in
from tests.world import make_centre, make_workshop, move_to
from workshop import create_app
from workshop.extensions import db
from workshop.models import Statement

SAID = "Klop pred šolo; s senco"


def is_cut_off() -> bool:
    """No way to any other address, and no names."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return True
    return False


def answer_from_a_phone(base: str, code: str) -> None:
    """Opens the page of table 1 and sends its form."""
    phone = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    page = phone.open(f"{base}/{code}/m1", timeout=120).read().decode()
    form = re.findall(r'<form[^>]*action="(/\d+/statements)"(.*?)</form>', page, re.S)[0]
    fields = dict(re.findall(r'name="(\w+)" (?:type="hidden" )?value="([^"]*)"', form[1]))
    hidden = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form[1])
    fields |= {name: unescape(value) for name, value in hidden}
    data = urllib.parse.urlencode({**fields, "text": SAID}).encode()
    phone.open(urllib.request.Request(f"{base}{form[0]}", data=data), timeout=120)


def hold(folder: Path) -> dict[str, object]:
    """The evening from the first start of the program to the file on a stick."""
    with opened(folder, SECRET_KEY=settings_in(folder).secret_key) as (_, said):
        app = create_app(settings_in(folder))
        with app.app_context():
            workshop = make_workshop(make_centre(), title="Na terenu")
            move_to(workshop, "round", 1)
            code, token = workshop.code, workshop.wall_token
            statuses = [get(f"{here(said)}/{path}") for path in (code, f"wall/{token}", "sign-in", "static/icon.svg")]
            db.session.rollback()
            answer_from_a_phone(here(said), code)
            db.session.rollback()
            texts = [row.text for row in db.session.query(Statement)]
            fill(workshop)
            held = {"figures": figures(workshop), "rows": count_rows(workshop), "code": code}
    export(folder, code, "vecer.zip")
    export(folder, code, "s-stiki.zip", "--with-contacts")
    return {**held, "said": said, "cut_off": is_cut_off(), "statuses": statuses, "texts": texts}


def export(folder: Path, code: str, name: str, *more: str) -> None:
    """By the command, as docs/laptop.md says."""
    flask = [sys.executable, "-m", "flask", "--app", "wsgi", "export", *more, code, str(folder / name)]
    subprocess.run(flask, cwd=ROOT, env=environment(folder), check=True, capture_output=True)


if __name__ == "__main__":
    subprocess.run(["/sbin/ip", "link", "set", "lo", "up"], check=False)
    print(json.dumps(hold(Path(sys.argv[1]))))
