from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "nocc.cases"

    def ready(self) -> None:
        from nocc.patients.events import consent_recorded, priorities_set

        from .services.patients import note_consent, note_priorities

        consent_recorded.connect(note_consent)
        priorities_set.connect(note_priorities)
