"""A storm over the whole market and its money, and the proof after it: `python -m storm`, which is `make storm`."""
