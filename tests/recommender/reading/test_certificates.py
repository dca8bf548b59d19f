"""A certificate says by its name what somebody can do."""

import pytest

from api.usecases.matching_tools import BUILT_IN
from competencies.errors import ContentError
from competencies.level import ProficiencyLevel
from data.sources.content import load_content
from recommender.reading.certificates import Certificate, CertificateFinder, read_certificates

VCA = Certificate(("VCA", "B-VCA"), "veilig", ProficiencyLevel.INTERMEDIATE)
VOL = Certificate(("VOL-VCA",), "veilig", ProficiencyLevel.ADVANCED)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("VCA basisveiligheid", VCA),
        ("attest b-vca, 2024", VCA),
        ("VOL-VCA (leidinggevenden)", VOL),
        ("VCAX", None),
        ("havcado", None),
        ("", None),
    ],
)
def test_a_certificate_is_found_as_whole_words_and_the_longest_name_wins(text, found):
    assert CertificateFinder([VCA, VOL]).find(text) == found


@pytest.mark.parametrize("row", ["VCA,vliegen,2", "VCA,stroom,5", ",stroom,2"])
def test_a_wrong_row_is_named(build, tmp_path, row):
    path = tmp_path / "certificates.csv"
    path.write_text(f"names,competence,level\nBA4,stroom,1\n{row}\n", encoding="utf-8")
    with pytest.raises(ContentError, match=r"certificates\.csv, line 3"):
        read_certificates(path, build.framework())


def test_no_name_of_the_shipped_table_means_two_certificates():
    shipped = read_certificates(BUILT_IN / "certificates" / "certificates.csv", load_content().framework)
    names = [name.casefold() for certificate in shipped for name in certificate.names]
    assert len(names) == len(set(names)) > 90
