"""Form: how a chart lands in the deck; apart from the charts, since every command knows of it."""

from __future__ import annotations

from enum import StrEnum


class Form(StrEnum):
    """How a chart lands in the deck: as a picture, as PowerPoint's own chart, or that and picture files."""

    PICTURE = "picture"
    NATIVE = "native"
    BOTH = "both"

    @property
    def is_native(self) -> bool:
        """Whether PowerPoint draws it."""
        return self is not Form.PICTURE
