"""What is open without a session, and what is nobody's in particular."""

from config.urls import urlpatterns

from ..door import Door, Log, answers, delete, listed, post, read, signed_in

NEVER = Log.NEVER
# The last pattern: whatever is no other address is the browser application's.
APPLICATION = str(urlpatterns[-1].pattern)
EVERYBODY = answers(otherwise=200, anonymous=200)
# A bearer's token mints no other: that takes the session of the browser.
NOBODY_BY_TOKEN = answers(otherwise=401)
T2N1 = {"schema_id": "oral_cavity", "edition": "8", "classification": "c", "t": "T2", "n": "N1", "m": "M0"}

SIZE = {"schema_id": "oral_cavity", "classification": "c", "inputs": {"size_cm": 3}}
T_BY_SIZE = SIZE | {"edition": "8", "target": "T"}

DOORS = [
    Door("GET", "healthz", EVERYBODY, log=NEVER),
    Door("GET", "readyz", EVERYBODY, log=NEVER),
    Door("GET", ".well-known/nocc-keys.json", EVERYBODY, log=NEVER),
    Door("GET", APPLICATION, EVERYBODY, log=NEVER),
    post("auth/token/", NOBODY_BY_TOKEN, log=NEVER),
    post("auth/socket-ticket/", signed_in(201), log=NEVER),
    read("me/calendar/", signed_in(), log=NEVER),
    post("me/calendar/", signed_in(201), log=NEVER),
    delete("me/calendar/", signed_in(204), log=NEVER),
    # Whoever has the secret reads, whoever they are: tried in care/tests. Nobody guesses one.
    read("calendar/<str:token>.ics", answers(anonymous=404), log=NEVER),
    post("staging/group/", signed_in(), lambda record: T2N1, log=NEVER),
    post("staging/derive/", signed_in(), lambda record: T_BY_SIZE, log=NEVER),
    post("staging/compare/", signed_in(), lambda record: SIZE, log=NEVER),
    read("staging/inputs/", signed_in(400), log=NEVER),
    read("staging/schema/", signed_in(400), log=NEVER),
    listed("vocabularies/", signed_in(), log=NEVER),
    read("vocabularies/<slug:name>/", signed_in(), log=NEVER),
]
