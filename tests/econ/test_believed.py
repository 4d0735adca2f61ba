"""What people believe moves gas prices before it happens, and only if it is believed."""

import numpy as np
from walks import asked

from econ import simulate

LATE = "2027-02"


def stopped(start):
    return asked({"timing.start": start, "gas.turkstream_cut_share": 1.0})


def test_believing_what_happens_is_foreseeing_it():
    scenario = asked({"gas.turkstream_cut_share": 1.0})
    known, plain = simulate(scenario, believed=[scenario]), simulate(scenario)
    np.testing.assert_array_equal(known.draws("ttf_eur_mwh", "EU"), plain.draws("ttf_eur_mwh", "EU"))


def test_a_stop_nobody_expects_moves_no_price_before_it_comes():
    scenario = stopped(LATE)
    plain = simulate(scenario)
    before = plain.months.index(LATE)
    calm = asked({})
    surprise = simulate(scenario, believed=[calm] * before + [scenario])
    nothing = simulate(calm)
    path, base = surprise.draws("ttf_eur_mwh", "EU"), nothing.draws("ttf_eur_mwh", "EU")
    np.testing.assert_array_equal(path[:, :before], np.broadcast_to(base[:, :before], path[:, :before].shape))
    rise = path[:, before] - base[:, before]
    assert rise.min() >= 0.0
    assert rise.max() > 0.0


def test_a_stop_that_is_feared_moves_the_price_although_it_never_comes():
    feared = simulate(asked({"timing.start": LATE}), believed=[stopped(LATE)])
    rise = feared.median("ttf_eur_mwh", "EU") - simulate(asked({})).median("ttf_eur_mwh", "EU")
    assert rise.max() > 0.0
