"""Films made anew, in a process of its own: no database, no Django, no network."""
