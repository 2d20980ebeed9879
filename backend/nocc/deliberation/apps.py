from django.apps import AppConfig


class DeliberationConfig(AppConfig):
    name = "nocc.deliberation"

    def ready(self) -> None:
        from nocc.cases.events import event_appended

        from .services.hearing import hear_of_event

        event_appended.connect(hear_of_event, dispatch_uid="deliberation.hearing")
