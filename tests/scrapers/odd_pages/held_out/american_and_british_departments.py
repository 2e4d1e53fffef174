"""Departments of Britain, Ireland, North America, Australia and New Zealand, 2003 to 2025."""

from .. import frames
from ..rolls import called
from ..rolls_of_six_countries import (
    BOREAL,
    FENLAND,
    GLIA,
    HARBOUR,
    PRAIRIE,
    REEF,
    SHANNON,
    TOPOLOGY,
)
from ..site import Site


def light_template_teasers(site: Site) -> None:
    """An English department's Drupal 7: a teaser a person, one default picture for some."""
    files = "/sites/www.chem.fen.example/files"
    default = site.silhouette(f"{files}/default_images/person.png?itok=0Zk", (150, 150))
    rows, heads = "", {0: "Head of Department", 1: "Academic staff", 10: "Professional services"}
    for number, (one, (title, duty, field)) in enumerate(called(site, FENLAND)):
        base = f"{files}/styles/profile/public/pictures/{one.user}{number % 3 * 2 or ''}.jpg"
        picture = site.image(
            one,
            f"{base}?itok=p{number}Xq",
            (150, 150) if number % 4 else (150, 188),
            shown=number not in (8, 11, 13),
            tag=f'<img typeof="foaf:Image" src="{{}}" width="150" alt="{title} {one.name}">',
            without=f'<img typeof="foaf:Image" src="{default}" width="150" height="150" alt="">',
        )
        if number in heads:
            rows += f"</div><h2>{heads[number]}</h2><div class='view-content'>"
        topic = f'<p class="field-research">{field}</p>' if field else ""
        rows += f"""<div class="views-row views-row-{number + 1} views-row-{"oe"[number % 2]}"><div
class="lt-vertical-teaser clearfix"><div class="lt-column3"><div class="lt-content"><a
href="/person/{one.user}">{picture}</a></div></div><div class="lt-column9"><div class="lt-content">
<h3 class="lt-teaser-title"><a href="/person/{one.user}">{title} {one.name}</a></h3><div
class="field field-name-field-position"><div class="field-items"><div class="field-item even">{duty}
</div></div></div>{topic}<p><span class="label">Email:</span> <span class="spamspan">{one.user} [at]
chem.fen.example</span></p><p><span class="label">Telephone:</span> 01999 7{one.phone}</p></div>
</div></div></div>"""
    logo = frames.wordmark(site, "/themes/light/images/identifier.svg", "University of Fenland")
    award = site.scene(f"{files}/athena-silver.png", (140, 70))
    lab = site.scene(f"{files}/styles/banner/public/lensfold.jpg", (980, 240))
    body = f"""<div id="cookie-bar">We use cookies to improve your experience. <button>Accept
</button> <a href="#c">Find out more</a></div><a href="#content" class="skip">Skip to content</a>
<header class="lt-header"><a href="/"><img src="{logo}" alt="University of Fenland" width="260"></a>
<nav><a href="#s">Study at Fenland</a> <a href="#a">About the University</a> <a href="#r">Research
at Fenland</a></nav><form><input type="search" placeholder="Search site"></form></header><div
class="lt-page-title"><h1>Department of Chemistry</h1><img src="{lab}" alt="" width="980"></div>
<div class="lt-wrap"><nav class="lt-vertical-nav"><ul><li><a href="#h">About us</a></li><li><a
href="#p" class="active">People</a><ul><li><a href="#f">Fellows and affiliates</a></li><li><a
href="#n">Research staff</a></li></ul></li><li><a href="#o">Our research</a></li><li><a
href="#e">Equality and wellbeing</a></li></ul></nav><main id="content"><h1 class="sub">Academic
and professional staff</h1><p>To contact a member of the Department, please use the details below.
</p><div class="view view-people"><div>{rows}</div></div></main><aside class="lt-right"><h3>Latest
news</h3><ul><li><a href="#1">Medal for Professor Papworth of Durham</a></li><li><a href="#2">Open
days in July</a></li></ul><img src="{award}" alt="Silver award"></aside></div><footer><p>Department
of Chemistry, Lensfold Road<br>Site privacy &amp; cookie policies</p><p>© 2024 University of
Fenland</p></footer>"""
    style = (
        "body{font:14px/1.5 Verdana,sans-serif;margin:auto;width:1000px;color:#171717}.lt-header{"
        "display:flex;justify-content:space-between;padding:14px 0}.lt-wrap{display:flex;gap:20px}"
        ".lt-vertical-nav{width:180px}main{width:600px}.lt-right{width:180px}.lt-vertical-teaser{"
        "display:flex;border-bottom:1px dotted #999;padding:12px 0}.lt-column3{width:170px}a{color:"
        "#0072cf;text-decoration:none}.lt-column9{flex:1}h3{margin:0}.skip{position:absolute;left:"
        "-9999px}#cookie-bar{background:#333;color:#fff;padding:8px}footer{background:#eee}"
    )
    site.start = "/people/academic"
    site.put(site.start, frames.bare("Staff | Department of Chemistry", body, style=style))


