"""What commands without a running service advise with: the built-in content, and the rules of the deployer."""

from api.cli.refusal import refusals
from api.cli.serve import settings_or_exit
from api.main import clock
from api.usecases.advisor import Advisor
from api.usecases.startup import engine_from_content
from data.sources.content import BUILT_IN, load_content
from data.sources.places import read_gazetteer


def built_in_advisor() -> Advisor:
    """An advisor on the built-in content; leaves the command when something cannot be read."""
    settings = settings_or_exit()
    with refusals():
        gazetteer = read_gazetteer(BUILT_IN / "places")
        content = load_content(gazetteer=gazetteer, rules_dir=settings.rules_dir)
        return Advisor(engine_from_content(content, encoder=settings.encoder), gazetteer, clock(settings))
