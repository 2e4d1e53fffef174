"""Registers of staff: numbered rows with dates, heads of departments, names in capitals."""

from .. import frames
from ..rolls import COLLEGE, ENGINEERING, MARITIME, called
from ..site import Site


def indian_college_register(site: Site) -> None:
    """A college's faculty: serial numbers, titles, qualifications, dates of joining, profiles."""
    rows = technical = ""
    shared = site.silhouette("images/faculty/no-image.jpg", (120, 150), 170)
    for number, (one, fields) in enumerate(called(site, COLLEGE)):
        title, post, qualification, joined = fields
        named = f"{title} {one.name}".strip()
        if number == 3:
            named = f"{title} {one.name.upper()}"
        elif number == 6:
            named += " <font color='red'>(On Leave)</font>"
        size = ((120, 150), (160, 160), (413, 531))[(number % 5 == 1) + 2 * (number == 9)]
        if number in (7, 12):
            site.lacks(one)
            photo = f'<img src="{shared}" width="90" height="110" class="img-thumbnail">'
        elif number == 11:
            site.lacks(one)
            photo = '<img src="images/faculty/cse/yadagiri.JPG" width="90" height="110">'  # is gone
        else:
            source = site.portrait(one, f"images/faculty/cse/{number + 1}_{one.user[:8]}.jpg", size)
            photo = f'<img src="{source}" width="90" height="110" class="img-thumbnail">'
        serial = number + 1 - (number > 8)  # two have the number 9
        profile = f'<a href="pdf/faculty/{one.user}.pdf" target="_blank">View Profile</a>'
        if number == 10:
            profile = "--"
        cells = (f"{serial}.", photo, named, post, qualification, joined, "Regular", profile)
        row = "<tr>" + "".join(f'<td align="center">{cell}</td>' for cell in cells) + "</tr>\n"
        if number < 11:
            rows += row
        else:
            technical += row.replace(
                f'<td align="center">{serial}.', f'<td align="center">{number - 10}.'
            )
    head = "".join(
        f'<th style="text-align:center">{word}</th>'
        for word in (
            "S.No", "Photo", "Name of the Faculty", "Designation", "Qualification",
            "Date of Joining", "Nature of Association", "Profile",
        )
    )  # fmt: skip
    logo = site.scene("images/logo.png", (110, 110))
    seals = "".join(
        f'<img src="{site.scene(f"images/{name}.png", (70, 70))}" alt="{name.upper()}" height="60">'
        for name in ("naac", "aicte", "iso")
    )
    slide = site.scene("images/slider/campus1.jpg", (1140, 240))
    menu = "".join(
        f'<li class="dropdown"><a href="#" class="dropdown-toggle">{word} <b class="caret"></b></a>'
        for word in (
            "Home",
            "About Us",
            "Departments",
            "Admissions",
            "Placements",
            "IQAC",
            "Contact",
        )
    )
    side = "".join(
        f'<a href="#" class="list-group-item">{word}</a>'
        for word in ("About Department", "Vision & Mission", "Faculty", "Laboratories", "Toppers")
    ).replace(" & ", " &amp; ")
    page = f"""<div class="top-bar"><div class="container"><i class="fa fa-phone"></i> +91 00000
99999 <span class="pull-right"><i class="fa fa-envelope"></i>
principal@college.example</span></div></div> <div class="container"><div class="row header"><div
class="col-md-2"><img src="{logo}" alt="logo"> </div><div class="col-md-8 text-center"><h2>SRI
VAGDEVI PRAJNA INSTITUTE OF TECHNOLOGY</h2><p> (Autonomous) Approved by the Council, Accredited with
'A' Grade</p></div><div class="col-md-2">{seals} </div></div><ul class="nav
navbar-nav">{menu}</ul><img src="{slide}" class="img-responsive" width="1140" height="240"><marquee
behavior="scroll" scrollamount="4" onmouseover="this.stop();"><img
src="{site.scene("images/new.gif", (30, 14))}"> Congratulations to Ch. Sai Vaishnaviteja (CSE), 1st
Rank in the University!!! &nbsp;&nbsp; EAMCET Code: SVPX</marquee><div class="row"><div
class="col-md-3"><div class="list-group"><a class="list-group-item active">Department of
CSE</a>{side}</div> </div><div class="col-md-9"><h3 class="page-header">Faculty Profile</h3><div
class="table-responsive"> <table class="table table-bordered table-striped table-hover"><thead><tr
class="info">{head}</tr> </thead><tbody>{rows}</tbody></table></div><h3
class="page-header">Technical Staff</h3><table class="table
table-bordered"><tbody>{technical}</tbody></table></div></div></div><footer><div class="container">©
Copyrights SVPIT. All Rights Reserved | Visits: <b>0048813</b></div></footer>"""
    style = (
        "body{margin:0;font:14px Arial}.container{width:1140px;margin:auto}.row{display:flex}"
        ".col-md-3{width:250px}.col-md-9{flex:1;padding:0 15px}.list-group-item{display:block;"
        "padding:9px;border:1px solid #ddd}table{border-collapse:collapse}td,th{border:1px solid "
        "#ccc;padding:6px}.navbar-nav{display:flex;gap:22px;list-style:none;background:#036}"
    )
    site.put(site.start, frames.bare("CSE Faculty", page, style=style))


