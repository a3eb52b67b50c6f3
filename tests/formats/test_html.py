"""The web page: opened from the disk in a real browser, moved about in, and attacked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from journeymap import language
from journeymap.formats import export_file
from journeymap.formats.html import page
from journeymap.model.change import change
from journeymap.model.fields import specs
from journeymap.model.grid import cards
from journeymap.model.records import Frame, Journey, Lane, Persona, Quote, Stage, Touchpoint
from journeymap.model.snapshot import Snapshot
from journeymap.rendering.options import Options
from journeymap.storage.templates import load
from journeymap.view import View
from tests.browser import Browser, browser
from tests.layout.pages import random_journey

PROBE = (
    '"><img src=x onerror=alert(1)></style></title></script><script>window.hacked=1;alert(2)'
    "</script><svg onload=alert(3)> javascript:alert(4) ' onmouseover='alert(5)"
)
WORDS = ("title", "name")
SHOWN = "document.querySelector('article.shown')"
CAMERA = "return document.getElementById('sheet').style.transform"


def sample(name: str = "coffee") -> Snapshot:
    return Snapshot().apply(load(name, "en"))


def journey(snapshot: Snapshot) -> str:
    return snapshot.ordered(Journey)[0].id


def card(snapshot: Snapshot, title: str) -> str:
    return next(c.id for c in snapshot.all(Touchpoint).values() if c.title == title)


@pytest.fixture(scope="module", autouse=True)
def application(qapp: object) -> object:
    return qapp


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return sample()


@pytest.fixture(scope="module")
def opened(
    application: object, snapshot: Snapshot, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Browser]:
    path = tmp_path_factory.mktemp("page") / "coffee.html"
    export_file(View.of(snapshot, journey(snapshot)), path)
    with browser() as window:
        window.go(path)
        yield window


@pytest.fixture
def window(opened: Browser) -> Browser:
    """Give the page as it is when it has just been opened."""
    opened.run("location.hash = ''; location.reload()")
    opened.wait("return document.readyState === 'complete' && document.querySelector('.opens')")
    return opened


def shown(window: Browser) -> str:
    return str(window.run(f"const a = {SHOWN}; return a && a.innerText"))


def see_all(window: Browser) -> None:
    """Press the key that shows the whole map, and wait until it rests."""
    window.run("document.getElementById('map').focus()")
    window.press("0")
    window.wait("return document.getElementById('sheet').getAnimations().length === 0")


# In a browser.


def test_it_loads_nothing_but_itself_and_complains_of_nothing(window: Browser) -> None:
    asked = window.requests()
    assert any(address.startswith("file:") for address in asked)
    assert not [x for x in asked if not x.startswith(("file:", "data:font/woff;"))]
    assert window.complaints() == []


def test_its_letters_are_there(window: Browser) -> None:
    loaded = window.run("return [...document.fonts].filter(f => f.status === 'loaded').length")
    assert loaded >= 4


def test_the_map_is_to_be_seen_in_its_whole_width_at_first(window: Browser) -> None:
    inside = window.run("""
        const at = document.querySelector('#sheet svg').getBoundingClientRect();
        const map = document.getElementById('map').getBoundingClientRect();
        return at.left >= map.left - 1 && at.right <= map.right + 1 && at.top <= map.top + 1
    """)
    assert inside


def test_the_whole_map_is_to_be_seen_by_a_key(window: Browser) -> None:
    see_all(window)
    window.wait("""
        const at = document.querySelector('#sheet svg').getBoundingClientRect();
        const map = document.getElementById('map').getBoundingClientRect();
        return at.left >= map.left - 1 && at.right <= map.right + 1
            && at.top >= map.top - 1 && at.bottom <= map.bottom + 1
    """)


def test_a_click_on_a_touchpoint_tells_all_of_it(window: Browser, snapshot: Snapshot) -> None:
    assert shown(window) == "None"
    window.click(f"[data-role=card][data-id='{card(snapshot, 'Calls about the delay')}']")
    said = shown(window)
    for part in (
        "Calls about the delay",
        "Order & delivery",
        "Contact centre",
        "The parcel is two days late.",
        "Nobody told me it was late.",
        "researched",
        "frustrated (very bad)",
        "Olena, 34",
        "annoyed (bad)",
        "Maksym, 51",
        "Waits 11 min on hold",
        "severity 4 of 4",
        "Share affected: 70 %",
        "CSAT 2.1",
        "95 % interval 1.9 to 2.3",
        "n = 118",
        "NPS −34",
        "our guess: CSAT 4.2 of 5",
        "I rang three times",
        "interview 7",
        "Delay alerts before the call",
        "Courier delivers",
    ):
        assert part in said, part
    assert window.complaints() == []


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("At the shelf", ("STAGE", "The customer's goal", "Asks a consultant")),
        ("QR video: set up in 3 min", ("IDEA", "Impact", "Sets up with the app")),
        ("Maksym, 51", ("PERSONA", "Let me hold it in my hands", "lasts ten years")),
    ],
)
def test_a_click_on_anything_else_tells_of_it_too(
    window: Browser, snapshot: Snapshot, title: str, parts: tuple[str, ...]
) -> None:
    named = (r for r in snapshot.records() if title in (getattr(r, k, "") for k in WORDS))
    see_all(window)
    window.click(f"#sheet [data-id='{next(named).id}']")
    for part in parts:
        assert part in shown(window)


def test_a_click_on_a_friction_opens_its_touchpoint_there(window: Browser) -> None:
    window.click("[data-role=friction]:has(title) text")
    assert shown(window).startswith("TOUCHPOINT")
    assert window.run(f"return {SHOWN}.querySelectorAll('.lit.friction').length") == 1


def test_the_wheel_zooms_at_the_pointer(window: Browser, snapshot: Snapshot) -> None:
    at = f"[data-role=card][data-id='{card(snapshot, 'Writes a review')}']"
    x, y = window.middle(at)
    before = window.run(CAMERA)
    window.wheel(x, y, -600)
    assert window.run(CAMERA) != before
    again = window.middle(at)
    assert abs(again[0] - x) < 3 and abs(again[1] - y) < 3


def test_dragging_moves_the_map_and_opens_nothing(window: Browser, snapshot: Snapshot) -> None:
    at = f"[data-role=card][data-id='{card(snapshot, 'Courier delivers')}']"
    x, y = window.middle(at)
    there = ("move", x - 60, y + 20), ("move", x - 120, y + 40)
    window.mouse(("move", x, y), ("down",), *there, ("up",))
    after = window.middle(at)
    assert abs(after[0] - (x - 120)) < 3 and abs(after[1] - (y + 40)) < 3
    assert shown(window) == "None"


def test_the_keyboard_alone_is_enough(window: Browser, snapshot: Snapshot) -> None:
    see_all(window)
    before = window.run(CAMERA)
    window.press("+")
    closer = window.run(CAMERA)
    window.press("ArrowRight")
    moved = window.run(CAMERA)
    window.press("-", "0")
    assert len({before, closer, moved}) == 3 and window.run(CAMERA) == before
    titles = []
    for _ in range(60):
        window.press("Tab")
        role, title = window.run(
            "const e = document.activeElement; "
            "return [e.dataset.role || '', e.getAttribute('aria-label')]"
        )
        titles += [title] if role == "card" else []
        if title == "Zoom out":
            break
    assert titles == [c.title for c in cards(snapshot, journey(snapshot))]


def test_enter_opens_and_escape_leads_back(window: Browser, snapshot: Snapshot) -> None:
    id = card(snapshot, "Asks a consultant")
    window.run("document.querySelector(`[data-role=card][data-id='${arguments[0]}']`).focus()", id)
    window.press("Enter")
    assert "Asks a consultant" in shown(window)
    assert window.run("return document.activeElement.tagName") == "H2"
    window.press("Escape")
    seen = window.run("return getComputedStyle(document.getElementById('details')).display")
    assert seen == "none"
    assert window.run("return document.activeElement.dataset.id") == id


def test_search_finds_what_is_said_anywhere(window: Browser, snapshot: Snapshot) -> None:
    window.press("/", *"order NUMBER")
    left = window.run(
        "return [...document.querySelectorAll('#stages ol li:not([hidden]) > a > span')]"
        ".map(e => e.textContent)"
    )
    assert left == ["Calls about the delay"]
    dim = window.run("return document.querySelectorAll('[data-role=card].dim').length")
    assert dim == len(snapshot.all(Touchpoint)) - 1
    window.press("Enter")
    assert "Repeats the order number" in shown(window)
    window.press("Escape")
    assert window.run("return document.querySelectorAll('.dim, nav [hidden]').length") == 0


def presented(window: Browser, times: int) -> list[str]:
    """Present, go forth so many times, and return the captions."""
    window.click("#present")
    captions = []
    for _ in range(times):
        captions.append(window.run("return document.getElementById('caption').textContent"))
        window.run("document.activeElement.blur()")
        window.press("ArrowRight")
    return captions


def test_it_is_presented_frame_by_frame(window: Browser, snapshot: Snapshot) -> None:
    captions = presented(window, 11)
    stages = [stage.title for stage in snapshot.ordered(Stage)]
    titles = [*stages, "Where it hurts most", "The loop", "Ideas"]
    assert captions[1:9] == [f"{title}{n} / 9" for n, title in enumerate(titles, 2)]
    assert captions[8:] == [captions[8]] * 3
    window.press("Escape")
    assert not window.run("return document.documentElement.classList.contains('presenting')")


def test_frames_are_presented_as_they_were_arranged(snapshot: Snapshot, tmp_path: Path) -> None:
    told = ("Calls about the delay", "Orders on the site")
    pains = tuple(card(snapshot, title) for title in told)
    stage, home = snapshot.ordered(Stage)[3], journey(snapshot)
    kept = [
        Frame(
            journey=home, position=1, title="Only <b>this</b>", touchpoints=pains, notes="secret"
        ),
        Frame(journey=home, position=2, kind="stage", stage=stage.id),
        Frame(journey=home, position=3, kind="journey", hidden=True),
    ]
    path = tmp_path / "kept.html"
    export_file(View.of(snapshot.apply(change("", add=kept)), home), path)
    assert "secret" not in path.read_text("utf-8")
    with browser() as window:
        window.go(path)
        titles = [f"{title}{n} / 2" for n, title in enumerate(("Only <b>this</b>", stage.title), 1)]
        assert presented(window, 2) == titles
        window.press("ArrowLeft")
        lit = window.run(
            "return [...document.querySelectorAll('g[data-role=card]:not(.dim)')]"
            ".map(f => f.dataset.id)"
        )
        assert sorted(lit) == sorted(pains)


def test_it_fits_a_telephone(snapshot: Snapshot, tmp_path: Path) -> None:
    path = tmp_path / "coffee.html"
    export_file(View.of(snapshot, journey(snapshot)), path)
    with browser(500, 800) as small:
        small.narrow(360, 640)
        small.go(path)
        zoom = small.run("return document.getElementById('zoom').textContent")
        assert int(str(zoom).split()[0]) >= 80, "letters of 11 pixels are still 9"
        small.click("#menu")
        small.click("#stages ol a")
        assert "Sees a friend" in shown(small)
        wide = "return document.documentElement.scrollWidth"
        assert small.run(wide) == 360
        assert small.run("return document.getElementById('map').clientHeight") > 150
        assert small.complaints() == []


def test_no_text_can_act(tmp_path: Path) -> None:
    path = tmp_path / "probed.html"
    there = probed(sample())
    export_file(View.of(there, journey(there)), path)
    with browser() as window:
        window.go(path)
        assert window.dialog() is None
        window.click("[data-role=card]")
        assert "onerror=alert(1)" in shown(window)
        assert window.run("return window.hacked") is None
        assert window.run("return document.scripts.length") == 1
        assert window.run("return document.querySelectorAll('img, iframe, object').length") == 0
        acting = window.run("""
            return [...document.querySelectorAll('*')].flatMap(e => [...e.attributes])
              .filter(a => /^on/i.test(a.name) || /^\\s*javascript:/i.test(a.value)).length
        """)
        assert acting == 0
        assert not [x for x in window.requests() if not x.startswith(("file:", "data:font/"))]
        assert window.dialog() is None and window.complaints() == []


def test_were_a_script_to_get_in_it_would_not_run(window: Browser) -> None:
    window.run("""
        const one = document.createElement('script');
        one.textContent = 'window.hacked = 1';
        document.body.append(one);
        document.body.insertAdjacentHTML('beforeend',
          '<b onclick="window.hacked = 1" id="bait">x</b><img src="https://example.invalid/x">');
        document.getElementById('bait').click();
    """)
    assert window.run("return window.hacked") is None
    assert not [x for x in window.requests() if x.startswith("https:")]
    assert any("Content Security Policy" in line for line in window.complaints())


# As text.


def probed(snapshot: Snapshot) -> Snapshot:
    """Return a document all of whose texts are an attack."""
    records = []
    for record in snapshot.records():
        texts = [name for name, spec in specs(type(record)).items() if spec.editor == "text"]
        records.append(record.but(**dict.fromkeys(texts, PROBE)))
    return Snapshot(records)


def test_the_same_map_gives_the_same_page(snapshot: Snapshot) -> None:
    first = page(View.of(snapshot, journey(snapshot)), Options())
    assert page(View.of(snapshot, journey(snapshot)), Options()) == first
    assert len(first.encode()) < 500_000


@pytest.mark.parametrize("seed", range(4))
def test_any_journey_becomes_a_page_in_which_each_id_is_there_once(seed: int) -> None:
    there = random_journey(seed)
    ids = re.findall(r'\sid="([^"]*)"', page(View.of(there, journey(there)), Options()))
    assert len(set(ids)) == len(ids) > 20


def test_the_contents_feel_with_the_persona_in_focus(snapshot: Snapshot) -> None:
    maksym = snapshot.ordered(Persona)[1].id
    some = page(View.of(snapshot, journey(snapshot), focus=maksym), Options())
    contents = some[some.index("<nav") : some.index("</nav>")]
    assert "annoyed (bad)" in contents and "frustrated" not in contents


def test_it_speaks_the_language_of_the_person(snapshot: Snapshot) -> None:
    language.use("uk")
    assert '<html lang="uk">' in page(View.of(snapshot, journey(snapshot)), Options())


def test_stages_left_out_are_not_in_it_at_all(snapshot: Snapshot) -> None:
    first = snapshot.ordered(Stage)[0]
    some = page(View.of(snapshot, journey(snapshot), stages=(first.id,)), Options())
    assert first.title.replace("&", "&amp;") in some
    assert "Calls about the delay" not in some and "I rang three times" not in some


def test_what_stands_in_a_hidden_lane_is_not_in_it_at_all(snapshot: Snapshot) -> None:
    lane = next(x for x in snapshot.all(Lane).values() if x.title == "Contact centre")
    there = Snapshot([*snapshot.records(), lane.but(visible=False)])
    some = page(View.of(there, journey(there)), Options())
    assert "Calls about the delay" not in some and "I rang three times" not in some


def test_only_addresses_of_the_web_and_of_mail_can_be_followed(snapshot: Snapshot) -> None:
    quote = next(iter(snapshot.all(Quote).values()))
    source = 'https://shop.example/a?b=1&c="2, mailto:a@b.example, javascript:alert(1) data:x,y'
    there = Snapshot([*snapshot.records(), quote.but(source=source)])
    links = re.findall(r'href="([^#"][^"]*)"', page(View.of(there, journey(there)), Options()))
    assert links == ["https://shop.example/a?b=1&amp;c=", "mailto:a@b.example"]
