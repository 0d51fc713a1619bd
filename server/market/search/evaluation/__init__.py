"""How good the search is, measured by what people judged: `manage.py search_eval`."""
