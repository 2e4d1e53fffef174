"""Faculties: surnames in bold below a heading with the rank; physicians with degrees, clinics."""

from .. import frames
from ..cast import Someone
from ..rolls import called
from ..site import Site

LOGIC = """
Anand Tirumalasetti|P|Ph.D., Brown|Type theory (Chair)
Roslyn Hammersgate|P|D.Phil., Oxford|Program verification
Volodymyr Stetsyshyn|P|Ph.D., Kyiv|Automata
Meredith~L. Bancroftsen|P|Ph.D., MIT|Networks
Tomoe Kirishimadera|A|Ph.D., Kyoto|Graphics
Idowu Fagbenrola|A|Ph.D., Purdue|Storage systems
Catalina Urrestarazu|A|Ph.D., Rice|Machine translation
Saoirse Mulholland-Daly|S|Ph.D., Toronto|Human factors
Benedikt Ravnsborgen|S|Ph.D., EPFL|Compilers
Yu-ting Ouyangliu|S|Ph.D., CMU|Robotics
Deepa Chandramoulis|S|Ph.D., UIUC|Security
Orville~R. Stubblefeld|L|M.S., Akron|Introductory courses
Philippa Nachtwey|L|M.A., Kent State|Technical writing
"""
"""Name, rank, degree, field."""
SPINE = """
Amara~N. Okonjo-Ferris|MD, PhD, FRCS(Ed)|Chief, Division of Spine Surgery|0 3
Lawrence~J. Pomeranz-Whitley|MD, FACS|Professor of Clinical Orthopedics|0
Sanjukta Bhattacharjya|MBBS, FRCS, FRCSC|Associate Professor|1 2
Eamon~P. Gilchristie|MD, MPH|Associate Professor|2
Hye-jin Kwakman|MD, PhD|Assistant Professor|0 1
Delroy Sutherbridge|DO, FAAPMR|Assistant Professor of Rehabilitation Medicine|3
Ludmila Vostrikova-Hale|MD|Clinical Instructor|1
Carlos~E. Benavidez~III|MD, FAAOS|Clinical Associate Professor|2 3
Farrukh Yuldashevi|MD|Spine Fellow, 2023–24|0
Tess Okamotoya|MSN, APRN, FNP-C|Nurse Practitioner|1
Gretchen Holzapfelder|PA-C, MMSc|Physician Assistant|2
Randall Quimbyson|PT, DPT, OCS|Physical Therapist|3
"""
"""Name, degrees, position, numbers of clinics."""
CLINICS = (
    "Eleanor Whitcombe Pavilion",
    "Harper Memorial Hospital",
    "Jonas P. Strickland Spine Clinic",
    "Lakeside Outpatient Center",
)


