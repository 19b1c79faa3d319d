"""Serving the app: the server, where it can be reached, what the terminal says, what the doctor looks at."""
