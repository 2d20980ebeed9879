from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "nocc.directory"
