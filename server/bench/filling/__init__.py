"""A believable market to measure: goods, shops, people with sessions. Made of nothing from outside the repository."""
