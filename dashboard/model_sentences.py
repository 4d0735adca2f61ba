"""Sentences that the model writes with numbers in them, said in the language in use."""

import re

from dashboard.amounts import in_marks
from dashboard.language import mark, say

SENTENCES = (
    mark("Brent above {limit} USD/bbl is outside the evidence."),
    mark("TTF above its daily record of {limit} EUR/MWh is outside the evidence."),
    mark("A net oil loss of {share} % of world supply is larger than any observed."),
    mark("Gas rationing beyond {share} % of demand has no precedent."),
    mark("An EU output loss beyond {share} % is outside what energy-shock studies cover."),
    mark("A US output loss beyond {share} % is outside what energy-shock studies cover."),
    mark("EU inflation above the euro area's record of {share} % is outside the evidence."),
    mark("Coal above its monthly record of {limit} USD/t is outside the evidence."),
    mark("A US tariff above {share} % is outside the evidence for both compliance and trade."),
    mark(
        "In some draws output or industrial production falls by more than all there is: channels add up as they do "
        "for small losses; read such numbers as collapse."
    ),
    mark(
        "In {count} of {months} months gas is rationed and the EU price lies at or near its ceiling; that ceiling is "
        "an assumption (ttf_rationing_price_eur_mwh, {price} EUR/MWh, {low} to {high}), not a result."
    ),
)


def retold(sentence: str) -> str:
    """Sentence of the model in the language in use; as it stands where its pattern is not known.

    Examples
    --------
    >>> retold("Brent above 150 USD/bbl is outside the evidence.")
    'Brent above 150 USD/bbl is outside the evidence.'
    """
    for known in SENTENCES:
        if found := _pattern(known).fullmatch(sentence):
            return say(known, **{name: in_marks(value) for name, value in found.groupdict().items()})
    return say(sentence)


def _pattern(known: str) -> re.Pattern[str]:
    """Pattern of a sentence whose placeholders stand for numbers."""
    return re.compile(re.sub(r"\\{(\w+)\\}", r"(?P<\1>[\\d.]+)", re.escape(known)))
