"""Pages that their owners keep by hand: HTML of 2001, a staff table of 2008, a static generator."""

from .. import frames
from ..cast import Someone
from ..site import Site

RANKS = ("Professore ordinario", "Professore associato", "Ricercatore", "Dottorando di ricerca")


def rows_of_three_in_2001(site: Site) -> None:
    """Nested tables and font tags: a row of three pictures, below it a row of three names."""
    head, *others = site.people(16, "it", titled=False)
    for path in ("img/spacer.gif", "img/bullet_red.gif", "img/new.gif", "img/riga.gif"):
        site.scene(path, (12, 12))
    for path, size in (("img/stemma.gif", (90, 90)), ("img/netscape.gif", (88, 31))):
        site.scene(path, size)
    site.silhouette("foto/nofoto.gif", (100, 130))
    photo = site.portrait(head, "foto/direttore.jpg", (180, 234))
    rows = ""
    for start in range(0, 15, 3):
        pictures, names = "", ""
        for number, one in enumerate(others[start : start + 3], start):
            pictures += f"<TD ALIGN=center VALIGN=bottom>{_photo_of_2001(site, one, number)}</TD>\n"
            new = '<IMG SRC="img/new.gif" ALT="NEW!">' if number in (12, 13) else ""
            mail = f'<A HREF="mailto:{one.user}@idra.politecnico.example">'
            title = "Prof. " if number < 6 else ("Dott. ", "Ing. ", "Dott. Ing. ")[number % 3]
            title = "" if number == 8 else title  # the editor forgot it
            names += (
                '<TD ALIGN=center VALIGN=top WIDTH="33%"><FONT FACE="Verdana,Arial" SIZE=2><B>'
                f"{mail}{title}{one.name}</A></B>{new}<BR><FONT SIZE=1 COLOR=#666666>"
                f"{RANKS[min(3, number // 3)]}<BR>tel. {one.phone}</FONT></FONT></TD>\n"
            )
        rows += f"<TR>{pictures}<TR>{names}<TR><TD COLSPAN=3>&nbsp;\n"
    menu = "".join(
        '<TR><TD BGCOLOR=#336699><IMG SRC="img/bullet_red.gif" WIDTH=12 HEIGHT=12> <A HREF="#">'
        f"<FONT FACE=Verdana SIZE=1 COLOR=white>{word}</FONT></A></TD></TR>"
        for word in (*frames.MENU["it"], "Biblioteca", "Laboratorio", "Dove siamo", "Link utili")
    )
    page = f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN">
