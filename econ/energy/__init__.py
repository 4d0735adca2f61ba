"""Energy markets: who still buys, what leaves the market, what it does to prices."""
