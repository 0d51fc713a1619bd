"""Questions notes can answer. Nothing here writes."""
