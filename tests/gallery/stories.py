"""The gallery: one chart a story, whose docstring is the question that a reader would ask of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from builders import NARROW, a_chart, a_crosstab
from deckgen.charts.chart import Chart, MapArea
from deckgen.sources.geography import county_tiles, read_division
from deckgen.survey.crosstab import Crosstab, GroupRole
from deckgen.survey.question import QuestionType

Story = Callable[[], Chart]
STORIES: dict[str, Story] = {}

COUNTIES = (
    "Østfold 71,Akershus 79,*Oslo 68,Hedmark 82,Oppland 80,Buskerud 79,Vestfold 74,Telemark 67,"
    "Aust-Agder 73,Vest-Agder 81,Rogaland 74,Hordaland 69,Sogn_og_Fjordane 75,Møre_og_Romsdal 76,"
    "Sør-Trøndelag 74,Nord-Trøndelag 73,Nordland 77,Troms 66,Finnmark 78"
)


def story(made: Story) -> Story:
    """A row in the gallery, named after its function."""
    STORIES[made.__name__.replace("_", "-")] = made
    return made


@story
def two_groups() -> Chart:
    """Who sets innovations going, in Troms and in Norway?"""
    rows = "Ledere på arbeidsplassen 47 51|Medarbeidere på arbeidsplassen 34 35|Ny teknologi 25 18"
    return a_chart("clustered_bars", a_crosstab(rows))


@story
def one_group_only() -> Chart:
    """And in Norway alone?"""
    rows = "Ledere på arbeidsplassen min 51|Medarbeidere på arbeidsplassen min 35|Ny teknologi 18|Annet 11"
    return a_chart("clustered_bars", a_crosstab(rows, "Norge"))


@story
def fifteen_rows() -> Chart:
    """Can I read fifteen factors at once?"""
    texts = (
        "Måten vi samarbeider på internt på arbeidsplassen",
        "Medarbeidernes medvirkning",
        "Vårt fokus på forsvarlig drift",
        "Tjenestemottakere og innbyggeres medvirkning",
        "Arbeidstakerorganisasjoner eller tillitsvalgtes medvirkning",
    )
    rows = [f"{texts[i % 5]} ({i + 1}) {89 - 6 * i} {85 - 5 * i}" for i in range(15)]
    return a_chart("clustered_bars", a_crosstab("|".join(rows)))


@story
def very_long_labels() -> Chart:
    """Is a label of twenty-four words whole, and beside its own bars?"""
    rows = (
        "Forbedret kvalitet 77 72|"
        "Økt effektivitet/produktivitet (for eksempel samme resultater med færre ressurser "
        "eller bedre resultater med samme ressurser) 43 38|"
        "Tjenestemottakere/innbyggere har oppnådd større innsikt i eller innflytelse på våre tjenester 32 29|"
        "Samfunnssikkerhetsberedskapskoordinering og velferdsteknologiimplementeringsstøtteordninger 13 9|"
        "Vet ikke 4 3"
    )
    return a_chart("clustered_bars", a_crosstab(rows))


@story
def a_suppressed_cell() -> Chart:
    """Why has the county no figures here?"""
    return a_chart("clustered_bars", a_crosstab("Nettverk x 66|Konferanse x 35|Sosiale medier x 18"))


@story
def nobody_answered() -> Chart:
    """What if nobody in the county was asked?"""
    return a_chart("clustered_bars", a_crosstab("Nettverk 0n 66|Konferanse 0n 35"))


@story
def none_and_all() -> Chart:
    """Are 0 % and 100 % as plain as the rest?"""
    return a_chart("clustered_bars", a_crosstab("Alle 100 100|Ingen 0 0|Noen 50 51"))


@story
def uncertain_and_lost() -> Chart:
    """Which figures am I to doubt, and which are missing?"""
    return a_chart("clustered_bars", a_crosstab("Ledere 47? 51?|Strategi - 17|Samfunn 14? -|Annet - -"))


@story
def national_columns() -> Chart:
    """How common is each type of innovation, and how does Denmark compare?"""
    rows = (
        "Prosess- eller organisatoriske innovasjoner 63|Tjenesteinnovasjoner 53|"
        "Kommunikasjonsinnovasjoner 40|"
        "Produktinnovasjoner 35|Minst én innovasjon uansett type (Norge 2017) 74|"
        "Minst én innovasjon uansett type (Danmark 2017) 80"
    )
    return a_chart("columns", a_crosstab(rows, "Norge"), apart=("o6",), strong=("o5",))


@story
def columns_of_none_and_all() -> Chart:
    """Do columns hold 0 %, 100 % and a hole?"""
    return a_chart("columns", a_crosstab("Ingen 0|Alle 100|Tapt -|Skjult x", "Norge"))


@story
def four_series() -> Chart:
    """Which kinds of innovation are common, in the county and in Norway?"""
    rows = (
        "Nye eller vesentlig endrede tjenester 52? 53|Nye eller vesentlig endrede produkter 39 35|"
        "Nye eller vesentlig endrede prosesser eller måter å organisere arbeidet på 58 63|"
        "Nye eller vesentlig endrede måter å kommunisere med omverdenen på 50? 40"
    )
    return a_chart("clustered_columns", a_crosstab(rows, type=QuestionType.YES_NO_BATTERY))


@story
def seven_series() -> Chart:
    """Where does the money come from?"""
    rows = (
        "Ja, særskilt bevilgning/innovasjonsmidler i … 13 18|Ja, norske offentlige støtteordninger/tilskudd "
        "24? 14?|Ja, fra eksterne programmer/satsninger 4? 4?|Ja, midler fra private aktører (for eksempel "
        "stiftelser) 0? 1?|Annet 4? -|Nei, kun eget budsjett 56 59|Vet ikke 4? -"
    )
    return a_chart("clustered_columns", a_crosstab(rows))


@story
def parts_of_a_whole() -> Chart:
    """How new was the newest innovation?"""
    rows = (
        "vår arbeidsplass den første til å utvikle og innføre innovasjonen (så vidt jeg vet) 9 10|"
        "innovasjonen inspirert av andres løsninger, men vesentlig tilpasset min arbeidsplass 59 51|"
        "innovasjonen i stor grad en kopi av andres løsninger 26 32|Vet ikke 6 7"
    )
    return a_chart("stacked_columns", a_crosstab(rows, type=QuestionType.SINGLE_CHOICE))


@story
def narrow_segments() -> Chart:
    """Can I read parts of one and two per cent?"""
    rows = "Ja 93 90|Nei 2 3|Ikke relevant 1 2|Ønsker ikke å svare 2 3|Vet ikke 2 2"
    return a_chart("stacked_columns", a_crosstab(rows, type=QuestionType.SINGLE_CHOICE))


@story
def parts_that_are_101_per_cent() -> Chart:
    """Does a column stay whole when its rounded parts are more than 100?"""
    rows = "Ja 41 40|Nei 38 33|Ikke relevant 17 21|Vet ikke 6 5"
    return a_chart("stacked_columns", a_crosstab(rows, type=QuestionType.SINGLE_CHOICE))


@story
def all_of_one_answer() -> Chart:
    """What if everybody in the county answers the same, or nobody may be shown?"""
    rows = "Ja 100 40 x|Nei 0 33 x|Vet ikke 0 27 x"
    table = a_crosstab(rows, "*Troms Norge Finnmark", QuestionType.SINGLE_CHOICE)
    return a_chart("stacked_columns", table)


PARTS = "Ja 54^ 47 38v 9v 41 52 44 45|Nei 26v 33 42^ 61^ 39 28 33 34|Vet ikke 20 20 20 30 20 20 23 21"
REGIONS = "*Troms Finnmark Nordland Oslo Hordaland Rogaland Sør-Trøndelag Norge"


@story
def eight_stacks() -> Chart:
    """Do eight columns still hold their figures and marks?"""
    return a_chart("stacked_columns", a_crosstab(PARTS, REGIONS, QuestionType.SINGLE_CHOICE))


@story
def stacks_beside_long_texts() -> Chart:
    """Do long answers make way for six columns?"""
    rows = (
        "vår arbeidsplass den første til å utvikle og innføre innovasjonen (så vidt jeg vet) 9 10 3v 12 8 9|"
        "innovasjonen inspirert av andres løsninger, men vesentlig tilpasset min arbeidsplass "
        "59 51 54v 55 62 50|innovasjonen i stor grad en kopi av andres løsninger 26 32 36 28 24 33|"
        "Vet ikke 6 7 7 5 6 8"
    )
    groups = "*Troms Oslo Finnmark Nordland Hordaland Norge"
    return a_chart("stacked_columns", a_crosstab(rows, groups, QuestionType.SINGLE_CHOICE))


@story
def twenty_columns() -> Chart:
    """Where does our county stand among the nineteen?"""
    return a_chart("ranking_columns", _counties(own=("Oslo",)))


@story
def a_union_in_the_ranking() -> Chart:
    """And where do the two counties stand that became one?"""
    return a_chart("ranking_columns", _counties(own=("Troms", "Finnmark")))


@story
def a_small_ranking() -> Chart:
    """Do six regions fill the slide?"""
    return a_chart(
        "ranking_columns", a_crosstab("Minst én 74 75 78? 73 - x", "Norge Øst *Sør Vest Midt Nord")
    )


@story
def landsdeler_on_a_map() -> Chart:
    """Where in the country is it most common, and where are we?"""
    return _map(own=("Møre og Romsdal",), figures="74 75 78 73 74 74")


@story
def a_landsdel_of_its_own() -> Chart:
    """What if the deck is for all of Nord-Norge?"""
    return _map(own=("Nordland", "Troms", "Finnmark"), figures="74 75 78 73 74 -")


@story
def counties_on_a_map() -> Chart:
    """Can I find every county on the map, and read its figure?"""
    names, figures = a_ranking()
    table = a_crosstab("Minst én " + figures.replace("82", "82^").replace("78", "x"), names)
    areas = tuple(replace(area, group=area.name) for area in _areas(("Troms",)))
    return Chart("map", table, NARROW, areas=areas)


@story
def bases_as_a_picture() -> Chart:
    """How many answered where?"""
    rows = "I alt 62b 192b 1786b x|Helse og omsorg 29b 92b 859b x|Oppvekst og utdanning 33b 100b 927b x"
    return a_chart("base_table", a_crosstab(rows, "*Troms Nord-Norge Norge Finnmark"))


def _counties(own: tuple[str, ...]) -> Crosstab:
    names, figures = ["Norge"], ["74"]
    for entry in COUNTIES.replace("*", "").split(","):
        name, figure = entry.split()
        names.append(("*" if name in own else "") + name)
        figures.append(figure)
    return a_crosstab("Minst én " + " ".join(figures), " ".join(names))


def _map(own: tuple[str, ...], figures: str) -> Chart:
    groups = "Norge Østlandet Sørlandet Vestlandet Trøndelag Nord-Norge"
    nord = {"Nordland", "Troms", "Finnmark"}
    if nord <= set(own):
        groups = groups.replace("Nord-Norge", "*Nord-Norge")
    table = a_crosstab("Minst én " + figures, groups)
    return Chart("map", table, NARROW, areas=_areas(own))


def _areas(own: tuple[str, ...]) -> tuple[MapArea, ...]:
    """The real outlines of 2017, tied to their landsdel."""
    from deckgen.sources.geography import county_outlines, read_division  # noqa: PLC0415

    outlines = county_outlines("2017")
    return tuple(
        MapArea(c.name, c.code, outlines[c.name], c.landsdel, c.name in own)
        for c in read_division("2017").counties
    )


@story
def clear_differences() -> Chart:
    """Where does the county clearly stand out from the rest of the country?"""
    rows = (
        "Ledere på arbeidsplassen 67^ 51|Medarbeidere på arbeidsplassen 34 35|Ny teknologi 5v 18|Annet 0v 9"
    )
    return a_chart("clustered_bars", a_crosstab(rows))


@story
def clear_differences_in_columns() -> Chart:
    """Do the marks find room above columns?"""
    rows = "Tjenester 72^ 53|Produkter 19v 35|Prosesser 58 63|Kommunikasjon 100^ 40"
    return a_chart("clustered_columns", a_crosstab(rows, type=QuestionType.YES_NO_BATTERY))


@story
def clear_differences_in_parts() -> Chart:
    """And inside the parts of a whole, and beside the narrow ones?"""
    rows = "Ja 62^ 40|Nei 31v 40|Ikke relevant 3v 15|Vet ikke 4 5"
    return a_chart("stacked_columns", a_crosstab(rows, type=QuestionType.SINGLE_CHOICE))


@story
def how_sure_are_we() -> Chart:
    """How far may each figure be from the truth?"""
    rows = (
        "Ledere på arbeidsplassen 47[37,57] 51[49,53]|Medarbeidere på arbeidsplassen 34[25,44] 35[33,37]|"
        "Ny teknologi 100[96,100] 18[16,20]|Annet 0[0,4] 9[8,11]|Vet ikke x 2[1,3]"
    )
    return a_chart("dot_interval", a_crosstab(rows))


@story
def clear_differences_of_dots() -> Chart:
    """Which of the county's figures are clearly others, and how far from the truth may they be?"""
    rows = "Ledere 71^[64,77] 62[60,64]|Medarbeidere 52[44,59] 51[49,53]|Folkevalgte 17v[12,24] 29[27,31]"
    return a_chart("dot_interval", a_crosstab(rows))


