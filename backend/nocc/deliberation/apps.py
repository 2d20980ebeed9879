from django.apps import AppConfig

AUTHORS = {
    "option": "proposed_by",
    "investigation": "requested_by",
    "round": "opened_by",
    "decision": "drafted_by",
}


class DeliberationConfig(AppConfig):
    name = "nocc.deliberation"

    def ready(self) -> None:
        from nocc.cases.events import event_appended
        from nocc.cases.selectors.items import register_item_kind

        from .services.hearing import hear_of_event

        event_appended.connect(hear_of_event, dispatch_uid="deliberation.hearing")
        # Patients conceal what was found out about them, not the board's deliberation on it.
        for name, author in AUTHORS.items():
            register_item_kind(name, f"deliberation.{name.title()}", author=author, is_concealable=False)