def engineering_directory_filters(site: Site) -> None:
    """A US engineering department: a grid of items that buttons filter, addresses by script."""
    items, blank = "", site.silhouette("/img/directory/no-photo.svg.png", (240, 300), 120)
    for number, (one, (duty, group, office)) in enumerate(called(site, PRAIRIE)):
        shown = f"""<img loading="lazy" alt="{one.name}" src="{{}}">"""
        picture = site.image(
            one,
            f"/_sites/directory/{one.user}{number + 3}-240x300.jpg",
            (240, 300),
            shown=number not in (15, 17, 19),
            tag=shown,
            without=shown.format(blank),
        )
        name = one.name
        if one.family == "Trescothane":
            name = "William (Bill) Trescothane"
            site.also(one, name, "Bill Trescothane")
        if one.family.endswith(" Jr."):
            site.also(one, one.name.removesuffix(" Jr."))
        where = f'<div class="office hide_empty">{office}</div>' if office else ""
        honour = "<div class='title'>Associate Head for Graduate Affairs</div>" * (number == 4)
        items += f"""<div class="item person {group}" data-group="{group}"><div class="photo"><a
href="/people/profile/{one.user}">{picture}</a></div><div class="info"><div class="name"><a
href="/people/profile/{one.user}">{name}</a></div><div class="titles"><div class="title">{duty}
</div>{honour}</div>{where}<div class="phone hide_empty"><a href="tel:555{one.phone}">(555)
2{one.phone}</a></div><div class="email hide_empty"><script>document.write('{one.user}'+'@'+
'ece.example')</script></div></div></div>"""
    groups = {"all": "All", "fac": "Faculty", "teach": "Teaching", "res": "Research"}
    groups |= {"adj": "Adjunct", "em": "Emeritus"}
    buttons = "".join(f'<button data-show="{k}">{v}</button>' for k, v in groups.items())
    logo = frames.wordmark(site, "/img/block-p.svg", "PRAIRIE STATE", "#e84a27")
    hall = site.scene("/img/banners/everitt.jpg", (1400, 300))
    socials = "".join(
        f'<a href="#{s}"><img src="{site.scene(f"/img/social/{s}.svg")}" width="24" alt="{s}"></a>'
        for s in ("facebook", "x", "instagram", "youtube")
    )
    body = f"""<div class="campus-bar">Prairie State University</div><header><a href="/"><img
src="{logo}" width="190" alt="Prairie State"></a><div class="unit"><a href="/">Electrical &amp;
Computer Engineering</a></div><form role="search"><input aria-label="Search" name="q"><button>
Search</button></form><nav><ul><li><a href="#a">About</a></li><li><a href="#b">Academics</a></li>
<li><a href="#c">Admissions</a></li><li><a href="#d">Research</a></li><li><a href="#e">People</a>
<ul class="sub"><li><a href="#e1">Department Faculty</a></li><li><a href="#e2">Administrative
Staff</a></li><li><a href="#e3">Graduate Students</a></li></ul></li><li><a href="#g">Give</a></li>
</ul></nav></header><img src="{hall}" alt="Everitt Hall at dusk" class="banner"><main><ol
class="breadcrumb"><li><a href="/">ECE</a></li><li>People</li></ol><h1>Department Faculty</h1><div
class="filter">{buttons}<input class="filter-text" placeholder="Filter by name"></div><div
class="directory-list directory-list-4">{items}</div></main><footer><div class="col"><h2>Electrical
&amp; Computer Engineering</h2><p>2120 Everitt Hall<br>306 N. Wrightson Street<br>Phone: (555)
333-2300</p>{socials}</div><div class="col"><h2>Quick links</h2><ul><li><a href="#j">Jobs</a></li>
<li><a href="#k">Calendar</a></li></ul></div></footer><script>
document.querySelectorAll(".filter button").forEach((b) => b.onclick = () =>
document.querySelectorAll(".item").forEach((i) => {{ i.hidden =
b.dataset.show !== "all" && i.dataset.group !== b.dataset.show; }}));</script>"""
    style = (
        "body{margin:0;font:16px/1.4 'Source Sans Pro',sans-serif}.campus-bar,footer{background:"
        "#13294b;color:#fff;padding:8px 30px}header{padding:16px 30px}nav ul{display:flex;gap:26px;"
        "list-style:none;padding:0}.sub{display:none!important}main{width:1240px;margin:auto}"
        ".directory-list{display:flex;flex-wrap:wrap;gap:28px}.item{width:280px}.item[hidden]{"
        "display:none}.photo img{width:240px;height:300px;object-fit:cover}.name{font-weight:700;"
        "font-size:20px}.banner{width:100%}footer{display:flex;gap:80px}footer a{color:#fff}"
        ".breadcrumb{display:flex;gap:12px;list-style:none;padding:0}.filter{margin:14px 0}"
    )
    site.start = "/people/department-faculty"
    site.put(site.start, frames.bare("Department Faculty | ECE", body, style=style))


