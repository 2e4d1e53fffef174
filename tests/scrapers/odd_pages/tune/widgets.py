"""Pages that move: windows over the page, lists that grow, columns set by a script."""

from .. import frames
from ..site import Site


def windows_over_the_page(site: Site) -> None:
    """Small cards; at the end of the page hidden windows with a larger picture and a text."""
    people, cards, windows = site.people(9, "en"), "", ""
    for number, one in enumerate(people):
        small = site.portrait(one, f"s/{number}.jpg", (200, 200))
        large = site.portrait(one, f"l/{number}.jpg", (600, 600))
        other = people[number - 1]
        cards += f'<div class="col" data-target="#w{number}"><img src="{small}">'
        cards += f"<h5>{one.full}</h5></div>"
        windows += (
            f'<div class="modal" id="w{number}" style="display:none"><button>×</button><img '
            f'src="{large}"><h3>{one.full}</h3><p>{one.given} works with {other.name} on rivers '
            "and likes to cycle.</p></div>"
        )
    body = f'<div class="row">{cards}</div>{windows}'
    site.put(site.start, frames.bootstrap(site, "Team", body))


def grows_while_scrolling(site: Site) -> None:
    """More people are appended whenever the end of the page is reached."""
    rows = []
    for number, one in enumerate(site.people(24)):
        rows.append({"n": one.full, "p": site.portrait(one, f"grow/{number}.jpg", (200, 260))})
    for part in range(3):
        site.put_json(f"part{part}.json", rows[8 * part : 8 * part + 8])
    script = """<div id=list></div><div id=end style="height:20px"></div><script>
    let part = 0, busy = false;
    new IntersectionObserver(async ([one]) => {
      if (!one.isIntersecting || busy || part > 2) return;
      busy = true;
      const people = await (await fetch(`part${part++}.json`)).json();
      document.getElementById("list").insertAdjacentHTML("beforeend", people.map((p) =>
        `<div class="it" style="height:340px"><img src="${p.p}"><h4>${p.n}</h4></div>`).join(""));
      busy = false;
    }, {rootMargin: "50px"}).observe(document.getElementById("end"));</script>"""
    site.put(site.start, frames.typo3(site, "Menschen", script))


def placed_by_script(site: Site) -> None:
    """Masonry: a script takes the cards out of the flow and sets them in columns of any order."""
    body = ""
    for number, one in enumerate(site.people(11, "tr")):
        height = 200 + 37 * (number % 4)
        source = site.portrait(one, f"mas/{number}.jpg", (240, height))
        body += (
            f'<div class="brick"><img src="{source}" width="240" height="{height}"><p>{one.full}'
            f"</p><p>{one.duty}</p></div>"
        )
    script = """<script>const tops = [0, 0, 0];
    document.querySelectorAll(".brick").forEach((one, n) => {
      const column = (n * 2) % 3;
      one.style.cssText = `position:absolute;width:240px;left:${column * 260}px;` +
        `top:${tops[column]}px`;
      tops[column] += one.offsetHeight + 20;
    });</script>"""
    body = f'<div style="position:relative;height:2000px">{body}</div>{script}'
    site.put(site.start, frames.modern(site, "Ekip", body))


def shown_by_a_filter(site: Site) -> None:
    """A filter with buttons and a search field; every person is tagged with topics."""
    body = "".join(f"<button>{word}</button>" for word in ("All", "Machine Learning", "Robotics"))
    body += '<input placeholder="Search by name"><div class="results">'
    for _, one, source in site.portraits(site.people(12, "in"), "filter/{n}.jpg"):
        tags = "".join(f"<li>{tag}</li>" for tag in ("Machine Learning", "Human Factors"))
        body += (
            f'<div class="person-result"><div class="photo"><img src="{source}"></div>'
            f'<ul class="tags">{tags}</ul><div class="title">{one.full}</div><div>{one.duty}</div>'
            "</div>"
        )
    site.put(site.start, frames.bootstrap(site, "Find an expert", body + "</div>"))


LAYOUTS = (windows_over_the_page, grows_while_scrolling, placed_by_script, shown_by_a_filter)
