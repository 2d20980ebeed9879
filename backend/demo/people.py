"""Who works in the demonstration network. Nobody here exists."""

from dataclasses import dataclass

PASSWORD = "nocc-demo-2026"


@dataclass(frozen=True)
class Place:
    name: str
    address: str
    postcode: str
    city: str
    province: str
    phone: str
    latitude: str
    longitude: str


@dataclass(frozen=True)
class Person:
    """`place` is an index of PLACES, `groups` are indices of GROUPS; `coordinates` is one of them or None."""

    email: str
    title: str
    given_name: str
    family_name: str
    specialty: str
    place: int
    groups: tuple[int, ...]
    coordinates: int | None = None


PLACES = (
    Place(
        name="Policlinico della Costa",
        address="Viale dei Mandorli 14",
        postcode="70124",
        city="Bari",
        province="BA",
        phone="+39 080 555 0100",
        latitude="41.10930",
        longitude="16.87810",
    ),
    Place(
        name="Ospedale Santa Ginevra",
        address="Via delle Saline 3",
        postcode="74121",
        city="Taranto",
        province="TA",
        phone="+39 099 555 0120",
        latitude="40.46440",
        longitude="17.24700",
    ),
    Place(
        name="Istituto Oncologico Valle d'Itria",
        address="Contrada Tre Olivi 1",
        postcode="72014",
        city="Cisternino",
        province="BR",
        phone="+39 080 555 0140",
        latitude="40.74170",
        longitude="17.42540",
    ),
    Place(
        name="Ospedale civile San Rocco",
        address="Piazza del Gelso 8",
        postcode="73100",
        city="Lecce",
        province="LE",
        phone="+39 0832 555 160",
        latitude="40.35150",
        longitude="18.17500",
    ),
    Place(
        name="Centro di Radioterapia del Gargano",
        address="Via dei Carrubi 22",
        postcode="71121",
        city="Foggia",
        province="FG",
        phone="+39 0881 555 180",
        latitude="41.46220",
        longitude="15.54460",
    ),
)

# Opening hours of every place: weekdays long, Saturday short.
OPENING_HOURS = [
    *({"day": day, "opens": "08:00", "closes": "18:00"} for day in range(1, 6)),
    {"day": 6, "opens": "08:00", "closes": "13:00"},
]

GROUPS = (
    ("Gruppo testa-collo Puglia", "Tumori del distretto cervico-cefalico, rete ospedaliera regionale."),
    ("Gruppo tiroide e ghiandole salivari", "Tumori della tiroide e delle ghiandole salivari maggiori."),
)

PHYSICIANS = (
    Person("chirurgo@demo.nocc", "Dott.ssa", "Marta", "Contini", "surgery_hn", 0, (0, 1), coordinates=0),
    Person("oncologo@demo.nocc", "Dott.", "Davide", "Ferrante", "medical_oncology", 2, (0, 1)),
    Person("radioterapista@demo.nocc", "Dott.ssa", "Irene", "Lomuscio", "radiation_oncology", 4, (0, 1)),
    Person("radiologo@demo.nocc", "Dott.", "Paolo", "Amendolara", "radiology", 0, (0,)),
    Person("patologo@demo.nocc", "Dott.ssa", "Chiara", "Stasi", "pathology", 0, (0, 1)),
    Person("chirurgo2@demo.nocc", "Dott.", "Nicola", "Tarantini", "surgery_hn", 1, (0,)),
    Person("maxillo@demo.nocc", "Dott.", "Stefano", "Greco", "maxillofacial_surgery", 3, (0,)),
    Person("oncologo2@demo.nocc", "Dott.ssa", "Lucia", "De Santis", "medical_oncology", 3, (0,)),
    Person("radioterapista2@demo.nocc", "Dott.", "Marco", "Ippolito", "radiation_oncology", 2, (0, 1)),
    Person("nutrizionista@demo.nocc", "Dott.ssa", "Elena", "Palmisano", "nutrition", 0, (0,)),
    Person("nucleare@demo.nocc", "Dott.", "Giorgio", "Vitale", "nuclear_medicine", 2, (0, 1)),
    Person("endocrinochirurgo@demo.nocc", "Dott.ssa", "Sara", "Colucci", "surgery_hn", 3, (1,), coordinates=1),
)

OBSERVERS = (
    Person("osservatore@demo.nocc", "Dott.", "Luca", "Marangi", "surgery_hn", 1, ()),
    Person("osservatrice@demo.nocc", "Dott.ssa", "Anna", "Rizzo", "radiation_oncology", 3, ()),
)

ADMINISTRATOR = ("admin@demo.nocc", "Teresa", "Lorusso")
# The account of the patient whose way is furthest along.
PATIENT_EMAIL = "paziente@demo.nocc"
