"""Pages that load themselves again: a script in what is served, never in the file."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

SCRIPT = "/.turncast/reload.js"
CHANGES = "/.turncast/changes"
CODE = f'new EventSource("{CHANGES}").onmessage = () => location.reload();\n'
ELEMENT = f'<script src="{SCRIPT}"></script>'
POLICY = re.compile(r'(?<=<meta http-equiv="Content-Security-Policy" content=")[^"]*')


def with_reload(page: str) -> str:
    """The page with the script, and with a policy that lets it run and listen (W3C CSP 3)."""
    page = POLICY.sub(lambda found: _allowing(found[0]), page, count=1)
    head, end, rest = page.rpartition("</body>")
    return f"{head}{ELEMENT}{end}{rest}" if end else f"{page}{ELEMENT}"


def _allowing(policy: str) -> str:
    return "connect-src 'self'; " + policy.replace("script-src ", "script-src 'self' ")


class Changes:
    """Tells every open page when the folder has changed, by server-sent events (HTML, section 9.2)."""

    def __init__(self) -> None:
        self.changed = asyncio.Event()

    def tell(self) -> None:
        """Let all pages know; those who come later are not told of it."""
        self.changed.set()
        self.changed = asyncio.Event()

    @property
    def routes(self) -> list[Route]:
        """Where the script lies, and where it listens."""
        return [Route(SCRIPT, self._script), Route(CHANGES, self._listen)]

    async def _script(self, _request: Request) -> Response:
        return Response(CODE, media_type="text/javascript")

    async def _listen(self, _request: Request) -> Response:
        return StreamingResponse(self._events(), media_type="text/event-stream", headers={"cache-control": "no-store"})

    async def _events(self) -> AsyncIterator[str]:
        yield ": listening\n\n"
        while True:
            await self.changed.wait()
            yield "data: changed\n\n"
