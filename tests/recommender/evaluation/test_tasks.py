import gzip
from pathlib import Path

import pytest

from competencies.errors import ContentError
from recommender.encoder.leaks import TrainingRecord
from recommender.evaluation.courses import evaluate_courses, read_tags
from recommender.evaluation.extraction import evaluate_extraction
from recommender.evaluation.linking import evaluate_linking
from recommender.evaluation.skills import evaluate_skills
from tests.recommender.evaluation.fakes import LetterEncoder


@pytest.fixture
def melo(tmp_path: Path) -> Path:
    (tmp_path / "queries.tsv").write_text("Q1\tlasser\nQ2\tBakker!\nQ3\tniet beoordeeld\n", encoding="utf-8")
    with gzip.open(tmp_path / "corpus_elements.tsv.gz", "wt", encoding="utf-8") as handle:
        handle.write("C1_a\tressal\nC1_b\tlassers\nC2_a\tbakker\nC3_a\txyz\n")
    (tmp_path / "annotations.tsv").write_text("Q1\t0\tC1_b\t1\nQ2\t0\tC2_a\t1\n", encoding="utf-8")
    return tmp_path


def test_linking_by_hand(melo: Path) -> None:
    report = evaluate_linking(melo, LetterEncoder()).as_dict()
    # 'ressal' has exactly the letters of 'lasser', so the right form comes second; 'bakker' comes first.
    assert report["baselines"]["letters@1"] == {"mrr": 0.75, "hit@1": 0.5, "hit@10": 1.0, "n": 2}
    assert report["n"] == 2
    assert set(report["baselines"]) == {
        "char_tfidf",
        "bm25",
        "letters@1",
        "letters@1, titles, every form by itself",
        "char_tfidf, concepts first",
    }
    assert report["queries_equal_to_a_label"]["n"] == 1
    assert report["other_queries"]["n"] == 1
    assert "concept_level" not in report


def test_another_model_is_reported_beside(melo: Path) -> None:
    other = LetterEncoder()
    other.model_id = "other@2"
    assert "other@2" in evaluate_linking(melo, LetterEncoder(), beside=[other]).as_dict()["baselines"]


def test_concept_level_counts_a_concept_once(melo: Path) -> None:
    lines = "C1_a\turn:1\nC1_b\turn:1\nC2_a\turn:2\nC3_a\turn:3\n"
    (melo / "concept_mapping.tsv").write_text(lines, encoding="utf-8")
    assert evaluate_linking(melo, LetterEncoder()).as_dict()["concept_level"]["mrr"] == 1.0


def test_pairs_seen_in_training_are_named(melo: Path) -> None:
    lines = "C1_a\turn:1\nC1_b\turn:1\nC2_a\turn:2\nC3_a\turn:3\n"
    (melo / "concept_mapping.tsv").write_text(lines, encoding="utf-8")
    encoder = LetterEncoder()
    encoder.training_record = TrainingRecord.of([("Bakker", "urn:2")], [("LASSER", "urn:1")])  # type: ignore[attr-defined]
    leaks = evaluate_linking(melo, encoder).as_dict()["leaks"]
    assert leaks == {"checked": 2, "pairs": [["lasser", "urn:1"]], "equal_to_own_label": 1}


def test_encoder_without_record_says_so(melo: Path) -> None:
    assert evaluate_linking(melo, LetterEncoder()).as_dict()["leaks"]["checked"] is None


def test_missing_folder_and_missing_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"queries\.tsv, corpus_elements\.tsv.* found nothing"):
        evaluate_linking(tmp_path / "nowhere", LetterEncoder())
    with pytest.raises(ContentError, match=r"queries\.tsv: expected a file"):
        evaluate_linking(tmp_path, LetterEncoder())


def test_short_line_is_named(melo: Path) -> None:
    (melo / "queries.tsv").write_text("Q1\tlasser\nQ2\n", encoding="utf-8")
    with pytest.raises(ContentError, match="line 2: expected 2 tab-separated cells, found 1"):
        evaluate_linking(melo, LetterEncoder())