@story
def five_regions_side_by_side() -> Chart:
    """How do we stand beside the counties that are most like us?"""
    rows = (
        "Ledere på arbeidsplassen min 47 52 44 x 51|Medarbeidere på arbeidsplassen min 34 31 39 s 35|"
        "Tjenestemottakere/innbyggere 25 30 22 19 24|Vet ikke 1 2 0 4 2"
    )
    return a_chart(
        "clustered_bars", a_crosstab(rows, "*Møre_og_Romsdal Nordland Finnmark Sogn_og_Fjordane Norge")
    )


@story
def how_sure_are_we_of_five() -> Chart:
    """Whose interval is whose?"""
    rows = (
        "Ledere på arbeidsplassen min 47[38,56] 52[44,60] 44[35,53] 49[40,58] 51[49,53]|"
        "Medarbeidere på arbeidsplassen min 34[26,42] 31[24,38] 39[31,47] s 35[33,37]|"
        "Vet ikke 1[0,3] 2[1,4] 0[0,2] 4[2,8] 2[1,3]"
    )
    groups = "*Møre_og_Romsdal Nordland Finnmark Sogn_og_Fjordane Norge"
    return a_chart("dot_interval", a_crosstab(rows, groups))


@story
def split_by_size() -> Chart:
    """Do large workplaces in the county answer as the small ones do?"""
    rows = "Nettverk 66 61 70 75^|Konferanse 35 30 41 38|Sosiale medier 18 22 s 12"
    groups = "*Troms Under_20_ansatte 20–49_ansatte 50_ansatte_eller_flere"
    return a_chart("clustered_bars", a_crosstab(rows, groups))


