"""Rules on languages: every tag is one, and words are in the language that they say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from deckgen.powerpoint.lint.deckfile import A, DeckFile
from deckgen.powerpoint.lint.languages import is_other_norwegian, is_tag, language_of, small_words
from deckgen.powerpoint.lint.rule import Found
from deckgen.powerpoint.lint.shapes import shapes_of

_CORE = "docProps/core.xml"
_DC = "{http://purl.org/dc/elements/1.1/}"
_ENOUGH = 3  # small words that tell a language
_MOST = 0.8  # of a deck's letters, or a slide's


def no_language(deck: DeckFile) -> Iterator[Found]:
    """A language tag that there is no language of: «norsk», «nb_NO», «xx-ZZ»."""
    root = deck.xml(_CORE)
    said = "" if root is None else (root.findtext(f"{_DC}language") or "").strip()
    if said and not is_tag(said):
        yield Found(_CORE, "", said)
    for slide in deck.slides:
        for shape in shapes_of(deck, slide):
            if shape.kind != "grpSp":
                tags = {str(run.get("lang")) for run in shape.element.iter(f"{A}rPr") if run.get("lang")}
                for tag in sorted(tag for tag in tags if not is_tag(tag)):
                    yield Found(slide, shape.name, tag)


def wrong_language(deck: DeckFile) -> Iterator[Found]:
    """Words that are tagged as another language than they are in: they are read as gibberish.

    A shape's words tell their language, or all of a slide's; of a slide that is all in another
    language than the deck, a single one does.
    """
    spoken = {slide: _spoken(deck, slide) for slide in deck.slides}
    letters: Counter[str] = Counter()
    for runs in spoken.values():
        for _, tag, text in runs:
            letters[language_of(tag)] += len(text)
    main, most = letters.most_common(1)[0] if letters else ("", 0)
    main = main if most >= _MOST * letters.total() else ""
    for slide, runs in spoken.items():
        told = [run for run in runs if _is_another(*run[1:], _ENOUGH) or is_other_norwegian(run[2], run[1])]
        yield from (Found(slide, shape, f"{tag}: {text[:60]}") for shape, tag, text in told)
        whole: dict[str, list[tuple[str, str]]] = {}
        for shape, tag, text in runs:
            whole.setdefault(tag, []).append((shape, text))
        for tag, parts in whole.items() if not told else ():
            text, size = " ".join(text for _, text in parts), sum(len(text) for _, _, text in runs)
            alone = main not in ("", language_of(tag)) and len(text) >= _MOST * size
            if _is_another(tag, text, 1 if alone else _ENOUGH):
                yield Found(slide, ", ".join({shape: None for shape, _ in parts}), f"{tag}: {text[:60]}")


def _is_another(tag: str, text: str, enough: int) -> bool:
    own, other = small_words(text, language_of(tag))
    return other >= enough and other > own * _ENOUGH


def _spoken(deck: DeckFile, slide: str) -> list[tuple[str, str, str]]:
    """A slide's words by shape and the tag of their language."""
    found: dict[tuple[int, str, str], list[str]] = {}
    for at, shape in enumerate(shapes_of(deck, slide)):
        for run in shape.element.iter(f"{A}r") if shape.kind != "grpSp" else ():
            own = run.find(f"{A}rPr")
            tag = "" if own is None else str(own.get("lang") or "")
            if is_tag(tag):
                found.setdefault((at, shape.name, tag), []).append(run.findtext(f"{A}t") or "")
    return [(name, tag, " ".join(" ".join(texts).split())) for (_, name, tag), texts in found.items()]
