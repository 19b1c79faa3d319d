"""The fenced child that lays out one document: HTML on standard input, PDF on standard output.

It runs as a script of its own, not as a part of the package, so that it neither loads nor can reach the
app, its settings or its store (R11). The request is one line of JSON (see render.py) followed by the
bytes of the HTML and of each attachment. Steps and failures are words on standard error.
"""

from __future__ import annotations

import gc
import importlib.util
import io
import json
import logging
import re
import sys
import traceback
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import urlsplit
from urllib.request import url2pathname

MEBIBYTE = 1024 * 1024
LARGEST_FILE = 256 * MEBIBYTE
GARBAGE = (200_000, 20, 100)  # looking through a growing document for it over and over is a fifth of the work
FORBIDDEN = ("socket.connect", "socket.getaddrinfo", "subprocess.Popen", "os.system", "os.exec", "os.posix_spawn")
PDFUA = b"""<rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1"/>
<rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
 rdf:about=""><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of the PDF/UA standard that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


def say(word: str, count: int | str = 0) -> None:
    """One line for the parent: a step, or ``fail`` with its reason."""
    sys.stderr.write(f"{word} {count}\n")
    sys.stderr.flush()


def main() -> int:
    """Exit code 0 only when a whole PDF has been written."""
    gc.set_threshold(*GARBAGE)
    sys.addaudithook(forbid)
    request = json.loads(sys.stdin.buffer.readline())
    try:
        load("quick_start").hurry()
        import weasyprint  # noqa: F401 - its libraries may be missing, which is said in a word
    except (ImportError, OSError):
        return fail("libraries")
    bound(request["memory_mib"], request["seconds"])
    try:
        sys.stdout.buffer.write(make(request))
        sys.stdout.buffer.flush()
    except MemoryError:
        return fail("memory")
    except BaseException as error:  # noqa: BLE001 - whatever it is, the parent must have a word for it
        sys.stderr.write(f"note {describe(error)}\n")
        return fail("layout")
    return 0


def load(name: str) -> Any:
    """A file beside this one: a plain import finds nothing here, as a script with -I has no folder of its own."""
    if name not in sys.modules:
        found = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
        assert found is not None
        assert found.loader is not None
        sys.modules[name] = importlib.util.module_from_spec(found)
        found.loader.exec_module(sys.modules[name])
    return sys.modules[name]


def describe(error: BaseException) -> str:
    """Kind and place; its words only where they are an address, because others may quote a resident."""
    words = str(error)[:200] if type(error).__name__ == "FatalURLFetchingError" else ""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{type(error).__name__} {words!r} in {frames[-1].name}:{frames[-1].lineno}"


def fail(reason: str) -> int:
    say("fail", reason)
    return 1


def forbid(event: str, _arguments: object) -> None:
    """No network and no other program, whatever the layout engine is asked to do."""
    if event in FORBIDDEN:
        raise PermissionError(event)


def bound(memory_mib: int, seconds: int) -> None:
    """At most so much address space on top of what the loaded libraries take, and so much time."""
    try:
        import resource
    except ImportError:
        return
    wanted = {resource.RLIMIT_CPU: seconds + 5, resource.RLIMIT_FSIZE: LARGEST_FILE}
    if sys.platform.startswith("linux"):
        taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
        wanted[resource.RLIMIT_AS] = taken + memory_mib * MEBIBYTE
    for what, most in wanted.items():
        _soft, hard = resource.getrlimit(what)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(what, (allowed, allowed))


def make(request: dict[str, Any]) -> bytes:
    """Lays out the document and draws its file."""
    from weasyprint import HTML, Attachment

    say("reading")
    for prepare in (report_progress, end_streams_plainly, load("shortcuts").shorten):
        prepare()
    base = Path(request["base"])
    html = HTML(
        string=sys.stdin.buffer.read(request["html"]).decode("utf-8"),
        base_url=base.as_uri() + "/",
        url_fetcher=make_fetcher(base),
    )
    attachments = [read_attachment(Attachment, one) for one in request["attachments"]]

    def finish(document: Any, pdf: Any) -> None:
        say("finishing", len(document.pages))
        lay_under(document, pdf)
        if request["accessible"]:
            declare_accessible(pdf)
        document.pages.clear()  # all is drawn; the boxes would only stand beside the file while it is written

    file: bytes = html.write_pdf(
        finisher=finish, pdf_variant=request["variant"] or None, pdf_tags=True, attachments=attachments
    )
    return file


def read_attachment(kind: Any, one: dict[str, Any]) -> Any:
    """The next file on standard input."""
    data = io.BytesIO(sys.stdin.buffer.read(one["size"]))
    return kind(file_obj=data, name=one["name"], description=one["description"], relationship=one["relationship"])


def end_streams_plainly() -> None:
    """A stream is followed by CR LF instead of LF. One in 256 compressed streams ends in CR by chance, and with
    a bare LF after it no reader can tell its true length, which PDF/A demands (6.1.7.1). Written once and kept:
    the engine asks for each a second time, for the file's identifier, and would compress it again."""
    from pydyf import Stream  # type: ignore[import-untyped]

    written = Stream.data.fget
    ending = b"\nendstream"

    def data(stream: Any) -> bytes:
        if "whole" not in vars(stream):
            stream.whole = written(stream).removesuffix(ending) + b"\r" + ending
        return bytes(stream.whole)

    Stream.data = property(data)