def members_of_a_page_builder(site: Site) -> None:
    """A US neuroscience laboratory in a WordPress builder: biographies, a group photo, alumni."""
    uploads = "/wp-content/uploads/2023"
    parts: dict[str, str] = {}
    for number, (one, (degree, duty, group)) in enumerate(called(site, GLIA)):
        picture = site.image(
            one,
            f"{uploads}/{number % 9 + 1:02}/{one.given.split()[0]}-{number}-scaled.jpg",
            ((400, 500), (400, 400), (450, 300))[number * 5 % 3],
            shown=one.family not in ("Ongsiako", "Steenrod-Ochoa"),
            tag='<div class="et_team_member_image"><img decoding="async" width="400" src="{}" '
            f'alt="{one.name}"></div>',
        )
        bio = f"""{one.given} came to the lab in {2012 + number} after studying biology
in {("Madison", "Kabul", "Tucson", "Sendai", "Pune", "Cork")[number % 6]}. The project asks how
astrocytes clear glutamate in the aging spinal cord, and whether microglia follow. Outside the lab:
{("climbing", "sourdough", "soccer", "choir", "trail running")[number % 5]}."""
        if group == "pi":
            bio += " " + frames.TEXT + " Dr. Vasquez-Harrowgate trained with Dr. Lionel Abernethy."
        name = f"{one.name}, {degree}" if degree else one.name
        parts[group] = (
            parts.get(group, "")
            + f"""<div class="et_column et_column_{1 if group == "pi" else 3}">
<div class="et_module et_team_member et_team_member_{number} clearfix">{picture}<div
class="et_team_member_description"><h4 class="et_module_header">{name}</h4><p
class="et_member_position">{duty}</p><div><p>{bio}</p></div><ul
class="et_member_social_links"><li><a href="mailto:{one.user}@neuro.example"
class="et_font_icon"><span>Email</span></a></li></ul>
</div></div></div>"""
        )
    titles = {"pi": "Principal Investigator", "staff": "Staff", "post": "Postdoctoral Fellows"}
    titles |= {"grad": "Graduate Students", "under": "Undergraduates"}
    sections = "".join(
        f'<div class="et_section"><div class="et_text"><h2>{titles[group]}</h2></div><div class='
        f'"et_row">{members}</div></div>'
        for group, members in parts.items()
    )
    gone = site.called("Rebecca Thornquist", "Luis Arbelaez~Cano", "Sanjana Mirchandani")
    gone += site.called("Patrick O'Shaughnessey", "Wen-Hui Tsengyi")
    now = ("Assistant Professor, Ohio", "Scientist, Genera Bio", "Medical student", "Patent agent")
    alumni = "".join(
        f"<li><strong>{one.name}{site.lacks(one)}</strong> (postdoc, {2014 + n}–{2018 + n}): "
        f"{now[n % 4]}</li>"
        for n, one in enumerate(gone)
    )
    crew = site.group(f"{uploads}/06/Lab-Photo-Summer-2023.jpg", (1080, 600))
    logo = site.scene("/wp-content/uploads/2020/01/glia-lab-logo.png", (220, 70))
    school = site.scene("/wp-content/uploads/2020/01/School-of-Medicine.png", (200, 60))
    body = f"""<header id="main-header"><a href="/"><img src="{logo}" alt="Glia Lab" id="logo"></a>
<nav id="top-menu"><ul><li><a href="#h">Home</a></li><li><a href="#r">Research</a></li><li><a
href="#p">People</a></li><li><a href="#u">Publications</a></li><li><a href="#j">Join Us</a></li>
</ul></nav></header><div id="et-main-area"><article class="page"><div class="et_section
et_section_0"><h1>Meet the Team</h1><span class="et_image_wrap"><img src="{crew}" alt=""
title="Lab Photo Summer 2023"></span><p class="caption">Summer picnic, June 2023</p></div>{sections}
<div class="et_section"><div class="et_text"><h2>Lab Alumni</h2><ul>{alumni}</ul></div></div><div
class="et_section et_cta"><h2>Interested in joining?</h2><p>Email a CV and two references.</p><a
class="et_button" href="#j">Join us</a></div></article></div><footer id="main-footer"><img
src="{school}" alt="School of Medicine"><p>© 2023 Vasquez-Harrowgate Lab | Built with a builder
</p></footer>"""
    style = (
        "body{margin:0;font:15px/1.7 'Open Sans',Arial;color:#666}#main-header{display:flex;"
        "padding:20px 80px;justify-content:space-between}ul{list-style:none;padding:0}#top-menu ul{"
        "display:flex;gap:22px}article{width:1080px;margin:auto}.et_row{display:flex;"
        "flex-wrap:wrap;gap:40px"
        "}.et_column_3{width:333px}.et_column_1 .et_team_member{display:flex;gap:30px}"
        ".et_team_member_image img{width:320px}.et_image_wrap img{width:1080px}h4{font-size:18px;"
        "color:#333;margin:8px 0 0}.et_member_position{font-size:13px;color:#aaa;margin:0}"
        "#main-footer{background:#222;padding:20px 80px;margin-top:40px}"
    )
    site.start = "/people/"
    site.put(site.start, frames.bare("People – Glia Lab", body, style=style))


