"""SPSS and Stata: labels, user-missing values, response sets, dates and code pages."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import pyreadstat
import pytest

from deckgen.sources.formats.catalogue import read_data
from deckgen.sources.formats.datafile import ResponseSet


def test_labels_and_user_missing_values_come_along(tmp_path: Path) -> None:
    labels: Any = {"q1": {1: "Ja", 2: "Nei", 99: "Vet ikke"}, "q3": {"ja": "Ja da"}}
    frame = pd.DataFrame(
        {
            "q1": [1.0, 2.0, 99.0, np.nan],
            "q2": [1.5, 97.0, 98.0, 3.0],
            "q3": ["ja ", "x", "", "nei"],
            "dag": [dt.date(2024, 1, 2), None, dt.date(2024, 12, 31), dt.date(1999, 1, 1)],
        }
    )
    path = tmp_path / "svar.sav"
    pyreadstat.write_sav(
        frame,
        path,
        column_labels={"q1": "Har du på deg støvler?"},
        variable_value_labels=labels,
        missing_ranges={"q1": [99, 98], "q2": [{"lo": 97, "hi": 99}], "q3": ["x"]},
    )
    data = read_data(path)
    assert data.columns["q1"].tolist() == ["1", "2", "99", ""]
    assert data.columns["q3"].tolist() == ["ja", "x", "", "nei"]
    assert data.columns["dag"].tolist() == ["2024-01-02", "", "2024-12-31", "1999-01-01"]
    assert data.labels == {"q1": "Har du på deg støvler?"}
    assert data.value_labels["q1"] == {"1": "Ja", "2": "Nei", "99": "Vet ikke"}
    assert data.value_labels["q3"] == {"ja": "Ja da"}
    assert data.missing == {
        "q1": frozenset({"98", "99"}),
        "q2": frozenset({"97", "98"}),
        "q3": frozenset({"x"}),
    }
    assert data.place(2).line == 3 and data.place(-1).line is None


def test_the_missing_letters_of_stata(tmp_path: Path) -> None:
    path = tmp_path / "svar.dta"
    frame = pd.DataFrame({"q": pd.Series([1, "a", 3], dtype=object), "tekst": ["a", "b ", ""]})
    labels: Any = {"q": {1: "Ja", "a": "Nektet"}}
    pyreadstat.write_dta(frame, path, missing_user_values={"q": ["a"]}, variable_value_labels=labels)
    data = read_data(path)
    assert data.columns["q"].tolist() == ["1", ".a", "3"]
    assert data.columns["tekst"].tolist() == ["a", "b", ""]
    assert data.missing == {"q": frozenset({".a"})}
    assert data.value_labels == {"q": {"1": "Ja", ".a": "Nektet"}}


def test_a_file_that_names_the_wrong_code_page(tmp_path: Path) -> None:
    path = tmp_path / "svar.sav"
    pyreadstat.write_sav(pd.DataFrame({"a": ["Møre", "Oslo"]}), path, column_labels={"a": "Spørsmål"})
    whole = path.read_bytes()
    path.write_bytes(
        whole.replace("Møre".encode(), b"M\xf8re ").replace("Spørsmål".encode(), b"Sp\xf8rsm\xe5l  ")
    )
    data = read_data(path)
    assert data.columns["a"].tolist() == ["Møre", "Oslo"]
    assert data.labels == {"a": "Spørsmål"}
    assert data.notes == ("encoding: WINDOWS-1252",)


def test_utf_8_in_a_file_that_says_latin_1(tmp_path: Path) -> None:
    path = tmp_path / "svar.sav"
    pyreadstat.write_sav(pd.DataFrame({"a": ["Møre", "Oslo"]}), path)
    path.write_bytes(path.read_bytes().replace(b"UTF-8", b"CP819").replace(b"\xe9\xfd\0\0", b"\xe4\x04\0\0"))
    assert read_data(path).columns["a"].tolist() == ["Møre", "Oslo"]


def test_response_sets_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "svar.sav"
    frame = pd.DataFrame({"a": [1.0, 0.0], "b": [0.0, 1.0]})
    pyreadstat.write_sav(frame, path)
    real: Any = pyreadstat.read_sav
    sets = {
        "$bruk": {"type": "D", "is_dichotomy": True, "counted_value": 1, "label": "Bruk",
                  "variable_list": ["a", "b"]},
        "$valg": {"type": "C", "is_dichotomy": False, "counted_value": None, "label": "",
                  "variable_list": ["a"]},
    }  # fmt: skip

    def with_sets(path: Path, **options: object) -> tuple[object, object]:
        values, meta = real(path, **options)
        return values, SimpleNamespace(**{**vars(meta), "mr_sets": sets})

    monkeypatch.setattr(pyreadstat, "read_sav", with_sets)
    assert read_data(path).sets == (
        ResponseSet("$bruk", "Bruk", ("a", "b"), "1"),
        ResponseSet("$valg", "", ("a",), None),
    )


def test_a_portable_file(tmp_path: Path) -> None:
    path = tmp_path / "svar.por"
    pyreadstat.write_por(pd.DataFrame({"KODE": ["03", "NA"], "N": [1.0, 2.5]}), path)
    data = read_data(path)
    assert {name: column.tolist() for name, column in data.columns.items()} == {
        "KODE": ["03", "NA"],
        "N": ["1", "2.5"],
    }
