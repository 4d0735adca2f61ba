"""All fits by id. A new fit is one line here."""

from collections.abc import Callable

from econ.estimate.approval import approval
from econ.estimate.buyers import buyers
from econ.estimate.coal import coal
from econ.estimate.confidence import confidence
from econ.estimate.credit_spread import credit_spread
from econ.estimate.energy_price_fits import energy_prices_euro_area, energy_prices_us
from econ.estimate.equities import equities
from econ.estimate.exchange_rate import exchange_rate
from econ.estimate.fit import Fit
from econ.estimate.gas_demand import gas_demand
from econ.estimate.gas_price import gas_price
from econ.estimate.growth_residuals import growth_residuals
from econ.estimate.henry_hub import henry_hub
from econ.estimate.industry import industry_gdp
from econ.estimate.lng import asian_price, lng
from econ.estimate.long_rates import long_rates
from econ.estimate.member_jobs import member_jobs
from econ.estimate.member_prices import member_prices
from econ.estimate.oil_fit import oil_market
from econ.estimate.oil_stocks import oil_stocks
from econ.estimate.okun import okun
from econ.estimate.power import power
from econ.estimate.probit_fits import probit_euro_area, probit_us
from econ.estimate.products import products
from econ.estimate.recession_calibration import recession_calibration
from econ.estimate.response_fits import (
    gas_in_the_euro_area,
    gas_in_the_us,
    oil_in_the_euro_area,
    oil_in_the_us,
    oil_news,
)
from econ.estimate.russia_prices import russia_prices
from econ.estimate.russia_revenue import russia_revenue
from econ.estimate.second_round_fit import second_round
from econ.estimate.structural import FROM_SECOND_ROUND, structural
from econ.estimate.taylor import taylor_euro_area, taylor_us
from econ.estimate.urals import urals

FITS: dict[str, Callable[[], Fit]] = {
    "buyers": buyers,
    "approval": approval,
    "coal": coal,
    "gas-demand": gas_demand,
    "lng": lng,
    "asian-price": asian_price,
    "gas-price": gas_price,
    "growth-residuals": growth_residuals,
    "henry_hub": henry_hub,
    "member-prices": member_prices,
    "member-jobs": member_jobs,
    "power": power,
    "oil_market": oil_market,
    "oil_stocks": oil_stocks,
    "probit-us": probit_us,
    "probit-euro-area": probit_euro_area,
    "products": products,
    "recession-calibration": recession_calibration,
    "russia-prices": russia_prices,
    "russia-revenue": russia_revenue,
    "urals": urals,
    "oil-news": oil_news,
    "oil-us": oil_in_the_us,
    "oil-euro-area": oil_in_the_euro_area,
    "gas-euro-area": gas_in_the_euro_area,
    "gas-us": gas_in_the_us,
    "energy-prices-euro-area": energy_prices_euro_area,
    "energy-prices-us": energy_prices_us,
    "second-round": lambda: second_round().without(FROM_SECOND_ROUND),
    "okun": okun,
    "taylor-euro-area": taylor_euro_area,
    "taylor-us": taylor_us,
    "long-rates": long_rates,
    "equities": equities,
    "credit-spread": credit_spread,
    "exchange-rate": exchange_rate,
    "confidence": confidence,
    "industry-gdp": industry_gdp,
    "structural": structural,
}