def graduate_students_of_2003(site: Site) -> None:
    """A US mathematics department, 2003: rules between rows of a table, advisors named."""
    rows, none = "", site.silhouette("/images/nophoto.gif", (96, 120), 170)
    for number, (one, (field, boss, year)) in enumerate(called(site, TOPOLOGY)):
        picture = site.image(
            one,
            f"/grad/photos/{one.user[:8]}.jpg",
            ((96, 120), (120, 150), (90, 120))[number % 3],
            shown=number not in (2, 6, 11, 14),
            tag='<img src="{}" width=96 border=1 alt="photo">',
            without=f'<img src="{none}" width=96 height=120 border=1 alt="no photo available">',
        )
        name = f"<a href='http://www.math.example/~{one.user[:8]}/'>{one.inverted}</a>"
        if number % 5 == 3:
            name = one.inverted
        facts = f"<b>Research area:</b> {field}<br><b>Advisor:</b> {boss}<br>" if field else ""
        rows += f"""<tr valign="top"{' bgcolor="#EEEEE0"' if number % 2 else ""}><td
width="110">{picture}</td><td width="300"><font face="Arial, Helvetica"
size="3"><b>{name}</b></font>
<br><font face="Arial, Helvetica" size="2">{facts}<b>Year:</b> {year}</font></td><td
width="190"><font
face="Arial, Helvetica" size="2">Office: {one.room[-4:].replace(".", "")} Harkness Hall<br>Phone:
555-{one.phone[-4:]}<br><a href="mailto:{one.user[:8]}@math.example">{one.user[:8]}@math.example</a>
</font></td></tr><tr><td colspan="3"><hr size="1" noshade></td></tr>"""
    seal = site.scene("/images/seal.gif", (90, 90))
    bar = site.scene("/images/mathbanner.gif", (500, 70))
    dots = [site.scene(f"/images/nav_{word}.gif", (130, 24)) for word in ("home", "people", "crs")]
    menu = "<br>".join(
        f'<a href="#{n}"><img src="{dot}" border=0></a>' for n, dot in enumerate(dots)
    )
    letters = " | ".join(f'<a href="#{c}">{c}</a>' for c in "ABCDEFIKLMPRSXYZ")
    body = f"""<table width="780" border="0" cellpadding="0" cellspacing="0"><tr><td
width="100"><img src="{seal}" alt="University Seal"></td><td><img src="{bar}"
alt="Department of Mathematics"></td>
</tr></table><table width="780" border="0" cellpadding="6" cellspacing="0"><tr valign="top"><td
width="140" bgcolor="#003366">{menu}<p><font size="1" color="#FFFFFF">Directory:<br>Faculty<br>
Visitors<br>Staff<br>Graduate Students</font></p></td><td><h2><font face="Arial">Graduate Students,
2003-2004</font></h2><p><font size="2">{letters}</font></p><table border="0" cellpadding="4"
cellspacing="0">{rows}</table><p><font size="1">To add or change your photo, bring a print or a file
to the Graduate Office, Harkness 203 (Mrs. Ellen Kowalchick). Last modified: Oct 9, 2003 by
webmaster.</font></p></td></tr></table>"""
    site.start = "/grad/directory.php"
    fixed = body.replace('"/images/', '"/images/').replace('"photos/', '"/grad/photos/')
    site.files = {f"/{k.lstrip('/.')}": v for k, v in site.files.items()}
    site.put(site.start, frames.bare("Math Graduate Students", fixed))


