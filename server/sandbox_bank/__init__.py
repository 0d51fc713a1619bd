"""A bank to practise with: its own process, its own book, its own mistakes. It knows nothing of the market."""
