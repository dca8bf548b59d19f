"""The three languages of the service and a text that exists in all of them."""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """ISO 639-1 codes; Dutch is the first language of the service."""

    NL = "nl"
    EN = "en"
    FR = "fr"


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """One text in Dutch, English and French; none may be empty."""

    nl: str
    en: str
    fr: str

    def __post_init__(self) -> None:
        for language in Language:
            if not getattr(self, language).strip():
                raise ValueError(f"the {language} text is empty; a text exists in all three languages")

    def text_in(self, language: Language) -> str:
        """The text in one language."""
        match language:
            case Language.NL:
                return self.nl
            case Language.EN:
                return self.en
            case Language.FR:
                return self.fr
