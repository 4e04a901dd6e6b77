"""`--theme`: a shipped theme by name, a file, or one made from the template; and what is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from builders import TEMPLATES, THEMES, the_theme
from charts.reading import faults
from command import PACKS, deckgen
from deckgen.build import check, plan_deck, read_inputs
from deckgen.charts.theme import read_theme
from deckgen.dress import read_dress
from deckgen.errors import DeckgenError
from deckgen.messages import sentence
from deckgen.request import Request
from deckgen.sources.themes import find_theme, theme_files
from powerpoint.build import KS, a_variant


def codes(request: Request) -> list[str]:
    return [problem.code for problem in check(request)]


def own_template(tmp_path: Path, *changes: tuple[str, str]) -> Path:
    """The shipped template as somebody's own, with other words in its theme and master."""

    def edit(name: str, text: str) -> str:
        if name.startswith(("ppt/theme/theme1", "ppt/slideMasters")):
            for old, new in changes:
                text = text.replace(old, new)
        return text

    return a_variant(tmp_path / "own.pptx", edit)


def test_every_theme_file_beside_the_template_has_its_name() -> None:
    assert list(theme_files()) == THEMES == ["dark", "ks", "print"]
    assert all(read_theme(path).name == name for name, path in theme_files().items())


def test_a_theme_file_dropped_among_the_shipped_ones_is_a_theme(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "sommer.toml").write_text((TEMPLATES / "print.toml").read_text(encoding="utf-8"))
    monkeypatch.setattr("deckgen.sources.themes.shipped", lambda kind: tmp_path)
    assert find_theme("sommer") == tmp_path / "sommer.toml"


@pytest.mark.parametrize(
    ("asked", "near"), [("drak", "dark"), ("Print", "print"), ("from-templat", "from-template")]
)
def test_an_unknown_name_is_answered_with_the_nearest_and_all_there_are(asked: str, near: str) -> None:
    with pytest.raises(DeckgenError) as fault:
        find_theme(asked)
    (problem,) = fault.value.problems
    said = sentence(problem, "nb")
    assert (problem.code, problem.exit_code, problem.place.spot) == ("U407", 2, "--theme")
    assert near in said.splitlines()[1] and "dark, ks, print, from-template" in said


def test_a_name_no_file_can_have_is_an_unknown_name() -> None:
    with pytest.raises(DeckgenError) as fault:
        find_theme("x" * 5000)
    assert fault.value.problems[0].code == "U407"


