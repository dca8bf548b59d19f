"""Worked examples of checks: shown in OpenAPI and the README, executed by the tests."""

from typing import Any

ELECTROMECHANIC: dict[str, Any] = {
    "language": "nl",
    "target": {"kind": "occupation", "text": "elektromecanicien"},
    "status": "werkzoekend",
    "municipality": "Genk",
    "birth_year": 1988,
    "education_level": 3,
    "current_occupation": "magazijnier",
    "experience_years": 10,
    "answers": [
        {"item": "elek-basis-2", "answer": "with_help"},
        {"item": "meetkunde-ladder", "level": 2},
        {"item": "wet-van-ohm", "option": "b"},
    ],
    "experience": "Tien jaar heftruck gereden, kleine herstellingen aan transportbanden gedaan, "
    "thuis zonnepanelen geplaatst.",
    "evidence": [
        {
            "kind": "certificate",
            "text": "VCA basisveiligheid",
            "trust": "self_declared",
            "date": "2024-05-01",
        }
    ],
    "wishes": {"text": "iets met machines, liever niet in ploegen", "excluded_occupations": []},
    "situation": {
        "vdab_registered_since": "2026-03-01",
        "benefit_until": "2028-02-29",
        "secondary_diploma": False,
        "dutch_level": "B1",
        "transport": ["bike", "public"],
        "childcare_needed": True,
    },
    "preferences": {
        "max_km": 30,
        "hours_per_week": 20,
        "schedule": ["day"],
        "budget_eur": 500,
        "start_after": "2027-01-04",
        "ready_by": "2028-02-29",
        "breaks": [{"from": "2027-07-19", "to": "2027-08-15"}],
    },
}

NO_TARGET: dict[str, Any] = {
    "language": "nl",
    "municipality": "Mechelen",
    "answers": [
        {"item": "digitaal-basis-ladder", "level": 1},
        {"item": "rekenen-ladder", "level": 1},
        {"item": "info-zoeken-1", "answer": "with_help"},
    ],
}

EXAMPLES: dict[str, dict[str, Any]] = {
    "elektromecanicien": {
        "summary": "A warehouse worker from Genk aims at elektromecanicien",
        "value": ELECTROMECHANIC,
    },
    "no_target": {"summary": "Someone without a target stops after three questions", "value": NO_TARGET},
    "empty": {"summary": "Every field may be missing", "value": {}},
}