def nigerian_heads_of_department(site: Site) -> None:
    """TablePress: heads of departments with their titles; dean and officer stand above."""
    dean, officer = site.called("Babatunde Oluwarotimi~Adekanmbiola", "Hauwa S.~Maidugawa")
    site.also(dean, "Engr. " + dean.name)
    cards = ""
    titles = ("Engr. Prof. {}, FNSE", "Mrs. {}")
    for number, one in enumerate((dean, officer)):
        source = site.portrait(
            one, f"wp-content/uploads/2023/03/{('Dean', 'FO')[number]}.jpg", (300, 360)
        )
        cards += f"""<figure class="wp-block-image aligncenter size-medium"><img decoding="async"
width="200" height="240" src="{source}" alt="" class="wp-image-{880 + number}"/><figcaption
class="wp-element-caption"><strong>{titles[number].format(one.name)}</strong><br>{
            ("Dean", "Faculty Officer")[number]
        }</figcaption></figure>"""
    rows = ""
    for number, (one, (title, department)) in enumerate(called(site, ENGINEERING)):
        for rank in ("Engr.", "Surv.", "Arc.", "Barr."):
            if title.startswith(rank):
                site.also(one, f"{rank} {one.name}")
        named, head = f"{title} {one.name}", "HOD"
        if number == 4:
            named = f"{one.family.upper()}, {one.given} ({title})"
        elif number in (6, 9):
            head = "Ag. HOD"
        if number == 8:
            site.lacks(one)
            passport = (
                '<img src="wp-content/uploads/2023/03/HOD-CPE-150x150.jpg" width="90">'  # gone
            )
        elif number == 9:
            site.lacks(one)
            passport = ""
        else:
            size = ((150, 150), (240, 320))[number % 4 == 2]
            stem = f"{department[:3].upper()}-{number}-{size[0]}x{size[1]}.jpeg"
            source = f"wp-content/uploads/2023/03/{stem}"
            site.portrait(one, source, size)
            passport = f'<img decoding="async" src="{source}" alt="" width="90" class="alignnone"/>'
        mail = f"{one.user}@futx.example"
        phone = f"080{one.phone.replace('-', '')}{number:02}"
        cells = (
            str(number + 1),
            department.replace("&", "&amp;"),
            passport,
            f"{named}<br />\n{head}",
            f"{mail}<br>{phone}",
        )
        rows += f'<tr class="row-{number + 2} {("even", "odd")[number % 2]}">' + "".join(
            f'<td class="column-{n}">{cell}</td>' for n, cell in enumerate(cells, 1)
        )
        rows += "</tr>\n"
    vacant = ("12", "Marine Engineering", "", "VACANT", "")
    rows += '<tr class="row-13 even">' + "".join(f"<td>{cell}</td>" for cell in vacant) + "</tr>"
    words = ("S/N", "DEPARTMENT", "PASSPORT", "HEAD OF DEPARTMENT", "E-MAIL/PHONE")
    head = "".join(f'<th class="column-{n} sorting">{word}</th>' for n, word in enumerate(words, 1))
    crest = site.scene("wp-content/uploads/2020/01/crest-1.png", (100, 100))
    chancellor = site.stranger(
        site.called("Obiageli Nwakaego~Umeadibe")[0],
        "wp-content/uploads/2024/01/convocation-lecturer-300x200.jpg",
        (300, 200),
    )
    page = f"""<div id="page" class="hfeed site"><header class="site-header ast-primary-header"><img
src="{crest}" class="custom-logo" alt="FUTX"><p class="site-title">Federal University of Technology,
Xenaba</p><nav>{frames.links("en")}</nav></header><div id="content" class="site-content
ast-container"> <div id="primary" class="content-area primary"><article
class="ast-article-single"><header class="entry-header"><h1 class="entry-title">School of
Engineering: Heads of Departments</h1></header><div class="entry-content clear">{cards}<div
id="tablepress-7_wrapper" class="dataTables_wrapper no-footer"><div
class="dataTables_length"><label>Show <select><option>25</option></select> entries
</label></div><div class="dataTables_filter"><label>Search:<input type="search"></label></div><table
id="tablepress-7" class="tablepress tablepress-id-7 dataTable no-footer"><thead><tr class="row-1
odd"> {head}</tr></thead><tbody class="row-hover">{rows}</tbody></table><div
class="dataTables_info">Showing 1 to 12 of 12 entries</div></div></div></article></div><div
class="widget-area secondary"><aside class="widget"><h2 class="widget-title">Latest News</h2><img
src="{chancellor}" width="220" alt=""><a href="#">Prof. Obiageli Umeadibe to deliver 14th
Convocation Lecture</a></aside></div></div><footer> Copyright © 2024 FUTX ICT
Directorate</footer></div>"""
    style = (
        "body{font:15px sans-serif}.site-content{display:flex;gap:30px}figure{display:inline-block}"
        ".tablepress{border-collapse:collapse}td,th{padding:8px;border-bottom:1px solid #ddd}"
        ".secondary{width:240px}"
    )
    site.put(site.start, frames.bare("Heads of Departments – FUTX", page, style=style))


