from django.urls import path

from .views import exams, journey, record, reminders

urlpatterns = [
    path("portal/journey/", journey.JourneyView.as_view()),
    path("portal/letter.pdf", journey.LetterView.as_view()),
    path("portal/team/", journey.TeamView.as_view()),
    path("portal/facilities/", journey.PortalFacilitiesView.as_view()),
    path("portal/exams/", exams.ExamsView.as_view()),
    path("portal/exams/documents/<uuid:pk>/content/", exams.ExamContentView.as_view()),
    path("portal/release-preference/", exams.ReleasePreferenceView.as_view()),
    path("portal/reminder-preference/", reminders.ReminderPreferenceView.as_view()),
    path("portal/messages/", record.PortalMessagesView.as_view()),
    path("portal/diary/", record.PortalDiaryView.as_view()),
    path("portal/accesses/", record.PortalAccessesView.as_view()),
    path("portal/consents/", record.PortalConsentsView.as_view()),
    path("portal/priorities/", record.PortalPrioritiesView.as_view()),
]