<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8">
<META NAME="GENERATOR" CONTENT="Microsoft FrontPage 4.0">
<TITLE>Istituto di Idraulica - Il personale</TITLE></HEAD>
<BODY BGCOLOR=#FFFFFF TEXT=#000000 LINK=#003366 VLINK=#663366 TOPMARGIN=0 LEFTMARGIN=0>
<TABLE WIDTH=760 BORDER=0 CELLPADDING=0 CELLSPACING=0><TR><TD BGCOLOR=#003366 WIDTH=110>
<IMG SRC="img/stemma.gif" WIDTH=90 HEIGHT=90 HSPACE=10 ALT="Stemma"></TD><TD BGCOLOR=#003366
COLSPAN=2><FONT FACE="Verdana,Arial" COLOR=#FFFFFF SIZE=5><B>Istituto di Idraulica</B></FONT><BR>
<FONT FACE=Verdana COLOR=#FFCC00 SIZE=1>Politecnico di Valdorsa - Facolt&agrave; di Ingegneria
</FONT></TD></TR><TR><TD VALIGN=top WIDTH=130 BGCOLOR=#6699CC><TABLE WIDTH="100%" CELLPADDING=3>
{menu}</TABLE></TD><TD WIDTH=10><IMG SRC="img/spacer.gif" WIDTH=10 HEIGHT=1></TD><TD VALIGN=top>
<BR><CENTER><FONT FACE=Verdana SIZE=4 COLOR=#003366><B>Il personale dell'Istituto</B></FONT><BR>
<IMG SRC="img/riga.gif" WIDTH=500 HEIGHT=4></CENTER><P>
<TABLE BORDER=1 BORDERCOLOR=#003366 CELLPADDING=6 CELLSPACING=0 WIDTH="100%"><TR><TD WIDTH=190>
<IMG SRC="{photo}" BORDER=0></TD><TD VALIGN=top><FONT FACE="Verdana,Arial" SIZE=2><B>Il
Direttore</B><BR><BR><B><FONT SIZE=3>Prof. Ing. {head.name}</FONT></B><BR>Ordinario di Costruzioni
Idrauliche<BR><BR>Ricevimento: marted&igrave; 10.30-12.30, stanza {head.room}<BR>tel.
{head.phone}, fax 47-1100<BR></FONT></TD></TR></TABLE><P>
<TABLE BORDER=0 CELLPADDING=4 CELLSPACING=0 WIDTH="100%">
{rows}</TABLE><HR SIZE=1 NOSHADE><FONT FACE=Verdana SIZE=1>Segreteria: Sig.ra Rosalba, lun-ven
9-12.<BR>Ultimo aggiornamento: 14 novembre 2001 - Visitatori: 003187<BR>Ottimizzato per 800x600
<A HREF="#"><IMG SRC="img/netscape.gif" BORDER=0 ALT="Netscape Now!"></A></FONT></TD></TR></TABLE>
</BODY></HTML>"""
    site.start = "/personale.htm"
    site.put(site.start, page)


def _photo_of_2001(site: Site, one: Someone, number: int) -> str:
    if number in (5, 11):
        site.lacks(one)
        return '<IMG SRC="foto/nofoto.gif" WIDTH=100 HEIGHT=130 ALT="foto non disponibile">'
    if number == 9:
        # The file is still on the editor's own disk.
        site.lacks(one)
        return f'<IMG SRC="file:///C:/Documenti/sito/{one.user}.jpg" WIDTH=100 HEIGHT=130>'
    form = "gif" if number == 3 else "jpg"
    size = (210, 160) if number == 7 else (100, 130)
    source = site.portrait(one, f"foto/{one.user}{number}.{form}", size)
    height = "" if number == 7 else " HEIGHT=130"
    return f'<IMG SRC="{source}"{height} BORDER=1>'


GRID = "ctl00_ContentPlaceHolder1_gvStaff"


def webforms_staff_grid(site: Site) -> None:
    """ASP.NET WebForms: a GridView with view state, and paths with spaces and backslashes."""
    people = [*site.people(8, "en"), *site.people(6, "in", titled=False)]
    posts = ("Head of School", "Assoc. Professor", "Senior Lecturer", "Lecturer", "Tutor")
    rows = ""
    for number, one in enumerate(people):
        row = f"{GRID}_ctl{number + 2:02}"
        name = one.inverted if number == 4 else one.full
        post = posts[min(number, 1 if "Prof" in one.title else 2 + number % 3)]
        colour = "#EFF3FB" if number % 2 else "White"
        rows += f"""
		<tr style="background-color:{colour};">
			<td align="center" style="width:120px;">
                        {_grid_photo(site, one, number, row)}
                    </td><td>
                        <span id="{row}_lblName" style="font-weight:bold;">{name}</span><br />
                        <span id="{row}_lblPost">{post}</span><br />
                        <a id="{row}_hlCV" href="Profile.aspx?ID={number + 31}">View Profile</a>
                    </td><td><span id="{row}_lblRoom">{one.room}</span></td><td>
                        <span id="{row}_lblTel">+60 3 {one.phone}</span><br />
                        <a href="mailto:{one.user}@nilam.example">{one.user}@nilam.example</a>
                    </td>
		</tr>"""
    state = "".join(
        site.rng.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnop0123456789+/", k=900)
    )
    pages = "".join(
        f"<td><a href=\"javascript:__doPostBack('gv','Page${n}')\">{n}</a></td>" for n in (2, 3)
    )
    heads = "".join(f'<th scope="col">{word}</th>' for word in ("Photo", "Name", "Room", "Contact"))
    banner = site.scene("/App_Themes/Blue/Images/top banner.jpg", (980, 140))
    site.scene("/App_Themes/Blue/Images/search.gif", (22, 22))
    menu = "".join(
        f'<td><a class="Menu1_1" href="{word} Page.aspx">{word}</a></td>'
        for word in ("Home", "About Us", "Staff", "Courses", "Research", "Downloads", "Contact Us")
    )
    page = f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN">
<html xmlns="http://www.w3.org/1999/xhtml"><head id="ctl00_Head1"><meta charset="utf-8" /><title>
	Academic Staff
</title><style type="text/css">body{{font:12px Tahoma}}#wrap{{width:980px;margin:auto}}
td,th{{padding:5px}}th{{background:#507CD1;color:White}}</style></head>
<body><form name="aspnetForm" method="post" action="StaffList.aspx" id="aspnetForm"><div>
<input type="hidden" name="__EVENTTARGET" id="__EVENTTARGET" value="" />
<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUK{state}" />
</div><script type="text/javascript">
//<![CDATA[
function __doPostBack(eventTarget, eventArgument) {{ }}
//]]>
</script><div id="wrap"><img id="ctl00_imgBanner" src="{banner}" style="border-width:0px;" />
<table id="ctl00_Menu1" cellspacing="0"><tr>{menu}</tr></table>
<span id="ctl00_SiteMapPath1"><a href="#">Home</a> &gt; <span>Academic Staff</span></span>
<table width="100%"><tr><td valign="top" width="170"><b>Quick Links</b><br /><a href="#">Timetable
</a><br /><a href="#">E-Learning</a><br /><a href="#">Staff Mail</a><br /><br />
<input name="ctl00$txtSearch" type="text" size="12" />
<input type="image" src="/App_Themes/Blue/Images/search.gif" /></td><td valign="top">
<h2><span id="ctl00_ContentPlaceHolder1_lblTitle">Academic Staff</span></h2>
Filter by division: <select name="ddlDivision"><option value="0">-- All --</option><option>Power
Systems</option><option>Telecommunications</option></select>
<div>
	<table cellspacing="0" rules="all" border="1" id="{GRID}" style="border-collapse:collapse;">
		<tr>{heads}</tr>{rows}
		<tr><td colspan="4"><table border="0"><tr><td><span>1</span></td>{pages}</tr></table></td>
		</tr>
	</table>
</div></td></tr></table><hr /><span id="ctl00_lblFooter">School of Electrical Engineering, Nilam
University. Copyright 2008. You are visitor no. 41,902. Best viewed in IE 7.</span>
</div></form></body></html>"""
    site.start = "/School/StaffList.aspx"
    site.put(site.start, page)


