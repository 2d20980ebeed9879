from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "nocc.cases"
