from django.apps import AppConfig


class ImagingConfig(AppConfig):
    name = "nocc.imaging"

    def ready(self) -> None:
        from nocc.cases.selectors.items import register_item_kind

        register_item_kind("study", "imaging.Study", author="added_by")
