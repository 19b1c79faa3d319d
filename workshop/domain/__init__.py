"""Pure rules of the evening: standard library only; time and chance are arguments."""
