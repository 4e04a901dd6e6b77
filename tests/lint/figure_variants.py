"""Broken variants of figures: said as fractions, in charts' own titles, and in notes."""

from __future__ import annotations

from lint.broken import Edit, subbed

CHART = r"ppt/charts/chart\d+\.xml"
MAP = r"ppt/slides/slide7\.xml"
HEADING = (
    '<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="nb-NO" sz="1400"/>'
    "<a:t>{}</a:t></a:r></a:p></c:rich></c:tx></c:title>"
)


def titled(words: str) -> Edit:
    """Another title for a slide with a chart whose notes tell all its figures."""
    return subbed(r"ppt/slides/slide6\.xml", r'(type="title".*?<a:t>)[^<]*', rf"\g<1>{words}")


def chart_titled(words: str) -> Edit:
    """A title in a chart."""
    return subbed(CHART, "(?=<c:autoTitleDeleted)", HEADING.format(words))


def axis_titled(words: str) -> Edit:
    """A title of a chart's axis."""
    return subbed(CHART, r'(<c:catAx>.*?<c:axPos val="\w"/>)', rf"\1{HEADING.format(words)}")


FIGURES: dict[str, list[tuple[str, Edit]]] = {
    "L770": [
        ("a title with another share as a fraction", titled("9/10 av virksomhetene i Norge svarte ja")),
        ("a title with another share of ten", titled("9 av 10 virksomheter i Norge svarte ja")),
    ],
    "L773": [
        ("a chart's title with another share", chart_titled("97 % svarte ja")),
        ("a chart's title with another share as a fraction", chart_titled("Hele 9/10 svarte ja")),
        ("a text beside a map with another share", subbed(MAP, r"(<a:t>Norge )74", r"\g<1>47")),
        ("a label on a map with another share", subbed(MAP, r"(<a:t>Vestlandet )73", r"\g<1>37")),
        ("an axis' title with another share", axis_titled("Andel som svarte ja, 97 %")),
    ],
    "L774": [
        (
            "a point in the notes with another place's figure",
            subbed(r"ppt/notesSlides/notesSlide9\.xml", r"63(\W% i Norge svarer)", r"53\1"),
        ),
        ("a text beside a map with another place's share", subbed(MAP, r"(<a:t>Norge )74", r"\g<1>78")),
        ("a label on a map with another place's share", subbed(MAP, r"(<a:t>Vestlandet )73", r"\g<1>78")),
        (
            "notes with the figures of a map exchanged",
            subbed(
                r"ppt/notesSlides/notesSlide7\.xml",
                r"(Østlandet \| )(\d+)(\W%.*?Sørlandet \| )(\d+)",
                r"\g<1>\4\3\2",
            ),
        ),
    ],
    "L776": [
        (
            "notes with two bases of a group",
            subbed(r"ppt/notesSlides/notesSlide11\.xml", r"(svart: Troms n\W=\W)41", r"\g<1>410"),
        ),
    ],
}
