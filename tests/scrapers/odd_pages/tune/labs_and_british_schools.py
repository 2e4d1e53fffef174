"""A laboratory in a site builder with alumni and pets; a British school, e-mail before the name."""

from .. import frames
from ..cast import Someone
from ..rolls import called
from ..site import Site

SLEEP = """
Emiliano Tarrazona-Beck|Postdoctoral Fellow|Emiliano records from the thalamus of sleeping mice.
Jacquelyn~R. Stroudemire|Postdoctoral Fellow|Jackie fell in love with zebrafish in Portland.
Sefa Tuilagi|PhD Student (Neuroscience)|Sefa builds tiny microscopes and large sandwiches.
Nandini Vaidyakumar|PhD Student (Psychology)|Nandini wants to know why we dream.
Oskar Ljungbergman|PhD Student (Neuroscience)|Oskar models spindles. Off the clock he climbs.
Maya Goldfarbstein|Research Technician|Maya keeps the colony, the freezer and us in order.
Xochitl Arredondez|Undergraduate|Senior, Honors thesis on jet lag.
Brayden Lockridge|Undergraduate|Junior, Biomedical Engineering.
Thu-Trang Dangvu|Undergraduate|Sophomore, plays the oboe.
"""
"""Name, position, a sentence."""
PETS = (
    ("Biscuit", "Chief Morale Officer", "Belongs to Maya. Sleeps 17 hours a day, our role model."),
    ("Sir Purrcival", "Reviewer 2", "Rejects everything, cites himself."),
    ("Dr. Noodle", "Adjunct corn snake", "Sefa's. No known publications."),
)
ALUMNI = """
Katarzyna Wolańczyk|Postdoc 2012–2016|now Assistant Professor, Ohio
Desh Ramlochan|PhD 2017|now Data Scientist, Seattle
Ellen~V. Fitzmorrison|PhD 2019|now Patent Attorney, Boston
Paulo Junqueirinha|Technician 2014–2018|now medical student, Tulane
Soledad Ibarrechea|Undergraduate 2020|now PhD student, Davis
"""
"""Name, when, where now."""
SOIL = """
Rhiannon Pennywell-Jones|Professor||Head of School|Peatland carbon
Alastair Cockburnspath|Professor Sir|FRS FRSE|Professor of Geomorphology|Rivers of ice
Oluwaseun Adetokunbola|Dr||Reader in Development Geography|Informal cities
Philomena Trescothick|Dr|FRGS|Senior Lecturer|Coastal change
Gwilym ap~Rhisiarten|Dr||Senior Lecturer|Place names and memory
Zainab Choudhuryani|Dr||Lecturer|Housing
Hamish McCorquodalen|Dr||Lecturer|Remote sensing
Ewelina Przybytniowska|Dr||Research Associate|Pollen
Tobias Featherstonehaugh|Mr|MSc|Laboratory Manager|
Beryl Ockleshaw|Mrs||School Manager|
Priyanka Wickramanayak|Miss||Student Support Officer|
Callum Netherbyson|Mr|BA|Teaching Fellow|Cartography
"""
"""Name, title, letters behind, position, interests."""


