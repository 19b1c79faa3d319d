"""Needs and offers: which of them fit, why, how a match moves on, and who talks to whom when (A2-12, A2-13)."""
