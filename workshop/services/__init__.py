"""Use cases: load, ask the domain, write, journal, commit once."""
