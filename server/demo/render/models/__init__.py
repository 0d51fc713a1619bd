"""The models, one file per shelf of the market."""
