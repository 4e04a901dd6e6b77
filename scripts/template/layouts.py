"""The ten layouts: names and idx numbers that decks rely on, and where everything stands."""

from dataclasses import dataclass

from template.drawing import (
    DECLARATION,
    HAIRLINE,
    INK,
    MUTED,
    NAMESPACES,
    NATION,
    NAVY,
    OWN,
    PAPER,
    TAG_GROUND,
    TAG_INK,
    TINT,
    WHITE,
    Box,
    Decoration,
    Face,
    Placeholder,
    Shape,
    shape_tree,
)
from template.master import FOOTER, FOOTER_BOX, NUMBER, NUMBER_BOX, TITLE, TITLE_BOX

LEFT, WIDTH = 0.6, 12.13  # the light layouts' margins
DARK_LEFT = 1.1  # the dark layouts' text stands clear of the band
TAG_BOX = Box(11.3, 0.45, 1.45, 0.36)
CHART_WIDTH = 8.2
HALVES_APART = 0.5
BESIDE = LEFT + CHART_WIDTH + 0.45


@dataclass(frozen=True)
class Layout:
    """One layout: its name in PowerPoint's menu, its type, its ground and its shapes."""

    name: str
    shapes: list[Shape]
    ground: str = WHITE
    kind: str = ""

    def xml(self) -> str:
        """The layout as a part."""
        kind = f' type="{self.kind}"' if self.kind else ""
        return (
            f'{DECLARATION}<p:sldLayout {NAMESPACES}{kind} preserve="1" userDrawn="1">'
            f'<p:cSld name="{self.name}">{shape_tree(self.shapes, self.ground)}</p:cSld>'
            "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
        )


def layouts() -> list[Layout]:
    """Every layout, in the order of PowerPoint's menu."""
    return [
        _opening(),
        _chapter(),
        Layout("Diagram", _light(_question(), _picture(WIDTH), source=True)),
        Layout("Diagram med tekst", _light(*_beside(), source=True)),
        Layout("To diagram", _light(*_two(), source=True)),
        Layout("Kart", _light(*_beside("Skriv det kartet viser"), source=True)),
        Layout("Definisjonskort", _light(*_cards(), source=True)),
        Layout("Punktliste", _light(_bullets(), source=True)),
        Layout("Tabell", _light(_question(), _table(), source=True)),
        _closing(),
    ]


def _title(box: Box = TITLE_BOX, face: Face = TITLE, kind: str = "title") -> Placeholder:
    return Placeholder("Tittel", kind, box, face, "Skriv en setning som sier hva bildet viser")


def _body(name: str, idx: int, box: Box, face: Face, prompt: str) -> Placeholder:
    return Placeholder(name, "body", box, face, prompt, idx)


def _tag() -> Placeholder:
    face = Face(12, TAG_INK, bold=True, align="ctr", anchor="ctr", inset=0.06)
    return Placeholder("Merke", "body", TAG_BOX, face, "MERKE", 30, TAG_GROUND)


def _question(prompt: str = "Skriv spørsmålet slik det ble stilt") -> Placeholder:
    return _body("Spørsmål", 11, Box(LEFT, 1.36, WIDTH, 0.56), Face(16, MUTED, line=95), prompt)


def _picture(width: float) -> Placeholder:
    box = Box(LEFT, 1.98, width, 4.62)
    return Placeholder("Diagram", "pic", box, Face(16, MUTED, align="ctr"), "Sett inn diagrammet", 12)


def _table() -> Placeholder:
    box = Box(LEFT, 1.98, WIDTH, 4.62)
    return Placeholder("Tabell", "tbl", box, Face(16, MUTED, align="ctr"), "Sett inn tabellen", 12)


def _light(*content: Shape, source: bool) -> list[Shape]:
    """What every light layout has, round its content, in reading order."""
    head: list[Shape] = [Decoration("kantstripe", Box(0, 0, 0.14, 7.5), OWN), _title()]
    foot: list[Shape] = []
    if source:
        prompt = "Kilde: undersøkelse og år · antall svar"
        foot = [
            Decoration("kildelinje", Box(LEFT, 6.64, WIDTH, 0.01), HAIRLINE),
            _body("Kilde", 13, Box(LEFT, 6.66, WIDTH, 0.46), Face(12, MUTED, anchor="ctr", line=95), prompt),
        ]
    return [*head, *content, *foot, _tag(), *_footers(MUTED, LEFT)]


def _footers(ink: str, left: float) -> list[Shape]:
    footer = Face(FOOTER.size, ink, anchor=FOOTER.anchor)
    number = Face(NUMBER.size, ink, align=NUMBER.align, anchor=NUMBER.anchor)
    box = Box(left, FOOTER_BOX.y, FOOTER_BOX.w, FOOTER_BOX.h)
    return [
        Placeholder("Bunntekst", "ftr", box, footer, idx=90),
        Placeholder("Lysbildenummer", "sldNum", NUMBER_BOX, number, idx=91),
    ]


def _beside(prompt: str = "Skriv det viktigste diagrammet viser") -> list[Shape]:
    text = Box(BESIDE, 2.1, LEFT + WIDTH - BESIDE, 4.4)
    return [
        _question(),
        _picture(CHART_WIDTH),
        Decoration("skillelinje", Box(BESIDE - 0.22, 2.1, 0.03, 4.4), TINT),
        _body("Tekst", 14, text, Face(18, INK, after=10), prompt),
    ]


