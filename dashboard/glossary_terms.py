"""The terms of the glossary: the names they go by on the page, the one listed first, and what they mean."""

from dataclasses import dataclass

from dashboard.language import mark


@dataclass(frozen=True)
class Term:
    """One term: its names, parted by ``|``, and its meaning in a plain sentence or two."""

    names: str
    meaning: str


TERMS = {
    "ttf": Term(
        mark("TTF"),
        mark("Title Transfer Facility: the Dutch trading point whose gas price stands for Europe, in euros per MWh."),
    ),
    "brent": Term(mark("Brent"), mark("Crude oil from the North Sea; its price is the reference for most oil sold.")),
    "urals": Term(mark("Urals"), mark("Russia's main export crude. It sells below Brent since sanctions began.")),
    "urals-discount": Term(
        mark("Urals discount"),
        mark("How much less a barrel of Russian Urals crude costs than Brent: the price of having few buyers."),
    ),
    "henry-hub": Term(mark("Henry Hub"), mark("A pipeline junction in Louisiana whose gas price stands for the US.")),
    "bcm": Term(
        mark("bcm|bcm/yr"),
        mark("Billion cubic metres of gas. One bcm holds a little over 10 TWh; the EU burns roughly 300 a year."),
    ),
    "mbd": Term(
        mark("mb/d|million barrels a day"),
        mark("Million barrels a day. The world uses a little over 100, and Russia exports about 7."),
    ),
    "mwh": Term(mark("MWh|EUR/MWh"), mark("Megawatt hour, a unit of energy. A barrel of oil holds about 1.7 of them.")),
    "cpi": Term(
        mark("CPI|HICP|consumer prices"),
        mark("Consumer price index: the cost of what households buy. HICP is the EU's harmonised version."),
    ),
    "inflation": Term(
        mark("headline inflation|inflation"),
        mark("By how much consumer prices rose over twelve months. Headline counts everything, energy and food too."),
    ),
    "core": Term(
        mark("core inflation|core"),
        mark("Consumer prices without energy and food. It shows how far dear energy has spread to everything else."),
    ),
    "second-round": Term(
        mark("second-round effects|second round"),
        mark("Dear energy makes other goods and wages dearer: the part of inflation that comes after the energy bill."),
    ),
    "pass-through": Term(
        mark("pass-through"),
        mark("How much of a rise in wholesale prices ends up in what customers pay, and how fast."),
    ),
    "baseline": Term(
        mark("baseline|no embargo|without embargo"),
        mark("The path without the embargo, started from the data of a given month. Every change is measured from it."),
    ),
    "vintage": Term(
        mark("vintage"),
        mark("The state of the data at a date: what was known then, before later revisions."),
    ),
    "draw": Term(
        mark("draws|draw"),
        mark("One run with one possible set of coefficients. Many draws show how much their uncertainty matters."),
    ),
    "median": Term(mark("median"), mark("The middle of all draws: half lie above, half below.")),
    "band": Term(
        mark("90 % band|90 % bands"),
        mark(
            "Range that holds 90 % of draws: one in twenty lies below it, one in twenty above. It leaves out what "
            "the model does not know it does not know."
        ),
    ),
    "recession": Term(
        mark("technical recession|recession"),
        mark("Here: two quarters in a row in which GDP falls. Official dating uses more than that."),
    ),
    "probit": Term(
        mark("probit"),
        mark(
            "An equation that turns interest rates and oil prices into a probability of recession, fitted on history."
        ),
    ),
    "gdp": Term(mark("GDP"), mark("Gross domestic product: all that an economy produces, after inflation.")),
    "real-income": Term(
        mark("real income"),
        mark("Output less what dearer imported energy takes: what is left to spend at home."),
    ),
    "ces": Term(
        mark("CES|energy substitution"),
        mark("A way to write how easily firms can replace energy by something else. Near zero they cannot at all."),
    ),
    "elasticity": Term(
        mark("elasticities|elasticity"),
        mark("By how many percent a quantity answers when a price moves by one percent. Small means prices jump."),
    ),
    "okun": Term(mark("Okun"), mark("Okun's rule: by how much unemployment rises when output falls short.")),
    "taylor": Term(
        mark("Taylor rule|policy rule"),
        mark("A rule of thumb for central banks: raise the interest rate with inflation and with output above normal."),
    ),
    "look-through": Term(
        mark("look-through"),
        mark("A central bank looks through an energy shock when it waits for it to pass and answers to core only."),
    ),
    "hawkish": Term(mark("hawkish"), mark("Quick to raise interest rates against inflation.")),
    "terms-of-trade": Term(
        mark("terms of trade"),
        mark("Prices of exports over prices of imports. Dear imported energy worsens them."),
    ),
    "spare": Term(
        mark("spare capacity"),
        mark("Oil that OPEC+ could produce within weeks but holds back. Most of it is in the Gulf."),
    ),
    "opec": Term(
        mark("OPEC+"),
        mark("Oil exporters around Saudi Arabia, Russia among them, that agree on production."),
    ),
    "strategic-stock": Term(
        mark("strategic stocks|strategic stock|government stocks"),
        mark("Oil that governments keep for emergencies and can sell at a limited rate."),
    ),
    "rerouting": Term(
        mark("rerouting|rerouted"),
        mark("Oil that one buyer refuses and another takes: it is lost to the first, not the market."),
    ),
    "shadow-fleet": Term(
        mark("shadow fleet"),
        mark("Old tankers of unclear ownership that carry Russian oil without Western insurance."),
    ),
    "secondary-tariff": Term(
        mark("secondary tariffs|secondary tariff|secondary sanctions|US tariff"),
        mark("A penalty on countries or firms that go on buying from Russia, rather than on Russia itself."),
    ),
    "price-cap": Term(
        mark("price cap"),
        mark("Western ships and insurers may carry Russian oil only if it is sold below this price."),
    ),
    "retail-cap": Term(
        mark("retail energy price cap|energy price cap"),
        mark("Governments keep part of the price rise from customers, who then save less. The budget pays."),
    ),
    "compliance": Term(mark("compliance"), mark("Share of its Russian purchases that a buyer gives up under threat.")),
    "lng": Term(mark("LNG"), mark("Liquefied natural gas, shipped by tanker. It goes to whoever pays most.")),
    "turkstream": Term(
        mark("TurkStream"),
        mark("The pipeline under the Black Sea: the last that brings Russian gas to the EU."),
    ),
    "storage-target": Term(
        mark("storage target"),
        mark("How full the EU wants its gas storage before winter, as a share of capacity."),
    ),
    "storage": Term(
        mark("gas storage|gas in storage"),
        mark("Gas kept underground. It is filled in summer and covers much of winter demand."),
    ),
    "rationing": Term(
        mark("rationing|rationed"),
        mark("Gas that users want at the price but do not get. Firms are cut off before households."),
    ),
    "solidarity": Term(
        mark("solidarity"),
        mark("EU states with enough gas share it with those that lack it. Without it each keeps its own."),
    ),
    "fund": Term(
        mark("liquid wealth fund|liquid fund|NWF"),
        mark("The part of Russia's National Wealth Fund that can be sold soon (yuan and gold) to cover deficits."),
    ),
    "shut-in": Term(
        mark("shut-in|shut in"),
        mark("Wells closed because the oil cannot be sold; some of it never comes back."),
    ),
    "term-spread": Term(
        mark("term spread"),
        mark("Long interest rate less short one. Before most US recessions it turned negative."),
    ),
    "credit-spread": Term(
        mark("credit spreads|credit spread"),
        mark("What firms pay to borrow above what the state pays. It widens with fear."),
    ),
    "auroc": Term(
        mark("AUROC|AUC"),
        mark("How well a signal tells recession months from calm ones: 0.5 is a coin toss, 1 is perfect."),
    ),
    "brier": Term(
        mark("Brier score|Brier"),
        mark("Mean squared error of probabilities: 0 is perfect, lower is better."),
    ),
    "sobol": Term(
        mark("Sobol"),
        mark("Shares of a result's variance by what causes it, alone and together with the rest."),
    ),
    "tornado": Term(
        mark("tornado"),
        mark("Chart of how far a result moves when one assumption at a time goes low or high."),
    ),
    "crack": Term(
        mark("crack spreads|crack spread"),
        mark("What a refined product such as diesel costs above crude oil."),
    ),
    "naive": Term(
        mark("naive forecasts|naive forecast"),
        mark(
            "A forecast that anybody could make, such as the last value held. A model that cannot beat it adds little."
        ),
    ),
    "waiting-game": Term(
        mark("waiting game"),
        mark("Each side bears the embargo until it passes its pain thresholds. Who passes them first gives in."),
    ),
    "sd": Term(
        mark("SD|standard deviations"),
        mark("Standard deviation: a usual distance from normal. Two are rare, about one in forty."),
    ),
}
