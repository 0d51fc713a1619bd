"""The questions that search answers. Nothing here writes."""
