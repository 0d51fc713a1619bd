"""Product pictures of the demo market, rendered from models written in Python. See the README beside `demo/`."""
