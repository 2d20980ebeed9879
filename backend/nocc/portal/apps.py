from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "nocc.portal"

    def ready(self) -> None:
        from nocc.cases.events import event_appended

        from .receivers import tell_the_patient

        event_appended.connect(tell_the_patient, dispatch_uid="portal.journey")
