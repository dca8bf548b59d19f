"""The reliability diagram is a whole SVG document that tells every number."""

from xml.etree import ElementTree

from recommender.evaluation.reliability_plot import reliability_svg

SVG = "{http://www.w3.org/2000/svg}"


def parsed(svg):
    return ElementTree.fromstring(svg)  # noqa: S314  (our own text)


def test_each_bin_is_a_circle_with_its_number_of_pairs():
    root = parsed(reliability_svg([(400, 0.15, 0.14), (100, 0.9, 1.0)], title="Eerlijk & juist"))
    first, second = root.iter(f"{SVG}circle")
    assert (first.get("cx"), first.get("cy")) == ("120.0", "394.0")
    assert float(first.get("r")) == 2 * float(second.get("r"))
    texts = [text.text for text in root.iter(f"{SVG}text")]
    assert {"n=400", "n=100", "Eerlijk & juist"} <= set(texts)


def test_without_bins_only_the_diagonal_is_drawn():
    root = parsed(reliability_svg([], title=""))
    assert not list(root.iter(f"{SVG}circle"))
