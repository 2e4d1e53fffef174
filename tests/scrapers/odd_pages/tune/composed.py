"""Pages somebody composed: full-bleed photographs, names on several lines, a table by includes."""

from ..site import Site

DUTCH = (
    "Prof. dr.;Femke;van der;Heidestein", "Prof. dr. ir.;Teun;;Kuijpersma",
    ";Marijke;van den;Brouckel", "Dr.;Wouter;'t;Hoenderdal", "Dr.;Aafke;;Noordwaal",
    "Dr. ir.;Joost;op den;Kampen", "Ir.;Coosje;;Dijkgraefland", ";Bram;de;Wildenborg",
    "Drs.;Hendrikje;ter;Horstink", ";Soufiane;el;Bouazzaoui", ";Saskia;;Bosscheveld",
    "MSc;Gijs;van 't;Rietland",
)  # fmt: skip
"""Title, given name, prefix, family name."""
INTERESTS = ("cosmic rays", "optical tweezers", "superfluids")
COLOURS = ("#FFFFFF", "#EEF2FF")
DISCIPLINES = ("Painting", "Sculpture", "Print", "Moving Image", "Textiles", "Photography")


def full_bleed_photographs(site: Site) -> None:
    """An art school: photographs as wide as the window, text lies over them, people and places."""
    blocks = ""
    people = site.people(10, "en", titled=False)
    for number, one in enumerate(people):
        path = (
            f"/media/{9000 + 37 * number}/{one.given.lower()}-{one.user}-{'bw' * (number % 2)}.jpg"
        )
        kicker = DISCIPLINES[number % 6]
        text = f"""<div class="fb-overlay fb-overlay--{("left", "right")[number % 2]}"><p
class="kicker">
{kicker}</p><h2 class="fb-title">{one.name.upper() if number == 2 else one.name}</h2><p
class="fb-sub">
{"Head of School" if number == 0 else "Tutor in " + kicker}</p><p class="fb-text">{one.given} makes
 large things out of small ones and has shown in Exampleton, Sampleby and Nowhere-on-Sea.</p><a
 class="fb-more" href="/staff/{one.user}">Read more <span class="sr-only">about {one.given}</span>
→</a>
</div>"""
        size = ((600, 400), (600, 340), (600, 480))[number % 3]
        if number == 6:  # shows a work of hers instead
            site.lacks(one)
            work = site.scene("/media/9222/untitled-iv-2019.jpg", (1200, 560))
            media = f'<img class="fb-img" src="{work}" alt="Untitled IV, 2019, oil on board">'
        else:
            source = site.portrait(one, path, size)
            media = f'<img class="fb-img" src="{source}" alt="">'
        if number in (3, 8):  # the editor took the other kind of block
            blocks += f"""<section class="fb fb--parallax" data-block="parallax"
style="background-image:
url('{source}')">{text}</section>\n"""
        else:
            blocks += f'<section class="fb" data-block="full-bleed">{media}{text}</section>\n'
        if number in (1, 4, 7):
            place = site.scene(f"/media/87{number}0/studios-{number}.jpg", (1200, 560))
            what = ("The Foundry", "Letterpress Workshop", "Degree Show 2023")[number // 3]
            blocks += f"""<section class="fb" data-block="full-bleed"><img class="fb-img"
src="{place}"
 alt=""><div class="fb-overlay"><p class="kicker">Facilities</p><h2 class="fb-title">{what}</h2><p
 class="fb-sub">Open to all students, Monday to Friday</p></div></section>\n"""
    crew = site.people(5, "en", titled=False)
    shot = site.group("/media/9555/technicians.jpg", (1200, 600))
    names = ", ".join(one.name + site.lacks(one) for one in crew)
    quote = site.scene("/media/9556/skylight.jpg", (1200, 420))
    page = f"""<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Our people |
School
 of Art</title><style>body{{margin:0;font:18px/1.4 "Founders Grotesk",Helvetica,sans-serif}}.fb{{
position:relative;height:640px;overflow:hidden;background-size:cover;background-position:center}}
.fb-img{{position:absolute;inset:0;width:100%;height:100%;object-fit:cover;object-position:50% 20%}}
.fb-overlay{{position:absolute;bottom:40px;left:40px;width:420px;color:#fff;background:#0007;
padding:
16px}}.fb-overlay--right{{left:auto;right:40px}}.fb-title{{font-size:44px;line-height:1;margin:0}}
.sr-only{{position:absolute;width:1px;height:1px;overflow:hidden}}.menu{{position:fixed;z-index:9;
top:
0;padding:20px;mix-blend-mode:difference;color:#fff}}footer{{padding:60px;background:#111;
color:#fff}}
</style></head><body class="t-people"><header class="menu"><a>School of Art</a> <button
 aria-expanded="false">Menu</button> <button>Search</button></header><main><h1 class="sr-only">Our
 people</h1>{blocks}<section class="fb"><img class="fb-img" src="{shot}" alt=""><div
class="fb-overlay"><p
 class="kicker">Workshops</p><h2 class="fb-title">Technical team</h2><p
class="fb-text">{names}</p></div>
</section><section class="fb" style="height:420px"><img class="fb-img" src="{quote}"
alt=""><blockquote
 class="fb-overlay">“Make it bigger, then make it again.”<cite>— Odalys Fenwright, visiting
artist</cite>
</blockquote></section></main><footer><p>School of Art, The Old Tannery,
Exampleton</p><p><a>Instagram</a>
 <a>Vimeo</a> <a>Newsletter</a></p><p>Charity no. SC000000. Design by Studio Ampersand.</p></footer>
</body></html>"""
    site.put(site.start, page)


def names_on_several_lines(site: Site) -> None:
    """Dutch: title, given name, prefix and family name each in an element and a line of its own."""
    cards = ""
    rows = [row.split(";") for row in DUTCH]
    people = site.called(*(f"{row[1]} {'~'.join([*row[2].split(), row[3]])}" for row in rows))
    for number, (one, (title, given, prefix, family)) in enumerate(zip(people, rows, strict=True)):
        stem = f"/assets/medewerkers/{number + 11}-{family.lower()}"
        picture = '<div class="card__media card__media--empty"><svg viewBox="0 0 9 9"/></svg></div>'
        if number in (2, 10):
            site.lacks(one)
        else:
            small = site.portrait(one, f"{stem}_320x400.webp", (320, 400))
            source = site.portrait(one, f"{stem}_320x400.jpg", (320, 400))
            picture = f"""<div class="card__media"><picture><source type="image/webp"
srcset="{small}">
<img src="{source}" alt="" width="320" height="400" loading="lazy"></picture></div>"""
        first = f'<span class="card__first">{given}</span>'
        last = f'<span class="card__last">{family}</span>'
        if prefix:
            last = f'<span class="card__prefix">{prefix}</span>\n    {last}'
        if number == 4:
            first = f'<span class="card__first">A.M. ({given})</span>'
            site.also(one, f"A.M. {given} {family}", f"A.M. {family}", f"A. M. {family}")
        if number == 8:  # everything in one field
            first, last = "", f'<span class="card__last">{one.name}</span>'
        behind = title if title == "MSc" else ""
        before = f'<span class="card__title">{title}</span>' if title and not behind else ""
        degree = f'<span class="card__degree">{behind}</span>' if behind else ""
        role = ("Hoogleraar", "Universitair docent", "Promovendus", "Onderwijscoördinator")
        cards += f"""
<li class="grid__item"><a class="card" href="/medewerkers/{family.lower()}">{picture}
  <div class="card__body">
    {before}
    {first}
    {last}
    {degree}
    <span class="card__role">{role[min(3, (number + 1) // 3)]}</span>
    <span class="card__cta">Bekijk profiel</span></div></a></li>"""
    logo = site.scene("/assets/img/logo.svg")
    hero = site.scene("/assets/img/polder.webp", (1200, 300))
    page = f"""<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Mensen - Waterbouw
</title><style>*{{box-sizing:border-box}}body{{margin:0;font:16px
Inter,sans-serif}}.grid{{display:grid;
grid-template-columns:repeat(4,1fr);gap:32px;padding:0 40px;list-style:none}}.card{{display:block;
color:inherit;text-decoration:none}}.card img{{width:100%;height:auto;display:block}}.card__body
span{{
display:block}}.card__first,.card__prefix,.card__last{{font:700 22px/1.1 Inter,sans-serif}}
.card__media--empty{{aspect-ratio:4/5;background:#d8e4ea}}.card__title,.card__role{{color:#567}}.top
a{{
margin:0 12px}}.foot{{background:#012;color:#fff;padding:40px}}</style></head><body><a class="skip"
 href="#inhoud">Direct naar de inhoud</a><header class="top"><img src="{logo}" alt="Waterbouw"
 width="140" height="40"><nav><a>Onderwijs</a><a>Onderzoek</a><a aria-current="page">Mensen</a><a>
Nieuws</a></nav><button aria-label="Zoeken"><svg viewBox="0 0 9 9"></svg></button></header><img
 src="{hero}" width="1200" height="300" alt=""><main id="inhoud"><ol
class="crumbs"><li>Home</li><li>
Mensen</li></ol><h1>Mensen</h1><div class="filter"><label>Filter op rol <select><option>Alle rollen
</option><option>Hoogleraar</option></select></label><p aria-live="polite">12 resultaten</p></div>
<ul class="grid">{cards}</ul></main><section class="cta"><h2>Promoveren bij ons?</h2><p>Mail Marieke
van
 Zonnenbergh van HR.</p></section><footer class="foot"><p>Stuur een bericht naar het
secretariaat</p>
<a>LinkedIn</a> <a>Privacyverklaring</a> <a>Toegankelijkheid</a></footer></body></html>"""
    site.put(site.start, page)


def table_by_includes(site: Site) -> None:
    """Frames that became server-side includes: a row for each person, the picture on either
    side."""
    rows = ""
    site.scene("gifs/bullet.gif", (14, 14))
    for number, one in enumerate(site.people(12, "en")):
        picture = site.image(
            one,
            f"staffpix/{one.user[:8]}.jpg",
            (110, 140) if number % 4 else (150, 150),
            shown=number not in (3, 9),
            tag='<IMG SRC="{}" WIDTH=110 HEIGHT=140 BORDER=1>',
            without="<FONT SIZE=1>[photo<BR>to follow]</FONT>" if number == 3 else "&nbsp;",
        )
        full = one.inverted if number == 5 else one.full
        cells = [
            f"<TD WIDTH=130 ALIGN=center>{picture}</TD>",
            f"""<TD><A NAME="{one.user[:8]}"></A><FONT FACE="Arial"
SIZE=4><B>{full}</B></FONT><BR><I>
{one.duty if number else "Head of Department"}</I><P><IMG SRC="gifs/bullet.gif"> Room {one.room},
ext.
{one.phone[3:]}<BR><IMG SRC="gifs/bullet.gif"> <A HREF="mailto:x">{one.user}@phys.example</A>
<P>Research interests: thin films, {INTERESTS[number % 3]}.</TD>""",
        ]
        rows += f"""<!-- row {number + 1} -->
<TR VALIGN=top BGCOLOR="{COLOURS[number % 2]}">{"".join(cells[:: (1, -1)[number % 2]])}
</TR><TR><TD COLSPAN=2 ALIGN=right><A HREF="#top"><FONT SIZE=1>Back to top</FONT></A><HR></TD></TR>
"""
    students = site.people(4, "fr", titled=False)
    post = "".join(f"<LI>{one.name}{site.lacks(one)} (with thin films group)" for one in students)
    crest = site.scene("gifs/crest.gif", (90, 45))
    works = site.scene("gifs/construction.gif", (60, 30))
    counter = site.scene("cgi-bin/counter.gif", (88, 20))
    strip = site.scene("jpegs/building.jpg", (150, 100))
    site.tile("gifs/paper.gif", 64)
    page = f"""<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8">
<TITLE>Department of Physics - Staff</TITLE></HEAD>
<BODY BACKGROUND="gifs/paper.gif" BGCOLOR="#FFFFFF" LINK="#003399"><A NAME="top"></A>
<!--#include virtual="/ssi/header.shtml" -->
<TABLE WIDTH=780 BORDER=0 CELLPADDING=6><TR><TD COLSPAN=2 BGCOLOR="#003366"><IMG SRC="{crest}"
ALT="crest">
<FONT COLOR="#FFFFFF" SIZE=5>Department of Physics</FONT></TD></TR><TR VALIGN=top><TD WIDTH=160
 BGCOLOR="#CCD6EB"><FONT SIZE=2>[an error occurred while processing this directive]<P><A
HREF="#">Home</A>
<BR><A HREF="#">Courses</A><BR><B>Staff</B><BR><A HREF="#">Seminars</A><BR><A HREF="#">How to find
us</A>
<P><IMG SRC="{strip}" WIDTH=150><BR>The Harkness Building<P><IMG SRC="{works}"> More
soon!</FONT></TD>
<TD><H2>Staff of the Department</H2><P>Click <A HREF="phone.txt">here</A> for a plain text phone
list.
<TABLE WIDTH=600 BORDER=0 CELLSPACING=0 CELLPADDING=8>
{rows}</TABLE><H3>Postgraduates</H3><UL>{post}</UL></TD></TR></TABLE>
<!--#include virtual="/ssi/footer.shtml" -->
<HR WIDTH=780 ALIGN=left><FONT SIZE=1>Last modified: <!--#echo var="LAST_MODIFIED" --> 23-Nov-2002
by
 webmaster. You are visitor <IMG SRC="{counter}"> since 1997.</FONT></BODY></HTML>"""
    site.put(site.start, page)


LAYOUTS = (full_bleed_photographs, names_on_several_lines, table_by_includes)
