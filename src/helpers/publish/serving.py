"""A report shown in the browser while it is worked on: served on the loopback address alone, behind a token.

The page around it asks for news and loads the report again; the report's own file has no script.

Its tests: test_watching.py.
"""

import json
import secrets
import threading
from functools import cached_property
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path

from helpers.errors import JixiaoError
from helpers.files import read_plain

HOST = "127.0.0.1"
MOST_BYTES = 200_000_000

_HTML, _JSON = "text/html; charset=utf-8", "application/json"
_FRAME = "default-src 'none'; frame-src 'self'; connect-src 'self'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'"
_PAGE = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; font-src data:; frame-ancestors 'self'"
"""What a browser may do with the page around, and with the report."""


class PageServer:
    """Shows the last page that was made, at an address with a token that nobody else knows."""

    def __init__(self, reports: Path):
        self._reports, self._page, self._version = reports, None, 0
        self.token = secrets.token_urlsafe(24)
        self._server = ThreadingHTTPServer((HOST, 0), _handler_of(self))
        self._server.daemon_threads = True

    @property
    def address(self) -> str:
        """Where the page is shown."""
        return f"http://{self.host}/{self.token}/"

    @property
    def host(self) -> str:
        """The one host that is answered."""
        return f"{HOST}:{self._server.server_address[1]}"

    def show(self, page: Path) -> None:
        """The page that is shown from now on, anew if it is the same one."""
        self._page, self._version = page, self._version + 1

    def __enter__(self) -> "PageServer":
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, path: str, host: str) -> tuple[HTTPStatus, str, str, bytes]:
        """Status, type, policy and content for a path; nothing without the token, or asked of another host."""
        parts = path.partition("?")[0].split("/")
        if (
            host != self.host
            or len(parts) != 3
            or not secrets.compare_digest(parts[1].encode(), self.token.encode())
        ):
            return HTTPStatus.NOT_FOUND, "text/plain", _PAGE, b""
        return self._answered(parts[2])

    def _answered(self, name: str) -> tuple[HTTPStatus, str, str, bytes]:
        if name == "version":
            return HTTPStatus.OK, _JSON, _PAGE, json.dumps(self._version).encode()
        if name == "":
            nonce = secrets.token_urlsafe(16)
            content = self._frame.replace("{nonce}", nonce)
            return HTTPStatus.OK, _HTML, _FRAME.format(nonce=nonce), content.encode()
        if name == "page" and self._page:
            try:
                return HTTPStatus.OK, _HTML, _PAGE, read_plain(self._page, self._reports, MOST_BYTES)
            except (OSError, JixiaoError):
                pass
        return HTTPStatus.NOT_FOUND, "text/plain", _PAGE, b""

    @cached_property
    def _frame(self) -> str:
        return (
            files("helpers.publish").joinpath("template", "overview_watch.html").read_text(encoding="utf-8")
        )


def _handler_of(server: PageServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        """Answers GET, and logs nothing."""

        def do_GET(self) -> None:
            status, kind, policy, content = server.answer(self.path, self.headers.get("Host", ""))
            self.send_response(status)
            head = {"Content-Type": kind, "Content-Length": str(len(content)), "Cache-Control": "no-store",
                    "Content-Security-Policy": policy, "X-Content-Type-Options": "nosniff",
                    "Referrer-Policy": "no-referrer"}  # fmt: skip
            for name, value in head.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_: object) -> None:
            """Nothing is said of requests."""

    return Handler
