from django.urls import path

from . import patient_urls
from .views import cases, discussion, dossier, explanations, groups, history, log, participants, safety, work

CASE = "cases/<uuid:case_id>/"

urlpatterns = [
    *patient_urls.urlpatterns,
    path("cases/", cases.CasesView.as_view()),
    path(CASE, cases.CaseView.as_view()),
    path(CASE + "share/", cases.ShareView.as_view()),
    path(CASE + "transition/", cases.TransitionView.as_view()),
    path(CASE + "lead/", cases.LeadView.as_view()),
    path(CASE + "diagnosis/", dossier.DiagnosisView.as_view()),
    path(CASE + "stagings/", dossier.StagingsView.as_view()),
    path(CASE + "assessment/", dossier.AssessmentView.as_view()),
    path(CASE + "participants/", participants.ParticipantsView.as_view()),
    path(CASE + "participants/<uuid:pk>/", participants.ParticipantView.as_view()),
    path(CASE + "invitations/", participants.CaseInvitationsView.as_view()),
    path(CASE + "messages/", discussion.MessagesView.as_view()),
    path("messages/<uuid:pk>/", discussion.MessageView.as_view()),
    path("messages/<uuid:pk>/revisions/", discussion.MessageRevisionsView.as_view()),
    path(CASE + "events/", log.EventsView.as_view()),
    path(CASE + "at/", history.CaseAtView.as_view()),
    path(CASE + "seen/", log.SeenView.as_view()),
    path(CASE + "receipts/", log.ReceiptsView.as_view()),
    path(CASE + "clearances/", log.ClearancesView.as_view()),
    path(CASE + "clearances/<uuid:pk>/", log.ClearanceView.as_view()),
    path(CASE + "explanations/", explanations.ExplanationsView.as_view()),
    path(CASE + "explanations/<uuid:pk>/", explanations.ExplanationView.as_view()),
    path(CASE + "tasks/", work.CaseTasksView.as_view()),
    path(CASE + "emergency-access/", safety.EmergencyAccessView.as_view()),
    path("concealments/", safety.ConcealmentsView.as_view()),
    path("tasks/", work.TasksView.as_view()),
    path("notifications/", work.NotificationsView.as_view()),
    path("notifications/read/", work.NotificationsReadView.as_view()),
    path("saved-filters/", work.SavedFiltersView.as_view({"get": "list", "post": "create"})),
    path(
        "saved-filters/<uuid:pk>/",
        work.SavedFiltersView.as_view({"get": "retrieve", "patch": "partial_update", "delete": "destroy"}),
    ),
    path("groups/<uuid:group_id>/cases/", groups.GroupCasesView.as_view()),
]
