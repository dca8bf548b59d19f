"""The shipped table of Belgian places: found as people write it, and where it says it is."""

import csv
from collections import Counter

import pytest

from competencies.errors import UnknownMunicipality
from competencies.place import Place, distance_km, normalise_name
from data.sources.content import BUILT_IN


@pytest.mark.parametrize(
    ("written", "postcode", "municipality"),
    [
        ("Antwerpen", "2000", "Antwerpen"),
        ("ANTWERPEN", "2000", "Antwerpen"),
        ("gent", "9000", "Gent"),
        ("BRUGGE", "8000", "Brugge"),
        ("Leuven", "3000", "Leuven"),
        ("Brussel", "1000", "Brussel"),
        ("St-Truiden", "3800", "Sint-Truiden"),
        ("sint truiden", "3800", "Sint-Truiden"),
        ("St. Niklaas", "9100", "Sint-Niklaas"),
        ("Liège", "4000", "Liège"),
        ("liege", "4000", "Liège"),
        ("Luik", "4000", "Liège"),
        ("3600", "3600", "Genk"),
        ("3600 Genk", "3600", "Genk"),
        ("3600 genk", "3600", "Genk"),
        ("Pajottegem", "1755", "Pajottegem"),
        ("Anvers", "2000", "Antwerpen"),
        ("Gand", "9000", "Gent"),
        ("Bruges", "8000", "Brugge"),
        ("Malines", "2800", "Mechelen"),
        ("Louvain", "3000", "Leuven"),
        ("Courtrai", "8500", "Kortrijk"),
        ("Bruxelles", "1000", "Brussel"),
        ("Brussels", "1000", "Brussel"),
        ("Heist op den Berg", "2220", "Heist-op-den-Berg"),
        ("'s Gravenwezel", "2970", "Schilde"),
    ],
)
def test_place_is_found_as_people_write_it(gazetteer, written, postcode, municipality):
    place = gazetteer.find(written)

    assert (place.postcode, place.municipality) == (postcode, municipality)


@pytest.mark.parametrize("written", ["Atlantis", "0001", "12345", "", "Amsterdam"])
def test_unknown_place_is_refused_with_its_field(gazetteer, written):
    with pytest.raises(UnknownMunicipality) as caught:
        gazetteer.find(written)

    assert caught.value.field == "municipality"


def test_every_row_is_found_by_its_postcode_and_name(gazetteer):
    missed = [place for place in gazetteer.places if gazetteer.find(f"{place.postcode} {place.name}") != place]

    assert missed == []


def test_every_municipality_is_found_by_its_name_and_is_itself(gazetteer):
    municipalities = {place.municipality for place in gazetteer.places}

    assert len(municipalities) == 285 + 19 + 261
    assert sorted(name for name in municipalities if gazetteer.find(name).municipality != name) == []


def test_every_other_name_leads_to_a_place_that_has_it(gazetteer):
    with (BUILT_IN / "places" / "aliases.csv").open(encoding="utf-8", newline="") as file:
        aliases = list(csv.DictReader(file))
    meant: dict[str, set[str]] = {}
    for row in aliases:
        meant.setdefault(normalise_name(row["alias"]), set()).add(row["postcode"])
    own_names = {normalise_name(name) for place in gazetteer.places for name in (place.name, place.municipality)}
    astray = {name for name, postcodes in meant.items() if gazetteer.find(name).postcode not in postcodes}

    assert len(aliases) > 500
    assert astray <= own_names  # a place of that very name comes first


def test_rows_are_unique_and_lie_in_belgium(gazetteer):
    keys = Counter((place.postcode, place.name) for place in gazetteer.places)

    assert [key for key, times in keys.items() if times > 1] == []
    assert [
        place for place in gazetteer.places if not (49.4 < place.latitude < 51.6 and 2.5 < place.longitude < 6.5)
    ] == []


def test_parts_of_one_postcode_lie_together(gazetteer):
    """A position of another place with the same name would stand far from its neighbours."""
    by_postcode: dict[str, list[Place]] = {}
    for place in gazetteer.places:
        by_postcode.setdefault(place.postcode, []).append(place)
    far = {
        postcode
        for postcode, rows in by_postcode.items()
        for one in rows
        for other in rows
        if distance_km(one, other) > 15
    }

    assert far <= {"5377", "5590", "5660"}  # large rural municipalities, see data/places/README.md


def test_brussels_to_antwerp_is_about_41_km(gazetteer):
    assert distance_km(gazetteer.find("Brussel"), gazetteer.find("Antwerpen")) == pytest.approx(41.5, abs=1.5)


def is_flemish(postcode: str) -> bool:
    return 1500 <= int(postcode) <= 3999 or 8000 <= int(postcode) <= 9999


@pytest.fixture(scope="module")
def flemish_rows(shared_data) -> list[tuple[str, str, float, float]]:
    """(postcode, name, latitude, longitude) from the development data, made apart from our table."""
    path = shared_data / "belgium-postcodes" / "zipcode-belgium.csv"
    if not path.is_file():
        pytest.skip("../shared/data/belgium-postcodes is not there; the product runs without it")
    with path.open(encoding="utf-8", newline="") as file:
        rows = [(code, name, float(lat), float(lon)) for code, name, lon, lat in csv.reader(file)]
    return [row for row in rows if is_flemish(row[0])]


@pytest.mark.shared
def test_flemish_places_lie_within_5_km_of_the_source(gazetteer, flemish_rows):
    ours = {(place.postcode, normalise_name(place.name)): place for place in gazetteer.places}
    near = 0
    for postcode, name, lat, lon in flemish_rows:
        place = ours.get((postcode, normalise_name(name)))
        there = Place(postcode, name, name, "", "vlaanderen", lat, lon)
        near += place is not None and distance_km(place, there) <= 5

    assert len(flemish_rows) == 1170
    assert near / len(flemish_rows) >= 0.95


@pytest.mark.shared
def test_every_flemish_postcode_is_present(gazetteer, flemish_rows):
    ours = {place.postcode for place in gazetteer.places}

    assert sorted({postcode for postcode, *_ in flemish_rows} - ours) == []
    assert all(gazetteer.find(postcode).postcode == postcode for postcode, *_ in flemish_rows)
