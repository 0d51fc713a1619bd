"""How the market behaves as it grows: markets of a thousand to a million products, measured through the whole stack."""
