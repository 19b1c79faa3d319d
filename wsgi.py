"""Where servers and the flask command find the app."""

from workshop import create_app

app = create_app()
