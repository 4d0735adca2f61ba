"""Russia: what it sells, what its budget gets and spends, and what follows for rouble, prices and output."""
