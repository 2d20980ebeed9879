"""People who do not exist: invented surnames and towns, numbers that no one can be reached at."""

from datetime import date

from .draw import Draw
from .model import Address, Identity
from .narrative import texts

MONTH_LETTERS = "ABCDEHLMPRST"
ODD_VALUES = (1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def draw_identity(draw: Draw, *, locale: str, hospital_number: str, sex: str, birth_date: date) -> Identity:
    people = texts(locale)["people"]
    family_name, given_name = draw.pick(people["family_names"]), draw.pick(people[sex])
    return Identity(
        family_name=family_name,
        given_name=given_name,
        sex=sex,
        birth_date=birth_date,
        birth_place=draw.pick(people["towns"]),
        fiscal_code=_impossible_fiscal_code(draw, family_name, given_name, sex, birth_date),
        hospital_number=hospital_number,
        phone=f"+39 000 {draw.whole(1_000_000, 9_999_999)}",
        email=f"{given_name}.{family_name}.{hospital_number}@pazienti.example".lower(),
        address=Address(
            f"{draw.pick(people['streets'])} {draw.whole(1, 120)}", "00000", draw.pick(people["towns"]), "ZZ"
        ),
    )


def _impossible_fiscal_code(draw: Draw, family_name: str, given_name: str, sex: str, birth_date: date) -> str:
    """Sixteen characters as Italy writes them, of a municipality that does not exist, with a wrong check letter."""
    day = birth_date.day + (40 if sex == "female" else 0)
    born = f"{birth_date:%y}{MONTH_LETTERS[birth_date.month - 1]}{day:02d}"
    body = f"{_family_letters(family_name)}{_given_letters(given_name)}{born}X{draw.whole(100, 999)}"
    return body + draw.pick([letter for letter in LETTERS if letter != _check_letter(body)])


def _split(name: str) -> tuple[str, str]:
    letters = name.upper()
    consonants = "".join(letter for letter in letters if letter not in "AEIOU")
    return consonants, "".join(letter for letter in letters if letter in "AEIOU")


def _family_letters(name: str) -> str:
    consonants, vowels = _split(name)
    return (consonants + vowels + "XXX")[:3]


def _given_letters(name: str) -> str:
    """Of four or more consonants the second is left out."""
    consonants, vowels = _split(name)
    if len(consonants) > 3:
        consonants = consonants[0] + consonants[2:]
    return (consonants + vowels + "XXX")[:3]


def _check_letter(body: str) -> str:
    """Source: Decreto ministeriale 23 dicembre 1976, check character."""
    positions = [int(character) if character.isdigit() else LETTERS.index(character) for character in body]
    return LETTERS[(sum(ODD_VALUES[value] for value in positions[::2]) + sum(positions[1::2])) % 26]
