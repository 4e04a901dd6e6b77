"""How a picture is shown: cropped, in other colours, out of its shape, or with nothing left of it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from deckgen.powerpoint.frames import aspect_of, properties_of
from deckgen.powerpoint.reading import A, local, whole
from deckgen.powerpoint.tints import Tints, is_lost
from deckgen.powerpoint.wording import FAINTEST

_BLOTS = ("biLevel", "alphaInv", "clrRepl", "fillOverlay")
_WHITE = 70_000  # of a hundred thousand, brighter or darker: nothing is left of a picture
_ALL = 100
_MEASURES = {"lum": ("bright", "contrast"), "hsl": ("hue", "sat", "lum"), "tint": ("amt",), "blur": ("rad",)}
# Some colours become others, or all do; `imgEffect` is what newer programs have for it.
_EFFECTS = (
    "grayscl",
    "duotone",
    "clrChange",
    "imgEffect",
    "alphaBiLevel",
    "alphaCeiling",
    "alphaFloor",
    "alphaMod",
    "alphaRepl",
)
_OUTLINES, _ROUND = (f"{{{A}}}prstGeom", f"{{{A}}}custGeom"), 16_667
_LISTS, _FADING = (f"{{{A}}}effectLst", f"{{{A}}}effectDag"), ("softEdge", "blur")


def picture_how(blip: etree._Element, tints: Tints) -> Iterator[tuple[str, str]]:
    """How much of a picture is shown, to a whole percent; if none of it can be seen, or in other colours."""
    above = blip.getparent()
    if above is not None:
        crop = [
            f"{rect}.{side}={share}"
            for rect in ("srcRect", "fillRect")
            for found in above.iter(f"{{{A}}}{rect}")
            for side in ("l", "t", "r", "b")
            if (share := _percent(found.get(side)))
        ]
        if above.find(f"{{{A}}}tile") is not None:
            crop.append("tile")
        yield "c", " ".join(crop)
    if any(_blots_out(change, tints) for change in blip):
        yield "U", "picture"
    else:
        yield "q", " ".join(local(change) for change in blip.iterdescendants() if _changes(change))


def _blots_out(change: etree._Element, tints: Tints) -> bool:
    """Whether nothing, or no more than black and white, is left of a picture after a change to it."""
    match local(change):
        case "alphaModFix" | "alphaRepl":
            return whole(change.get("amt") or change.get("a") or "100000") < FAINTEST
        case "lum":
            return abs(whole(change.get("bright"))) >= _WHITE or whole(change.get("contrast")) <= -_WHITE
        case "hsl":
            return abs(whole(change.get("lum"))) >= _WHITE
        case "duotone":
            return len(change) > 1 and is_lost(tints.colour(change[0]), tints.colour(change[1]))
        case kind:
            return kind in _BLOTS


def _changes(change: etree._Element) -> bool:
    """Whether something done to a picture makes it another: not so what leaves it as it is."""
    match local(change):
        case "alphaModFix":
            return _percent(change.get("amt") or "100%") != _ALL
        case "lum" | "hsl" | "tint" | "blur" as kind:
            return any(_percent(change.get(name)) for name in _MEASURES[kind])
        case kind:
            return kind in _EFFECTS


def frame_how(picture: etree._Element) -> Iterator[tuple[str, str]]:
    """What a picture's frame does to it: how wide it is for its height, another outline, edges that fade."""
    yield "y", aspect_of(picture)
    look = properties_of(picture)
    if look is not None:
        odd = ["outline" for outline in look.iterchildren(*_OUTLINES) if not _is_whole(outline)]
        odd += [local(one) for effects in look.iterchildren(*_LISTS) for one in effects.iter() if _fades(one)]
        yield "q", " ".join(odd)


def _is_whole(outline: etree._Element) -> bool:
    """Whether an outline leaves all of a picture, but for corners as round as they usually are."""
    if outline.get("prst") == "roundRect":
        guides = (str(guide.get("fmla")).rpartition(" ")[2] for guide in outline.iter(f"{{{A}}}gd"))
        return all(whole(guide) <= _ROUND for guide in guides)
    return outline.get("prst") == "rect"


def _fades(effect: etree._Element) -> bool:
    return local(effect) == "fillOverlay" or (local(effect) in _FADING and whole(effect.get("rad")) > 0)


def _percent(text: str | None) -> int:
    """A share in thousandths of a percent, or with the sign for one, as whole percent."""
    if not text:
        return 0
    if text.endswith("%"):
        return whole(text[:-1].partition(".")[0])
    return round(whole(text) / 1000)
