"""Decks for everyone: titles, alt text, reading order, languages, sizes, headers and decoration."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from deck.people import a_pack, people
from deckgen.build import build, plan_deck
from deckgen.charts.form import Form
from deckgen.deck.asked import Extras
from deckgen.deck.deck import Deck, Shown, Table
from deckgen.findings.describe import figures
from deckgen.findings.phrases import phrases
from deckgen.powerpoint.lint.catalogue import lint
from deckgen.request import Request
from finished.built import FOLDER, NATIVE, PLAIN, built
from finished.languages import bokmal, language_faults, parts_of
from finished.test_all_regions import EVERY_REGION
from lint.broken import Edit, Variant, made, subbed

PACKS = Path(__file__).parents[1] / "packs"
LIBRARY, KINDERGARTEN = str(PACKS / "bibliotek"), str(PACKS / "barnehage-publisert")
SPLIT = Extras(by=("sektor",), compare=("lignende",), intervals=True, form=Form.NATIVE)
Case = tuple[str | None, str | None, str, Extras]
DECKS: list[Case] = [
    ("Troms", None, "nb", PLAIN),
    ("Troms", None, "nb", NATIVE),
    ("Møre og Romsdal", None, "nn", NATIVE),
    (None, None, "nb", PLAIN),
    ("Finnmark", LIBRARY, "nb", PLAIN),
    ("Innlandet", LIBRARY, "nn", NATIVE),
    ("Viken", KINDERGARTEN, "nb", NATIVE),
]
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
SLIDE, NOTES = r"ppt/slides/slide\d+\.xml", r"ppt/notesSlides/notesSlide\d+\.xml"
DRAWING = r"ppt/drawings/drawing\d+\.xml"
SMALLEST = 1200  # hundredths of a point
TEXTS = ("subtitle", "question", "text", "question2")
LAST = ("source", "tag", "footer", "number")


@lru_cache(maxsize=8)  # decks are large, and a soak has hundreds
def planned(region: str | None, survey: str | None, language: str, extras: Extras) -> Deck:
    return plan_deck(Request(region=region, survey=survey, language=language, extras=extras))


def roles(slide: Any) -> list[str]:
    return [str(shape.name).rpartition(":")[2] for shape in slide.shapes]


def is_decorative(properties: Any) -> bool:
    return any(str(e.tag).endswith("}decorative") and e.get("val") == "1" for e in properties.iter())


def title_faults(path: Path) -> list[str]:
    """Slides without one title placeholder of their own, read first."""
    found, seen = [], set()
    for number, slide in enumerate(Presentation(str(path)).slides, start=1):
        title = slide.shapes.title
        said = "" if title is None else title.text_frame.text.strip()
        types = slide._element.xpath(".//p:ph[@type='title' or @type='ctrTitle']")
        if not said or said in seen or len(types) != 1 or slide.shapes[0] != title:
            found.append(f"{number} title «{said}»")
        seen.add(said)
    return found


def _rows(table: Table) -> Iterator[str]:
    """A table's rows as its alt text says them: each figure behind the name of its column."""
    for name, *cells in table.rows:
        said = (
            f"{head[:1].lower()}{head[1:]} {cell}" for head, cell in zip(table.header[1:], cells, strict=True)
        )
        yield f"{name}: {', '.join(said)}"


def alt_faults(path: Path, deck: Deck) -> list[str]:
    """Pictures, charts, tables and groups whose alt text isn't the kind, the finding and the figures."""
    say, found = phrases(deck.language), []
    for slide, planned_slide in zip(Presentation(str(path)).slides, deck.slides, strict=True):
        charts = {shown.role: shown for shown in planned_slide.charts}
        for shape in slide.shapes:
            if str(shape._element.tag) not in (f"{P}pic", f"{P}graphicFrame", f"{P}grpSp"):
                continue
            alt = shape._element._nvXxPr.cNvPr.get("descr", "")
            role = shape.name.rpartition(":")[2]
            if role == "table":
                assert planned_slide.table is not None
                wanted = [say("kind_base_table"), *_rows(planned_slide.table)]
            else:
                wanted = chart_words(charts[role], say)
            # Of two charts, each says its own finding, and the title is for both.
            wanted += [plain(slide.shapes.title.text_frame.text)] if len(charts) < 2 else []
            found += [f"{shape.name}: {word}" for word in wanted if word not in alt]
    return found


