from django.apps import AppConfig


class ImagingConfig(AppConfig):
    name = "nocc.imaging"

    def ready(self) -> None:
        from nocc.cases.contents import keep
        from nocc.cases.selectors.items import register_item_kind

        from . import kept
        from .selectors import studies_visible_to

        keep(*kept.KINDS)
        register_item_kind("study", "imaging.Study", visible_to=studies_visible_to, author="added_by")
