"""Reader of the table of Belgian places."""

import csv
from pathlib import Path

from competencies.place import Gazetteer, Place


def read_gazetteer(folder: Path) -> Gazetteer:
    """Read places.csv and aliases.csv of a folder."""
    with (folder / "places.csv").open(encoding="utf-8", newline="") as file:
        places = [
            Place(
                postcode=row["postcode"],
                name=row["name"],
                municipality=row["municipality"],
                province=row["province"],
                region=row["region"],
                latitude=float(row["lat"]),
                longitude=float(row["lon"]),
            )
            for row in csv.DictReader(file)
        ]
    with (folder / "aliases.csv").open(encoding="utf-8", newline="") as file:
        aliases = {row["alias"]: (row["postcode"], row["name"]) for row in csv.DictReader(file)}
    return Gazetteer(places, aliases)
