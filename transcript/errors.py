"""The one base of every error that a user can meet.

An error names what was wrong (the value), where (file and line) and what to do about it (the
remedy); the command line prints exactly these and nothing else.
"""

from __future__ import annotations


class TurncastError(Exception):
    """Something that the user can put right; ``str()`` of it is one line, ready to print.

    ``value`` is the offending value, ``file`` and ``line`` (1-based) its place, where known, and
    ``remedy`` says what to do. ``others`` are further ones that are told after it.
    """

    others: tuple[TurncastError, ...] = ()

    def __init__(
        self,
        message: str,
        *,
        value: object = None,
        file: str | None = None,
        line: int | None = None,
        remedy: str | None = None,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.value = value
        self.file = file
        self.line = line
        self.remedy = remedy

    @property
    def place(self) -> str:
        """``FILE:LINE``, ``FILE``, ``line N`` or nothing, by what is known."""
        if self.file is None:
            return "" if self.line is None else f"line {self.line}"
        return self.file if self.line is None else f"{self.file}:{self.line}"

    def __str__(self) -> str:
        parts = [f"{self.place}: {self.message}" if self.place else self.message]
        if self.remedy:
            parts.append(self.remedy)
        return " ".join(" - ".join(parts).split())

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross process borders; keyword-only arguments do not survive the default pickling.
        return (_rebuild, (type(self), self.message, self.__dict__))


def _rebuild(kind: type[TurncastError], message: str, state: dict[str, object]) -> TurncastError:
    error = kind.__new__(kind)
    Exception.__init__(error, message)
    error.__dict__.update(state)
    return error


class SourceError(TurncastError):
    """A source that cannot be read: missing, binary, damaged, too deep, of no known format."""


class NoInterviewError(TurncastError):
    """A source that was read well but holds no speaker turn."""