def _two() -> list[Shape]:
    """Two charts side by side, each below its own question."""
    half = (WIDTH - HALVES_APART) / 2
    shapes: list[Shape] = []
    for number, x in enumerate((LEFT, LEFT + half + HALVES_APART)):
        more = f" {number + 1}" if number else ""
        question = Face(16, MUTED, line=95)
        picture = Face(16, MUTED, align="ctr")
        box = Box(x, 1.98, half, 4.62)
        shapes += [
            _body(f"Spørsmål{more}", 11 + 4 * number, Box(x, 1.36, half, 0.56), question, "Skriv spørsmålet"),
            Placeholder(f"Diagram{more}", "pic", box, picture, "Sett inn diagrammet", 12 + 4 * number),
        ]
    return shapes


def _bullets() -> Placeholder:
    face = Face(22, INK, bullets=True, line=105, after=16)
    return _body("Tekst", 11, Box(LEFT, 1.75, 11.4, 4.7), face, "Skriv en setning for hvert punkt")


def _cards() -> list[Shape]:
    """Four cards, two by two: a light ground, an accent edge, a title and a text."""
    gap, width, height = 0.25, 5.94, 2.08
    shapes: list[Shape] = [_question("Skriv en innledende setning")]
    for number in range(4):
        x = LEFT + (number % 2) * (width + gap)
        y = 2.04 + (number // 2) * (height + gap)
        card = f"Kort {number + 1}"
        inner = width - 0.6
        shapes += [
            Decoration(f"{card} bunn", Box(x, y, width, height), PAPER),
            Decoration(f"{card} kant", Box(x, y, 0.08, height), OWN),
            _body(
                f"{card} tittel",
                41 + number,
                Box(x + 0.36, y + 0.24, inner, 0.46),
                Face(22, NAVY, bold=True, anchor="b"),
                "Skriv begrepet",
            ),
            _body(
                f"{card} tekst",
                51 + number,
                Box(x + 0.36, y + 0.76, inner, height - 0.92),
                Face(20, INK),
                "Skriv hva begrepet betyr",
            ),
        ]
    return shapes


def _motif() -> list[Shape]:
    """Paired bars that run off the right edge: the region and the nation, as in the charts."""
    lengths = [(3.5, 2.75), (2.3, 2.6), (1.35, 0.95)]
    shapes: list[Shape] = []
    for pair, (own, nation) in enumerate(lengths):
        for row, (length, fill) in enumerate(((own, OWN), (nation, NATION))):
            y = 4.92 + pair * 0.68 + row * 0.25
            name = f"stolpe {2 * pair + row + 1}"
            shapes.append(Decoration(name, Box(13.3333 - length, y, length, 0.22), fill))
    return shapes


def _opening() -> Layout:
    prompts = "Foredragsholder, avdeling", "Arrangement, dato", "«Motto»"
    shapes: list[Shape] = [
        Decoration("bånd", Box(0, 0, 0.5, 7.5), OWN),
        *_motif(),
        _title(
            Box(DARK_LEFT, 1.0, 9.9, 2.3),
            Face(40, WHITE, bold=True, heading=True, anchor="b", line=95),
            "ctrTitle",
        ),
        Placeholder(
            "Undertittel",
            "subTitle",
            Box(DARK_LEFT, 3.55, 11.0, 0.95),
            Face(24, TINT),
            "Skriv undertittelen",
            1,
        ),
        Decoration("strek", Box(DARK_LEFT, 4.8, 1.1, 0.07), OWN),
        _body(
            "Foredragsholder", 20, Box(DARK_LEFT, 5.1, 8.2, 0.4), Face(18, WHITE, anchor="ctr"), prompts[0]
        ),
        # Two lines: the occasion, and a word on example data.
        _body("Arrangement", 21, Box(DARK_LEFT, 5.52, 8.2, 0.75), Face(18, PAPER, anchor="t"), prompts[1]),
        _body(
            "Motto", 22, Box(DARK_LEFT, 6.4, 8.2, 0.4), Face(16, TINT, italic=True, anchor="ctr"), prompts[2]
        ),
        _tag(),
        *_footers(PAPER, DARK_LEFT),
    ]
    return Layout("Tittel", shapes, NAVY, "title")


def _chapter() -> Layout:
    shapes: list[Shape] = [
        Decoration("kantstripe", Box(0, 0, 0.14, 7.5), OWN),
        _title(
            Box(DARK_LEFT, 1.55, 11.0, 2.15), Face(40, WHITE, bold=True, heading=True, anchor="b", line=95)
        ),
        Decoration("strek", Box(DARK_LEFT, 3.98, 1.1, 0.07), OWN),
        _body(
            "Tekst",
            11,
            Box(DARK_LEFT, 4.32, 9.6, 2.1),
            Face(20, PAPER, line=110, after=6),
            "Skriv to eller tre setninger som innleder kapittelet",
        ),
        *_footers(PAPER, DARK_LEFT),
    ]
    return Layout("Kapittel", shapes, NAVY, "secHead")


def _closing() -> Layout:
    shapes: list[Shape] = [
        Decoration("bånd", Box(0, 0, 0.5, 7.5), OWN),
        *_motif(),
        _title(Box(DARK_LEFT, 1.7, 11.0, 1.6), Face(44, WHITE, bold=True, heading=True, anchor="b", line=95)),
        Decoration("strek", Box(DARK_LEFT, 3.6, 1.1, 0.07), OWN),
        _body(
            "Kontakt", 11, Box(DARK_LEFT, 3.95, 8.2, 1.3), Face(22, PAPER, after=6), "Nettadresse og e-post"
        ),
        _tag(),
        *_footers(PAPER, DARK_LEFT),
    ]
    return Layout("Avslutning", shapes, NAVY)
