from django.apps import AppConfig


class PatientsConfig(AppConfig):
    name = "nocc.patients"

    def ready(self) -> None:
        from nocc.directory.events import describe_me

        from .events import say_whether_patient

        describe_me.connect(say_whether_patient)