@story
def means_of_a_scale() -> Chart:
    """How satisfied are they, from 1 to 6?"""
    rows = "Ledelsen 4.2m 4.5m|Kollegene 5.3m 5.2m|Utstyret 3.1m 3.6m|Lønnen 1.0m 6.0m"
    return a_chart("clustered_bars", a_crosstab(rows))


def a_scale(kind: str, rows: str, groups: str, scores: str) -> Chart:
    """A scale whose points have these scores; «-» has none."""
    table = a_crosstab(rows, groups, QuestionType.SCALE)
    options = tuple(
        replace(option, score=None if score == "-" else float(score))
        for option, score in zip(table.options, scores.split(), strict=True)
    )
    return a_chart(kind, replace(table, options=options, question=replace(table.question, options=options)))


FIVE_POINTS = (
    "Svært misfornøyd 6 4 9|Misfornøyd 12 11 14|Verken eller 21 18 25|"
    "Fornøyd 40 45 36|Svært fornøyd 17 19 12|Vet ikke 4 3 4"
)


@story
def on_both_sides_of_the_middle() -> Chart:
    """Are more content than discontent, here and in Norway?"""
    return a_scale("diverging_bars", FIVE_POINTS, "*Møre_og_Romsdal Norge Vestlandet", "1 2 3 4 5 -")


