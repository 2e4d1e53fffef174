"""Schools of law, medicine and business: assistants named in cards, classes, a button for all."""

import json

from .. import frames
from ..rolls import called
from ..rolls_of_schools import CHIEFS, LAWYERS, RESIDENTS, TRADERS
from ..site import Site


def law_school_views(site: Site) -> None:
    """Drupal views of a law school: an assistant named in each row, books with authors below."""
    assistants = site.called("Gloria Fenwickson", "Terrence Baptiste-Low", "Aoife Brannagh")
    people, rows = called(site, LAWYERS), ""
    default = site.silhouette("sites/default/files/default_images/seal-person.png", (180, 225))
    for number, (one, (duty, degrees, subjects, helper)) in enumerate(people):
        folder = "sites/default/files/styles/headshot/public"
        if number in (5, 12):
            site.lacks(one)
            source = default
        else:
            source = f"{folder}/{one.user}_hs{number % 3 or ''}.jpg?itok=k{number:02}Qz"
            source = site.portrait(one, source, (180, 225), form="jpg")
        assistant = assistants[int(helper)]
        site.lacks(assistant)
        areas = "".join(f'<a href="#area">{area}</a>, ' for area in subjects.split(", "))
        honour = "Hon. " * (one.family == "Dillingworth")
        rows += f"""<div class="views-row views-row-{number + 1}"><div
class="views-field views-field-field-headshot"><div class="field-content"><a
href="faculty/{one.user}"><img src="{source}" width="180" height="225" alt="Faculty photograph"
typeof="foaf:Image"></a></div></div><div class="faculty-wrap"><div class="views-field
views-field-title"><span class="field-content"><a href="faculty/{one.user}">{honour}{one.name}</a>
</span></div><div class="views-field views-field-field-job-title"><div
class="field-content">{duty}</div></div><div class="views-field views-field-field-degrees"><div
class="field-content">{degrees}</div></div><div class="views-field views-field-field-areas"><strong
class="views-label">Areas: </strong><span class="field-content">{areas[:-2]}</span></div><div
class="views-field views-field-field-phone"><strong class="views-label">Phone: </strong><span
class="field-content">555-{one.phone[-4:]}</span></div><div
class="views-field views-field-field-assistant"><strong class="views-label">Faculty Assistant:
</strong><span class="field-content">{assistant.name}</span></div><div
class="views-field views-field-field-ssrn"><span class="field-content"><a href="#cv">CV</a> | <a
href="#ssrn">SSRN</a></span></div></div></div>"""
    adjuncts = "".join(
        f"<li>{site.lacks(one)}{one.name}</li>"
        for one in site.called(
            "Salvatore Bongiardino", "Keisha Rowlandson", "Per-Arne Wickstrand", "Lucinda Tsosieman"
        )
    )
    books = "".join(
        f'<div class="views-row"><a href="#b{n}"><img src="{cover}" width="110" height="160" '
        f'alt="Cover"></a><p><em>{title}</em><br>by {author.name}</p></div>'
        for n, (title, author, cover) in enumerate(
            (title, people[who][0], site.scene(f"sites/default/files/covers/{n}.jpg", (110, 160)))
            for n, (title, who) in enumerate(
                (("The Empty Docket", 0), ("Debtors All", 4), ("Neutral Seats", 1))
            )
        )
    )
    logo = site.scene("sites/all/themes/barrister/logo.png", (260, 64))
    hall = site.scene("sites/default/files/styles/banner/moot-court.jpg", (1140, 240))
    letters = " ".join(f'<a href="?letter={letter}">{letter}</a>' for letter in "ABCDEFGHIJKLMNOP")
    body = f"""<a href="#main-content" class="element-invisible">Skip to main content</a><div
id="header"><a href="/" rel="home" id="logo"><img src="{logo}" alt="Home"></a><ul
id="secondary-menu"><li><a href="#s">Students</a></li><li><a href="#a">Alumni</a></li><li><a
href="#l">Library</a></li></ul><ul id="main-menu"><li class="first leaf"><a
href="#ad">Admissions</a></li><li class="leaf active-trail"><a href="#f">Faculty</a></li><li
class="leaf"><a href="#c">Clinics</a></li><li class="last leaf"><a href="#n">News</a></li></ul>
</div><div id="banner"><img src="{hall}" width="1140" alt=""></div><div
class="breadcrumb"><a href="/">Home</a> » Faculty</div><div id="main"><div id="sidebar-first"
class="column sidebar"><div class="block block-menu"><h2>Our Faculty</h2><ul class="menu"><li
class="leaf"><a href="#1">Faculty A-Z</a></li><li class="leaf"><a href="#2">By Subject</a></li><li
class="leaf"><a href="#3">Media Guide</a></li></ul></div></div><div id="content"><a
id="main-content"></a><h1 class="title" id="page-title">Full-Time Faculty</h1><div
class="view view-faculty view-id-faculty"><div class="view-filters"><form><div
class="views-exposed-form"><label>Last name</label><input type="text"><select><option>- Any area -
</option><option>Tax</option><option>Torts</option></select><input type="submit"
value="Apply"></div></form></div><div class="attachment glossary">{letters}</div><div
class="view-content">{rows}</div></div><h2>Adjunct Faculty</h2><ul
class="adjuncts">{adjuncts}</ul><div class="block block-views books"><h2>Recent Books</h2><div
class="view-content">{books}</div></div></div></div><div id="footer"><p>Pemberly School of Law, 400
Courthouse Row</p><p><a href="#509">ABA Required Disclosures</a> | <a href="#p">Privacy</a></p>
</div>"""
    style = (
        "body{font:14px/1.5 Verdana,sans-serif;margin:auto;width:1140px}"
        "#header{display:flex;flex-wrap:wrap}"
        "#header ul{display:flex;list-style:none;gap:18px}#main{display:flex;gap:30px}#sidebar-"
        "first{width:200px}.view-faculty .views-row{display:flex;gap:20px;padding:14px 0;border-"
        "bottom:1px dotted #999;width:850px}.views-field-title{font-size:19px}.adjuncts{columns:2}"
        ".element-invisible{position:absolute;left:-999em}.books .view-content{display:flex;gap:"
        "30px}#footer{background:#333;color:#ccc;padding:14px;margin-top:30px}#footer a{color:#fff}"
    )
    site.put(site.start, frames.bare("Full-Time Faculty", body, style=style))