def academy_in_capitals(site: Site) -> None:
    """Drupal 7: RANK SURNAME, GIVEN, DEGREES; ranks of the merchant marine and of the navy."""
    rows = ""
    placeholder = site.silhouette("sites/default/files/default_images/cadet.png", (220, 220), 130)
    people = called(site, MARITIME)
    everybody = [*people, people[2]]  # the chair stands among the officers of the watch again
    for number, (one, (rank, degrees, post)) in enumerate(everybody):
        if rank in ("C/E", "2/O", "LCDR (RET.)"):
            site.also(one, f"{rank} {one.name}", f"{rank[:4]} {one.name}")
        writing = f"{rank} {one.family.upper()}, {one.given.upper()}, {degrees}"
        if number == 6:
            writing = f"{rank} {one.given.upper()} {one.family.upper()}, {degrees}"
        itok = f"{number * 7919 % 46656:04x}Qz"
        if number in (5, 9):
            site.lacks(one)
            address = placeholder
        else:
            stem = f"{one.user.upper()}{' 2x2' * (number % 3 == 1)}.jpg"
            address = f"sites/default/files/styles/faculty/public/{stem}?itok={itok}"
            if number < 12:
                site.portrait(one, address, (220, 220))
            else:
                address = address.replace("/faculty/", "/thumbnail/")
                site.portrait(one, address, (100, 100))
            address = address.replace(" ", "%20")
        post = post if number < 12 else "Officer-in-Charge, Engine Room Simulator"
        if number == 12:
            rows += '</div></div><div class="view view-oic"><h3>Officers-in-Charge</h3>'
            rows += '<div class="view-content">'
        rows += f"""<div class="views-row views-row-{number + 1}
{("views-row-odd", "views-row-even")[number % 2]}"><div class="views-field
views-field-field-photo"><div class="field-content"><a href="/faculty/{one.user}"><img
typeof="foaf:Image" src="{address}" width="220" height="220" alt="" /></a> </div></div><div
class="views-field views-field-title"><span class="field-content"><a
href="/faculty/{one.user}">{writing}</a></span></div><div class="views-field
views-field-field-position"> <div class="field-content">{post.upper()}</div></div></div>"""
    logo = site.scene("sites/default/files/seal.png", (120, 120))
    banner = site.scene("sites/default/files/ship.jpg", (960, 200))
    page = f"""<div id="skip-link"><a href="#main-content" class="element-invisible">Skip to main
content</a></div><div id="page-wrapper"><div id="header"><a href="/" rel="home" id="logo"><img
src="{logo}" alt="Home" width="90" /></a><div id="name-and-slogan">STA. BARBARA MARITIME
ACADEMY</div><div class="region region-header"><img src="{banner}" width="960" height="200"
alt=""></div></div><div id="main-menu" class="navigation">{frames.links("en", " | ")}</div><div
id="breadcrumb"><h2 class="element-invisible">You are here</h2><div class="breadcrumb"><a
href="/">Home</a> » <a href="#"> Academics</a></div></div><div id="content" class="column"><a
id="main-content"></a><h1 class="title" id="page-title">FACULTY</h1><div class="region
region-content"><div id="block-system-main" class="block block-system"><div class="view view-faculty
view-id-faculty view-display-id-page"><div
class="view-content">{rows}</div></div></div></div></div><div id="footer"><div
class="block">TRANSPARENCY SEAL | CITIZEN'S CHARTER | © 2017</div></div></div>"""
    style = (
        "#page-wrapper{width:960px;margin:auto;font:14px Verdana}.view-content{display:flex;"
        "flex-wrap:wrap}.views-row{width:230px;margin:0 10px 24px 0}.element-invisible{position:"
        "absolute;clip:rect(1px,1px,1px,1px)}.view-oic img{width:100px;height:100px}"
    )
    site.put(site.start, frames.bare("Faculty", page, style=style))


LAYOUTS = (indian_college_register, nigerian_heads_of_department, academy_in_capitals)