@story
def a_scale_without_a_middle() -> Chart:
    """And when nobody may stand in the middle?"""
    rows = "Svært uenig 2 9|Uenig 18 22|Enig x 49|Svært enig x 20".replace("x", "40")
    return a_scale("diverging_bars", rows, "*Troms Norge", "1 2 3 4")


@story
def clear_differences_on_a_scale() -> Chart:
    """Where does the county clearly stand out, be it in a part too narrow for its figure?"""
    rows = (
        "Svært misfornøyd 1v 7 8^|Misfornøyd 3v 12 11|Verken eller 21 18 0v|"
        "Fornøyd 58^ 41 57|Svært fornøyd 17 19 22|Vet ikke 0v 3 2"
    )
    return a_scale("diverging_bars", rows, "*Troms Norge Vestlandet", "1 2 3 4 5 -")


@story
def a_scale_that_is_hidden() -> Chart:
    """What does the scale show where too few answered?"""
    rows = "Svært uenig x 9|Uenig x 22|Verken eller x 10|Enig x 39|Svært enig x 20"
    return a_scale("diverging_bars", rows, "*Finnmark Norge", "1 2 3 4 5")


@story
def a_scale_with_nobody_apart() -> Chart:
    """Where does the figure stand when nobody is in doubt?"""
    rows = "Uenig 30 20|Verken eller 0 10|Enig 70 65|Vet ikke 0 5"
    return a_scale("diverging_bars", rows, "*Troms Norge", "1 2 3 -")


