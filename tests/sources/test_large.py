"""Large files: every number and every problem the same as when the file is read into memory."""

from __future__ import annotations

import csv
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb
import numpy as np
import pytest

from deckgen.errors import DeckgenError, Problem
from deckgen.sources import weights
from deckgen.sources.codebook import read_codebook, survey_of
from deckgen.sources.codebook_file import Codebook
from deckgen.sources.large import numbers, respondents, size
from deckgen.sources.packs import find_survey
from deckgen.sources.respondents_file import read_respondents
from deckgen.survey.counted import Counted
from deckgen.survey.crosstab import Group
from deckgen.survey.question import Question, reported
from deckgen.survey.survey import Survey
from sampling import sampled

ROOT = Path(__file__).parents[2]
PACKS = (find_survey(None), ROOT / "tests" / "packs" / "bibliotek")
Rows = list[dict[str, str]]


def options(*ids: str, **more: dict[str, object]) -> list[dict[str, object]]:
    return [{"id": id, "text": id} | more.get(id, {}) for id in ids]


def question(id: str, type: str, asked: list[dict[str, object]], **more: object) -> dict[str, object]:
    return {"id": id, "wording": id, "type": type, "universe": "alle", "options": asked} | more


AGREE = options(
    *("helt", "delvis", "uenig", "vet"),
    helt={"score": 3},
    delvis={"score": 1.5},
    uenig={"score": 0},
    vet={"missing": True, "values": ["8", "9"]},
)
POINTS: list[dict[str, object]] = [
    {"id": f"p{n}", "text": str(n), "values": [n], "score": n, **({"missing": True} if n == 9 else {})}
    for n in (1, 2, 3, 4, 5, 9)
]
QUESTIONS = [
    question("en", "single_choice", options("ja", "nei", "vet", vet={"missing": True}), column="v1"),
    question("flere", "multiple_choice", options("a", "b", "c", c={"column": "annet"}), ticked=["1", "X"],
             unticked=["0"], missing=["99"]),
    question("nevnt", "multiple_choice", options("skole", "vei", "hav"), columns=["n1", "n2"]),
    question("inntil", "at_most", options(*"abcdefghijkl"), max_answers=12, universe="ja"),
    question("sak", "share_each_battery", options("x", "y", "z"), answers=AGREE,
             net={"text": "enig", "of": ["helt", "delvis"]}),
    question("skala", "scale", POINTS, nets=[{"id": "hoy", "text": "høy", "of": ["p4", "p5"]}],
             universe="fornoyd"),
    question("avledet", "derived", options("noe", "x", "bare", noe={"from": {"question": "sak", "any": True}},
             x={"from": {"question": "sak", "option": "x"}}, bare={"group": "Danmark"})),
]  # fmt: skip
BOOK: dict[str, object] = {
    "title": "Prøve",
    "short_title": "Prøve",
    "source": "Prøve",
    "made_by": "tester",
    "field_period": {"from": "2024-01-01", "to": "2024-01-02"},
    "division": "2024",
    "waves": {"column": "år", "values": {"2022": "2022", "2024": "2024"}, "current": "2024"},
    "respondents": {
        "file": "-",
        "region": "fylke",
        "weight": "vekt",
        "missing": ["-1"],
        "cuts": [{"id": "alder", "text": "Alder", "values": {"ung": "ung", "eldre": "eldre"}, "column": "a"}],
    },
    "universes": [
        {"id": "alle", "text": "alle"},
        {"id": "ja", "text": "ja", "where": {"question": "en", "is": ["ja", "nei"]}},
        {"id": "fornoyd", "text": "enige", "where": {"question": "sak", "any": True}},
    ],
    "questions": QUESTIONS,
}
CELLS = {
    "fylke": ["03", "3", "11", "1103", "Troms", "56 Finnmark"],
    "år": ["2022", "2024", "2024"],
    "a": ["ung", "eldre", "", "-1"],
    "v1": ["ja", "nei", "vet", "", "-1"],
    **{name: ["1", "X", "0", "0", "", "99"] for name in ("flere.a", "flere.b", "annet")},
    **{name: ["skole", "vei", "hav", ""] for name in ("n1", "n2")},
    **{f"inntil.{item}": ["1", "0", ""] for item in "abcdefghijkl"},
    **{f"sak.{item}": ["helt", "delvis", "uenig", "8", "9", ""] for item in "xyz"},
    "skala": ["1", "2", "3", "4", "5", "9", ""],
}
WEIGHTS = ["0", "1", "2.5", "0.3333333333335", "0.000000000500", "0.0000000015", "999999.999999999", "1e-3"]


