"""Files over HTTP: ranges (RFC 9110 section 14), conditional requests (section 13), and no way out of the folder."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path, PurePath

from starlette.datastructures import Headers
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import Scope

from output.media import media_type
from turncast.serving.reload import with_reload


class Files(StaticFiles):
    """The files of a folder, pages with the script that reloads them.

    What hides behind a dot is not shown, for it is not of the show; a link that leads out of the folder
    is not followed.
    """

    def __init__(self, public: Path) -> None:
        super().__init__(directory=public, html=True)

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        hidden = any(part.startswith(".") for part in PurePath(path).parts)
        return ("", None) if hidden else super().lookup_path(path)

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        path = Path(full_path)
        asked = Headers(scope=scope)
        seen = path.suffix == ".html" and "text/html" in asked.get("accept", "")  # a browser; others get what is there
        response = (_page if seen else _file)(path, stat_result)
        return NotModifiedResponse(response.headers) if self.is_not_modified(response.headers, asked) else response


def _page(path: Path, _stat: os.stat_result) -> Response:
    text = with_reload(path.read_text(encoding="utf-8"))
    return HTMLResponse(
        text, headers={"etag": f'"{sha256(text.encode()).hexdigest()}"', "cache-control": "no-cache", "vary": "Accept"}
    )


def _file(path: Path, stat: os.stat_result) -> Response:
    return FileResponse(path, media_type=media_type(path.name), stat_result=stat, headers={"cache-control": "no-cache"})
