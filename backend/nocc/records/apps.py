from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "nocc.records"

    def ready(self) -> None:
        from nocc.cases.contents import keep
        from nocc.cases.selectors.items import register_item_kind

        from . import kept
        from .selectors import (
            documents_visible_to,
            imports_visible_to,
            observations_visible_to,
            pathology_visible_to,
        )

        keep(*kept.KINDS)
        register_item_kind(
            "observation", "records.Observation", visible_to=observations_visible_to, author="entered_by"
        )
        register_item_kind(
            "laboratory_import",
            "records.LaboratoryImport",
            visible_to=imports_visible_to,
            author="imported_by",
            is_concealable=False,
        )
        register_item_kind("document", "records.Document", visible_to=documents_visible_to, author="added_by")
        register_item_kind("pathology", "records.PathologyReport", visible_to=pathology_visible_to, author="added_by")
