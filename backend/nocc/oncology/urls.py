from django.urls import path

from .views import StageGroupView, StagingSchemaView, VocabularyListView, VocabularyView

urlpatterns = [
    path("staging/group/", StageGroupView.as_view()),
    path("staging/schema/", StagingSchemaView.as_view()),
    path("vocabularies/", VocabularyListView.as_view()),
    path("vocabularies/<slug:name>/", VocabularyView.as_view()),
]
