"""Text as it is compared: without case, accents and punctuation."""

import re
import unicodedata


def normalise(text: str) -> str:
    """Lower case, no accents, no punctuation, single spaces; gender forms such as '(m/v/x)' dropped."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(char))
    plain = re.sub(r"\((?:m|v|x|f|h)(?:/(?:m|v|x|f|h))*\)", " ", plain)
    return " ".join(re.sub(r"[^a-z0-9+#]+", " ", plain).split())
