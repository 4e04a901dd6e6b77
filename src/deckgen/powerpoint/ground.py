"""What slides stand on: the shapes and the background of their layout and its master, which they show too."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from deckgen.powerpoint.content import HOW, Content, content_of
from deckgen.powerpoint.handed import MAPPED, NOTHING_HANDED, Handed, Upper, handed, overridden, upper
from deckgen.powerpoint.how import lasting
from deckgen.powerpoint.reading import THEME_OF_ITS_OWN, A, P, child_of, local, parsed, rels_of, targets_of

_SLIDE, _BACK = f"{{{P}}}cSld", f"{{{P}}}bg"
_SPECIFIC, _PLACE = f"{{{P}}}nvPr", f"{{{P}}}ph"
_PLAIN_SHAPES, _HOLD = ("sp", "cxnSp"), (f"{{{A}}}t", f"{{{A}}}blip")
_SHOWS_MASTER = "showMasterSp"
_NO = ("0", "false")
_MAYBE_STRUCK = b'Strike"'
_STRIKES = (b'strike="sngStrike"', b'strike="dblStrike"')
_NO_INK, _LOOKS = f"{{{A}}}noFill", (f"{{{A}}}defRPr", f"{{{A}}}rPr")
_NOTHING = Content("")
_SHEETS, _THEMES = ("ppt/slideLayouts/", "ppt/slideMasters/"), "ppt/theme/"
_KEPT = 64  # grounds: more than a template has layouts
Shapes = Callable[[etree._Element], Iterator[etree._Element]]


class Ground(NamedTuple):
    """What a slide shows of its layout and master, the layout's name, and what it hands down."""

    content: Content = _NOTHING
    layout: str = ""
    handed: Handed = NOTHING_HANDED


_grounds: dict[tuple[object, ...], Ground] = {}  # of new decks, by all that they are made of


class _Sheet(NamedTuple):
    """A layout or master read."""

    shapes: tuple[Content, ...] = ()
    back: bytes | None = None
    odd: int = 0
    shows_master: bool = True
    name: str = ""


