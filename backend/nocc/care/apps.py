from django.apps import AppConfig


class CareConfig(AppConfig):
    name = "nocc.care"

    def ready(self) -> None:
        from nocc.cases.contents import keep
        from nocc.cases.selectors.items import register_item_kind
        from nocc.deliberation.events import decision_signed

        from . import kept, selectors
        from .receivers import carry_out

        keep(*kept.KINDS)
        decision_signed.connect(carry_out, dispatch_uid="care.actions")
        for name, visible_to, author in (
            ("action", selectors.actions_visible_to, "owner__user"),
            ("treatment", selectors.treatments_visible_to, "recorded_by"),
            ("outcome", selectors.outcomes_visible_to, "recorded_by"),
            ("visit", selectors.visits_visible_to, "recorded_by"),
        ):
            register_item_kind(name, f"care.{name.title()}", visible_to=visible_to, author=author)
