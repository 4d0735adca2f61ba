"""Oil rows measured on the fits: what they say of an episode, or of oil supply news, that they have not seen."""

import numpy as np

from econ.estimate.oil_fit import predicted_rises_pct
from econ.estimate.oil_market import MATCHED_MONTHS, consumption_pct, market_fit, stock_build_pct
from econ.estimate.oil_news import news_responses
from econ.validation.verdict import Measured

EPISODES = {"H1973_price": "1973", "H1978_price": "1978", "H1990_price": "1990", "H2011": "2011", "ABQ19": "2019"}
KAENZIG_MONTHS = {"KZ_prod_12": 12, "KZ_prod_24": 24, "KZ_prod_36": 36}
ROW_IDS = (*EPISODES, *KAENZIG_MONTHS)


def oil_rows(n_draws: int) -> list[Measured]:
    """Price rises in the oil episodes and production after oil supply news, each by a fit without it.

    Parameters
    ----------
    n_draws : int
        Draws of the posterior of each fit.
    """
    return [*_episodes(n_draws), *_news(n_draws)]


def _episodes(n_draws: int) -> list[Measured]:
    note = (
        "draws of the posterior of the fit without this episode, spread between episodes included; fed with the net "
        "loss and how long it was believed to last (table oil_episodes)"
    )
    return [Measured.of(row_id, predicted_rises_pct(year, n_draws), note) for row_id, year in EPISODES.items()]


def _news(n_draws: int) -> list[Measured]:
    """Production after oil supply news: demand at the VAR's price and its stock building, by a fit without news."""
    responses = news_responses().point
    coefficients, _ = market_fit("news").draws(n_draws)
    price, world_ip = responses[0, MATCHED_MONTHS], responses[3, MATCHED_MONTHS]
    production = consumption_pct(coefficients, price, world_ip) + stock_build_pct(responses)
    note = (
        "draws of the posterior of the fit without the news, whose demand elasticities they are; price, activity and "
        "stocks of the VAR are fed"
    )
    return [
        Measured.of(row_id, production[:, int(np.flatnonzero(month == MATCHED_MONTHS)[0])], note)
        for row_id, month in KAENZIG_MONTHS.items()
    ]