def irish_school_by_sections(site: Site) -> None:
    """An Irish school on TerminalFour: pictures beside text that folds, emeriti and a table."""
    parts: dict[str, str] = {}
    for number, (one, (title, duty, group)) in enumerate(called(site, SHANNON)):
        full = f"{title} {one.name}".strip()
        picture = site.image(
            one,
            f"/media/schoolofappliedsocial/staff/{one.user}-200x200.jpg",
            ((200, 200), (200, 250))[number % 5 == 1],
            shown=number not in (7, 13),
            tag='<img class="img-fluid" src="{}" '
            f'alt="{("", full, "Photo of " + full)[number % 3]}"'
            ">",
            without='<img class="img-fluid" src="/media/siteassets/crest-grey.png" alt="">',
        )
        bio = f"""<div class="collapse"><p>{full} holds degrees from Maynooth and Leuven and has
taught here since {1998 + number}. {frames.TEXT}</p><p>Selected publication: with S.
Gallagher and P. Byrne, <em>The Parish and the Pension</em>, Cork, {2009 + number}.</p></div>"""
        more = '<a class="toggle" href="#more">Read more</a>' + bio
        parts[group] = (
            parts.get(group, "")
            + f"""<div class="row staff-item" id="{one.user}"><div
class="col-sm-3">{picture}</div><div class="col-sm-9"><h3>{full}</h3><p><strong>{duty}</strong></p>
<p>Room {one.room}, Donovan's Road<br>T: +353 (0)99 490 {one.phone[-4:]}<br>E: <a
href="mailto:{one.user}@shannon.example">{one.user}@shannon.example</a></p>{
                more * (group == "acad")
            }
</div></div>"""
        )
    site.scene("/media/siteassets/crest-grey.png", (200, 200))
    titles = {"acad": "Academic Staff", "res": "Research Staff", "adm": "Administration"}
    lists = "".join(
        f'<section><h2 id="{k}">{titles[k]}</h2>{v}</section>' for k, v in parts.items()
    )
    elders = site.called("Áine Hyndlanders", "Fred Powerscourte", "Máire Leanebrook")
    retired = "".join(f"<li>Professor Emeritus {one.name}{site.lacks(one)}</li>" for one in elders)
    hours = "".join(
        f"<tr><td>{course}</td><td>{who}</td></tr>"
        for course, who in (
            ("BSocSc", "Dr Orlaith Heneghanty"),
            ("Master of Social Work", "Ms Sinéad Kilbrideson"),
            ("BA Early Years", "Dr Temitope Balogunde"),
        )
    )
    logo = frames.wordmark(site, "/media/siteassets/logo.svg", "Ollscoil na Sionainne", "#002d62")
    walk = site.scene("/media/schoolofappliedsocial/banner-quad.jpg", (1200, 280))
    brand = [site.scene(f"/media/siteassets/{n}.png", (120, 60)) for n in ("athena", "irc", "eua")]
    marks = "".join(f'<img src="{path}" alt="" height="50">' for path in brand)
    body = f"""<div class="cookie-consent" role="dialog"><p>This website uses cookies.</p><button>
Accept all</button><button>Reject all</button></div><header><a href="/"><img src="{logo}"
width="280"
alt="Shannon University, Ireland"></a><ul class="top"><li><a href="#ga" lang="ga">Gaeilge</a></li>
<li><a href="#lib">Library</a></li><li><a href="#az">A-Z</a></li></ul></header><nav
class="megamenu">{frames.links("en")}</nav><img class="banner" src="{walk}" alt=""><div
class="container"><h1>Our People</h1><p><a href="#acad">Academic Staff</a> · <a href="#res">Research
Staff</a> · <a href="#adm">Administration</a></p>{lists}<section><h2>Emeritus
Staff</h2><ul>{retired}
</ul></section><section><h2>Programme Contacts</h2><table><thead><tr><th>Programme</th><th>Contact
</th></tr></thead><tbody>{hours}</tbody></table></section></div><footer><h2>School of Applied Social
Studies</h2><p lang="ga">Scoil an Léinn Shóisialta Fheidhmigh</p><p>Donovan's Road</p>{marks}<p>©
Shannon University <a href="#p">Privacy</a></p></footer><script>
document.querySelectorAll(".toggle").forEach((a) => a.onclick = (e) => {{ e.preventDefault();
a.nextElementSibling.classList.toggle("show"); }});</script>"""
    style = (
        "body{margin:0;font:16px/1.5 'Open Sans',sans-serif}header{display:flex;padding:16px 60px;"
        "justify-content:space-between}.top{display:flex;gap:20px;list-style:none}.megamenu{"
        "background:#002d62;padding:12px 60px}.megamenu a{color:#fff;margin-right:20px}.banner{"
        "width:100%}.container{width:1000px;margin:auto}.row{display:flex;gap:24px;padding:16px 0;"
        "border-top:1px solid #ddd}.col-sm-3{width:200px}.img-fluid{max-width:100%}.col-sm-9{"
        "flex:1}"
        ".collapse{display:none}.show{display:block}h3{margin:0}td,th{padding:6px 20px 6px 0;text-"
        "align:left}footer{background:#eee;padding:20px 60px}.cookie-consent{position:fixed;bottom:"
        "0;left:0;right:0;background:#fff;border-top:2px solid #002d62;padding:6px 60px;"
        "display:flex"
        ";gap:20px}"
    )
    site.start = "/en/appsoc/people/"
    site.put(site.start, frames.bare("Our People | Shannon University", body, style=style))