def weebly_lab_with_pets(site: Site) -> None:
    """Weebly: multi-column tables, every picture "Picture"; pets like people, alumni as text."""
    uploads = "/uploads/1/0/4/7/104772193"
    head = site.called("Miriam Oyelowo-Castellane")[0]
    portrait = site.portrait(
        head, f"{uploads}/published/mc-headshot.jpg?1569", (300, 375), form="jpg"
    )
    cells = []
    for number, (one, (duty, text)) in enumerate(called(site, SLEEP)):
        if number == 7:
            site.lacks(one)
            source = site.scene(f"{uploads}/zebrafish.jpg", (240, 240))  # instead of a portrait
        else:
            form = ((240, 240), (240, 300), (300, 225))[number % 3]
            source = site.portrait(one, f"{uploads}/{one.user}-{number * 391}_orig.jpg", form)
        cells.append(_weebly(source, one.name, duty, text))
    pets = [
        _weebly(site.scene(f"{uploads}/pet-{n}_orig.jpg", (240, 240)), *pet)
        for n, pet in enumerate(PETS)
    ]
    former = "".join(
        f"<strong>{one.name}</strong>, {when}, <em>{where}</em>{site.lacks(one)}<br />"
        for one, (when, where) in called(site, ALUMNI)
    )
    banner = site.scene(f"{uploads}/background-images/1204.jpg", (1280, 300))
    crowd = site.group(f"{uploads}/lab-picnic-2019_orig.jpg", (800, 420))
    award = site.portrait(head, f"{uploads}/young-investigator_orig.jpg", (240, 180))
    brand = site.scene(f"{uploads}/sleepy-brain.png", (120, 60))
    items = "".join(
        f'<li class="wsite-menu-item-wrap"><a class="wsite-menu-item">{word}</a></li>'
        for word in ("Home", "Research", "People", "Publications", "Join us")
    )
    body = f"""<div class="wrapper"><div class="birdseye-header"><div class="nav-wrap"><div
class="container"><div class="logo"><span class="wsite-logo"><a href="/"><img src="{brand}"
width="80" alt=""><span id="wsite-title">Castellane Sleep Lab</span></a></span></div><div
class="nav desktop-nav"><ul class="wsite-menu-default">{items}</ul></div></div></div></div><div
class="banner-wrap wsite-background" style="background-image: url({banner})"><h2><span
class="wsite-text wsite-headline">People</span></h2></div><div id="content-wrapper"><div
class="container"><div id="wsite-content" class="wsite-elements wsite-not-footer">{
        _title("Principal Investigator")
    }<span class="imgPusher" style="float:left;height:0px"></span><span
style="display:table;width:auto;position:relative;float:left;max-width:100%;margin-right:20px"><a>
<img src="{portrait}" style="border-width:0;max-width:100%" width="260" alt="Picture"
class="galleryImageBorder wsite-image"></a></span><div class="paragraph"><strong><font size="5">{
        head.name
    }, PhD</font></strong><br />Associate Professor, Department of Neurobiology<br /><br />Miriam
grew up in Trieste and Ibadan, took her degree at the University of Iowa and trained with <a
href="#h">Harvey Blumenkrantz</a> in Chicago. She studies how sleep spindles carry what was learnt
by day. She was named Young Investigator of the Year in 2018 (see below, with the glass owl).<br />
<a href="#cv">CV</a> | <a href="#gs">Google Scholar</a></div><hr style="clear:both;visibility:
hidden">{_title("Postdocs and Graduate Students")}{_columns(cells[:3])}{_columns(cells[3:6])}{
        _title("Undergraduates")
    }{_columns(cells[6:])}{_title("Lab Animals")}{_columns(pets)}{_title("Alumni")}<div
class="paragraph">{former}</div><div class="wsite-image wsite-image-border-none"
style="text-align:center"><a><img src="{crowd}" alt="Picture" style="width:auto;max-width:100%">
</a><div style="display:block;font-size:90%">Lab picnic, summer 2019</div></div><div
class="wsite-image" style="text-align:center;padding:10px"><a><img src="{award}" alt="Picture"
width="200"></a><div style="display:block;font-size:90%">The owl</div></div></div></div></div><div
class="footer-wrap"><div class="wsite-elements wsite-footer"><div class="paragraph">Castellane Sleep
Lab · 1450 Biology Building · Lakota State University</div><span class="wsite-social"><a
href="#tw">Twitter</a></span></div></div><div id="weebly-footer-signup-container-v3">Powered by a
site builder. <a href="#s">Create your own</a></div></div>"""
    style = (
        "body{margin:0;font:16px/1.6 Lato,sans-serif;color:#3b3b3b}.container{width:1000px;margin:"
        "auto}.nav-wrap .container{display:flex;justify-content:space-between;align-items:center;"
        "padding:12px 0}.wsite-menu-default{display:flex;gap:26px;list-style:none}.banner-wrap{"
        "height:220px;background-size:cover;color:#fff;text-align:center;padding-top:60px;box-"
        "sizing:border-box;font-size:30px}.wsite-multicol-table{width:100%;border-collapse:collapse"
        "}.wsite-multicol-col{width:33.3%;padding:0 15px;vertical-align:top}.paragraph{padding:8px "
        "0}.wsite-content-title{color:#2a5d84;margin:30px 0 10px}.footer-wrap{background:#2a2a2a;"
        "color:#ddd;padding:20px;text-align:center;margin-top:30px}#weebly-footer-signup-container-"
        "v3{text-align:center;font-size:12px;padding:8px}.wsite-logo img{vertical-align:middle}"
    )
    site.put(site.start, frames.bare("People - Castellane Sleep Lab", body, style=style))