def test_a_file_is_read_from_where_it_stands_and_one_that_is_missing_says_so(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_text((TEMPLATES / "dark.toml").read_text(encoding="utf-8").replace('"dark"', '"mine"'))
    assert read_inputs(Request(theme=str(mine))).theme.name == "mine"
    assert codes(Request(theme=str(tmp_path / "none.toml"))) == ["T320"]


def test_check_and_build_refuse_a_theme_that_is_too_weak_with_all_its_pairs(tmp_path: Path) -> None:
    weak = tmp_path / "weak.toml"
    text = (TEMPLATES / "ks.toml").read_text(encoding="utf-8")
    weak.write_text(
        text.replace('muted = "#4C4F66"', 'muted = "#9A9CA6"').replace('own = "#714EEA"', 'own = "#54547A"'),
        encoding="utf-8",
    )
    done = deckgen("check", "--theme", str(weak))
    assert done.returncode == 4
    assert "T321" in done.stderr and "colour.muted #9A9CA6 and colour.ground #FFFFFF" in done.stderr
    assert "colour.own #54547A and colour.nation #4C4F66" in done.stderr
    built = deckgen("build", "--theme", str(weak), "-s", str(PACKS / "bibliotek"), "-o", str(tmp_path))
    assert built.returncode == 4 and not list(tmp_path.glob("*.pptx"))


def test_the_command_takes_names_and_tells_unknown_ones(tmp_path: Path) -> None:
    assert deckgen("check", "--theme", "dark").returncode == 0
    done = deckgen("check", "--theme", "drak", locale="nb_NO.UTF-8")
    assert done.returncode == 2 and "Fant ikke temaet «drak»" in done.stderr and "dark" in done.stderr


@pytest.mark.parametrize("name", THEMES)
def test_no_chart_of_a_finished_deck_has_a_fault_in_any_theme(name: str) -> None:
    deck = plan_deck(Request(region="Troms", theme=name))
    theme = the_theme(name)
    assert {s.number: f for s in deck.slides if s.chart and (f := faults(s.chart, theme))} == {}


def test_only_the_shipped_template_is_recoloured() -> None:
    ours = read_dress("dark", KS, True)
    theirs = read_dress("dark", KS, False)
    assert ours.template.recolouring is not None and ours.warnings == () and ours.template.is_dark
    assert theirs.template.recolouring is None and not theirs.template.is_dark
    (warning,) = theirs.warnings
    assert warning.code == "W160"
    assert "#10111F" in sentence(warning, "nb") and "from-template" in sentence(warning, "nb")


def test_the_default_theme_leaves_the_template_as_it_is() -> None:
    dress = read_dress(None, KS, True)
    assert dress.template.recolouring is None and dress.theme == the_theme("ks") and dress.warnings == ()


def test_from_template_takes_the_templates_own_colours_and_face(tmp_path: Path) -> None:
    path = own_template(tmp_path, ("714EEA", "0B6E4F"), ('typeface="Calibri"', 'typeface="Georgia"'))
    dress = read_dress("from-template", path, False)
    assert (dress.theme.own, dress.theme.nation) == ("#0B6E4F", "#4C4F66")
    assert (dress.theme.family, dress.theme.deck_family) == ("Carlito", "Georgia")
    assert dress.theme.name == "own" and dress.theme.size == the_theme().size and dress.warnings == ()


def test_from_template_of_a_dark_template_is_dark(tmp_path: Path) -> None:
    path = own_template(tmp_path, ('bg1="lt1" tx1="dk1"', 'bg1="dk1" tx1="lt1"'), ("714EEA", "301090"))
    dress = read_dress("from-template", path, False)
    assert (dress.theme.ground, dress.theme.ink) == ("#1D252D", "#FFFFFF")
    assert dress.theme.own != "#301090" and dress.template.is_dark and dress.warnings == ()


def test_from_template_of_a_ground_half_way_to_black_is_refused_at_the_template(tmp_path: Path) -> None:
    path = own_template(tmp_path, ('lt1><a:srgbClr val="FFFFFF"', 'lt1><a:srgbClr val="777777"'))
    with pytest.raises(DeckgenError) as fault:
        read_dress("from-template", path, False)
    assert {(p.code[:3], p.place.file) for p in fault.value.problems} == {("T32", str(path))}


ACCENT = '<a:accent6><a:srgbClr val="EA9B1B"/>'


def test_a_template_whose_colours_are_not_known_can_be_used_but_no_theme_made_of_it(tmp_path: Path) -> None:
    path = own_template(tmp_path, (ACCENT, '<a:accent6><a:hslClr hue="0" sat="0%" lum="0%"/>'))
    assert read_dress("ks", path, False).template.look is None
    with pytest.raises(DeckgenError) as fault:
        read_dress("from-template", path, False)
    assert [(p.code, p.exit_code) for p in fault.value.problems] == [("T327", 4)]


def test_template_and_theme_tell_their_faults_together(tmp_path: Path) -> None:
    path = tmp_path / "t.pptx"
    path.write_bytes(b"not a zip")
    with pytest.raises(DeckgenError) as fault:
        read_dress("drak", path, False)
    assert [p.code for p in fault.value.problems] == ["T315", "U407"]
    with pytest.raises(DeckgenError) as fault:
        read_dress("from-template", path, False)
    assert [p.code for p in fault.value.problems] == ["T315"]


def test_a_theme_for_slides_may_be_left_out_and_says_what_is_wrong_with_it(tmp_path: Path) -> None:
    text = (TEMPLATES / "dark.toml").read_text(encoding="utf-8")
    path = tmp_path / "t.toml"
    path.write_text(text.partition("[slide]")[0], encoding="utf-8")
    assert read_theme(path) == replace(the_theme("dark"), slide=None)
    path.write_text(
        text.replace("inverted = false", 'inverted = "no"').replace('link = "#8FC7FF"', 'lonk = "blue"'),
        encoding="utf-8",
    )
    with pytest.raises(DeckgenError) as fault:
        read_theme(path)
    spots = {problem.place.spot for problem in fault.value.problems}
    assert spots == {"slide.inverted", "slide.link", "slide.lonk"}


def test_a_face_that_does_not_ship_is_told_and_not_measured(tmp_path: Path) -> None:
    text = (TEMPLATES / "ks.toml").read_text(encoding="utf-8")
    path = tmp_path / "t.toml"
    path.write_text(text.replace('family = "Carlito"', 'family = "Papyrus"', 1), encoding="utf-8")
    with pytest.raises(DeckgenError) as fault:
        read_theme(path)
    (problem,) = fault.value.problems
    assert problem.place.spot == "font.family" and "Carlito, Inter" in str(problem.facts["why"])


@pytest.mark.parametrize("text", ["font = 3\nname = 'x'\ncolour = {}", "colour = []\nname='x'\nfont={}"])
def test_a_section_that_is_none_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "t.toml").write_text(text, encoding="utf-8")
    with pytest.raises(DeckgenError) as fault:
        read_theme(tmp_path / "t.toml")
    assert {problem.code for problem in fault.value.problems} == {"T320"}
