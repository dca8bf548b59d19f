"""The check in a real browser: without JavaScript, by keyboard, on a phone, and free of accessibility violations."""

from collections.abc import Callable, Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

WCAG_22_AA = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
OpenPage = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens a page with a width and a colour scheme; closes it afterwards."""
    contexts = []

    def open_(*, width: int = 1280, scheme: str = "light", javascript: bool = True) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            locale="nl-BE",
            java_script_enabled=javascript,
        )
        contexts.append(context)
        return context.new_page()

    yield open_
    for context in contexts:
        context.close()


def fill_in(page: Page, service: str) -> None:
    page.goto(f"{service}/")
    page.get_by_label("Wat wil je worden of leren?").fill("elektromecanicien")
    page.get_by_role("button", name="Verder").click()
    page.locator("[name='ladder.elek-basis-ladder'][value='1']").check()
    page.get_by_label("Wat is je werk nu, of wat was je laatste werk?").fill("magazijnier")
    page.get_by_label("In welke gemeente woon je?").fill("Genk")
    page.get_by_label("Wat is je situatie?").select_option("werkzoekend")
    page.get_by_role("button", name="Toon mijn resultaat").click()


def test_whole_check_works_without_javascript(service: str, open_page: OpenPage) -> None:
    page = open_page(javascript=False, width=360)
    fill_in(page, service)
    expect(page.get_by_role("heading", level=1)).to_have_text("Je resultaat")
    expect(page.get_by_text("Jouw doel: Elektromecanicien")).to_be_visible()
    expect(page.locator("ol.advice > li").first).to_contain_text("punten")
    page.get_by_role("button", name="Wis alles van deze check").click()
    expect(page.get_by_role("status")).to_contain_text("gewist")


def test_whole_check_works_by_keyboard_alone(service: str, open_page: OpenPage) -> None:
    page = open_page()
    page.goto(f"{service}/")
    page.keyboard.press("Tab")
    expect(page.get_by_text("Ga naar de inhoud")).to_be_focused()
    _tab_to(page, "#doel")
    page.keyboard.type("data engineer")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Data engineer")
    _tab_to(page, "[name='ladder.data-pijplijn-ladder']")
    page.keyboard.press("Space")
    _tab_to(page, "#municipality")
    page.keyboard.type("Gent")
    _tab_to(page, "button[type=submit]")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Je resultaat")


def _tab_to(page: Page, selector: str) -> None:
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", f"focus on {selector} is not visible"
            return
    raise AssertionError(f"{selector} cannot be reached by keyboard")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_has_an_accessibility_violation(service: str, open_page: OpenPage, width: int, scheme: str) -> None:
    page = open_page(width=width, scheme=scheme)
    visited = []

    def examine(name: str) -> None:
        visited.append(name)
        report = Axe().run(page, options=WCAG_22_AA)
        assert report.violations_count == 0, f"{name}: {report.generate_report()}"

    page.goto(f"{service}/")
    examine("start")
    page.goto(f"{service}/check?doel=xyzzy")
    examine("goal not recognised")
    page.goto(f"{service}/check?doel=elektromecanicien")
    examine("form")
    page.get_by_label("In welke gemeente woon je?").fill("Atlantis")
    page.get_by_role("button", name="Toon mijn resultaat").click()
    examine("form with an error")
    fill_in(page, service)
    page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
    examine("result")
    page.goto(f"{service}/check/onbekend")
    examine("not found")
    assert len(visited) == 6


def test_nothing_scrolls_sideways_at_320_pixels(service: str, open_page: OpenPage) -> None:
    page = open_page(width=320)
    fill_in(page, service)
    for address in (page.url, f"{service}/", f"{service}/check?doel=zorg-en-ai"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, address


def test_pages_ask_nothing_of_another_host(service: str, open_page: OpenPage) -> None:
    page = open_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    fill_in(page, service)
    assert asked
    assert all(url.startswith(service) for url in asked)