def surnames_in_bold_under_ranks(site: Site) -> None:
    """A faculty page made in Dreamweaver: the rank is the heading, four cells in a row."""
    ranks = {
        "P": "Professors",
        "A": "Associate Professors",
        "S": "Assistant Professors",
        "L": "Lecturers",
    }
    people = called(site, LOGIC)
    body = ""
    for rank, heading in ranks.items():
        cells = [
            _cell(site, one, degree, field)
            for one, (where, degree, field) in people
            if where == rank
        ]
        cells += ["<td>&nbsp;</td>"] * (-len(cells) % 4)
        rows = "".join(
            f'<tr valign="top" align="center">{"".join(cells[n : n + 4])}</tr>'
            for n in range(0, len(cells), 4)
        )
        body += f"""<tr><td class="rankhead"><a name="{rank}"></a><h3>{heading}</h3></td></tr><tr>
<td><table width="100%" border="0" cellspacing="0" cellpadding="6">{rows}</table></td></tr>"""
    retired = site.called("Milton~K. Abramsonite", "Jeannette Villebrunel", "Osamu Hatakenaka")
    emeriti = "; ".join(
        f"{one.given} <strong>{one.family}</strong> (Ph.D., 19{61 + 4 * n}){site.lacks(one)}"
        for n, one in enumerate(retired)
    )
    # A joint appointment keeps a picture of another size.
    joint = site.called("Nerys Trevelyan-Bough")[0]
    guest = site.portrait(joint, "images/faculty/nerys_web2.jpg", (120, 120))
    masthead = site.scene("images/masthead_r1_c1.jpg", (780, 110))
    for name in ("home", "people", "courses", "research"):
        site.scene(f"images/nav/{name}_up.gif", (110, 26))
    buttons = "".join(
        f'<a href="{name}.html"><img src="images/nav/{name}_up.gif" name="{name}" width="110" '
        f'height="26" border="0" alt="{name.title()}"></a><br>'
        for name in ("home", "people", "courses", "research")
    )
    spacer = site.scene("images/spacer.gif", (1, 1))
    seal = site.scene("images/seal_small.gif", (60, 30))
    hall = site.scene("images/weldon_hall.jpg", (110, 150))
    page = f"""<table width="780" border="0" align="center" cellpadding="0" cellspacing="0"
bgcolor="#FFFFFF"><tr><td colspan="2"><img src="{masthead}" width="780" height="110" alt="Department
of Computer Science, Weldon College of Engineering"></td></tr><tr><td width="130" valign="top"
bgcolor="#D8DCC8">{buttons}<p align="center" class="small"><img src="{hall}" width="110"
height="150" alt="Weldon Hall"><br>Weldon Hall<br>Built in 1911</p><p class="small"><a
href="#P">Professors</a><br><a href="#A">Associate Professors</a><br><a href="#S">Assistant
Professors</a><br><a href="#L">Lecturers</a></p></td><td width="650" valign="top"><!--
InstanceBeginEditable name="content" --><h2>Faculty</h2><p>Offices are in Weldon Hall unless noted
otherwise. Dial 555 before the extension.</p><table width="640" border="0">{body}<tr><td
class="rankhead"><h3>Joint Appointment</h3></td></tr><tr><td><img src="{guest}" width="100"
height="100" align="left" hspace="8" alt="">{joint.given} <strong>{joint.family}</strong><br>Ph.D.,
Aberystwyth<br>Also in the Department of Linguistics<br clear="all"></td></tr><tr><td
class="rankhead"><h3>Emeriti</h3></td></tr><tr><td><p>{emeriti}</p></td></tr></table><!--
InstanceEndEditable --></td></tr><tr><td colspan="2" bgcolor="#4A5530"><img src="{spacer}"
width="1" height="4" alt=""></td></tr><tr><td colspan="2" class="small" align="center"><img
src="{seal}" width="60" height="30" alt=""><br>Weldon College of Engineering | Contact the <a
href="mailto:web@weldon.example">webmaster</a></td></tr></table>"""
    style = (
        "body{background:#8a9468;font:12px Verdana,sans-serif;margin:0}td{font-size:12px}h2,h3{"
        "font-family:Georgia,serif;color:#4a5530}h2{margin-left:8px}h3{margin:14px 6px 4px}"
        ".rankhead{border-bottom:1px solid #4a5530}.small{font-size:10px}td p{margin:8px}"
    )
    site.start = "/faculty.html"
    site.put(site.start, frames.bare("CS Faculty", page, style=style))


def _cell(site: Site, one: Someone, degree: str, field: str) -> str:
    photo = site.image(
        one,
        f"images/faculty/{one.user[:8]}.jpg",
        (110, 140),
        shown=one.family not in ("Stetsyshyn", "Nachtwey"),
        tag='<img src="{}" width="110" height="140" border="1" alt="photo"><br>',
        without='<div style="height:142px"></div>',
    )
    return f"""<td width="25%">{photo}{one.given} <a href="{one.user}/"><b>{one.family}</b></a><br>
{degree}<br><em>{field}</em><br>x{one.phone[-4:]}</td>"""


