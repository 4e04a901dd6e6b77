"""Every rule, in the order that they are told; a rule is added here and in the messages and docs/lint.md."""

from __future__ import annotations

from pathlib import Path

from deckgen.errors import Problem
from deckgen.powerpoint.lint import (
    access_rules,
    chart_colour_rules,
    chart_rules,
    figure_rules,
    language_rules,
    list_rules,
    notes_rules,
    order_rules,
    package_rules,
    property_rules,
    schema_rules,
    series_rules,
    table_rules,
    target_rules,
    text_rules,
    value_rules,
    wording_rules,
)
from deckgen.powerpoint.lint.deckfile import read_deck_file
from deckgen.powerpoint.lint.rule import Rule, Severity

_E, _W = Severity.ERROR, Severity.WARNING

RULES: tuple[Rule, ...] = (
    Rule("L701", _E, package_rules.overridden_but_missing),
    Rule("L702", _E, package_rules.without_type),
    Rule("L703", _E, package_rules.typed_twice),
    Rule("L704", _E, package_rules.leading_nowhere),
    Rule("L705", _E, package_rules.doubled_relationships),
    Rule("L706", _E, package_rules.unknown_relationships),
    Rule("L707", _W, package_rules.linked_outside),
    Rule("L708", _E, package_rules.doubled_entries),
    Rule("L709", _W, package_rules.orphans),
    Rule("L710", _E, package_rules.not_well_formed),
    Rule("L711", _E, package_rules.not_a_presentation),
    Rule("L712", _W, package_rules.macros),
    Rule("L713", _E, package_rules.slide_ids),
    Rule("L714", _E, package_rules.master_ids),
    Rule("L715", _E, package_rules.lost_slides),
    Rule("L716", _W, package_rules.notes_without_master),
    Rule("L717", _E, package_rules.wrong_types),
    Rule("L718", _E, package_rules.masters_without_theme),
    Rule("L719", _E, property_rules.wrong_properties),
    Rule("L720", _E, order_rules.out_of_order),
    Rule("L721", _E, order_rules.unknown_children),
    Rule("L722", _E, order_rules.missing_children),
    Rule("L723", _E, order_rules.doubled_shape_ids),
    Rule("L724", _E, order_rules.doubled_placeholders),
    Rule("L725", _E, table_rules.ragged_tables),
    Rule("L726", _E, value_rules.values),
    Rule("L727", _W, schema_rules.beyond_other_rules),
    Rule("L728", _E, order_rules.doubled_children),
    Rule("L729", _E, order_rules.wrong_attributes),
    Rule("L730", _E, chart_rules.not_numbers),
    Rule("L731", _E, chart_rules.wrong_counts),
    Rule("L732", _W, chart_rules.without_workbook),
    Rule("L733", _E, chart_rules.formulas),
    Rule("L734", _E, chart_rules.outside_links),
    Rule("L735", _E, chart_rules.stale_caches),
    Rule("L736", _E, chart_rules.stale_labels),
    Rule("L737", _E, chart_rules.axes),
    Rule("L738", _W, chart_colour_rules.weak_fills),
    Rule("L739", _W, chart_colour_rules.weak_labels),
    Rule("L740", _W, text_rules.does_not_fit),
    Rule("L741", _W, text_rules.too_small),
    Rule("L742", _W, text_rules.too_weak),
    Rule("L743", _W, text_rules.strange_faces),
    Rule("L750", _W, access_rules.without_title),
    Rule("L751", _W, access_rules.same_titles),
    Rule("L752", _W, access_rules.without_alt),
    Rule("L753", _W, access_rules.poor_alt),
    Rule("L754", _W, access_rules.reading_order),
    Rule("L755", _W, access_rules.without_language),
    Rule("L756", _W, access_rules.file_without_language),
    Rule("L757", _W, access_rules.file_without_title),
    Rule("L758", _W, access_rules.off_slide),
    Rule("L759", _W, access_rules.empty_placeholders),
    Rule("L760", _W, access_rules.tables_without_header),
    Rule("L761", _W, access_rules.file_in_another_language),
    Rule("L762", _W, language_rules.no_language),
    Rule("L763", _W, language_rules.wrong_language),
    Rule("L764", _W, wording_rules.empty_headers),
    Rule("L765", _W, wording_rules.empty_titles),
    Rule("L766", _W, wording_rules.empty_links),
    Rule("L767", _W, wording_rules.doubled_alt),
    Rule("L770", _E, figure_rules.title_disagrees),
    Rule("L771", _E, figure_rules.alt_disagrees),
    Rule("L772", _E, figure_rules.notes_disagree),
    Rule("L773", _W, figure_rules.text_disagrees),
    Rule("L774", _E, notes_rules.chart_unlike_notes),
    Rule("L775", _E, notes_rules.table_unlike_notes),
    Rule("L776", _E, notes_rules.base_unlike_notes),
    Rule("L780", _E, list_rules.wrong_entries),
    Rule("L781", _E, list_rules.strayed_notes),
    Rule("L782", _E, target_rules.wrong_frames),
    Rule("L783", _E, list_rules.wrong_sections),
    Rule("L784", _E, target_rules.lost_animations),
    Rule("L785", _E, list_rules.wrong_shows),
    Rule("L786", _W, target_rules.lost_links),
    Rule("L787", _E, target_rules.unknown_authors),
    Rule("L788", _W, series_rules.empty_series),
    Rule("L789", _E, series_rules.cut_values),
)
SEVERITY = {rule.code: rule.severity for rule in RULES}


def lint(path: Path) -> tuple[Problem, ...]:
    """Everything that any rule finds in a file; DeckgenError T301–T315 for what is no presentation."""
    deck = read_deck_file(path)
    return tuple(problem for rule in RULES for problem in rule.problems(deck))