def answers(seed: int, rows: int = 400) -> Rows:
    draw = random.Random(seed)

    def weight() -> str:
        some = f"{draw.uniform(0, 5):.{draw.randint(1, 12)}f}"
        return draw.choice([*WEIGHTS, *[some] * len(WEIGHTS)])

    return [
        {"id": f"r{row}", **{name: draw.choice(cells) for name, cells in CELLS.items()}, "vekt": weight()}
        for row in range(rows)
    ]


def write_csv(path: Path, rows: Rows, separator: str = ";") -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=separator)
        writer.writeheader()
        writer.writerows(rows)
    return path


def write_parquet(path: Path, rows: Rows, types: dict[str, str] | None = None) -> Path:
    write_csv(path.with_suffix(".csv"), rows)
    shown = ", ".join(
        f'TRY_CAST("{name}" AS {(types or {}).get(name, "VARCHAR")}) AS "{name}"' for name in rows[0]
    )
    source = f"read_csv('{path.with_suffix('.csv')}', all_varchar=true, delim=';', header=true)"
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE rows AS FROM {source}")
        connection.execute(f"COPY (SELECT {shown} FROM rows) TO '{path}' (FORMAT parquet)")
    return path


def counted(path: Path, large: bool, book: dict[str, object] | None = None) -> tuple[Survey, Counted]:
    entry = Codebook.model_validate(book or BOOK)
    survey = survey_of(entry, "prove", "nb")
    assert entry.respondents is not None
    wave = entry.waves.column if entry.waves else None
    return survey, read_respondents(path, entry.respondents, survey, wave, large=large)


def ways(asked: Question) -> list[Question]:
    """A question in every way that it can be reported."""
    found = [asked]
    for how in ("points", "nets", "mean"):
        try:
            found.append(reported(asked, how))
        except ValueError:
            continue
    return found


def assert_same(survey: Survey, small: Counted, large: Counted) -> None:
    assert small.quality == large.quality
    nation = Group("Norge", survey.division.nation_codes)
    groups = (nation, *(Group(r.name, r.codes) for r in survey.division.regions))
    assert large.tabulator.heaviest() == small.tabulator.heaviest()
    for cut in (None, *(cut.id for cut in survey.cuts)):
        assert large.tabulator.bases(cut) == small.tabulator.bases(cut)
        assert large.tabulator.weights(cut) == small.tabulator.weights(cut)
        for asked in survey.questions.values():
            for way in ways(asked):
                expected = small.tabulator.tallies(way, cut)
                assert large.tabulator.tallies(way, cut) == expected, (way.id, way.report, cut)
                assert any(row.base for rows in expected.values() for row in rows)
    for asked in survey.questions.values():
        assert large.crosstab(asked, groups) == small.crosstab(asked, groups)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("write", [write_csv, write_parquet])
def test_every_question_type_gives_the_same_numbers(
    tmp_path: Path, write: Callable[[Path, Rows], Path], seed: int
) -> None:
    path = write(tmp_path / ("r.csv" if write is write_csv else "r.parquet"), answers(seed))
    survey, small = counted(path, large=False)
    assert_same(survey, small, counted(path, large=True)[1])


def test_parquet_with_types_gives_the_same_numbers(tmp_path: Path) -> None:
    types = {
        "vekt": "DOUBLE",
        "år": "INTEGER",
        "skala": "DOUBLE",
        "flere.b": "FLOAT",
        "annet": "DECIMAL(9,2)",
    }
    path = write_parquet(tmp_path / "r.parquet", answers(5), types)
    survey, small = counted(path, large=False)
    assert_same(survey, small, counted(path, large=True)[1])


@pytest.mark.parametrize("folder", PACKS, ids=lambda folder: folder.name)
def test_the_packs_give_the_same_numbers(folder: Path) -> None:
    book = read_codebook(folder)
    survey = survey_of(book, "prove", "nb")
    assert book.respondents is not None
    path = folder / book.respondents.file
    small, large = (read_respondents(path, book.respondents, survey, large=way) for way in (False, True))
    assert_same(survey, small, large)


def test_without_counties_and_waves_there_is_one_part(tmp_path: Path) -> None:
    entry = {key: value for key, value in BOOK["respondents"].items() if key != "region"}  # type: ignore[attr-defined]
    book = {key: value for key, value in BOOK.items() if key != "waves"} | {"respondents": entry}
    path = write_csv(tmp_path / "r.csv", answers(17))
    survey, small = counted(path, False, book)
    assert_same(survey, small, counted(path, True, book)[1])
    assert len(small.tabulator.bases(None)) == 1


def test_many_answers_are_counted_in_several_passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(respondents, "MOST_PATTERNS", 8)
    path = write_csv(tmp_path / "r.csv", answers(6))
    survey, small = counted(path, large=False)
    assert_same(survey, small, counted(path, large=True)[1])


