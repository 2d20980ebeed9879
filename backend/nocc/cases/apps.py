from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "nocc.cases"

    def ready(self) -> None:
        from nocc.directory.events import invitation_accepted, membership_ended
        from nocc.patients.events import consent_recorded, priorities_set

        from . import kept
        from .contents import keep
        from .receivers import join_the_case, leave_the_cases
        from .selectors import register_item_kind
        from .selectors.discussion import messages_of_cases_visible_to
        from .selectors.dossier import diagnoses_visible_to
        from .services.patients import note_consent, note_priorities

        keep(*kept.KINDS)
        consent_recorded.connect(note_consent)
        priorities_set.connect(note_priorities)
        invitation_accepted.connect(join_the_case)
        membership_ended.connect(leave_the_cases)
        register_item_kind(
            "diagnosis",
            "cases.Diagnosis",
            visible_to=diagnoses_visible_to,
            author="case__opened_by",
            is_concealable=False,
        )
        register_item_kind("message", "cases.Message", visible_to=messages_of_cases_visible_to, author="author")
