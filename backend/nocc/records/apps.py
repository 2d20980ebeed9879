from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "nocc.records"

    def ready(self) -> None:
        from nocc.cases.selectors.items import register_item_kind

        register_item_kind("observation", "records.Observation", author="entered_by")
        register_item_kind("document", "records.Document", author="added_by")
