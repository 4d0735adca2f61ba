"""What the channels through which GDP moves are called: one word for each, in sentences and in legends."""

from dashboard.language import capitalised, mark, say

CHANNEL_WORDS = {
    "income": mark("real income"),
    "production": mark("dear energy in production"),
    "rationing": mark("rationed energy"),
    "confidence": mark("confidence"),
    "finance": mark("finance"),
    "trade": mark("trade"),
    "policy": mark("policy"),
}
"""As they stand within a sentence: a language that writes nouns large does so in its translation."""


def channel_words(channel: str) -> str:
    """Name of a channel within a sentence."""
    return say(CHANNEL_WORDS[channel])


def channel_label(channel: str) -> str:
    """Name of a channel by itself, as in a legend.

    Examples
    --------
    >>> channel_label("income")
    'Real income'
    """
    return capitalised(channel_words(channel))