def residents_by_class(site: Site) -> None:
    """Sitecore of a hospital: residents by year, with schools called after people, towns."""
    media = "-/media/images/residency/medicine"
    leaders, classes = "", ""
    for one, (degree, duty) in called(site, CHIEFS):
        photo = site.image(
            one,
            f"{media}/leadership/{one.user}.ashx?h=320&w=256&hash=A{one.phone[:2]}F",
            (256, 320),
            shown="Coordinator" not in duty,
            tag='<img src="{}" class="img-fluid" alt="" />',
            form="jpg",
        )
        leaders += f"""<div class="col-md-3 leader component"><div class="component-content">{photo}
<h3 class="field-name">{one.name}{f", {degree}" if degree else ""}</h3><p
class="field-role">{duty}</p></div></div>"""
    soon = site.scene(f"{media}/photo-coming-soon.png", (200, 250))
    people = called(site, RESIDENTS)
    for year in range(3):
        cards = ""
        for number, (one, (degree, school, town)) in enumerate(people[5 * year : 5 * year + 5]):
            if (year, number) in ((0, 3), (1, 1)):
                site.lacks(one)
                source = soon
            else:
                source = f"{media}/pgy{year + 1}/{one.user}_20{23 - year}.ashx?h=250&w=200"
                source = site.portrait(one, source, (200, 250), form="jpg")
            if one.name.endswith("Jr."):
                site.also(one, one.name.removesuffix(" Jr."))
            chief = '<p class="chief">Chief Resident</p>' * (year == 2 and number in (1, 4))
            cards += f"""<li class="item{" first" * (not number)}"><div class="resident"><div
class="field-image"><img src="{source}" alt="" width="200" height="250" data-variantitemid="{{7{
                number
            }C2-{year}}}" loading="lazy"></div>{chief}<div class="field-title">{one.name},
{degree}</div><div class="field-content"><p><strong>Medical School:</strong> {school}<br><strong>
Hometown:</strong> {town}</p></div></div></li>"""
        crowd = site.group(f"{media}/pgy{year + 1}/class-photo.jpg", (900, 360))
        classes += f"""<div class="component content col-12"><h2>PGY-{year + 1} Residents</h2><p>
<img src="{crowd}" width="900" alt="Class of {2026 - year}"></p></div><div class="component
search-results col-12"><ul class="search-result-list">{cards}</ul></div>"""
    logo = frames.wordmark(
        site, "-/media/project/lakeshore/logo.svg", "Lakeshore Medical", "#005587"
    )
    pin = site.scene("-/media/project/lakeshore/icons/pin.png", (32, 32))
    match = site.scene(f"{media}/match-day.jpg", (280, 190))
    body = f"""<div id="wrapper"><header><div id="header" class="container-fluid"><div class="row">
<div class="component image file-type-icon-media-link"><a title="Lakeshore Medical Center"
href="/"><img
src="{logo}" alt="Lakeshore Medical Center" width="230" height="48"></a></div><div class="component
link-list utility"><ul><li><a href="#c">MyChart</a></li><li><a href="#l"><img src="{pin}" width="16"
alt=""> Locations</a></li><li><a href="#d">Find a Doctor</a></li></ul></div></div><div
class="component navigation"><nav><ul class="clearfix"><li class="level1"><a href="#p">Patients</a>
</li><li class="level1 active"><a href="#e">Education</a></li><li class="level1"><a
href="#r">Research</a></li></ul></nav></div></div></header><main><div id="content"><div
class="component breadcrumb"><nav><ol><li><a href="#e">Education</a></li><li><a
href="#r">Residencies</a></li><li>Meet Our Residents</li></ol></nav></div><div class="row"><div
class="component title col-12"><h1 class="field-title-page">Internal Medicine Residency: Meet Our
Residents</h1></div></div><div class="row leaders">{leaders}</div><div class="row">{classes}</div>
<div class="row promo-row"><div class="component promo col-12"><div class="component-content"><img
src="{match}" width="280" alt=""><div class="field-promotext"><h3>Match Day 2023</h3><p>All
positions filled. <a href="#m">See where our graduates
went</a>.</p></div></div></div></div></div></main>
<footer><div id="footer" class="container-fluid"><p>Lakeshore Medical Center, 1 Harbor Drive</p><p>
<a href="#n">Notice of Nondiscrimination</a> <a href="#b">Billing</a></p></div></footer></div><div
class="onetrust-banner" role="dialog"><p>We use cookies to improve your visit.</p><button
onclick="this.parentNode.remove()">Accept</button></div>"""
    style = (
        "body{font:16px/1.45 sans-serif;margin:0}.container-fluid,#content{width:1180px;margin:"
        "auto}.row{display:flex;flex-wrap:wrap}.utility ul,nav ul,nav ol,.search-result-list{"
        "display:flex;flex-wrap:wrap;gap:20px;list-style:none;padding:0}.col-12{width:100%}.col-md-3{width:"
        "280px}.item{width:212px}.field-title{font-weight:700;color:#005587;margin-top:6px}.chief{"
        "background:#f2a900;display:inline-block;padding:0 8px;margin:4px 0}.field-content p{margin"
        ":2px 0;font-size:13px}.promo .component-content{display:flex;gap:20px}footer{background:"
        "#005587;color:#fff;margin-top:30px}footer a{color:#fff}.onetrust-banner{position:fixed;"
        "bottom:0;left:0;right:0;background:#fff;border-top:2px solid #005587;padding:10px 40px}"
    )
    site.put(site.start, frames.bare("Meet Our Residents", body, style=style))


