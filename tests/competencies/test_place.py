"""Distances, and the spellings that people use."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from competencies.errors import UnknownMunicipality
from competencies.place import Gazetteer, Place, distance_km, normalise_name
from tests.competencies.builders import GENK

PROPERTY = settings(max_examples=50, deadline=None)


def a_place(postcode: str, name: str, municipality: str | None = None, lat: float = 50.9, lon: float = 4.4) -> Place:
    return Place(postcode, name, municipality or name, "Limburg", "vlaanderen", lat, lon)


BRUSSEL = a_place("1000", "Brussel", lat=50.8467, lon=4.3525)
ANTWERPEN = a_place("2000", "Antwerpen", lat=51.2194, lon=4.4025)
TRUIDEN = a_place("3800", "Sint-Truiden")
AALST_BIJ_TRUIDEN = a_place("3800", "Aalst", "Sint-Truiden")
AALST = a_place("9300", "Aalst")
LUIK = a_place("4000", "Liège")
ZUTENDAAL_WIJK = a_place("3600", "Bokrijk", "Genk")
GALMAARDEN = a_place("1570", "Galmaarden", "Pajottegem")
TABLE = Gazetteer(
    [BRUSSEL, ANTWERPEN, AALST_BIJ_TRUIDEN, TRUIDEN, ZUTENDAAL_WIJK, GENK, LUIK, AALST, GALMAARDEN],
    {"Anvers": ("2000", "Antwerpen"), "Luik": ("4000", "Liège"), "Brussel": ("9300", "Aalst")},
)
SPOTS = st.builds(
    lambda lat, lon: a_place("1000", "x", lat=lat, lon=lon), lat=st.floats(-89.9, 89.9), lon=st.floats(-180, 180)
)


def test_brussels_to_antwerp_is_about_41_km():
    assert distance_km(BRUSSEL, ANTWERPEN) == pytest.approx(41.6, abs=0.5)


def test_quarter_of_the_earth_from_equator_to_pole():
    equator, pole = a_place("1000", "x", lat=0, lon=4.4), a_place("1000", "y", lat=90, lon=4.4)

    assert distance_km(equator, pole) == pytest.approx(math.pi / 2 * 6371.0088, rel=1e-9)


@PROPERTY
@given(SPOTS, SPOTS)
def test_distance_is_the_same_both_ways_and_at_most_half_the_earth(one, other):
    there, back = distance_km(one, other), distance_km(other, one)

    assert there == pytest.approx(back, abs=1e-6)
    assert 0 <= there <= math.pi * 6371.0088 + 1e-6


@PROPERTY
@given(SPOTS)
def test_distance_to_itself_is_zero(place):
    assert distance_km(place, place) == 0


@PROPERTY
@given(SPOTS, SPOTS, SPOTS)
def test_detour_is_never_shorter(one, via, other):
    assert distance_km(one, other) <= distance_km(one, via) + distance_km(via, other) + 1e-3


@PROPERTY
@given(SPOTS, SPOTS)
def test_distance_agrees_with_the_angle_between_two_vectors(one, other):
    def vector(place: Place) -> tuple[float, float, float]:
        lat, lon = math.radians(place.latitude), math.radians(place.longitude)
        return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)

    chord = math.dist(vector(one), vector(other))

    assert distance_km(one, other) == pytest.approx(2 * 6371.0088 * math.asin(min(1, chord / 2)), abs=1.0)


@pytest.mark.parametrize(
    ("written", "normalised"),
    [
        ("GENK", "genk"),
        ("Liège", "liege"),
        ("St-Truiden", "sint truiden"),
        ("St. Truiden ", "sint truiden"),
        ("'s-Gravenvoeren", "s gravenvoeren"),
        ("Heist-op-den-Berg", "heist op den berg"),
        ("Stabroek", "stabroek"),
        ("  ", ""),
    ],
)
def test_spellings_meet_in_one_form(written, normalised):
    assert normalise_name(written) == normalised


@PROPERTY
@given(st.text(max_size=30))
def test_normalising_twice_changes_nothing(text):
    assert normalise_name(normalise_name(text)) == normalise_name(text)


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("Genk", GENK),
        ("genk", GENK),
        (" GENK ", GENK),
        ("3600", GENK),
        ("3600 Genk", GENK),
        ("3600  genk", GENK),
        ("Bokrijk", ZUTENDAAL_WIJK),
        ("3600 Bokrijk", ZUTENDAAL_WIJK),
        ("liege", LUIK),
        ("Liège", LUIK),
        ("Sint-Truiden", TRUIDEN),
        ("St-Truiden", TRUIDEN),
        ("sint truiden", TRUIDEN),
        ("Anvers", ANTWERPEN),
        ("2000 Anvers", ANTWERPEN),
        ("Luik", LUIK),
    ],
)
def test_place_is_found_as_people_write_it(written, place):
    assert TABLE.find(written) is place


def test_postcode_means_the_municipality_rather_than_a_part_of_it():
    assert TABLE.find("3800") is TRUIDEN


def test_name_that_is_shared_means_the_municipality_and_with_a_postcode_the_part():
    assert TABLE.find("Aalst") is AALST
    assert TABLE.find("3800 Aalst") is AALST_BIJ_TRUIDEN


def test_merged_municipality_without_a_row_of_its_own_is_found():
    assert TABLE.find("Pajottegem") is GALMAARDEN


def test_other_name_never_hides_a_real_one():
    assert TABLE.find("Brussel") is BRUSSEL


def test_postcode_counts_where_the_name_beside_it_is_not_known():
    assert TABLE.find("3600 Gennk") is GENK


@pytest.mark.parametrize("written", ["", "   ", "Atlantis", "0000", "9999 Genk-aan-Zee", "?!", "36000", "Genk 99"])
def test_unknown_place_is_refused_with_its_field(written):
    with pytest.raises(UnknownMunicipality) as caught:
        TABLE.find(written)

    assert caught.value.field == "municipality"
    assert caught.value.params == {"value": written}
