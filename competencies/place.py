"""Places in Belgium and the distance between them."""

import math
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from competencies.errors import UnknownMunicipality

EARTH_RADIUS_KM = 6371.0088


@dataclass(frozen=True, slots=True)
class Place:
    """A (sub-)municipality with its coordinates (WGS 84, degrees)."""

    postcode: str
    name: str
    municipality: str
    province: str
    region: str
    latitude: float
    longitude: float


def distance_km(one: Place, other: Place) -> float:
    """Great-circle distance in kilometres.

    Source: the haversine formula with the mean earth radius of the IUGG.
    """
    lat1, lat2 = math.radians(one.latitude), math.radians(other.latitude)
    dlat, dlon = lat2 - lat1, math.radians(other.longitude - one.longitude)
    h = math.sin(dlat / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin(dlon / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(h)))


def normalise_name(text: str) -> str:
    """Lower case, no accents, hyphens and apostrophes as spaces, 'st' as 'sint': how people's spellings meet."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(char))
    words = re.sub(r"[^a-z0-9]+", " ", plain).split()
    return " ".join("sint" if word == "st" else word for word in words)


class Gazetteer:
    """Finds a place by name, other name or postcode."""

    def __init__(self, places: Iterable[Place], aliases: Mapping[str, tuple[str, str]] | None = None) -> None:
        """Build the look-up.

        Args:
            places: all places; the first of a postcode or a name is the one that is found.
            aliases: other name -> (postcode, name) of a place in ``places``.
        """
        self.places = tuple(places)
        self._by_name: dict[str, Place] = {}
        self._by_postcode: dict[str, Place] = {}
        by_key = {(place.postcode, place.name): place for place in self.places}
        for place in sorted(self.places, key=lambda p: (p.name != p.municipality, p.postcode)):
            self._by_name.setdefault(normalise_name(place.name), place)
            self._by_postcode.setdefault(place.postcode, place)
        for place in self.places:
            self._by_name.setdefault(normalise_name(place.municipality), place)
        for alias, key in (aliases or {}).items():
            self._by_name.setdefault(normalise_name(alias), by_key[key])

    def find(self, text: str) -> Place:
        """Find 'Genk', 'genk', '3600', '3600 Genk' or another name of it.

        Raises:
            UnknownMunicipality: no place has that name or postcode.
        """
        cleaned = normalise_name(text)
        postcode, _, name = cleaned.partition(" ")
        if not postcode.isdigit():
            postcode, name = "", cleaned
        if name in self._by_name and postcode in {"", self._by_name[name].postcode}:
            return self._by_name[name]
        for place in self.places:
            if place.postcode == postcode and normalise_name(place.name) == name:
                return place
        if postcode in self._by_postcode:
            return self._by_postcode[postcode]
        raise UnknownMunicipality(f"no Belgian municipality or postcode {text!r}", field="municipality", value=text)
