"""Every weight is a named field of a frozen config, and the version is a fingerprint of all of them."""

import pytest
from pydantic import BaseModel, ValidationError

from recommender.config import (
    CoverageConfig,
    EligibilityConfig,
    EngineConfig,
    RankingConfig,
    TargetFinderConfig,
    TextReaderConfig,
    TopicWeights,
    ValueConfig,
)

COMPONENTS = (
    TargetFinderConfig,
    TextReaderConfig,
    CoverageConfig,
    EligibilityConfig,
    ValueConfig,
    RankingConfig,
    EngineConfig,
)


def leaves(config, path=()):
    """(path, value) of every single weight."""
    for name in type(config).model_fields:
        value = getattr(config, name)
        if isinstance(value, BaseModel):
            yield from leaves(value, (*path, name))
        else:
            yield (*path, name), value


def changed(config, path, value):
    name, *rest = path
    inner = changed(getattr(config, name), rest, value) if rest else value
    return config.model_copy(update={name: inner})


def another(value):
    if value is None:
        return TopicWeights(intercept=0.0, text=(1.0,), occupation=(1.0,), readings=1.0, floor=0.5)
    return (*value, 1000.0) if isinstance(value, tuple) else value + 1 if isinstance(value, int) else value / 2 + 0.01


LEAVES = list(leaves(EngineConfig()))


@pytest.mark.parametrize("component", COMPONENTS)
def test_an_unknown_field_is_refused(component):
    with pytest.raises(ValidationError, match="weight_of_nothing"):
        component(weight_of_nothing=1)


@pytest.mark.parametrize("component", COMPONENTS)
def test_a_config_is_frozen(component):
    config = component()
    name = next(iter(component.model_fields))
    with pytest.raises(ValidationError, match="frozen"):
        setattr(config, name, getattr(config, name))


@pytest.mark.parametrize("component", COMPONENTS)
def test_a_config_survives_a_round_trip(component):
    assert component.model_validate_json(component().model_dump_json()) == component()


@pytest.mark.parametrize(("path", "value"), LEAVES, ids=[".".join(path) for path, _ in LEAVES])
def test_the_version_changes_with_every_field(path, value):
    other = changed(EngineConfig(), path, another(value))
    assert other != EngineConfig()
    assert other.version != EngineConfig().version


def test_the_version_is_the_same_for_the_same_values():
    assert EngineConfig(ranking=RankingConfig(n=10)).version == EngineConfig().version
    assert len(EngineConfig().version) == 8


@pytest.mark.parametrize(
    ("component", "field", "value"),
    [
        (RankingConfig, "diversity", 1.1),
        (RankingConfig, "diversity", -0.1),
        (CoverageConfig, "confirmed", 1.01),
        (ValueConfig, "finishing_base", 2),
        (TargetFinderConfig, "similarity_floor", -1),
        (TextReaderConfig, "midpoint", float("nan")),
    ],
)
def test_a_share_outside_zero_to_one_is_refused(component, field, value):
    with pytest.raises(ValidationError, match=field):
        component(**{field: value})


@pytest.mark.parametrize("component", COMPONENTS)
def test_every_weight_of_the_engine_is_reached_from_the_engine_config(component):
    """A component that is not in EngineConfig could change without the version changing."""
    inside = {field.annotation for field in EngineConfig.model_fields.values()}
    assert component is EngineConfig or component in inside
