"""jQuery Isotope: a script places tiles of people by surname and filters them."""

from .. import frames
from ..cast import Someone
from ..rolls import called
from ..site import Site

MARINE = """
Zephyrine Kalaniopuu|Director|faculty
Anselm Brockdorff-Lund|Professor|faculty
Shahnaz Mirhosseini|Associate Professor|faculty
Te~Rina Whakatau|Research Fellow|postdoc
Gonçalo Vasconcelhos|Research Fellow|postdoc
Eun-kyung Baekje|Research Fellow|postdoc
Nkechinyere Obiageli|PhD Candidate|student
Alistair Drumgoole|PhD Candidate|student
Sunniva Havrevold|PhD Candidate|student
Jarrah Wirrpanda|PhD Candidate|student
Clémence Aubrecourt|MSc Student|student
Ishaan Tendolkarni|MSc Student|student
Barney Oldcastle|Skipper, RV Petrel|staff
Luz Macaraegan|Laboratory Manager|staff
Mahalia Vuniwaqa|Outreach Officer|staff
"""
"""Name, position, class."""

ISOTOPE = """
const grid = document.querySelector(".grid"), items = [...grid.querySelectorAll(".element-item")];
const surname = (e) => e.querySelector(".name").dataset.sort;
items.sort((a, b) => surname(a).localeCompare(surname(b)));
const arrange = (filter) => {
  let column = 0, top = 0;
  for (const item of items) {
    const shown = filter === "*" || item.matches(filter), span = item.matches(".wide") ? 2 : 1;
    item.style.display = shown ? "" : "none";
    if (!shown) continue;
    if (column + span > 4) { column = 0; top += 390; }
    item.style.position = "absolute";
    item.style.left = column * 25 + "%"; item.style.top = top + "px";
    column += span;
  }
  grid.style.height = top + 390 + "px";
};
document.querySelectorAll("#filters button").forEach((button) => { button.onclick = () => {
  document.querySelector(".is-checked").classList.remove("is-checked");
  button.classList.add("is-checked"); arrange(button.dataset.filter); }; });
window.addEventListener("load", () => arrange("*"));
"""


def isotope_with_filters(site: Site) -> None:
    """jQuery Isotope: a script places the tiles by surname; a boat and the crew among them."""
    tiles = [_tile(site, number, *row) for number, row in enumerate(called(site, MARINE))]
    boat = site.scene("images/team/rv-petrel.jpg", (260, 280))
    crowd = site.group("images/team/all-hands.jpg", (540, 280))
    tiles.insert(
        4,
        f"""<div class="element-item staff" data-category="staff"><div class="team-box">
<img src="{boat}" alt=""><h4 class="name" data-sort="Petrel">RV Petrel</h4><p class="job">Research
vessel, 14 m</p></div></div>""",
    )
    tiles.insert(
        9,
        f"""<div class="element-item wide" data-category="all"><div class="team-box">
<img src="{crowd}" alt=""><h4 class="name" data-sort="Maaa">All hands, February 2020</h4><p
class="job">At the wharf after the winter cruise</p></div></div>""",
    )
    logo = frames.wordmark(site, "images/logo.svg", "Reef &amp; Shelf", "#0b7285")
    hero = site.scene("images/parallax-sea.jpg", (1280, 300))
    sponsors = "".join(
        f'<li><img src="{site.scene(f"images/partners/{name}.png", (140, 70))}" alt="{name}"></li>'
        for name in ("marsden", "harbourtrust", "niwater")
    )
    body = f"""<div id="preloader" style="display:none"></div><header id="header"
class="sticky"><div class="inner"><a class="logo" href="/"><img src="{logo}" height="34"
alt="Reef and Shelf Laboratory"></a><nav id="main-nav">{frames.links("en")}</nav></div></header>
<section id="page-title" style="background-image:url({hero})"><h1>Our people</h1><ol
class="breadcrumb"><li>Home</li><li>People</li></ol></section><section id="team"><div
class="inner"><div class="heading"><h2>Meet the <strong>team</strong></h2><p>Divers, modellers,
geneticists, one skipper.</p></div><div id="filters" class="button-group"><button class="button
is-checked" data-filter="*">show all</button><button class="button" data-filter=".faculty">faculty
</button><button class="button" data-filter=".postdoc">fellows</button><button class="button"
data-filter=".student">students</button><button class="button" data-filter=".staff">staff</button>
</div><div class="grid">{"".join(tiles)}</div></div></section><section class="partners"><h3>
Partners</h3><ul>{sponsors}</ul></section><footer id="footer"><div class="inner"><div><h4>Find
us</h4><p>Wharf Road 7, Port Sorrel</p></div><div><h4>Latest posts</h4><p><a href="#b">Tagging 300
snapper</a></p></div></div><p class="copy">© 2020 Reef &amp; Shelf Laboratory</p></footer>
<script>{ISOTOPE}</script>"""
    style = (
        "body{margin:0;font:15px/1.5 Raleway,sans-serif;color:#444}.inner{width:1160px;margin:auto}"
        "#header{padding:14px 0;border-bottom:1px solid #eee}#header .inner{display:flex;gap:60px}"
        "#main-nav a{margin-right:18px}"
        "#page-title{height:200px;background-size:cover;color:#fff;padding:40px 60px}.breadcrumb{"
        "display:flex;gap:20px;padding:0}.heading{text-align:center;padding:20px}.button-group{"
        "text-align:center;margin-bottom:20px}.button{border:1px solid #0b7285;background:#fff;"
        "padding:8px 18px;margin:2px}.is-checked{background:#0b7285;color:#fff}.grid{position:"
        "relative}.element-item{width:25%;padding:8px;box-sizing:border-box}.wide{width:50%}"
        ".team-box{background:#f6f8f9;text-align:center;height:365px}.team-box img{width:100%;"
        "height:280px;object-fit:cover}.name{margin:8px 0 2px}.job{margin:0;color:#0b7285}.partners"
        "{padding:30px;text-align:center}.partners ul{display:flex;justify-content:center;gap:50px;"
        "list-style:none}#footer{background:#12303a;color:#cde;padding:24px}#footer .inner{display:"
        "flex;gap:120px}.social a{padding:0 4px;font-size:12px}"
    )
    site.put(site.start, frames.bare("Our people", body, style=style))


def _tile(site: Site, number: int, one: Someone, rest: list[str]) -> str:
    duty, sort = rest
    if number == 9:
        site.lacks(one)
        source = site.silhouette("images/team/avatar.jpg", (260, 280))
    else:
        source = site.portrait(one, f"images/team/{one.user}-{number}.jpg", (260, 280))
    return f"""<div class="element-item {sort}" data-category="{sort}"><div class="team-box"><img
src="{source}" alt="team-{number}"><h4 class="name" data-sort="{one.family}">{one.name}</h4><p
class="job">{duty}</p><div class="social"><a href="#s">Scholar</a><a href="mailto:{one.user}@rs"
>E-mail</a></div></div></div>"""


LAYOUTS = (isotope_with_filters,)