def declare_accessible(pdf: Any) -> None:
    """One file of two standards: the engine knows PDF/A-3a or PDF/UA-1, so the second is declared here.
    Metadata stay uncompressed, so that every reader of archives finds them."""
    for stream in pdf.objects:
        extra = getattr(stream, "extra", None)
        if extra and extra.get("Type") == "/Metadata":
            stream.stream = [part.replace(b"</rdf:RDF>", PDFUA + b"</rdf:RDF>") for part in stream.stream]
            stream.compress = False


def lay_under(document: Any, pdf: Any) -> None:
    """Sheets that differ in a number alone are laid out once: under the own drawing of a page that holds the
    id ``on-X-7`` lies that of the page with the id ``master-X``. It is read aloud on the master only."""
    pages = zip(document.pages, pdf.pages["Kids"][::3], strict=True)
    drawn = [(page.anchors, pdf.objects[number]) for page, number in pages]
    masters = {
        name.removeprefix("master-"): as_artifact(pdf, pdf.objects[int(page["Contents"].split()[0])])
        for names, page in drawn
        for name in names
        if name.startswith("master-")
    }
    for names, page in drawn:
        for name in names:
            if name.startswith("on-"):
                master = masters[name.removeprefix("on-").rpartition("-")[0]]
                page["Contents"] = b"[" + master + b" " + page["Contents"] + b"]"


def as_artifact(pdf: Any, stream: Any) -> bytes:
    """The reference of a copy of a page's drawing that leaves the graphics state as it was and carries no tags."""
    import pydyf

    lines = [pydyf._to_bytes(part) for part in stream.stream]
    plain = re.sub(rb"/\w+ ?<<[^<>]*/MCID[^<>]*>> ?BDC", b"/Artifact BMC", b"\n".join([b"q", *lines, b"Q"]))
    copy = pydyf.Stream([plain], compress=True)
    pdf.add_object(copy)
    return bytes(copy.reference)


def make_fetcher(base: Path) -> Any:
    """Serves files that lie in ``base`` and data: addresses. Anything else stops the work: a document that
    asks for more is wrong."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher

    class OwnFilesOnly(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            parts = urlsplit(url)
            if parts.scheme == "file" and not parts.netloc:
                wanted = Path(url2pathname(parts.path)).resolve()
                if not wanted.is_relative_to(base.resolve()) or not wanted.is_file():
                    raise FatalURLFetchingError(url[:200])
            elif parts.scheme != "data":
                raise FatalURLFetchingError(url[:200])
            return super().fetch(url, headers)

    return OwnFilesOnly(allowed_protocols=("file", "data"), allow_redirects=False)


def report_progress() -> None:
    """Hands the engine's own steps on as words: styles, layout with the page it has reached, drawing."""
    progress = logging.getLogger("weasyprint.progress")
    progress.setLevel(logging.INFO)
    progress.addHandler(Steps())
    progress.propagate = False


class Steps(logging.Handler):
    """Knows the engine's steps by their number."""

    WORDS: ClassVar[dict[str, str]] = {"2": "styles", "4": "styles", "5": "layout", "6": "drawing", "7": "finishing"}

    def emit(self, record: logging.LogRecord) -> None:
        found = re.match(r"Step (\d)\D*(\d+)?", record.getMessage())
        if found and found[1] in self.WORDS:
            say(self.WORDS[found[1]], int(found[2] or 0))


if __name__ == "__main__":
    sys.exit(main())
