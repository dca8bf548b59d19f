"""Stored vectors are used for what they were made with, and refused for anything else."""

from dataclasses import replace

import numpy as np
import pytest

from competencies.errors import ModelMismatch
from recommender.vectors import TEXT_TEMPLATE, encode_offers, manifest_for, offer_parts, outdated, require_usable


def test_each_offer_gets_one_row_per_part(build):
    encoder = build.encoder()
    offers = [
        build.course("a", title="Stroom", description="Meten. Code."),
        build.course("b", title="Code", description="x"),
    ]
    vectors = encode_offers(offers, encoder)

    for offer in offers:
        assert vectors[offer.id].embeddings.shape == (len(offer_parts(offer)), encoder.dimension)
    assert np.array_equal(vectors["a"].embeddings[0], encoder.encode(["Stroom"])[0])


def test_no_offers_have_no_vectors(build):
    assert encode_offers([], build.encoder()) == {}


def test_an_offer_is_outdated_when_its_text_changed_or_it_is_new(build):
    kept, changed = build.course("a", title="Stroom"), build.course("b", title="Code")
    stored = encode_offers([kept, changed], build.encoder())

    assert outdated([kept, changed], stored) == []
    reworded, new = replace(changed, title="Meten"), build.course("c")
    assert outdated([kept, reworded, new], stored) == [reworded, new]


@pytest.mark.parametrize(
    ("field", "value"),
    [("model", "other"), ("revision", "ffff"), ("dimension", 7), ("text_template", "titles"), ("framework", "2099")],
)
def test_vectors_of_another_make_are_refused_by_name_of_what_differs(build, field, value):
    encoder, offer = build.encoder(), build.course("a")
    wanted = manifest_for(encoder, framework_version="2026.1")
    stored = encode_offers([offer], encoder)
    require_usable(stored, [offer], made_with=wanted, wanted=wanted)

    with pytest.raises(ModelMismatch, match=rf"{field}: stored {value!r}.*stem-kompas db vectors"):
        require_usable(stored, [offer], made_with=replace(wanted, **{field: value}), wanted=wanted)


def test_missing_vectors_are_refused_with_the_offers_that_lack_them(build):
    encoder, offers = build.encoder(), [build.course("a"), build.course("b")]
    wanted = manifest_for(encoder, framework_version="2026.1")

    with pytest.raises(ModelMismatch, match="no vectors yet"):
        require_usable({}, offers, made_with=None, wanted=wanted)
    with pytest.raises(ModelMismatch, match=r"1 of 2 offers .*\(b\)"):
        require_usable(encode_offers(offers[:1], encoder), offers, made_with=wanted, wanted=wanted)


def test_the_manifest_names_model_and_revision_apart(build):
    class Named:
        model_id, dimension = "kompas@1f2e", 3

        def encode(self, texts):
            return np.zeros((len(texts), 3), dtype=np.float32)

    manifest = manifest_for(Named(), framework_version="9")
    assert (manifest.model, manifest.revision, manifest.dimension) == ("kompas", "1f2e", 3)
    assert (manifest.text_template, manifest.framework) == (TEXT_TEMPLATE, "9")