def _title(text: str) -> str:
    return f'<h2 class="wsite-content-title"><font size="5">{text}</font></h2>'


def _weebly(source: str, name: str, duty: str, text: str) -> str:
    return f"""<div><div class="wsite-image wsite-image-border-none"
style="padding-top:10px;padding-bottom:10px;text-align:center"><a><img src="{source}" alt="Picture"
style="width:auto;max-width:100%"></a><div style="display:block;font-size:90%"></div></div></div>
<div class="paragraph" style="text-align:center;"><strong><font size="4">{name}</font></strong>
<br /><em>{duty}</em><br />{text}</div>"""


def _columns(cells: list[str]) -> str:
    inner = "".join(f'<td class="wsite-multicol-col">{cell}</td>' for cell in cells)
    return f"""<div><div class="wsite-multicol"><div class="wsite-multicol-table-wrap"
style="margin:0 -15px;"><table class="wsite-multicol-table"><tbody class="wsite-multicol-tbody"><tr
class="wsite-multicol-tr">{inner}</tr></tbody></table></div></div></div>"""


def british_contact_before_name(site: Site) -> None:
    """A British school: telephone and e-mail are the first lines, the name stands below them."""
    entries = {"Academic staff": "", "Professional services": ""}
    for one, (title, letters, duty, interests) in called(site, SOIL):
        group = "Academic staff" if interests and title != "Mr" else "Professional services"
        entries[group] += _entry(
            site, one, f"{title} {one.name} {letters}".strip(), (duty, interests)
        )
    fellows = site.called("Leonard Ormskirkham", "Daphne Quarringtons", "Ivor Llewellyn-Pryce")
    honours = ("Emeritus Professor", "Emeritus Reader", "Honorary Fellow")
    emeriti = "".join(
        f'<tr><td><a href="mailto:{one.user}@soil.example">{one.user}@soil.example</a></td><td>'
        f"{one.name}{site.lacks(one)}</td><td>{honour}</td></tr>"
        for one, honour in zip(fellows, honours, strict=True)
    )
    student = site.called("Jemima Brackenridge")[0]
    prize = site.stranger(student, "/media/geog/news/dissertation-prize.jpg", (220, 150))
    crest = frames.wordmark(site, "/assets/crest.svg", "University of Wharfedale", "#4b2a63")
    house = site.scene("/media/geog/ridings-building.jpg", (1180, 240))
    swan = site.scene("/assets/equality-silver.png", (130, 65))
    ref = site.scene("/assets/stonewall.png", (130, 65))
    sections = "".join(
        f'<h2 id="{key.split()[0].lower()}">{key}</h2><div class="staff-list">{inner}</div>'
        for key, inner in entries.items()
    )
    body = f"""<div class="cookie-notice" id="cookies"><p>We use cookies to give you the best
experience. <button onclick="document.getElementById('cookies').remove()">Accept and close</button>
</p></div><header class="masthead"><a href="/"><img src="{crest}" alt="University of Wharfedale"
width="300"></a><ul class="quick"><li><a href="#st">Students</a></li><li><a href="#sf">Staff</a>
</li><li><a href="#az">A–Z</a></li></ul><form role="search"><input type="search"
aria-label="Search"><button>Go</button></form></header><nav
class="primary"><ul><li><a href="#s">Study</a></li><li><a
href="#r">Research</a></li><li><a href="#b">Business</a></li><li><a href="#a">About</a></li></ul>
</nav><img class="strip" src="{house}" alt="The Ridings Building"><ol class="crumbs"><li>Home</li>
<li>School of Geography and Soil Science</li><li>Our people</li></ol><div class="cols"><nav
class="section-nav"><h2><a href="#school">School of Geography and Soil Science</a></h2><ul><li><a
href="#u">Undergraduate</a></li><li><a href="#t">Taught masters</a></li><li class="current"><a
href="#academic">Our people</a></li><li><a href="#professional">Professional services</a></li><li><a
href="#e">Equality</a></li></ul></nav><main><h1>Our people</h1><p class="intro">School Office: Room
1.04, Ridings Building, open 9am to 4.30pm. Tel +44 (0)1999 496 000.</p>{sections}<h2>Emeritus and
honorary staff</h2><table class="plain"><thead><tr><th>Email</th><th>Name</th><th>Position</th></tr>
</thead><tbody>{emeriti}</tbody></table><section class="promo"><img src="{prize}" width="220"
alt=""><div><h3><a href="#n">Dissertation prize</a></h3><p>{student.name} (BSc Geography) receives
the 2022 prize of the Society.</p></div></section></main></div><footer
class="global"><div><p>School of
Geography and Soil Science, Ridings Building, Wharfedale WD9 9ZZ</p><p><a href="#f">Freedom of
Information</a> <a href="#ac">Accessibility</a> <a href="#ms">Modern Slavery Statement</a></p></div>
<div><img src="{swan}" width="110" alt="Silver award"><img src="{ref}" width="110"
alt="Diversity champion"></div></footer>"""
    style = (
        "body{margin:0 auto;width:1180px;font:16px/1.5 Arial,sans-serif;color:#222}.cookie-notice{"
        "background:#4b2a63;color:#fff;padding:4px 16px}.masthead{display:flex;gap:40px;padding:"
        "16px;align-items:center}.quick,.primary ul,.crumbs{display:flex;gap:24px;list-style:none;"
        "padding:0}.primary{background:#4b2a63;padding:0 16px}.primary a{color:#fff}.primary ul{"
        "margin:0;padding:12px 0}.strip{width:100%;height:200px;object-fit:cover}.crumbs{font-size:"
        "13px}.cols{display:flex;gap:40px}.section-nav{width:240px}.section-nav h2{font-size:18px}"
        "main{flex:1}.staff-entry{display:flex;justify-content:space-between;border-top:1px solid "
        "#bbb;padding:16px 0}.staff-entry .contact{list-style:none;padding:0;margin:0 0 6px;font-"
        "size:14px;color:#555}.staff-entry p{margin:0}.staff-entry .who{font-size:19px;color:"
        "#4b2a63}"
        ".plain{border-collapse:collapse;width:100%}.plain td,.plain th{border:1px solid #ccc;"
        "padding:6px;text-align:left}.promo{display:flex;gap:20px;background:#f3eff6;padding:16px;"
        "margin-top:30px}.global{background:#2a1838;color:#fff;display:flex;justify-content:space-"
        "between;padding:20px;margin-top:30px}.global a{color:#fff}"
    )
    site.start = "/schools/geography/people/"
    site.put(site.start, frames.bare("Our people - University of Wharfedale", body, style=style))


def _entry(site: Site, one: Someone, name: str, rest: tuple[str, str]) -> str:
    duty, interests = rest
    photo = site.image(
        one,
        f"/media/geog/staff/{one.user.title()}-150x150.jpg",
        (150, 150),
        shown=one.family not in ("Wickramanayak", "Choudhuryani"),
        tag='<div class="pic"><img src="{}" width="130" height="130" alt=""></div>',
    )
    return f"""<div class="staff-entry"><div class="text"><ul class="contact"><li>Email: <a
href="mailto:{one.given[0].lower()}.{one.user}@wharfedale.example">{one.given[0].lower()}.{
        one.user
    }@wharfedale.example</a></li><li>Tel: +44 (0)1999 49{one.phone[-4:]}</li><li>Room {
        one.room
    }, Ridings Building</li></ul><p class="who"><a href="{one.user}/">{name}</a></p><p><em>{
        duty
    }</em>
</p>{f"<p>Research interests: {interests}</p>" if interests else ""}</div>{photo}</div>"""


LAYOUTS = (weebly_lab_with_pets, british_contact_before_name)
