"""Starting a template: the shipped one as a file of one's own, in any theme's colours."""

from __future__ import annotations

from pathlib import Path

from pptx.opc.constants import CONTENT_TYPE as CT

from deckgen.deck.template import Template
from deckgen.errors import DeckgenError, Place, Problem
from deckgen.powerpoint.opening import open_presentation
from deckgen.powerpoint.package import bare
from deckgen.powerpoint.recolour import recolour
from deckgen.powerpoint.saving import save

_KINDS = {".potx": CT.PML_TEMPLATE_MAIN, ".pptx": CT.PML_PRESENTATION_MAIN}


def start_template(source: Template, to: Path) -> Path:
    """Write the template to a new file; its suffix says whether it is a template or a presentation.

    DeckgenError U412 for another suffix, W507 where something stands already, W501 where nothing
    can be written.
    """
    kind = _KINDS.get(to.suffix.lower())
    if kind is None:
        raise DeckgenError(Problem("U412", Place(str(to)), {"suffix": to.suffix, "known": tuple(_KINDS)}))
    if to.exists():
        raise DeckgenError(Problem("W507", Place(str(to))))
    main = open_presentation(Path(source.path))
    if source.recolouring is not None:
        recolour(main, source.recolouring)
    return save(bare(main, kind), to)
