"""What texts are matched with: an encoder, the Flemish synonym layer, certificates, and reading weights."""

from dataclasses import dataclass

from competencies.framework import CompetenceFramework
from competencies.language import Language
from data.sources.content import BUILT_IN
from recommender.config import CourseWeights, CoverageConfig, EngineConfig, ReadingWeights, TextReaderConfig
from recommender.encoder.adapter import load_encoder
from recommender.encoder.port import TextEncoder
from recommender.encoder.static import StaticEncoder
from recommender.reading.certificates import CertificateFinder, read_certificates
from recommender.reading.courses import LabelledCourse, read_labelled_courses
from recommender.reading.coverage import CoverageReader
from recommender.reading.fitted import FittedCourseWeights, FittedWeights, fingerprint, weights_fingerprint
from recommender.reading.labelled import LabelledText, read_labelled
from recommender.reading.reader import TextReader
from recommender.synonyms import SynonymLayer, read_words

CALIBRATION_TEXTS = BUILT_IN / "reading" / "calibration.csv"
TEST_TEXTS = BUILT_IN / "reading" / "test.csv"
STORED_WEIGHTS = BUILT_IN / "reading" / "weights.json"
COURSES = BUILT_IN / "reading" / "courses.csv"
COURSE_LABELS = BUILT_IN / "reading" / "course-labels.csv"
STORED_COURSE_WEIGHTS = BUILT_IN / "reading" / "course-weights.json"


@dataclass(frozen=True)
class MatchingTools:
    """Built once for one encoder and one framework."""

    encoder: TextEncoder
    synonyms: SynonymLayer
    certificates: CertificateFinder
    config: EngineConfig
    calibrated: bool
    """Whether the reading weights were fitted for this encoder; 'stem-kompas train reader' fits them."""
    coverage_calibrated: bool
    """Whether text-read coverage was fitted for this encoder and reading; 'stem-kompas train coverage' does it."""

    def reader(self, framework: CompetenceFramework) -> TextReader:
        """A reader of people's own words."""
        return TextReader(framework, self.encoder, self.config.text_reader, self.synonyms)

    def coverage_reader(self, framework: CompetenceFramework) -> CoverageReader:
        """A reader of what offers teach."""
        return CoverageReader(framework, self.reader(framework), self.config.coverage.text)


def matching_tools(name: str, framework: CompetenceFramework) -> MatchingTools:
    """The tools for the encoder that a setting names.

    Raises:
        NotReady: there is no such model on this machine.
    """
    encoder, synonyms = make_encoder(name, framework), SynonymLayer(read_words(BUILT_IN / "words"))
    weights, fits = _reading_weights(encoder)
    stored_courses = FittedCourseWeights.load(STORED_COURSE_WEIGHTS)
    fits_courses = stored_courses is not None and stored_courses.fits(encoder.model_id, weights)
    courses = stored_courses.weights if stored_courses is not None and fits_courses else CourseWeights()
    certificates = CertificateFinder(read_certificates(BUILT_IN / "certificates" / "certificates.csv", framework))
    config = EngineConfig(text_reader=TextReaderConfig(weights=weights), coverage=CoverageConfig(text=courses))
    return MatchingTools(encoder, synonyms, certificates, config, fits, fits_courses)


def _reading_weights(encoder: TextEncoder) -> tuple[ReadingWeights, bool]:
    """The weights for an encoder, and whether they were fitted for it."""
    stored = FittedWeights.load(STORED_WEIGHTS)
    if stored is None or stored.encoder != encoder.model_id:
        return ReadingWeights(), False
    return stored.weights, True


def fit(encoder: TextEncoder, synonyms: SynonymLayer, framework: CompetenceFramework) -> FittedWeights:
    """Fit the reading weights of an encoder on the shipped texts; takes seconds.

    Raises:
        ContentError: the texts do not fit the framework.
    """
    from recommender.training.reading import fit_reading_weights  # noqa: PLC0415  (scikit-learn)

    texts = calibration_texts(framework)
    reader = TextReader(framework, encoder, TextReaderConfig(weights=ReadingWeights()), synonyms)
    weights = fit_reading_weights(texts, reader, framework)
    return FittedWeights(encoder.model_id, framework.version, fingerprint(CALIBRATION_TEXTS), weights)


def fit_coverage(encoder: TextEncoder, synonyms: SynonymLayer, framework: CompetenceFramework) -> FittedCourseWeights:
    """Fit the weights of text-read coverage on the shipped courses, with the encoder's reading weights; half a minute.

    Raises:
        ContentError: the courses or labels do not fit the framework.
    """
    from recommender.training.coverage import course_examples, fit_course_weights  # noqa: PLC0415  (scikit-learn)

    weights, _ = _reading_weights(encoder)
    reader = TextReader(framework, encoder, TextReaderConfig(weights=weights), synonyms)
    examples = course_examples(labelled_courses(framework), reader, framework)
    return FittedCourseWeights(
        encoder.model_id,
        framework.version,
        fingerprint(COURSES, COURSE_LABELS),
        weights_fingerprint(weights),
        fit_course_weights(examples),
    )


def labelled_courses(framework: CompetenceFramework) -> list[LabelledCourse]:
    """The courses that text-read coverage is fitted and measured on."""
    return read_labelled_courses(COURSES, COURSE_LABELS, framework)


def calibration_texts(framework: CompetenceFramework) -> list[LabelledText]:
    """The texts that weights are fitted on."""
    return read_labelled(CALIBRATION_TEXTS, framework)


def make_encoder(name: str, framework: CompetenceFramework) -> TextEncoder:
    """The encoder that a setting names: 'built-in', 'char-tfidf', or a sentence-transformers model by name or folder.

    Raises:
        NotReady: there is no such model on this machine.
    """
    if name == "built-in":
        return StaticEncoder.load()
    if name == "char-tfidf":
        from recommender.encoder.tfidf import CharTfidfEncoder  # noqa: PLC0415  (scikit-learn takes a second to import)

        return CharTfidfEncoder().fit(_texts_of(framework))
    return load_encoder(name)


def _texts_of(framework: CompetenceFramework) -> list[str]:
    return [
        text.text_in(language)
        for competence in framework.competences
        for text in (competence.label, competence.description, *competence.statements)
        for language in Language
    ]