def centre_of_excellence_tiles(site: Site) -> None:
    """An Australian centre: background pictures in tiles, biographies in windows, partners."""
    tiles, windows = "", ""
    for number, (one, (title, duty, node)) in enumerate(called(site, REEF)):
        full = f"{title} {one.name}".strip()
        address = f"/wp-content/uploads/{2019 + number % 4}/03/{one.user}-square-600x600.jpg"
        style = site.image(
            one,
            address,
            (300, 300),
            shown=number not in (10, 13),
            tag="background-image:url('{}')",
            without="background-color:#9cc5c9",
        )
        tiles += f"""<div class="team-tile {duty.split()[0].lower()}"><a href="#modal-{number}"
class="team-tile__link" data-toggle="modal"><div class="team-tile__image" style="{style}"
role="img"></div><div class="team-tile__caption"><h4>{full}</h4><span
class="role">{duty}</span><span
class="node">{node}</span></div></a></div>"""
        windows += f"""<div class="modal" id="modal-{number}" aria-hidden="true"><div
class="modal-dialog"><button class="close">×</button><h3>{full}</h3><p><em>{duty},
{node}</em></p><p>
{title.split()[-1] if title else one.given} {one.family if title else ""} studies how reefs recover
after bleaching. {frames.TEXT}</p><p><a href="#orcid">ORCID</a> | <a href="#x">Staff page</a></p>
</div></div>"""
    unis = ("coral-coast", "tablelands", "gulf", "algoa", "pacific-lab", "council")
    partners = "".join(
        f'<li><img src="{site.scene(f"/wp-content/uploads/logos/{uni}.png", (180, 80))}" '
        f'alt="{uni.replace("-", " ").title()} logo"></li>'
        for uni in unis
    )
    logo = site.scene("/wp-content/themes/reefs/img/logo-rev.png", (240, 80))
    hero = site.scene("/wp-content/uploads/2021/07/lagoon-1920x600.jpg", (1600, 500))
    dive = site.scene("/wp-content/uploads/2024/02/dive-300x200.jpg", (300, 200))
    body = f"""<header class="masthead" style="background-image:url({hero})"><a href="/"><img
src="{logo}" alt="Centre of Excellence for Living Reefs"></a><nav>{frames.links("en")}</nav><h1>Our
people</h1></header><main><p class="intro">The Centre brings together researchers at four Australian
universities and partners overseas.</p><form class="people-search"><input placeholder="Search
people"><select><option>All nodes</option><option>Coral Coast University</option><option>University
of the Tablelands</option></select></form><div class="team-tiles">{tiles}</div><section
class="latest"><h2>Latest news</h2><article><img src="{dive}" alt="A diver lays a transect"><h3><a
href="#n">Heat-tolerant corals: new funding</a></h3><time>14 February
2024</time></article></section>
<section class="partners"><h2>Our partners</h2><ul>{partners}</ul></section></main><footer><p>We
acknowledge the Traditional Owners of the land and sea on which we work and pay our respects to
Elders past and present.</p><p>© Living Reefs 2024. CRICOS Provider 00999X</p></footer>{windows}
<script>document.querySelectorAll("[data-toggle]").forEach((a) => a.onclick = (e) => {{
e.preventDefault(); document.querySelector(a.getAttribute("href")).style.display = "block"; }});
document.querySelectorAll(".close").forEach((b) => b.onclick = () => {{
b.closest(".modal").style.display = "none"; }});</script>"""
    style = (
        "body{margin:0;font:16px/1.5 Lato,sans-serif}.masthead{height:300px;background-size:cover;"
        "color:#fff;padding:20px 60px}.masthead a{color:#fff;margin-right:16px}main{width:1200px;"
        "margin:auto}.team-tiles{display:grid;grid-template-columns:repeat(4,1fr);gap:24px}"
        ".team-tile__image{height:282px;background-size:cover;background-position:center}"
        ".team-tile a{color:#114;text-decoration:none}.team-tile h4{margin:8px 0 0}.team-tile span{"
        "display:block;font-size:14px}.modal{display:none;position:fixed;inset:0;background:#0008}"
        ".modal-dialog{background:#fff;width:640px;margin:100px auto;padding:30px}.partners ul{"
        "display:flex;gap:20px;list-style:none;padding:0}footer{background:#0d3b44;color:#fff;"
        "padding:24px 60px}"
    )
    site.start = "/about/our-people/"
    site.put(site.start, frames.bare("Our people – Living Reefs", body, style=style))


