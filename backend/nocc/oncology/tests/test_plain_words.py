import pytest

from nocc.oncology.plain_words import gulpease, plain_plan, plain_treatment
from nocc.oncology.vocabularies import treatments, vocabulary

# Easy for who finished middle school.
EASY = 60


@pytest.mark.parametrize("language", ["it", "en"])
def test_every_treatment_can_be_told(language):
    assert [term.code for term in treatments() if not plain_treatment(term.code, language)] == []


@pytest.mark.parametrize("code", vocabulary("plain_treatments").codes)
def test_what_is_told_is_easy_to_read(code):
    assert (gulpease(vocabulary("plain_treatments")[code].label_it) or 0) >= EASY


def test_the_words_are_those_of_the_nearest_kind():
    assert plain_treatment("S.LAR.TL", "it") != plain_treatment("S.LAR.CORD", "it") == plain_treatment("S.LAR", "it")


def test_a_plan_is_told_step_by_step_and_nothing_twice():
    steps = [{"treatment": "S.OPX.TORS"}, {"treatment": "S.ND.SND_II_IV"}, {"treatment": "RT.POST", "fractions": 30}]
    told = plain_plan(intent="curative", steps=[*steps, {"treatment": "S.ND.MRND"}], language="it").splitlines()
    assert [line.split(".")[0] for line in told[1:-1]] == ["Prima", "Poi", "Alla fine"]
    assert "guarire" in told[0]
    assert told[3].endswith("Le sedute di raggi sono 30.")


def test_a_plan_of_one_step_counts_nothing():
    told = plain_plan(intent="palliative", steps=[{"treatment": "RT.PALL"}], language="en").splitlines()
    assert told[1].startswith("Radiotherapy uses rays")


def test_an_unknown_language_falls_back_to_italian():
    assert plain_plan(intent="curative", steps=[], language="fr").startswith("I medici")


@pytest.mark.parametrize(
    ("text", "index"),
    [
        ("Il gatto dorme. Il cane corre.", 100),
        ("La microchirurgia transorale comporterebbe un'insufficienza velofaringea potenzialmente irreversibile", 19),
        ("Sì.", None),
    ],
)
def test_gulpease_tells_easy_from_hard(text, index):
    assert gulpease(text) == index


def test_each_word_of_the_glossary_has_a_meaning_and_its_forms_in_both_languages():
    for term in vocabulary("glossary"):
        assert all((term.meaning_it, term.meaning_en, term.forms_it, term.forms_en)), term.code


def test_no_form_belongs_to_two_words():
    for language in ("it", "en"):
        forms = [form.casefold() for term in vocabulary("glossary") for form in getattr(term, f"forms_{language}")]
        assert len(forms) == len(set(forms))
