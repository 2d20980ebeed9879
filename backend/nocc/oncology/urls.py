from django.urls import path

from .staging_views import StagingComparisonView, StagingDerivationView, StagingInputsView
from .views import StageGroupView, StagingSchemaView, VocabularyListView, VocabularyView

urlpatterns = [
    path("staging/compare/", StagingComparisonView.as_view()),
    path("staging/derive/", StagingDerivationView.as_view()),
    path("staging/group/", StageGroupView.as_view()),
    path("staging/inputs/", StagingInputsView.as_view()),
    path("staging/schema/", StagingSchemaView.as_view()),
    path("vocabularies/", VocabularyListView.as_view()),
    path("vocabularies/<slug:name>/", VocabularyView.as_view()),
]
