"""Published network results are replayed and judged as they come out."""

import pytest

from econ.validation.network_rows import network_rows


@pytest.fixture(scope="module")
def rows():
    return network_rows()


def test_each_published_row_is_replayed(rows):
    assert [row.row_id for row in rows] == [
        "ENTSOG22_AT",
        "ENTSOG22_DE",
        "ENTSOG22_EL",
        "ENTSOG25",
        "IMF145_others: shortage in HU, SK, CZ",
        "IMF145_others: cut that the EU absorbs",
    ]


def test_a_hit_is_what_lies_in_the_published_range(rows):
    for row in rows:
        assert 0.0 <= row.ours <= 100.0
        assert row.low <= row.central <= row.high
        assert row.verdict == ("hit" if row.low <= row.ours <= row.high else "miss")
        assert len(row.reason) > 80
