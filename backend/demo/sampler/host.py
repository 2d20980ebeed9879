"""The patient: age, habits, fitness, the facts a head-and-neck board asks for, and what matters to them."""

from nocc.oncology.vocabularies import charlson_items

from .draw import Draw
from .model import Host
from .source import distributions, figure_for, values

# Design choices, chosen to look like an Italian head-and-neck clinic.
CHARLSON_SHARES = {"dm": 5, "copd": 5, "pvd": 3, "mi": 3, "chf": 2, "cva": 2, "liver_mild": 2, "pud": 1, "renal": 1}
PRIORITY_SHARES = {
    "cure": 10,
    "live_longer": 4,
    "swallowing": 6,
    "voice": 5,
    "avoid_tracheostomy": 3,
    "avoid_feeding_tube": 3,
    "avoid_pain": 4,
    "appearance": 2,
    "energy": 3,
    "short_treatment": 2,
    "near_home": 4,
    "work": 2,
    "family": 4,
    "independence": 3,
}
CURRENT_SMOKERS = 0.45


def draw_sex(draw: Draw, stratum: str) -> str:
    return "male" if draw.chance(figure_for(stratum, values("male_share"))) else "female"


def draw_age(draw: Draw, stratum: str) -> int:
    mean, deviation = figure_for(stratum, values("age"))
    shift = 0 if stratum == "nasopharynx" else distributions()["age"]["italy_shift_years"]
    return int(draw.normal_within(mean + shift, deviation, 18, 95))


def draw_host(draw: Draw, *, stratum: str, age: int, is_advanced: bool) -> Host:
    smoking_status, pack_years = draw_smoking(draw, stratum)
    alcohol_status, units = _alcohol(draw, stratum)
    items = _comorbidities(draw)
    ecog = draw.weighted(values("ecog"))
    return Host(
        age=age,
        ecog=ecog,
        charlson_items=items,
        charlson_score=sum(charlson_items()[item].weight for item in items),
        smoking_status=smoking_status,
        pack_years=pack_years,
        alcohol_status=alcohol_status,
        alcohol_units_week=units,
        facts=_facts(draw, age=age, ecog=ecog, is_advanced=is_advanced),
        priorities=_priorities(draw),
    )


def draw_smoking(draw: Draw, stratum: str) -> tuple[str, int]:
    figures = distributions()["smoking"]
    if not draw.chance(figure_for(stratum, figures["smoker_or_ex"])):
        return "never", 0
    amount = figures["pack_years_given_ever"]
    pack_years = min(draw.lognormal(amount["median"], amount["sigma"]), amount["max"])
    return "current" if draw.chance(CURRENT_SMOKERS) else "former", max(1, round(pack_years))


def _alcohol(draw: Draw, stratum: str) -> tuple[str, int]:
    if draw.chance(figure_for(stratum, values("alcohol_high_share"))):
        return "current_high", draw.whole(15, 60)
    status = draw.weighted({"current_low": 0.6, "never": 0.25, "former": 0.15})
    return status, draw.whole(1, 12) if status == "current_low" else 0


def _comorbidities(draw: Draw) -> tuple[str, ...]:
    """Conditions whose weights add up to the drawn score, or one more where only heavier ones are left."""
    band = draw.weighted(values("charlson"))
    target = draw.whole(3, 5) if band == "3+" else int(band)
    chosen: list[str] = []
    while sum(charlson_items()[item].weight for item in chosen) < target:
        left = target - sum(charlson_items()[item].weight for item in chosen)
        fitting = {
            item: share
            for item, share in CHARLSON_SHARES.items()
            if item not in chosen and charlson_items()[item].weight <= left
        }
        chosen.append(draw.weighted(fitting))
    return tuple(chosen)


def _priorities(draw: Draw) -> tuple[str, ...]:
    chosen: list[str] = []
    for _ in range(draw.whole(2, 4)):
        chosen.append(draw.weighted({code: share for code, share in PRIORITY_SHARES.items() if code not in chosen}))
    return tuple(chosen)


def _facts(draw: Draw, *, age: int, ecog: str, is_advanced: bool) -> tuple[tuple[str, str | float | int | bool], ...]:
    height_cm = draw.whole(155, 185)
    weight_kg = draw.whole(48, 98)
    loss = draw.between(3, 16) if is_advanced else draw.between(0, 5)
    facts: dict[str, str | float | int | bool] = {
        "weight": weight_kg,
        "height": height_cm,
        "bmi": round(weight_kg / (height_cm / 100) ** 2, 1),
        "weight_loss_pct_6m": loss,
        "must": 0 if loss < 5 else 1 if loss <= 10 else 2,
        "eat10": draw.whole(8, 28) if is_advanced else draw.whole(0, 8),
        "feeding_route": "NGT" if is_advanced and draw.chance(0.12) else "oral",
        "tracheostomy": "temporary" if is_advanced and draw.chance(0.08) else "none",
        "trismus_mm": draw.whole(20, 38) if is_advanced and draw.chance(0.2) else draw.whole(38, 55),
        "dental_status": draw.weighted({"dentate adequate": 0.5, "dentate needing care": 0.35, "edentulous": 0.15}),
        "pain_nrs": draw.whole(2, 8) if is_advanced else draw.whole(0, 4),
        "hearing": draw.weighted({"normal": 0.6, "mild": 0.25, "moderate": 0.12, "severe": 0.03}),
        "anticoagulant": draw.weighted({"none": 0.72, "antiplatelet": 0.18, "DOAC": 0.08, "VKA": 0.02}),
        "previous_rt_hn": False,
        "renal_contraindication_cisplatin": "absolute" if int(ecog) > 2 else draw.weighted({"no": 9, "relative": 1}),
        "social_support": draw.weighted({"with caregiver": 0.75, "alone": 0.22, "institution": 0.03}),
        "distance_rt_centre": draw.whole(2, 90),
    }
    if age >= 70:
        facts["g8"] = draw.between(9, 17)
    return tuple(facts.items())