class Grounds:
    """The grounds of a file's slides: each layout and master is read once."""

    def __init__(
        self,
        parts: Mapping[str, bytes],
        shapes: Shapes,
        roots: Mapping[str, etree._Element],
        footer: bytes | None,
    ) -> None:
        """`shapes` finds those that are seen; `roots` are parts that somebody has read already.

        A new deck's `footer` is what its layouts have as theirs and others don't: a placeholder's words
        are no part of a ground. No colour is looked at as ground in a deck with one.
        """
        self.parts, self.shapes, self.roots, self.footer = parts, shapes, roots, footer
        self._sheets: dict[str, _Sheet] = {}
        self._grounds: dict[tuple[str, bool, bool], Ground] = {}

    def of(self, root: etree._Element, part: str) -> Ground:
        """What a slide stands on."""
        layout = next(iter(targets_of(part, self.parts, "/slideLayout").values()), "")
        own, mapped = child_of(root, _SLIDE, _BACK), child_of(root, *MAPPED)
        bare = root.get(_SHOWS_MASTER) in _NO
        if (key := (layout, own is None, bare)) not in self._grounds:
            self._grounds[key] = self._known(layout, own is None, bare)
        ground = self._grounds[key]
        themed = next(iter(targets_of(part, self.parts, THEME_OF_ITS_OWN).values()), "")
        if own is None and mapped is None and not themed:
            return ground
        return ground._replace(handed=self._handed(layout, own, mapped, themed))

    def _known(self, layout: str, with_back: bool, bare: bool) -> Ground:
        """The ground of a layout, read once for decks of a batch, whose layouts and masters are the same."""
        master = next(iter(targets_of(layout, self.parts, "/slideMaster").values()), "")
        below = [target for part in (layout, master) for target in targets_of(part, self.parts).values()]
        read = [name for name in below if not name.startswith(_SHEETS)]
        if self.footer is None or any(
            name.endswith(".xml") and not name.startswith(_THEMES) for name in read
        ):
            return self._ground(layout, with_back, bare)  # a chart, say, which has parts of its own
        sheets = (self.parts.get(part, b"").replace(self.footer, b"") for part in (layout, master))
        listed = (self.parts.get(rels_of(part), b"") for part in (layout, master))
        key = with_back, bare, *sheets, *listed, *(self.parts.get(name, b"") for name in read)
        if key not in _grounds:
            if len(_grounds) >= _KEPT:
                _grounds.clear()
            _grounds[key] = self._ground(layout, with_back, bare)
        return _grounds[key]

    def _ground(self, layout: str, with_back: bool, bare: bool) -> Ground:
        """A layout with its master, with the background if slides have none, `bare` without the shapes."""
        master = next(iter(targets_of(layout, self.parts, "/slideMaster").values()), "")
        sheets = [self._sheet(layout), self._sheet(master)]
        picture = next((sheet.back for sheet in sheets if sheet.back is not None), b"")
        seen = [] if bare else sheets if sheets[0].shows_master else sheets[:1]
        shapes = sorted((shape for sheet in seen for shape in sheet.shapes), key=lambda shape: shape.digest)
        figures = [figure for shape in shapes for figure in shape.figures]
        figures += [how for shape in shapes if (how := lasting(shape.beside.get(HOW, "")))]
        if odd := sum(sheet.odd for sheet in sheets):
            figures.append(f"odd {odd}")
        words = " ".join(filter(None, (shape.words for shape in shapes)))
        pictures = [shape.picture for shape in shapes] + ([picture] if with_back else [])
        content = Content(words, tuple(figures), b"".join(pictures))
        return Ground(content, sheets[0].name, self._handed(layout))

    def _handed(
        self,
        layout: str,
        own: etree._Element | None = None,
        mapped: etree._Element | None = None,
        themed: str = "",
    ) -> Handed:
        """What a layout hands down to a slide with such a background, names of colours and theme."""
        above = self._upper(layout)
        above = overridden(above, self.parts.get(themed, b"")) if themed else above
        given = handed(self._root(layout), above, own, mapped)
        return given._replace(tints=given.tints.on("")) if self.footer is not None else given

    def _upper(self, layout: str) -> Upper | None:
        master = next(iter(targets_of(layout, self.parts, "/slideMaster").values()), "")
        theme = next(iter(targets_of(master, self.parts, "/theme").values()), "")
        return upper(self.parts.get(master, b""), self.parts.get(theme, b""))

    def _root(self, part: str) -> etree._Element | None:
        root = self.roots.get(part)
        return parsed(self.parts.get(part, b"")) if root is None else root

    def _sheet(self, part: str) -> _Sheet:
        if part not in self._sheets:
            root = self._root(part)
            self._sheets[part] = _Sheet() if root is None else self._read(root, part)
        return self._sheets[part]

    def _read(self, root: etree._Element, part: str) -> _Sheet:
        targets = targets_of(part, self.parts)
        free = (shape for shape in self.shapes(root) if _has_content(shape) and not _is_place(shape))
        held = (content_of(shape, targets, self.parts) for shape in free)
        back, whole = child_of(root, _SLIDE, _BACK), child_of(root, _SLIDE)
        return _Sheet(
            tuple(content for content in held if content.words or content.figures or content.picture),
            None if back is None else content_of(back, targets, self.parts).picture,
            _odd(root, self.parts[part]),
            root.get(_SHOWS_MASTER) not in _NO,
            "" if whole is None else str(whole.get("name") or ""),
        )


def _has_content(shape: etree._Element) -> bool:
    """Whether a shape has words, a picture or another thing in it: most are bands and lines."""
    return local(shape) not in _PLAIN_SHAPES or next(shape.iter(*_HOLD), None) is not None


def _is_place(shape: etree._Element) -> bool:
    """Whether a shape is a placeholder, which slides fill themselves."""
    return len(shape) > 0 and child_of(shape[0], _SPECIFIC, _PLACE) is not None


def _odd(root: etree._Element, xml: bytes) -> int:
    """How often text that a placeholder hands down to slides is struck out, or has no ink."""
    looks = (node.getparent() for node in root.iter(_NO_INK))
    inkless = sum(1 for look in looks if look is not None and look.tag in _LOOKS)
    return inkless + (sum(xml.count(strike) for strike in _STRIKES) if _MAYBE_STRUCK in xml else 0)