def business_school_show_all(site: Site) -> None:
    """A Vue directory of a business school: nine cards from JSON, then a button "Show all"."""
    items = []
    for number, (one, (department, duty)) in enumerate(called(site, TRADERS)):
        image = site.image(
            one,
            f"cdn/assets/{one.user}-{number * 37 % 90:02}.jpg?auto=format&fit=crop&w=400&h=400",
            (400, 400),
            shown=number not in (6, 15, 17),
            tag="{}",
            form="jpg",
        )
        items.append({"id": 300 + number, "name": one.name, "dept": department, "title": duty,
                      "slug": one.user, "image": image or None, "initials": one.given[0]
                      + one.family[0], "media": number % 5 == 2})  # fmt: skip
    site.put_json("api/v2/faculty.json", {"total": len(items), "items": items})
    hero = site.scene("cdn/assets/atrium.jpg", (1280, 300))
    rank = site.scene("cdn/assets/accreditation-triple.png", (240, 80))
    logo = frames.wordmark(site, "cdn/assets/wordmark.svg", "Goldthwaite", "#b3123d")
    departments = "".join(
        f"<option>{name}</option>" for name in sorted({str(item["dept"]) for item in items})
    )
    script = """const mark = "data-v-3f9a1c";
const card = (p) => `<li ${mark} class="fd-grid__item"><a ${mark} class="fd-card"
href="/faculty/${p.slug}" aria-label="View profile"><div ${mark} class="fd-card__media">${p.image ?
`<img ${mark} class="fd-card__img" src="${p.image}" loading="lazy" alt="" width="400" height="400">`
: `<div ${mark} class="fd-card__initials" aria-hidden="true">${p.initials}</div>`}${p.media ?
`<span ${mark} class="fd-badge">Media expert</span>` : "<!---->"}</div><div ${mark}
class="fd-card__body"><span ${mark} class="fd-card__eyebrow">${p.dept}</span><span ${mark}
class="fd-card__name">${p.name}</span><span ${mark} class="fd-card__role">${p.title}</span></div>
</a></li>`;
const list = document.querySelector(".fd-grid"), more = document.querySelector(".fd-more");
const choice = document.querySelector(".fd-filter select");
let items = [], all = false;
const draw = () => {
  const some = items.filter((p) => !choice.selectedIndex || p.dept === choice.value);
  list.innerHTML = some.slice(0, all ? some.length : 9).map(card).join("");
  document.querySelector(".fd-count").textContent =
    `Showing ${list.children.length} of ${some.length} faculty`;
  more.hidden = list.children.length === some.length;
};
choice.onchange = draw;
more.onclick = () => { all = true; draw(); };
fetch("api/v2/faculty.json").then((r) => r.json()).then((d) => { items = d.items; draw(); });"""
    body = f"""<div id="app" data-v-app><div data-v-11c0 class="app-shell"><header data-v-11c0
class="gh"><a data-v-11c0 href="/"><img src="{logo}" alt="Goldthwaite Business School" width="220"
height="40"></a><nav data-v-11c0 class="gh__nav"><a href="#p">Programmes</a><a
href="#f">Faculty &amp; Research</a><a href="#e">Executive Education</a><a
href="#a">Alumni</a></nav><button data-v-11c0 class="gh__apply">Apply now</button></header><section
data-v-88d2 class="hero"><img src="{hero}" alt=""><h1>Our faculty</h1></section><main
data-v-3f9a1c class="fd"><div data-v-3f9a1c class="fd-filter"><label>Department <select><option>All
departments</option>{departments}</select></label><label>Search <input type="search"
placeholder="Name or topic"></label></div><p data-v-3f9a1c class="fd-count">Loading…</p><ul
data-v-3f9a1c class="fd-grid">{'<li class="fd-skeleton"></li>' * 6}</ul><div class="fd-actions">
<button data-v-3f9a1c type="button" class="fd-more btn btn--secondary">Show all</button></div>
</main><section data-v-5511 class="news"><h2>Faculty in the news</h2><article><h3><a href="#n1">Why
supermarkets love your loyalty card</a></h3><p>Commentary by {items[1]["name"]}</p></article>
<article><h3><a href="#n2">When strikes end early</a></h3><p>Interview with {items[13]["name"]}</p>
</article></section><footer data-v-11c0 class="gf"><img src="{rank}" width="180"
alt="Accreditations"><p>© Goldthwaite Business School</p><a href="#c">Cookie settings</a></footer>
</div></div><script>{script}</script>"""
    style = (
        "body{margin:0;font:16px/1.4 sans-serif}.gh{display:flex;gap:40px;padding:18px 60px;align-"
        "items:center}.gh__nav{display:flex;gap:24px;flex:1}.hero{position:relative}.hero img{width"
        ":100%;height:240px;object-fit:cover}.hero h1{position:absolute;left:60px;bottom:20px;color"
        ":#fff;font-size:44px;text-shadow:0 1px 4px #000}.fd{padding:20px 60px}.fd-filter{display:"
        "flex;gap:24px}.fd-grid{display:grid;grid-template-columns:repeat(4,1fr);gap:28px;list-"
        "style:none;padding:0}.fd-card{display:block;color:#111;text-decoration:none}.fd-card__media{"
        "position:relative;aspect-ratio:1;background:#e4e7ee}.fd-card__img{width:100%;height:100%;"
        "object-fit:cover}.fd-card__initials{font-size:60px;text-align:center;padding-top:30%}"
        ".fd-card__body span{display:block}.fd-card__eyebrow{color:#b3123d;font-size:13px}.fd-card"
        "__name{font-weight:700;font-size:18px}.fd-badge{position:absolute;left:8px;bottom:8px;"
        "background:#fff;padding:2px 8px;font-size:12px}.fd-skeleton{aspect-ratio:1;background:#eee"
        "}.btn{padding:12px 30px;border:2px solid #111;background:#fff}.news{display:flex;gap:40px;"
        "padding:30px 60px;background:#f5f2ec}.gf{padding:30px 60px;background:#111;color:#fff}"
    )
    head = f'<script type="application/ld+json">{json.dumps(_SCHOOL)}</script>'
    site.put(site.start, frames.bare("Our faculty", body, style=style, head=head))


_SCHOOL = {
    "@context": "https://schema.org",
    "@type": "CollegeOrUniversity",
    "name": "Goldthwaite Business School",
}
LAYOUTS = (law_school_views, residents_by_class, business_school_show_all)