@pytest.mark.parametrize("weight", ["vekt", None])
def test_raked_weights_are_the_same(tmp_path: Path, weight: str | None) -> None:
    rake = {"margins": {"fylke": {"03": 0.3, "11": 0.3, "55": 0.2, "56": 0.2}, "v1": {
        "ja": 0.4, "nei": 0.2, "vet": 0.2, "": 0.1, "-1": 0.1}}}  # fmt: skip
    book = BOOK | {"respondents": {**BOOK["respondents"], "rake": rake, "weight": weight}}  # type: ignore[dict-item]
    rows = [
        row | {"fylke": row["fylke"].replace("1103", "11"), "vekt": str(1 + n % 3)}
        for n, row in enumerate(answers(7))
    ]
    path = write_csv(tmp_path / "r.csv", rows)
    survey, small = counted(path, False, book)
    assert_same(survey, small, counted(path, True, book)[1])


def test_every_cell_weighs_the_same() -> None:
    draw = random.Random(16)
    cells = [repr(draw.uniform(0, 10) * 10 ** draw.randint(-9, 6)) for _ in range(20_000)]
    cells += [f"{draw.randint(0, 10**7)}.{draw.randint(0, 10**9):09}5" for _ in range(20_000)]  # halves
    marks = "0123456789" * 2 + "..,,-+eE_ nai\t\u2212\u00a0"
    cells += ["".join(draw.choices(marks, k=draw.randint(1, 7))) for _ in range(60_000)]
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE cells AS SELECT unnest(?) AS c", [cells])
        found = connection.execute(
            f"SELECT c, {numbers.billionths(numbers.number('c'))} FROM cells"
        ).fetchall()
    known = np.array([weights.number(cell) for cell in cells])
    fits = (known >= 0) & (known <= weights.LARGEST)
    expected = weights.whole(np.where(fits, known, 0)).tolist()
    told = [whole if fit else None for whole, fit in zip(expected, fits, strict=True)]
    assert found == list(zip(cells, told, strict=True))
    assert 30_000 < sum(fits) < len(cells)


UNUSUAL: dict[str, Callable[[str], str]] = {
    "byte order mark": lambda text: "\ufeff" + text,
    "separator said": lambda text: "sep=;\r\n" + text,
    "blank lines": lambda text: "\r\n" + text.replace("\r\n", "\r\n\r\n;;\r\n   \r\n", 3),
    "decimal commas": lambda text: text.replace(".5", ",5").replace("0.", "0,").replace(".", ","),
    "quoted": lambda text: text.replace("ja;", '"ja";').replace("id;", '"id";', 1),
    "old newlines": lambda text: text.replace("\r\n", "\n"),
    "mixed newlines": lambda text: text.replace("\r\n", "\n", 5),
    "white space for blanks": lambda text: text.replace(";;", "; ;").replace(";;", ";\u00a0;"),
    "tabs": lambda text: text.replace(";", "\t"),
    "letters in two pieces": lambda text: text.replace("å", "a\u030a"),
}


@pytest.mark.parametrize("name", sampled(UNUSUAL, 2))
def test_an_unusual_csv_gives_the_same_numbers(tmp_path: Path, name: str) -> None:
    path = write_csv(tmp_path / "r.csv", answers(8))
    text = path.read_bytes().decode()
    header = text.partition("\r\n")[0]
    changed = UNUSUAL[name](text).replace("\r\n;;\r\n", "\r\n" + ";" * header.count(";") + "\r\n")
    if name == "decimal commas":
        changed = header + changed[len(header) :]
    path.write_bytes(changed.encode())
    survey, small = counted(path, large=False)
    assert_same(survey, small, counted(path, large=True)[1])


def told(problem: Problem) -> tuple[object, ...]:
    return problem.code, problem.place, dict(problem.facts)


def broken(rows: Rows, **cells: str) -> Rows:
    return [row | cells if n in (3, 7) else row for n, row in enumerate(rows)]


BROKEN: dict[str, Callable[[Rows], Rows]] = {
    "county": lambda rows: broken(rows, fylke="99"),
    "county of another division": lambda rows: broken(rows, fylke="30"),
    "county and another's name": lambda rows: broken(rows, fylke="03 Rogaland"),
    "answers": lambda rows: broken(broken(rows, v1="jaa"), skala="7", n1="skolen"),
    "cut and wave": lambda rows: broken(rows, a="unge", år=""),
    "doubled ids": lambda rows: broken(rows, id="r1"),
    "blank ids": lambda rows: broken(rows, id=" "),
    "weight that is a word": lambda rows: broken(rows, vekt="mye"),
    "weights below 0": lambda rows: broken(rows, vekt="-1.0"),
    "weight beyond": lambda rows: broken(rows, vekt="1000001"),
    "weight of other programs": lambda rows: broken(rows, vekt="1_000"),
    "weight nan": lambda rows: broken(rows, vekt="nan"),
    "two decimal marks": lambda rows: broken(broken(rows, vekt="1,5"), id="r1"),
    "missing columns": lambda rows: [{k: v for k, v in row.items() if k not in ("v1", "a")} for row in rows],
    "doubled names": lambda rows: [{f"{k} " if k == "n2" else k: v for k, v in (row | {"n2": ""}).items()}
                                   | {"n2": ""} for row in rows],
    "all at once": lambda rows: broken(rows, fylke="99", v1="jaa", id="", vekt="-5", skala="12"),
}  # fmt: skip


