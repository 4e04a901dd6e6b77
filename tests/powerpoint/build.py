"""Small decks, images and template variants for the tests of this room."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from lxml import etree
from PIL import Image as Pixels
from PIL import ImageDraw

from builders import the_theme
from deckgen.charts.catalogue import native
from deckgen.charts.chart import Chart, Image, Size
from deckgen.deck.deck import Deck, Shown, Slide, Table
from deckgen.deck.layouts import LAYOUTS
from deckgen.deck.template import Template
from deckgen.powerpoint.template import read_template
from deckgen.powerpoint.writer import Drawing
from deckgen.survey.crosstab import Crosstab, Estimate, Group, Source
from deckgen.survey.question import Question, QuestionType, ResponseOption, Universe

KS = Path(__file__).parents[2] / "templates" / "ks.pptx"
NS = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}

Save = Callable[..., Path]

TABLE = Table(
    header=("Region", "Ledere spurt", "Svar", "Svarprosent"),
    rows=(
        ("Norge", "7 000", "1 786", "26 %"),
        ("Troms", "280", "74", "26 %"),
        ("Kommuner med et ganske langt navn som går over flere linjer i en smal kolonne", "", "–", "–"),
    ),
    numeric=frozenset({1, 2, 3}),
    strong_rows=frozenset({1}),
    alt="Tabell: 74 ledere i Troms svarte, 1 786 i Norge.",
)


def the_template() -> Template:
    return read_template(KS)


def a_chart(size: Size, label: str = "Ja") -> Chart:
    option = ResponseOption("yes", label)
    question = Question(
        id="q",
        wording="Har dere?",
        type=QuestionType.SINGLE_CHOICE,
        universe=Universe("all", "Alle"),
        options=(option,),
    )
    crosstab = Crosstab(
        question, (option,), (Group("Troms"),), ((Estimate(0.62, 74, 74.0),),), Source("respondents")
    )
    return Chart("bars", crosstab, size)


def drawing(image_of: Callable[[Chart], Image] | None = None) -> Drawing:
    """Charts drawn as frames with a cross, or by `image_of`; native ones as the theme has them."""
    theme = the_theme()
    return Drawing(image_of or an_image, lambda chart: native(chart, theme), theme.family)


def an_image(chart: Chart) -> Image:
    """A frame with a cross, drawn to its very edges, so that a crop or a shift would be seen."""
    width, height = chart.size.width, chart.size.height
    shown = chart.crosstab.options[0].text
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" '
        f'viewBox="0 0 {width} {height}"><rect x="2" y="2" width="{width - 4}" height="{height - 4}" '
        'fill="#EBE6FC" stroke="#C01B1B" stroke-width="4"/>'
        f'<path d="M0 0 L{width} {height} M0 {height} L{width} 0" stroke="#00042E"/>'
        f'<circle cx="{width / 2}" cy="{height / 2}" r="40" fill="#714EEA"/><title>{shown}</title></svg>'
    )
    pixels = Pixels.new("RGB", (round(width), round(height)), "#EBE6FC")
    pen = ImageDraw.Draw(pixels)
    pen.rectangle((0, 0, width - 1, height - 1), outline="#C01B1B", width=4)
    pen.text((8, 8), shown.encode("ascii", "replace").decode())
    png = io.BytesIO()
    pixels.save(png, "PNG")
    return Image(svg.encode(), png.getvalue(), chart.size)


def a_slide(number: int, layout: str, template: Template, **changes: object) -> Slide:
    """A slide with words in every text role of its layout, a chart or table where it has a place."""
    places = template.layouts[layout].placeholders
    texts: dict[str, tuple[str, ...]] = {
        role: (f"{role} på lysbilde {number}",) for role in places if role not in ("chart", "chart2", "table")
    }
    if "text" in texts:
        texts["text"] = ("Første avsnitt", "Andre avsnitt")
    second = None
    if "chart2" in places:
        second = Shown("chart2", a_chart(places["chart2"].size), "Enda et diagram.")
    slide = Slide(
        number=number,
        name=f"s{number:02}",
        layout=layout,
        texts=texts,
        chart=a_chart(places["chart"].size, f"Ja {number}") if "chart" in places else None,
        chart_alt=f"Et diagram om ja {number}." if "chart" in places else "",
        beside=second,
        table=TABLE if "table" in places else None,
        notes=(f"Notat til lysbilde {number}.", "Si dette høyt."),
    )
    return replace(slide, **changes)  # type: ignore[arg-type]


def a_deck(template: Template, *slides: Slide, language: str = "nb") -> Deck:
    """A deck with one slide for every layout, or with the slides given."""
    every = slides or tuple(a_slide(n, layout, template) for n, layout in enumerate(LAYOUTS, start=1))
    return Deck(
        title="Innovasjon i Troms",
        region="Troms",
        survey="Innovasjonsbarometeret 2018",
        language=language,
        footer="Innovasjonsbarometeret · Troms",
        slides=every,
        author="Kari Nordmann",
        keywords="innovasjon, Troms",
    )


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def slides_of(path: Path) -> list[etree._Element]:
    parts = parts_of(path)
    names = [name for name in parts if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
    return [etree.fromstring(parts[name]) for name in sorted(names, key=lambda n: int(re.sub(r"\D", "", n)))]


def found(element: etree._Element, path: str) -> list[str]:
    """What an XPath finds as texts."""
    return [str(hit) for hit in element.xpath(path, namespaces=NS)]  # type: ignore[union-attr]


def a_variant(
    to: Path,
    edit: Callable[[str, str], str] = lambda name, text: text,
    extra: Mapping[str, bytes] = {},
    without: Iterable[str] = (),
    source: Path = KS,
) -> Path:
    """A copy of the template with its XML edited part by part, parts added or left out."""
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts_of(source).items():
            if name not in without:
                is_text = name.endswith((".xml", ".rels"))
                archive.writestr(name, edit(name, content.decode()).encode() if is_text else content)
        for name, content in extra.items():
            archive.writestr(name, content)
    return to
