"""What texts are matched with: an encoder, the Flemish synonym layer, certificates, and reading weights."""

from dataclasses import dataclass

from competencies.framework import CompetenceFramework
from competencies.language import Language
from data.sources.content import BUILT_IN
from recommender.config import EngineConfig, ReadingWeights, TextReaderConfig
from recommender.encoder.adapter import load_encoder
from recommender.encoder.port import TextEncoder
from recommender.encoder.static import StaticEncoder
from recommender.reading.certificates import CertificateFinder, read_certificates
from recommender.reading.fitted import FittedWeights, fingerprint
from recommender.reading.labelled import LabelledText, read_labelled
from recommender.reading.reader import TextReader
from recommender.synonyms import SynonymLayer, read_words

CALIBRATION_TEXTS = BUILT_IN / "reading" / "calibration.csv"
TEST_TEXTS = BUILT_IN / "reading" / "test.csv"
STORED_WEIGHTS = BUILT_IN / "reading" / "weights.json"


@dataclass(frozen=True)
class MatchingTools:
    """Built once for one encoder and one framework."""

    encoder: TextEncoder
    synonyms: SynonymLayer
    certificates: CertificateFinder
    config: EngineConfig
    calibrated: bool
    """Whether the reading weights were fitted for this encoder; 'stem-kompas train reader' fits them."""

    def reader(self, framework: CompetenceFramework) -> TextReader:
        """A reader of people's own words."""
        return TextReader(framework, self.encoder, self.config.text_reader, self.synonyms)


def matching_tools(name: str, framework: CompetenceFramework) -> MatchingTools:
    """The tools for the encoder that a setting names.

    Raises:
        NotReady: there is no such model on this machine.
    """
    encoder, synonyms = make_encoder(name, framework), SynonymLayer(read_words(BUILT_IN / "words"))
    stored = FittedWeights.load(STORED_WEIGHTS)
    fits = stored is not None and stored.encoder == encoder.model_id
    weights = stored.weights if stored is not None and fits else ReadingWeights()
    certificates = CertificateFinder(read_certificates(BUILT_IN / "certificates" / "certificates.csv", framework))
    return MatchingTools(
        encoder, synonyms, certificates, EngineConfig(text_reader=TextReaderConfig(weights=weights)), fits
    )


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