@pytest.mark.parametrize("name", sampled(BROKEN, 3))
@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_a_broken_file_has_the_same_problems(tmp_path: Path, name: str, suffix: str) -> None:
    if (name, suffix) == ("doubled names", ".parquet"):
        return  # DuckDB writes no such file
    rows = BROKEN[name](answers(9, rows=60))
    path = (write_csv if suffix == ".csv" else write_parquet)(tmp_path / f"r{suffix}", rows)
    found = []
    for large in (False, True):
        with pytest.raises(DeckgenError) as fault:
            counted(path, large)
        found.append([told(problem) for problem in fault.value.problems])
    assert found[1] == found[0]


def test_too_many_answers_are_the_same_problems(tmp_path: Path) -> None:
    asked = [q | {"max_answers": 5} if q["id"] == "inntil" else q for q in QUESTIONS]
    path = write_csv(tmp_path / "r.csv", answers(10))
    found = []
    for large in (False, True):
        with pytest.raises(DeckgenError) as fault:
            counted(path, large, BOOK | {"questions": asked})
        found.append([told(problem) for problem in fault.value.problems])
    assert found[1] == found[0] and found[0][0][0] == "D153"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda text: text.replace(b"r5;", b"r5;x;", 1), "D103"),
        (lambda text: text.replace(b"r5;", b'"r5;', 1), "D106"),
        (lambda text: text.replace("år".encode(), "Ã¥r".encode(), 1), "D101"),
        (lambda text: text.partition(b"\r\n")[0], "D105"),
        (lambda text: b"", "D105"),
    ],
)
def test_a_file_that_is_no_table_has_the_same_problems(
    tmp_path: Path, change: Callable[[bytes], bytes], code: str
) -> None:
    path = write_csv(tmp_path / "r.csv", answers(11, rows=30))
    path.write_bytes(change(path.read_bytes()))
    found = []
    for large in (False, True):
        with pytest.raises(DeckgenError) as fault:
            counted(path, large)
        found.append([told(problem) for problem in fault.value.problems])
    assert found[1] == found[0] and found[0][0][0] == code


def test_another_encoding_is_refused_with_a_way_out(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "r.csv", answers(12, rows=30))
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp1252"))
    with pytest.raises(DeckgenError) as fault:
        counted(path, large=True)
    assert [(p.code, p.place.line) for p in fault.value.problems] == [("D162", 1)]


def test_a_file_beyond_the_caps_is_counted_by_duckdb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = answers(13, rows=50)
    for path in (write_csv(tmp_path / "r.csv", rows), write_parquet(tmp_path / "r.parquet", rows)):
        assert not size.is_large(path)
        assert size.is_large(path, max_rows=40)
        monkeypatch.setattr(size, "MAX_BYTES", 100)
        assert size.is_large(path)
        monkeypatch.undo()


def test_without_duckdb_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(DeckgenError) as fault:
        counted(write_csv(tmp_path / "r.csv", answers(14, rows=30)), large=True)
    (problem,) = fault.value.problems
    assert problem.code == "D161" and problem.facts["extra"] == "large"


def test_nothing_is_left_on_the_disk(tmp_path: Path) -> None:
    _, found = counted(write_csv(tmp_path / "r.csv", answers(15, rows=50)), large=True)
    assert isinstance(found.tabulator, respondents.LargeRespondents)
    duck = found.tabulator.table.duck
    assert (duck.folder / "answers.parquet").exists()
    duck.close()
    assert not duck.folder.exists()


@pytest.mark.soak
@pytest.mark.parametrize("suffix", [".csv", ".parquet"])
def test_five_million_respondents_stay_under_a_gibibyte(tmp_path: Path, suffix: str) -> None:
    code = (
        "import sys; sys.path.insert(0, 'benchmarks')\n"
        "from pathlib import Path\n"
        "import tabulate\n"
        f"folder = Path({str(tmp_path)!r})\n"
        f"path = folder / 'r{suffix}'\n"
        "tabulate.write(path, tabulate.FULL)\n"
        "command = [sys.executable, 'benchmarks/tabulate_deckgen.py', str(path)]\n"
        "print(tabulate.measured(command, folder / 'shares.json')[1])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert int(done.stdout) < 1 << 30