def plain(title: str) -> str:
    """A title without its end, and without the number that tells it from another of the same words."""
    return re.sub(r" \(\d+\)$", "", title).rstrip(".?")


def chart_words(shown: Shown, say: Any) -> list[str]:
    kind = say(f"kind_{shown.chart.kind}")
    return [kind, *figures(shown.chart.crosstab, say)]


def order_faults(path: Path) -> list[str]:
    """Slides that aren't read title, text, chart, source."""
    found = []
    for number, slide in enumerate(Presentation(str(path)).slides, start=1):
        said = roles(slide)
        text = [n for n, role in enumerate(said) if role in TEXTS[:-1]]
        chart = [n for n, role in enumerate(said) if role in ("chart", "chart2", "table")]
        last = [n for n, role in enumerate(said) if role in LAST]
        fine = said[0] == "title" and max(text, default=0) < min(chart, default=99)
        fine = fine and max(chart, default=0) < min(last, default=99)
        fine = fine and [said[n] for n in last] == [role for role in LAST if role in said]
        if not fine:
            found.append(f"{number} {said}")
    return found


def size_faults(path: Path) -> list[str]:
    """Text that says it is smaller than 12 points."""
    return [
        f"{name}: {node.get('sz')}"
        for name, root in parts_of(path, r"ppt/(slides|charts|drawings|slideLayouts)/[^/]+\.xml")
        for node in root.iter(f"{A}rPr", f"{A}defRPr", f"{A}endParaRPr")
        if int(node.get("sz") or SMALLEST) < SMALLEST
    ]


def header_faults(path: Path) -> list[str]:
    return [
        name
        for name, root in parts_of(path, r"ppt/slides/[^/]+\.xml")
        for table in root.iter(f"{A}tbl")
        if table.find(f"{A}tblPr").get("firstRow") != "1"  # type: ignore[union-attr]
    ]


def decoration_faults(path: Path) -> list[str]:
    """Shapes that say nothing and aren't marked so, or that do say something and are."""
    found = []
    pattern = r"ppt/(slides|drawings|slideLayouts|slideMasters)/[^/]+\.xml"
    for name, root in parts_of(path, pattern):
        for shape in root.iter():
            kind = str(shape.tag).rpartition("}")[2]
            if kind not in ("sp", "cxnSp", "pic", "graphicFrame", "grpSp"):
                continue
            properties = next(e for e in shape.iter() if str(e.tag).endswith("}cNvPr"))
            placed = next(shape.iter(f"{P}ph"), None) is not None
            says = (
                kind in ("pic", "graphicFrame", "grpSp")
                or placed
                or next(shape.iter(f"{A}t"), None) is not None
            )
            if is_decorative(properties) == says:
                found.append(f"{name}: {properties.get('name')}")
    return found


def faults_for_everyone(case: Case) -> list[str]:
    path, deck = built(*case), planned(*case)
    return [
        *title_faults(path),
        *alt_faults(path, deck),
        *order_faults(path),
        *language_faults(path, deck.language, bokmal(case[1]) if deck.language == "nn" else frozenset()),
        *size_faults(path),
        *header_faults(path),
        *decoration_faults(path),
        *(f"{p.code} {p.place.spot} {p.facts['detail']}" for p in lint(path)),  # contrast among the rest
    ]


EVERYONE: list[tuple[str, Callable[[Path], list[str]], Edit]] = [
    ("a title twice", title_faults, subbed(SLIDE, r"Innovasjon foregår[^<]*", "Respons og frafall")),
    ("no title", title_faults, subbed(SLIDE, r'<p:ph type="title"/>', '<p:ph idx="99"/>')),
    ("text before the title", order_faults, subbed(SLIDE, r":title", ":question")),
    (
        "a run in no language",
        lambda p: language_faults(p, "nb"),
        subbed(SLIDE, ' lang="nb-NO"/><a:t>', "/><a:t>"),
    ),
    ("English on a chart", lambda p: language_faults(p, "nb"), subbed(DRAWING, "nb-NO", "en-US")),
    ("notes in English", lambda p: language_faults(p, "nb"), subbed(NOTES, "nb-NO", "en-US")),
    ("a deck in English", lambda p: language_faults(p, "nb"), subbed("docProps/core.xml", "nb-NO", "en-US")),
    ("small print", size_faults, subbed(DRAWING, r'sz="\d+"', 'sz="900"')),
    ("a table without header", header_faults, subbed(SLIDE, 'firstRow="1"', 'firstRow="0"')),
    (
        "a bar that is read out",
        decoration_faults,
        subbed(SLIDE, '/decorative" val="1"', '/decorative" val="0"'),
    ),
    (
        "a silent chart",
        lambda p: alt_faults(p, planned(*DECKS[1])),
        subbed(SLIDE, r'(:chart") descr="[^"]*"', r"\1"),
    ),
    (
        "a lost figure",
        lambda p: alt_faults(p, planned(*DECKS[1])),
        subbed(SLIDE, r'(descr="[^"]*Norge )5', r"\1 9"),
    ),
]


