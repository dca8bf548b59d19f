"""All tasks at once, on the development data as it lies in its folders."""

from pathlib import Path
from typing import Any

from recommender.encoder.port import TextEncoder
from recommender.evaluation.courses import evaluate_courses
from recommender.evaluation.extraction import evaluate_extraction
from recommender.evaluation.linking import evaluate_linking
from recommender.evaluation.skills import evaluate_skills

LINKING = {
    "titles nl -> nl": "nld_q_nl_c_nl",
    "titles nl -> en": "nld_q_nl_c_en",
    "titles fr -> fr": "fra_q_fr_c_fr",
}
EXTRACTION = ("tech", "house")


def measure_all(data: Path, encoder: TextEncoder) -> dict[str, dict[str, Any]]:
    """Every report as its command prints it, by task.

    Args:
        data: folder with melo-occupations, competent-esco-skills, esco-skills-nl, esco-1.1.1-en,
            skill-extraction-esco and coursera-courses.
        encoder: what is measured.

    Raises:
        ContentError: names the file or folder that is missing.
    """
    reports = {
        task: evaluate_linking(data / "melo-occupations" / folder, encoder).as_dict()
        for task, folder in LINKING.items()
    }
    reports["competences, held-out fifth"] = evaluate_skills(
        data / "competent-esco-skills" / "competent_esco_skills_dev.csv",
        data / "esco-skills-nl" / "skills_nl_partial.csv",
        encoder,
        held_out_only=True,
    ).as_dict()
    for name in EXTRACTION:
        rows = data / "skill-extraction-esco" / f"{name}_validation_annotations.csv"
        reports[f"sentences, {name.upper()}"] = evaluate_extraction(
            rows, data / "esco-1.1.1-en" / "skills_en.csv", encoder
        ).as_dict()
    reports["courses by tag"] = evaluate_courses(
        data / "coursera-courses" / "coursera_course_dataset_v3.csv", encoder
    ).as_dict()
    return reports
