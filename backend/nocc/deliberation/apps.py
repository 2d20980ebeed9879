from django.apps import AppConfig


class DeliberationConfig(AppConfig):
    name = "nocc.deliberation"

    def ready(self) -> None:
        from nocc.cases.contents import keep
        from nocc.cases.events import event_appended
        from nocc.cases.selectors.items import register_item_kind

        from . import kept
        from .selectors import rows
        from .services.hearing import hear_of_event

        keep(*kept.KINDS)
        event_appended.connect(hear_of_event, dispatch_uid="deliberation.hearing")
        # Patients conceal what was found out about them, not the board's deliberation on it.
        for name, visible_to, author in (
            ("option", rows.options_visible_to, "proposed_by"),
            ("investigation", rows.investigations_visible_to, "requested_by"),
            ("round", rows.rounds_visible_to, "opened_by"),
            ("decision", rows.decisions_visible_to, "drafted_by"),
        ):
            model = f"deliberation.{name.title()}"
            register_item_kind(name, model, visible_to=visible_to, author=author, is_concealable=False)