def new_zealand_programme_page(site: Site) -> None:
    """A New Zealand programme: a heading, a floating picture, letters, iwi, telephone, links."""
    blocks = ""
    for number, (one, (title, letters, field)) in enumerate(called(site, HARBOUR)):
        picture = site.image(
            one,
            f"/__data/assets/image/00{14 + number}/{201234 + number * 37}/{one.user}.jpg",
            ((160, 200), (160, 213), (200, 150))[number % 4 // 2 + (number == 5)],
            shown=number not in (8, 9),
            tag=f'<img src="{{}}" alt="{one.name} image" width="160" class="float-right">',
        )
        if letters.startswith("Ng"):
            letters = f"<em>{letters}</em>"
        blocks += f"""<h3 id="{one.user}">{title} {one.name}</h3>{picture}<p>{letters}</p><p>
<strong>{field}</strong></p><p>Office {one.room}, Burnside Building<br>Tel +64 9 479
{one.phone[-4:]}
<br>Email <a href="mailto:{one.user}@harbour.example">{one.user}@harbour.example</a></p><p><a
href="/hist/{one.user}">View {one.given.split()[0]}'s full profile</a></p><hr>"""
    students = site.called("Kahu Rangiwhetu", "Eilidh Munro-Tait", "Faleolo Leaupepetele")
    topics = ("Flax and rope, 1820–1880", "Presbyterian sisters", "Sāmoan seamen")
    names = zip(students, topics, strict=True)
    postgrad = "".join(
        f"<tr><td>{one.name}{site.lacks(one)}</td><td>PhD</td><td>{topic}</td></tr>"
        for one, topic in names
    )
    logo = frames.wordmark(site, "/__data/assets/logo.svg", "Harbour University", "#fff")
    hall = site.scene("/__data/assets/image/0009/clocktower.jpg", (1180, 260))
    speaker = site.called("Margaret Oyelowo-Strand")[0]
    guest = site.stranger(speaker, "/__data/assets/image/0031/oyelowo.jpg", (220, 220))
    body = f"""<header><a href="/"><img src="{logo}" width="230" alt="Harbour University | Te Whare
Wānanga o te Whanga"></a><form><input type="search" placeholder="Search / Rapu"></form></header><nav
class="primary"><a href="#s">Study</a> <a href="#r">Research</a> <a href="#i">International</a> <a
href="#m">Māori</a></nav><img src="{hall}" alt=""><div class="layout"><nav class="side"><ul><li><a
href="#1">History home</a></li><li><a href="#2" class="here">Our people</a></li><li><a
href="#3">Papers</a></li><li><a href="#4">Scholarships</a></li></ul></nav><main><h1>Our people / Ā
mātou tāngata</h1><p>Kia ora and welcome. Staff of the History Programme are listed by rank.</p><h2>
Academic staff</h2>{blocks}<h2>Administration</h2><p>Please contact the Division's client services
team on 0800 99 99 99.</p><h2>Postgraduate students</h2><table><thead><tr><th>Name</th><th>Degree
</th><th>Topic</th></tr></thead><tbody>{postgrad}</tbody></table></main><aside><h2>Events</h2><div
class="event"><img src="{guest}" width="180" alt=""><h3>Burnside Lecture 2022</h3><p>Dr
{speaker.name}
(Edinburgh): Weighing Whalebone. Thursday 8 September, 5.30pm.</p></div></aside></div><footer><p>
Harbour University, PO Box 99, Aotearoa New Zealand</p><a href="#p">Privacy</a> <a href="#c">Contact
us</a></footer>"""
    style = (
        "body{font:16px/1.5 'Open Sans',sans-serif;margin:auto;width:1180px}header,footer,.primary{"
        "background:#00508f;color:#fff;padding:14px 20px;display:flex;gap:30px}.primary a,footer a{"
        "color:#fff}.layout{display:flex;gap:30px}.side{width:200px}main{width:680px}aside{width:"
        "240px}.float-right{float:right;margin:0 0 10px 20px}hr{clear:both;border:0;border-top:1px "
        "solid #ccc}td,th{text-align:left;padding:4px 14px 4px 0;vertical-align:top}"
    )
    site.start = "/history/staff/index.html"
    site.put(site.start, frames.bare("Our people, History Programme", body, style=style))


def canadian_institute_fetched(site: Site) -> None:
    """A Canadian institute's single-page site: people come as JSON and are drawn by script."""
    rows = []
    for number, (one, (role, place, rank)) in enumerate(called(site, BOREAL)):
        image = site.image(
            one,
            f"/media/people/{one.user}_{number * 41 % 97}.webp",
            (320, 320) if number % 4 else (320, 400),
            shown=number not in (12, 14),
            tag="{}",
        )
        row = {"id": 300 + number, "slug": one.user, "name": one.name, "role": role}
        row |= {"affiliation": place, "rank": rank, "photo": image or None}
        rows.append(row)
    site.put_json("/api/v2/people.json", {"count": len(rows), "results": rows})
    logo = frames.wordmark(site, "/static/logo.svg", "Boreal Institute")
    funders = "".join(
        f'<img src="{site.scene(f"/static/partners/{n}.png", (150, 70))}" alt="{n}" height="50">'
        for n in ("canada", "ontario", "quebec", "bank")
    )
    body = f"""<div id="app"><header class="sc-gsnTZi hBqKdE"><a href="/en"><img src="{logo}"
width="180" alt="Boreal Institute"></a><nav class="sc-dkzDqf">{frames.links("en")}<a href="/fr"
lang="fr">Français</a></nav></header><main class="sc-hKMtZM"><h1>Research community</h1><p>Meet the
faculty, affiliates and scientists of the Boreal Institute for Statistical Learning.</p><div
class="sc-filters"><label>Role <select id="role"><option value="">All</option></select></label>
<input id="q" placeholder="Search by name"></div><p id="count">Loading…</p><ul class="sc-eCYdqJ
people"></ul></main><div class="sc-newsletter"><h2>Stay in touch</h2><input
placeholder="Email"><button>
Subscribe</button></div><footer class="sc-bczRLJ"><p>We thank our partners</p>{funders}<p>661
Universal Avenue, Suite 710 · <a href="#p">Privacy policy</a></p></footer></div><script>
const card = (p) => `<li class="sc-jSMfEi kYbXpO"><a href="/en/people/${{p.slug}}"><div
class="sc-photo">${{p.photo ? `<img loading="lazy" src="${{p.photo}}" alt="">` :
`<svg viewBox="0 0 24 24"><circle cx="12" cy="9" r="4"/><path d="M4 22a8 8 0 0 1 16 0"/></svg>`}}
</div><div class="sc-body"><span class="sc-role">${{p.role}}</span><h2>${{p.name}}</h2>
<p>${{p.rank}}, ${{p.affiliation}}</p></div></a></li>`;
let all = [];
const draw = () => {{
  const role = document.getElementById("role").value;
  const word = document.getElementById("q").value.toLowerCase();
  const some = all.filter((p) => (!role || p.role === role) && p.name.toLowerCase().includes(word));
  document.getElementById("count").textContent = `${{some.length}} people`;
  document.querySelector(".people").innerHTML = some.map(card).join("");
}};
fetch("/api/v2/people.json").then((r) => r.json()).then((d) => {{
  all = d.results;
  for (const role of new Set(all.map((p) => p.role)))
    document.getElementById("role").append(new Option(role, role));
  document.querySelectorAll("#role, #q").forEach((f) => f.addEventListener("input", draw));
  draw();
}});</script>"""
    style = (
        "*{box-sizing:border-box}body{margin:0;font:16px/1.5 Inter,sans-serif}header{display:flex;"
        "justify-content:space-between;padding:20px 60px}nav a{margin-left:20px}main{"
        "padding:0 60px;"
        "max-width:1320px;margin:auto}.people{list-style:none;padding:0;display:grid;grid-template-"
        "columns:repeat(4,1fr);gap:24px}.people a{color:inherit;text-decoration:none}.sc-photo{"
        "aspect-ratio:1;background:#e8eef0;overflow:hidden}.sc-photo img{width:100%;height:100%;"
        "object-fit:cover}.sc-role{font-size:13px;color:#e6007e}h2{font-size:19px;margin:2px 0}"
        ".sc-body p{margin:0;font-size:14px}.sc-newsletter{background:#e8eef0;padding:30px 60px}"
        "footer{padding:30px 60px}svg{fill:#9ab}"
    )
    site.start = "/en/people"
    site.put(site.start, frames.bare("Research community | Boreal Institute", body, style=style))


LAYOUTS = (
    light_template_teasers,
    engineering_directory_filters,
    members_of_a_page_builder,
    graduate_students_of_2003,
    irish_school_by_sections,
    centre_of_excellence_tiles,
    new_zealand_programme_page,
    canadian_institute_fetched,
)