@pytest.mark.parametrize(("name", "faults", "edit"), EVERYONE, ids=[name for name, *_ in EVERYONE])
def test_each_check_sees_what_it_is_for(
    name: str, faults: Callable[[Path], list[str]], edit: Edit, tmp_path: Path
) -> None:
    path = made(Variant(name, "", edit), tmp_path / "d.pptx", built(*DECKS[1]))
    assert faults(path) != []


@pytest.mark.parametrize("case", DECKS, ids=str)
def test_a_deck_is_for_everyone(case: Case) -> None:
    assert faults_for_everyone(case) == []


def test_two_charts_on_a_slide_are_each_for_everyone(tmp_path: Path) -> None:
    deck_file = tmp_path / "deck.yaml"
    deck_file.write_text(
        "slides:\n  - layout: two-charts\n    charts:\n"
        "      - {question: q05_nyeste_var}\n      - {question: q07_spredt}\n",
        encoding="utf-8",
    )
    request = Request(region="Troms", deck=deck_file, output=tmp_path / "d.pptx")
    path, deck = build(request), plan_deck(request)
    (slide,) = Presentation(str(path)).slides
    assert roles(slide)[:6] == ["title", "question", "chart", "question2", "chart2", "source"]
    assert alt_faults(path, deck) == language_faults(path, "nb") == size_faults(path) == []


@cache
def sami_deck(form: Form) -> Path:
    """A deck of a municipality with a Sámi and a Norwegian name."""
    folder = a_pack(FOLDER / f"karasjok-{form.value}", people())
    book = (folder / "codebook.yaml").read_text(encoding="utf-8")
    book = book.replace("Tromsø, ", '"Kárášjohka – Karasjok", ').replace("text: Kvinner", "text: x")
    (folder / "codebook.yaml").write_text(book, encoding="utf-8")
    asked = Request(
        region="Kárášjohka – Karasjok", survey=str(folder), extras=Extras(form=form), output=folder / "d.pptx"
    )
    return build(asked)


@pytest.mark.parametrize("form", [Form.PICTURE, Form.NATIVE])
def test_a_sami_name_is_in_sami_wherever_a_run_says_it(form: Form) -> None:
    path = sami_deck(form)
    pages: set[str] = set()
    for name, root in parts_of(path, r"ppt/(slides|notesSlides|drawings)/[^/]+\.xml"):
        for run in root.iter(f"{A}r"):
            said, tongue = str(run.findtext(f"{A}t")), run.find(f"{A}rPr").get("lang")  # type: ignore[union-attr]
            assert ("Kárášjohka" in said) == (tongue == "se-NO"), (name, said, tongue)
            assert "Kárášjohka" not in said or said == "Kárášjohka"
            pages |= {name.split("/")[1]} if "Kárášjohka" in said else set()
    assert {"slides", "notesSlides"} <= pages
    assert "Kárášjohka – Karasjok" in Presentation(str(path)).slides[0].shapes[1].text_frame.text
    assert language_faults(path, "nb") == [] and lint(path) == ()


@pytest.mark.soak
@pytest.mark.parametrize(
    ("language", "extras"),
    [("nb", PLAIN), ("nn", NATIVE), ("nb", SPLIT)],
    ids=["pictures", "native", "split"],
)
@pytest.mark.parametrize("region", [*EVERY_REGION, None])
def test_every_regions_deck_is_for_everyone(region: str | None, language: str, extras: Extras) -> None:
    assert faults_for_everyone((region, None, language, extras)) == []
