from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The demonstration network: installed in the demonstration and in tests, never in production."""

    name = "demo"
