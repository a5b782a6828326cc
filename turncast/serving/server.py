"""The server: one process on the loopback interface."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Mount

from output.errors import BuildError
from turncast.serving.files import Files
from turncast.serving.reload import Changes
from turncast.serving.watching import Sources, build_on_change, tell_on_change

LOOPBACK = "127.0.0.1"
HOSTS = ["localhost", LOOPBACK]
"""Names by which a browser may ask; a stranger's name that leads here (DNS rebinding) is refused."""


def application(public: Path, sources: Sources | None = None) -> Starlette:
    """The preview of ``public``; with ``sources`` it builds again when they change."""
    changes = Changes()

    @asynccontextmanager
    async def watched(_app: Starlette) -> AsyncIterator[None]:
        jobs = [tell_on_change(public, changes), *([build_on_change(sources)] if sources else [])]
        tasks = [asyncio.create_task(job) for job in jobs]
        yield
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    routes = [*changes.routes, Mount("/", Files(public))]
    return Starlette(routes=routes, middleware=[Middleware(TrustedHostMiddleware, HOSTS)], lifespan=watched)


def listening(port: int) -> socket.socket:
    """A socket on the loopback interface; 0 takes any free port. BuildError where the port is taken."""
    try:
        return socket.create_server((LOOPBACK, port))
    except OSError as error:
        raise BuildError(
            f"port {port} cannot be used: {error.strerror}", value=port, remedy="name another: --port 8001"
        ) from error


def server(app: Starlette) -> uvicorn.Server:
    """A server that ends at once when asked, though pages listen for changes."""
    return uvicorn.Server(uvicorn.Config(app, log_level="critical", timeout_graceful_shutdown=1))
