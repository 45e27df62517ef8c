"""A file in memory that is taken away in pieces while it is written."""

from __future__ import annotations

import io


class Window(io.BytesIO):
    """A file that is written at its end: what was taken from it is no longer there, and positions count it."""

    def __init__(self) -> None:
        """Begin with an empty file."""
        super().__init__()
        self._before = 0

    def taken(self) -> bytes:
        """Return what was written since it was last taken."""
        piece = self.getvalue()
        self._before += len(piece)
        super().seek(0)
        self.truncate()
        return piece

    def tell(self) -> int:
        """Return the position in all that was written."""
        return self._before + super().tell()

    def seek(self, position: int, whence: int = 0) -> int:
        """Move to a position in all that was written, which was not taken yet."""
        return self._before + super().seek(position - self._before if whence == 0 else position, whence)
