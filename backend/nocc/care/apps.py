from django.apps import AppConfig


class CareConfig(AppConfig):
    name = "nocc.care"

    def ready(self) -> None:
        from nocc.cases.selectors.items import register_item_kind
        from nocc.deliberation.events import decision_signed

        from .receivers import carry_out

        decision_signed.connect(carry_out, dispatch_uid="care.actions")
        register_item_kind("action", "care.Action", author="owner__user")
        for name in ("treatment", "outcome", "visit"):
            register_item_kind(name, f"care.{name.title()}", author="recorded_by")