@story
def from_wave_to_wave() -> Chart:
    """Has it changed since last time?"""
    rows = "Ja 47 56^ 51 53|Nei 40 33 38 37|Vet ikke 13 11 11 10"
    return a_chart("slope", a_crosstab(rows, "Troms_2022 *Troms_2024 Norge_2022 Norge_2024", waves=2))


@story
def a_break_between_waves() -> Chart:
    """May I compare with a wave that asked in another way?"""
    rows = "Fastlegen 71 69 66 68|Legevakten 22 24 x 27"
    return a_chart("slope", a_crosstab(rows, "Troms_2022* *Troms_2024 Norge_2022* Norge_2024", waves=2))


@story
def a_panel_for_each_part() -> Chart:
    """Do large workplaces answer otherwise than small ones?"""
    rows = (
        "Ledere på arbeidsplassen 51 44 50 61|Medarbeidere på arbeidsplassen 35 38 34 x|"
        "Tjenestemottakere/innbyggere 16 18 15 13|Kommunens/fylkeskommunens innovasjonsstrategi 12 9 12 19|"
        "Annet 8 8 7 9"
    )
    return a_chart(
        "small_multiples", a_crosstab(rows, "*Troms Under_20_ansatte 20–49_ansatte 50_ansatte_eller_flere")
    )


@story
def six_panels() -> Chart:
    """And between the landsdeler?"""
    rows = "Ja 40 38 47 41 36 44 39|Nei 37 40 31 36 41 33 38|Vet ikke 23 22 22 23 23 23 23"
    return a_chart("small_multiples", a_crosstab(rows, f"Norge {LANDSDELER}"))


LANDSDELER = "Østlandet Sørlandet Vestlandet Trøndelag Nord-Norge Oslo"


@story
def all_counties_on_a_line() -> Chart:
    """Where does my county stand, without a league table?"""
    names, figures = a_ranking()
    return a_chart("distribution_strip", a_crosstab(f"Minst én {figures} 74", f"{names} Norge"))


@story
def three_strips() -> Chart:
    """And on three questions at once?"""
    names, figures = a_ranking()
    numbers = [int(figure) for figure in figures.split()]
    rows = "|".join(
        f"{text} {' '.join(str(max(2, n - less)) for n in numbers)} {74 - less}"
        for text, less in (
            ("Nye tjenester", 10),
            ("Nye prosesser eller måter å organisere på", 4),
            ("Produkter", 38),
        )
    )
    return a_chart("distribution_strip", a_crosstab(rows, f"{names} Norge"))


@story
def counties_without_figures() -> Chart:
    """What of the counties that are hidden?"""
    rows = "Minst én 71 x 68 s 80 x 74"
    return a_chart(
        "distribution_strip", a_crosstab(rows, "Østfold Akershus Oslo Hedmark Oppland *Finnmark Norge")
    )


@story
def counties_as_tiles() -> Chart:
    """Which counties lie high, if size on the map is not to decide?"""
    names, figures = a_ranking()
    table = a_crosstab(f"Minst én {figures}", names)
    return replace(a_chart("tile_map", table), areas=tiles(table))


@story
def tiles_beside_words() -> Chart:
    """Do the names fit when the map shares its slide?"""
    names, figures = a_ranking()
    table = a_crosstab(f"Minst én {figures.replace('82', 'x', 1)}", names)
    return replace(a_chart("tile_map", table, NARROW), areas=tiles(table))


def a_ranking() -> tuple[str, str]:
    """The names and the figures of COUNTIES."""
    pairs = [entry.rsplit(" ", 1) for entry in COUNTIES.split(",")]
    return " ".join(name for name, _ in pairs).replace("*Oslo", "Oslo").replace("Troms", "*Troms"), " ".join(
        figure for _, figure in pairs
    )


def tiles(table: Crosstab) -> tuple[MapArea, ...]:
    """The tiles of 2017, each tied to the group of its name."""
    places, division = county_tiles("2017"), read_division("2017")
    own = {group.name for group in table.groups if group.role is GroupRole.OWN}
    return tuple(
        MapArea(county.name, county.code, (), county.name, county.name in own, places[county.code])
        for county in division.counties
    )