def test_annotation_of_an_unknown_element_is_named(melo: Path) -> None:
    (melo / "annotations.tsv").write_text("Q1\t0\tC9\t1\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"line 1: expected an id of corpus_elements\.tsv, found C9"):
        evaluate_linking(melo, LetterEncoder())


LABELS_NL = "conceptUri,preferredLabel_nl,preferredLabel_en\nurn:1,lassen,weld\nurn:2,bakken,bake\nurn:3,zagen,saw\n"


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_skills_count_exact_and_close_matches_only(tmp_path: Path) -> None:
    labels = write(tmp_path / "labels.csv", LABELS_NL)
    pairs = write(
        tmp_path / "pairs.csv",
        "competent_id,competent_label_nl,esco_uri,mapping_relation\n"
        "A,Lassen,urn:1,skos:exactMatch\n"
        "A,Lassen,urn:2,skos:closeMatch\n"
        "B,Bakken,urn:2,skos:closeMatch\n"
        "C,Zagen,urn:3,skos:broadMatch\n"
        "D,Anders,urn:9,skos:exactMatch\n",
    )
    report = evaluate_skills(pairs, labels, LetterEncoder()).as_dict()
    assert report["n"] == 2
    assert report["mrr"] == 1.0
    assert report["queries_equal_to_a_label"]["n"] == 2


def test_skills_missing_column_is_named(tmp_path: Path) -> None:
    labels = write(tmp_path / "labels.csv", LABELS_NL)
    pairs = write(tmp_path / "pairs.csv", "label,uri\nLassen,urn:1\n")
    with pytest.raises(ContentError, match="missing competent_label_nl, esco_uri, mapping_relation; found label, uri"):
        evaluate_skills(pairs, labels, LetterEncoder())


SKILLS_EN = (
    "conceptUri,preferredLabel,altLabels,description\n"
    'urn:1,weld metal,"welding\nmetal joining",Join pieces of metal.\n'
    "urn:2,bake bread,,Make bread.\n"
    "urn:3,quilt,,\n"
)


def test_extraction_skips_rows_without_a_known_label(tmp_path: Path) -> None:
    labels = write(tmp_path / "skills.csv", SKILLS_EN)
    rows = write(
        tmp_path / "rows.csv",
        "sentence,span,label\nYou love welding,welding,Weld metal\nYou love welding,love,LABEL NOT PRESENT\n"
        "Can bake bread,bread,bake bread\n",
    )
    report = evaluate_extraction(rows, labels, LetterEncoder()).as_dict()
    assert report["n"] == 2
    assert report["skipped_rows"] == 1
    assert report["rp@10"] == 1.0
    assert report["rp@1"] == 1.0


def test_extraction_without_any_known_label_is_refused(tmp_path: Path) -> None:
    labels = write(tmp_path / "skills.csv", SKILLS_EN)
    rows = write(tmp_path / "rows.csv", "sentence,label\nx,UNDERSPECIFIED\n")
    with pytest.raises(ContentError, match="expected labels that occur in the skill table"):
        evaluate_extraction(rows, labels, LetterEncoder())


def test_courses_rank_by_tag(tmp_path: Path) -> None:
    table = write(
        tmp_path / "courses.csv",
        "Title,course_description,Skills\n"
        'Welding,Join metal. Safely.,"Welding, Metal"\n'
        'Soldering,Warm metal,"Metal, welding"\n'
        "Bread,Bake it.,Baking\n"
        'Metal art,,"metal,welding"\n',
    )
    report = evaluate_courses(table, LetterEncoder()).as_dict()
    assert report["n"] == 2
    assert 0 < report["ndcg@10"] <= 1
    assert {"bm25", "char_tfidf", "ratio"} <= set(report)


def test_tags_differing_in_case_are_one_and_rare_ones_are_left_out() -> None:
    assert read_tags([" SQL, Python", "sql,,", "python, Sql"]) == {"SQL": {0, 1, 2}}
