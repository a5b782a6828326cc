"""``turncast serve``: the folder ``public/`` as a web server shows it, on this machine alone.

Starlette and Uvicorn serve: ranges, conditional requests and safe paths are theirs, tested by many.
"""
