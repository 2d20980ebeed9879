from django.urls import path

from .views import actions, calendar, outcomes, treatments, visits

urlpatterns = [
    path("cases/<uuid:case_id>/actions/", actions.ActionListView.as_view()),
    path("actions/<uuid:pk>/", actions.ActionView.as_view()),
    path("cases/<uuid:case_id>/treatments/", treatments.TreatmentListView.as_view()),
    path("treatments/<uuid:pk>/", treatments.TreatmentView.as_view()),
    path("treatments/<uuid:pk>/withdraw/", treatments.TreatmentWithdrawView.as_view()),
    path("cases/<uuid:case_id>/outcomes/", outcomes.OutcomeListView.as_view()),
    path("outcomes/<uuid:pk>/withdraw/", outcomes.OutcomeWithdrawView.as_view()),
    path("cases/<uuid:case_id>/visits/", visits.VisitListView.as_view()),
    path("cases/<uuid:case_id>/visits/schedule/", visits.ScheduleView.as_view()),
    path("cases/<uuid:case_id>/visits/generate/", visits.GenerateVisitsView.as_view()),
    path("visits/<uuid:pk>/withdraw/", visits.VisitWithdrawView.as_view()),
    path("me/calendar/", calendar.OwnCalendarView.as_view()),
    path("calendar/<str:token>.ics", calendar.CalendarFileView.as_view()),
    path("visits/<uuid:pk>/", visits.VisitView.as_view()),
]
