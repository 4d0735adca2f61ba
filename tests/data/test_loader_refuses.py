"""A table that is not what the catalogue says is refused with one line: file, row, remedy."""

import hashlib
import re
import shutil
from pathlib import Path

import pytest

import data
from data.catalogue import CATALOGUE_FILE, DATA_FOLDER, Description, complete, read_toml


@pytest.fixture
def tables(tmp_path, monkeypatch):
    """Return a private copy of two tables that the loader reads instead of the shipped ones."""
    folder = tmp_path / "tables"
    folder.mkdir()
    for name in ("brent.csv", "unemployment.csv", "checksums.toml"):
        shutil.copy(DATA_FOLDER / "tables" / name, folder / name)
    monkeypatch.setenv("EMBARGO_DATA_DIR", str(folder))
    return folder


def edit(file: Path, old: str, new: str) -> None:
    """Replace a passage that stands there once, and renew the checksum so that the other checks get their turn."""
    before = file.read_bytes()
    assert before.count(old.encode()) == 1
    after = before.replace(old.encode(), new.encode())
    file.write_bytes(after)
    checksums = file.with_name("checksums.toml")
    digests = [hashlib.sha256(content).hexdigest() for content in (before, after)]
    checksums.write_text(checksums.read_text().replace(*digests))


def refusal(series_id: str) -> str:
    with pytest.raises(data.DataError) as caught:
        data.load(series_id)
    message = str(caught.value)
    assert "\n" not in message
    assert f"{series_id}.csv" in message
    assert "; copy it again from data/tables" in message
    return message


def test_an_untouched_copy_loads(tables):
    assert len(data.load("brent")) == data.catalogue()["brent"].rows


def test_a_changed_byte_is_noticed(tables):
    content = (tables / "brent.csv").read_text()
    (tables / "brent.csv").write_text(content.replace("1987-05,18.58", "1987-05,18.59"))
    assert "the file was changed" in refusal("brent")


def test_a_missing_file_is_named(tables):
    (tables / "brent.csv").unlink()
    assert "the file is missing" in refusal("brent")


def test_a_truncated_file_is_refused_at_its_last_row(tables):
    content = (tables / "brent.csv").read_text()
    edit(tables / "brent.csv", content[content.index("2026-03") :], "")
    message = refusal("brent")
    assert "row 467" in message
    assert "ends here (2026-02)" in message


def test_a_row_cut_in_the_middle_is_refused(tables):
    edit(tables / "brent.csv", "1987-06,18.86\n", "1987-06\n")
    assert "row 3: the row has 1 fields instead of 2" in refusal("brent")


def test_an_implausible_value_is_refused(tables):
    edit(tables / "brent.csv", "1987-06,18.86", "1987-06,1886")
    assert "row 3: brent_usd_bbl is 1886, outside the plausible range 5 to 250" in refusal("brent")


def test_a_word_in_place_of_a_number_is_refused(tables):
    edit(tables / "brent.csv", "1987-06,18.86", "1987-06,n/a")
    assert "row 3: brent_usd_bbl is n/a" in refusal("brent")


def test_a_duplicate_is_refused(tables):
    edit(tables / "brent.csv", "1987-06,18.86\n", "1987-06,18.86\n1987-06,18.86\n")
    assert "row 4: a second row for 1987-06" in refusal("brent")


def test_a_duplicate_within_a_country_is_refused(tables):
    edit(tables / "unemployment.csv", "\n2000-01,AT,", "\n2000-01,AT,4.3,\n2000-01,AT,")
    assert "a second row for 2000-01 AT" in refusal("unemployment")


def test_rows_out_of_order_are_refused(tables):
    edit(tables / "brent.csv", "1987-05,18.58\n1987-06,18.86\n", "1987-06,18.86\n1987-05,18.58\n")
    assert "row 2: 1987-06 is out of order" in refusal("brent")


def test_an_undeclared_gap_is_refused(tables):
    edit(tables / "brent.csv", "1987-06,18.86\n", "")
    assert "row 3: periods are missing before 1987-07" in refusal("brent")


def test_an_undeclared_blank_is_refused(tables):
    edit(tables / "brent.csv", "1987-06,18.86", "1987-06,")
    assert "row 3: brent_usd_bbl is blank between two values" in refusal("brent")


def test_a_month_that_does_not_exist_is_refused(tables):
    edit(tables / "brent.csv", "1987-06,", "1987-13,")
    assert "row 3: '1987-13' is not a month" in refusal("brent")


def test_other_columns_are_refused(tables):
    edit(tables / "brent.csv", "month,brent_usd_bbl", "month,price")
    assert "columns are month, price; the catalogue declares month, brent_usd_bbl" in refusal("brent")


def test_a_shipped_table_is_restored_with_git(monkeypatch):
    from data.loader import table_file

    remedy = table_file(DATA_FOLDER / "tables" / "brent.csv").remedy
    assert remedy.startswith("restore it with `git checkout -- data/tables/brent.csv`")


def test_an_unknown_id_is_answered_with_the_nearest():
    with pytest.raises(data.DataError, match=re.escape("no data table is called 'brend'; did you mean brent")):
        data.load("brend")


@pytest.mark.parametrize("key", ["unit", "licence", "known_defects", "compiled_from", "plausible", "gaps"])
def test_an_incomplete_entry_is_refused(key):
    keys = dict(read_toml(CATALOGUE_FILE)["brent"])
    del keys[key]
    with pytest.raises(
        data.DataError, match=rf"catalogue.toml, entry \[brent\]: {key}: is missing; complete the entry"
    ):
        complete("brent", keys, Description, CATALOGUE_FILE)


@pytest.mark.parametrize("key", ["title", "licence", "known_defects"])
def test_an_empty_entry_is_refused(key):
    keys = {**read_toml(CATALOGUE_FILE)["brent"], key: " "}
    with pytest.raises(data.DataError, match=rf"entry \[brent\]: {key}: "):
        complete("brent", keys, Description, CATALOGUE_FILE)


def test_an_entry_that_was_never_compiled_is_refused(tables):
    (tables / "checksums.toml").write_text("")
    with pytest.raises(data.DataError, match="was never compiled; run `make data"):
        data.catalogue()
