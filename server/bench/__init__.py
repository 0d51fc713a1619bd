"""What the market costs and how fast it is, measured over HTTP as its users meet it: `make bench`."""