def _grid_photo(site: Site, one: Someone, number: int, row: str) -> str:
    path = f"/Images/Staff Photos/{one.given} {one.family}.jpg"
    written = f"..{path}"
    if number in (6, 9):
        site.lacks(one)
        written = f"..{site.silhouette('/Images/Staff Photos/No Image.jpg', (100, 120))}"
    elif number == 11:
        site.lacks(one)  # the file was never uploaded
    else:
        site.portrait(one, path, (300, 225) if number == 3 else (200, 240))
    if number == 5:
        written = written.replace("/", "\\")
    return f'<img id="{row}_imgStaff" src="{written}" style="height:120px;border-width:0px;" />'


def cards_of_a_static_generator(site: Site) -> None:
    """Jekyll: Bootstrap cards, a dog among them, an open position, and a list of alumni."""
    people = [*site.people(1, "en"), *site.people(4, "ar-latin"), *site.people(3, "in")]
    people += site.people(2, "pl", titled=False)
    groups = (
        ("Principal Investigator", 1),
        ("Postdocs", 2),
        ("Graduate Students", 5),
        ("Staff", 2),
    )
    body, done = "", 0
    for heading, count in groups:
        cards = ""
        for number, one in enumerate(people[done : done + count], done):
            size = (600, 600) if number == 0 else ((400, 533), (400, 400))[number % 2]
            source = site.portrait(one, f"/assets/img/people/{one.user}.jpg", size)
            if number == 6:
                source += "?v=2"
                site.files[source] = site.files[source.split("?")[0]]
            cards += _bootstrap_card(
                one.full, source, f"{heading.rstrip('s')}, since {2015 + number}"
            )
        if heading == "Staff":
            dog = site.scene("/assets/img/people/biscuit.jpg", (400, 400))
            cards += _bootstrap_card("Biscuit", dog, "Chief morale officer. Likes tennis balls.")
            free = site.scene("/assets/img/people/you.png", (400, 400))
            cards += _bootstrap_card(
                "You?", free, "We have an open PhD position, apply by 1 March."
            )
        body += f'<h2 class="category">{heading}</h2><div class="row row-cols-md-4">{cards}</div>'
        done += count
    alumni = ""
    for number, one in enumerate([*site.people(5, "fr"), *site.people(4, "en")]):
        site.lacks(one)
        alumni += (
            f"<li><strong>{one.name}</strong> (PhD {2012 + number}) &rarr; "
            f"{('Postdoc, Lakeside', 'Data scientist', 'Assistant professor')[number % 3]}"
            ' <a href="#"><i class="fab fa-linkedin"></i></a></li>\n'
        )
    links = "".join(
        f'<li class="nav-item"><a class="nav-link" href="/{word}/">{word}</a></li>'
        for word in ("about", "people", "publications", "code", "teaching", "news")
    )
    page = f"""<header><nav id="navbar" class="navbar navbar-light navbar-expand-sm fixed-top">
<div class="container"><a class="navbar-brand title font-weight-lighter" href="/">Quiet<span
class="font-weight-bold">Signals</span> Lab</a><ul class="navbar-nav ml-auto">{links}</ul></div>
</nav></header><div class="container mt-5"><div class="post"><header class="post-header"><h1
class="post-title">people</h1><p class="post-description">members of the lab, past and present</p>
</header><article><div class="projects">{body}</div><h2 id="alumni">Alumni</h2>
<ul>{alumni}</ul></article></div></div><footer class="fixed-bottom"><div class="container mt-0">
&copy; Copyright 2023 Quiet Signals Lab. Powered by a static site generator. Last updated: March
04, 2023.</div></footer>"""
    style = (
        "body{font:16px Roboto,sans-serif;margin:70px auto 0;max-width:1000px}.row{display:flex;"
        "flex-wrap:wrap}.col{width:25%;padding:10px;box-sizing:border-box}.card{border:1px solid "
        "#ddd}.img-fluid{width:100%;height:220px;object-fit:cover}.card-body{padding:10px}"
        ".navbar-nav{display:flex;list-style:none;gap:1em}.navbar .container{display:flex}"
    )
    site.start = "/people/"
    site.put(site.start, frames.bare("people | Quiet Signals Lab", page, style=style))


def _bootstrap_card(name: str, source: str, text: str) -> str:
    return (
        '<div class="col mb-4"><div class="card h-100 hoverable"><figure class="m-0"><picture><img '
        f'src="{source}" class="card-img-top img-fluid z-depth-1" width="auto" alt="" '
        f'loading="lazy"></picture></figure><div class="card-body"><h5 class="card-title">'
        f"{name}</h5>"
        f'<p class="card-text"><small class="text-muted">{text}</small></p> <a href="#"><i class="'
        'fas fa-envelope"></i></a> <a href="#"><i class="ai ai-google-scholar"></i></a></div></div>'
        "</div>"
    )


LAYOUTS = (rows_of_three_in_2001, webforms_staff_grid, cards_of_a_static_generator)