def physicians_with_clinics(site: Site) -> None:
    """A medical school's division: degrees behind names; clinics and chairs bear names as well."""
    rows, others = "", ""
    for number, (one, (degrees, duty, places)) in enumerate(called(site, SPINE)):
        if one.name.endswith("III"):
            site.also(one, one.name.removesuffix(" III"))
        clinics = "".join(f"<li>{CLINICS[int(n)]}</li>" for n in places.split())
        chair = "<p>Augusta and Walter Templeman Endowed Chair</p>" * (number == 1)
        if number in (8, 10):
            site.lacks(one)
            others += f"<li>{one.name}, {degrees}, {duty}</li>"
            continue
        stem = f"/sites/default/files/styles/provider_thumb/public/2023-0{1 + number % 9}"
        source = site.portrait(
            one, f"{stem}/{one.user}.jpg?itok=q{number * 7919:x}", (180, 220), form="jpg"
        )
        film = ""
        if number in (0, 4):
            still = f"/sites/default/files/video_thumbnails/yt-{one.user}.jpg"
            film = f"""<div class="field--video"><img src="{
                site.portrait(one, still, (320, 180))
            }" width="213" alt=""><span>▶ Watch video</span></div>"""
        stars = (
            '<span class="stars" aria-label="4.9 of 5">★★★★★</span> <small>(212 ratings)</small>'
        )
        rows += f"""<div class="views-row"><article role="article" about="/providers/{one.user}"
class="node node--type-provider node--view-mode-teaser"><div class="provider__photo"><div
class="field field--name-field-photo field--type-image"><img loading="lazy" src="{
            source
        }" width="180"
height="220" alt="" typeof="foaf:Image"></div></div><div class="provider__info"><h3><a
href="/providers/{one.user}" rel="bookmark"><span class="field--name-title">{one.name},
{degrees}</span></a></h3><div class="field--name-field-academic-title"><p>{duty}</p>{chair}</div>
<div class="rating">{stars if number < 8 else ""}</div><div class="field__label">Sees patients
at</div><ul class="field--name-field-clinics">{clinics}</ul></div><div class="provider__side">{film}
<a class="btn" href="tel:555{one.phone[-4:]}">Call 555-{one.phone[-4:]}</a>{
            '<span class="accepting">Accepting new patients</span>' if number % 3 else ""
        }</div></article></div>"""
    logo = frames.wordmark(site, "/themes/custom/med/logo.svg", "Strickland Medicine", "#00356b")
    patient = site.called("Wanda Kirkpatrickson")[0]
    smile = site.stranger(patient, "/sites/default/files/stories/wanda.jpg", (180, 180))
    badge = site.scene("/sites/default/files/badge-best-hospitals.png", (120, 60))
    tower = site.scene("/sites/default/files/styles/hero/tower.jpg", (1280, 260))
    body = f"""<a href="#main-content" class="visually-hidden focusable">Skip to main content</a>
<div class="alert-bar">Masks are optional in most areas. <a href="#v">Visitor policy</a></div>
<header class="site-header" role="banner"><a href="/" rel="home"><img src="{logo}" alt="Home"
width="280"></a><nav role="navigation"><ul class="menu"><li><a href="#d">Find a Doctor</a></li><li>
<a href="#e">Education</a></li><li><a href="#r">Research</a></li><li><a href="#m">MyHealth</a></li>
</ul></nav></header><div class="hero"><img src="{tower}" alt=""></div><main role="main"><a
id="main-content" tabindex="-1"></a><nav class="breadcrumb"><ol><li>Orthopedics</li><li>Spine
Surgery</li></ol></nav><div class="layout"><div class="layout-content"><h1>Our Spine Team</h1><p>Our
surgeons, physiatrists and nurses meet every Monday to discuss each patient.</p><form
class="views-exposed-form"><select><option>Any location</option>{
        "".join(f"<option>{name}</option>" for name in CLINICS)
    }</select> <input type="submit" value="Apply"></form><div
class="view view-providers"><div class="view-content">{rows}</div></div><h2>Also on the team</h2>
<ul>{others}</ul><section class="story"><img src="{smile}" width="180" alt=""><blockquote>“I was
back in my garden after six weeks.” <cite>{patient.name}, patient</cite></blockquote></section>
</div><aside class="layout-sidebar"><h2>Locations</h2>{
        "".join(
            f"<p><strong>{name}</strong><br>Floor {n + 2}</p>" for n, name in enumerate(CLINICS)
        )
    }<h2>Referrals</h2><p>Fax 555-0199</p></aside></div></main><footer><img src="{
        badge
    }" width="120"
alt="Best hospitals"><p>Strickland School of Medicine, 1 Templeman Way</p><p><a href="#hipaa">HIPAA
notice</a> <a href="#np">Nondiscrimination</a></p></footer><div class="cookie" role="region"><p>This
site uses cookies.</p><button onclick="this.parentNode.remove()">OK</button></div>"""
    style = (
        "body{margin:0;font:16px/1.5 Mallory,Arial,sans-serif;color:#222}.visually-hidden{position:"
        "absolute;left:-9999px}.alert-bar{background:#ffd55a;padding:8px 60px}.site-header{display:"
        "flex;gap:60px;padding:18px 60px}.menu,.breadcrumb ol{display:flex;gap:26px;list-style:none"
        ";padding:0}.hero img{width:100%;height:200px;object-fit:cover}main{width:1160px;"
        "margin:auto}.layout{display:flex;gap:40px}.layout-content{width:860px}.node--type-provider{display:"
        "flex;gap:24px;padding:22px 0;border-bottom:1px solid #ccd}.provider__photo{width:180px}"
        ".provider__info{flex:1}.provider__info h3{margin:0}.provider__info p{margin:4px 0}"
        ".provider__side{width:213px}.provider__side img{display:block}.stars{color:#e0a400}"
        ".field__label{font-weight:700;margin-top:8px}.field--name-field-clinics{margin:2px 0}"
        ".btn{display:block;background:#00356b;color:#fff;text-align:center;padding:8px;margin:8px "
        "0;text-decoration:none}.accepting{color:#286b1e;font-size:14px}.story{display:flex;gap:"
        "20px;background:#eef3f8;padding:20px}.layout-sidebar{width:260px;border-left:1px solid "
        "#ccd;padding-left:24px}footer{background:#00356b;color:#fff;padding:24px 60px;margin-top:"
        "30px}footer a{color:#fff}.cookie{position:fixed;bottom:0;left:0;right:0;background:#222;"
        "color:#fff;padding:8px 60px;display:flex;gap:20px}"
    )
    site.start = "/orthopedics/spine/our-team"
    site.put(site.start, frames.bare("Our Spine Team | Strickland Medicine", body, style=style))


LAYOUTS = (surnames_in_bold_under_ranks, physicians_with_clinics)
