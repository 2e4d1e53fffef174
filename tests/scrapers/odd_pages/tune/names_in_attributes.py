"""No name stands in the text: titles of links, tooltips of scripts, captions of a lightbox."""

from html import escape

from .. import frames
from ..site import Site


def wall_of_linked_faces(site: Site) -> None:
    """Umbraco, Danish: a wall of faces; who it is stands in the link's title or aria-label."""
    people = site.called(
        "Birgitte Holmsgaarden", "Asger Kjærulffsen", "Signe Bruunshøj", "Troels Vestermark",
        "Pernille Dahlerupsen", "Mads Emil~Skovbakke", "Ditte Marie~Ravnkilde", "Jeppe Lundstrøm",
        "Karen-Lise Østerballe", "Nikolaj Thorngreen", "Freja Sandbjerg-Holt", "Viggo Aagesholm",
        "Rikke Munkebo", "Oluf Tranekær", "Sanne Gyldenvang", "Kasper Fuglsangen",
        "Maja Nørregård-Ibsen", "Palle Hedelund", "Line Stormgaard", "Yusuf Abdirahmansen",
    )  # fmt: skip
    posts = ("professor, institutleder", "professor mso", "lektor", "lektor", "lektor", "adjunkt",
             "adjunkt", "postdoc", "postdoc", "ph.d.-studerende")  # fmt: skip
    none = site.silhouette("media/1022/ingen-foto.png?width=240&mode=crop", (240, 240), 165)
    items = ""
    for number, one in enumerate(people):
        post = posts[min(number // 2, 9)]
        stem = one.user if number % 3 else f"dsc_{4170 + number}"
        path = f"media/{1100 + 7 * number}/{stem}.jpg?anchor=center&mode=crop&width=240"
        size = (240, 240) if number % 7 else (240, 320)
        if number in (8, 15):
            site.lacks(one)
            path = none
        else:
            site.portrait(one, path, size, form="jpg")
        title, label = f"{one.name}, {post}", f"Gå til {one.name}s profil"
        if number in (3, 12):
            title = f"{one.family}, {one.given}"
        titled = f'title="{title}"'
        naming = (titled, f'aria-label="{one.name}"', f'{titled} aria-label="{label}"')[number % 3]
        loading = "" if number < 5 else ' loading="lazy"'
        alt = "" if number != 11 else "dsc_4181.jpg"
        items += f"""<li class="face-wall__item"><a class="face-wall__link"
href="/ansatte/{one.user}" {naming}><picture class="face-wall__picture"><source type="image/jpeg"
srcset="{escape(path)} 240w"><img class="face-wall__img" src="{escape(path)}" alt="{alt}"
width="{size[0]}" height="{size[1]}"{loading}></picture></a></li>"""
    logo = site.scene("media/1001/segl.svg")
    building = site.scene("media/1044/aula.jpg", (900, 300))
    page = f"""<a class="skip" href="#indhold">Spring til indhold</a><div class="cookie-banner"
role="dialog" aria-label="Samtykke til cookies"><p>Vi bruger cookies.</p><button>Kun nødvendige
</button><button>Acceptér alle</button></div><header class="site-header"><a href="/" title="Til
forsiden" aria-label="Til forsiden"><img src="{logo}" alt="Institut for Sprog og Lyd" width="150"
height="50"></a><nav aria-label="Hovedmenu"><ul><li>Uddannelse</li><li>Forskning</li><li
aria-current="page">Om instituttet</li></ul></nav><button aria-label="Søg">⌕</button></header><nav
class="breadcrumb" aria-label="Brødkrumme"><a href="/">Forside</a> / <a href="/om">Om instituttet
</a> / <span>Vi er instituttet</span></nav><main id="indhold"><h1>Vi er instituttet</h1><p
class="manchet">Tyve mennesker, elleve modersmål. Klik på et ansigt og læs mere.</p><img
src="{building}" alt="Aulaen set fra haven" width="900" height="300"><section aria-label="Ansatte">
<ul class="face-wall">{items}</ul></section><p><a class="btn" href="/ansatte/liste" title="Se alle
ansatte som liste">Se som liste</a></p></main><footer><div><a href="#f" title="Følg os på
Facebook"><svg width="24" height="24"></svg></a><a href="#l" title="Følg os på LinkedIn"><svg
width="24" height="24"></svg></a></div><p>Institut for Sprog og Lyd, Havnegade 3, 9999
Eksempelkøbing</p></footer>"""
    style = (
        "body{font:17px/1.5 sans-serif;margin:auto;max-width:1000px}.skip{position:absolute;left:"
        "-999em}.face-wall{display:grid;grid-template-columns:repeat(5,1fr);gap:4px;padding:0;"
        "list-style:none}.face-wall__img{width:100%;height:190px;object-fit:cover;display:block}"
        ".site-header,.site-header ul{display:flex;gap:24px;list-style:none}"
    )
    site.put(site.start, frames.bare("Vi er instituttet", page, language="da", style=style))


def tips_over_faces(site: Site) -> None:
    """WordPress, Catalan: a tooltip plugin takes the titles away; below, captions by CSS."""
    people = site.called(
        "Montserrat Puigdellívol", "Jordi Casademunt~i~Ros", "Eulàlia Vilaregut",
        "Ferran Rocabruna~Sitjà", "Núria Espadalers", "Gil Montagut~Oriol", "Mercè Torrentallé",
        "Pol Bofarull~Xirau", "Laia Carbonés", "Arnau Sobrequers", "Blanca Farriols~Dou",
        "Oriol Tàpies-Munt", "Txell Genovart", "Isaac Llobregós", "Ona Queraltó",
    )  # fmt: skip
    posts = ("catedràtica, directora", "catedràtic", "professora agregada", "professor agregat",
             "lectora", "investigador postdoctoral", "tècnica de laboratori")  # fmt: skip
    staff, students = "", ""
    none = site.silhouette("wp-content/uploads/2015/02/sense-foto-200x200.png", (200, 200), 140)
    for number, one in enumerate(people):
        stem = one.user if number % 2 else f"retrat_{number + 3}"
        path = f"wp-content/uploads/2015/0{2 + number % 4}/{stem}-200x200.jpg"
        size = (200, 200) if number != 5 else (200, 267)
        if number in (6, 10):
            site.lacks(one)
            path = none
        else:
            site.portrait(one, path, size)
        if number < 7:
            rank = "Dra. " if number in (0, 2, 4) else "Dr. " if number != 6 else ""
            tip = f"{rank}{one.name} – {posts[number]}"
            if number == 3:  # the editor typed a tag into the title
                tip = f"<strong>{rank}{one.name}</strong><br />{posts[number]}"
            staff += f"""<a class="qtip-face" href="#fitxa-{number}" title="{escape(tip)}"><img
class="alignnone size-thumbnail wp-image-{610 + number}" src="{path}" alt="" width="{size[0]}"
height="{size[1]}" /></a>\n"""
        else:
            year = ("1r any", "2n any", "3r any")[number % 3]
            who = one.name if number != 13 else f"{one.family}, {one.given}"
            students += f"""<figure class="wp-caption hover-nom" data-nom="{who}"
data-any="Doctorand/a, {year}"><img src="{path}" class="size-thumbnail" alt="foto" width="200"
height="200" /></figure>\n"""
    script = """<script>document.addEventListener("DOMContentLoaded", function () {
document.querySelectorAll(".qtip-face[title]").forEach(function (a, n) {
a.setAttribute("oldtitle", a.title); a.setAttribute("data-hasqtip", n);
a.setAttribute("aria-describedby", "qtip-" + n); a.removeAttribute("title");
a.addEventListener("mouseenter", function () { var d = document.getElementById("qtip-" + n);
if (!d) { d = document.createElement("div"); d.id = "qtip-" + n; d.className = "qtip qtip-dark";
d.innerHTML = '<div class="qtip-content">' + a.getAttribute("oldtitle") + "</div>";
document.body.appendChild(d); } var r = a.getBoundingClientRect();
d.style.left = r.left + scrollX + "px"; d.style.top = r.bottom + scrollY + "px"; });
a.addEventListener("mouseleave", function () {
document.getElementById("qtip-" + n).remove(); }); }); });</script>"""
    body = f"""<p>Passeu el ratolí per sobre de cada foto per saber qui som.</p><h2>Professorat i
tècnics</h2><p class="fotos">{staff}</p><h2>Doctorands</h2><div class="fotos">{students}</div>
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Comparteix:</h3><ul><li><a
title="Feu clic per compartir al Twitter">Twitter</a></li></ul></div>{script}"""
    style = (
        ".fotos{display:flex;flex-wrap:wrap;gap:6px}.fotos img{width:150px;height:150px;object-fit:"
        "cover}.hover-nom{position:relative;margin:0}.hover-nom:hover:after{content:attr(data-nom)"
        "'\\A' attr(data-any);white-space:pre-wrap;position:absolute;left:0;right:0;bottom:0;"
        "background:rgba(0,0,0,.7);color:#fff;font-size:12px;padding:6px}.qtip{position:absolute;"
        "background:#333;color:#fff;padding:5px}"
    )
    html = frames.wordpress(site, "Qui som", body, language="es", style=style)
    site.put(site.start, html.replace('lang="es"', 'lang="ca"', 1))


def captions_of_a_lightbox(site: Site) -> None:
    """Foundation, Finnish: thumbnails open a lightbox whose caption is in a data attribute."""
    people = site.called(
        "Aulikki Hämeenkorpi", "Reijo Tervahartiala", "Päivi Kuusiluoma-Lehto", "Jorma Ylätupa",
        "Sirpa Vesterläinen", "Antero Mustapirtti", "Outi Koskenranta", "Ilmari Pöyhtäri",
        "Tuulia Rautavirtanen", "Eero Kalliokorpi", "Helmi Sääskilammi", "Väinö Jokihaara",
    )  # fmt: skip
    ranks = ("prof.", "prof.", "dosentti", "FT", "FT", "FT", "", "", "", "", "", "")
    posts = ("laitoksen johtaja", "mikrobiologia", "virologia", "yliopistonlehtori",
             "tutkijatohtori", "tutkijatohtori", "väitöskirjatutkija", "väitöskirjatutkija",
             "väitöskirjatutkija",
             "laboratorioinsinööri", "laboratoriomestari", "amanuenssi")  # fmt: skip
    items = ["", ""]
    for number, one in enumerate(people):
        rank = f"{ranks[number]} " if ranks[number] else ""
        caption = f"{rank}{one.name}, {posts[number]}"
        part = int(number > 5)
        if number == 9:
            site.lacks(one)
            items[1] += f'<li class="ei-kuvaa"><span data-title="{caption}">ei kuvaa</span></li>'
            continue
        stem = one.user if number % 4 else f"IMG_{2230 + number}"
        size = ((450, 600), (600, 400), (480, 480))[(number == 3) + 2 * (number in (5, 8))]
        full = site.portrait(one, f"kuvat/isot/{stem}.jpg", size)
        small = (size[0] // 3, size[1] // 3)
        thumb = site.portrait(one, f"kuvat/pienet/{stem}.jpg", small)
        if part:
            rich = escape(f"<h4>{rank}{one.name}</h4><p>{posts[number]}, huone {one.room}</p>")
            naming = f'data-fancybox="vaki" data-caption="{rich}"'
        else:
            naming = f'data-lightbox="johto" data-title="{caption}"'
        if number == 10:
            naming = f'data-fancybox="vaki" data-caption="{one.family.upper()} {one.given}"'
        alt = ("", "Kuva")[part]
        items[part] += f"""<li><a class="th" href="{full}" {naming}><img src="{thumb}" alt="{alt}"
width="{small[0]}" height="{small[1]}"></a></li>"""
    # The director is in the second gallery as well.
    director = site.portrait(people[0], f"kuvat/isot/{people[0].user}-vaki.jpg", (600, 400))
    again = site.portrait(people[0], f"kuvat/pienet/{people[0].user}-vaki.jpg", (200, 133))
    items[1] += f"""<li><a class="th" href="{director}" data-fancybox="vaki"
data-caption="{people[0].name} väitöstilaisuudessa 2018"><img src="{again}" alt="Kuva" width="200"
height="133"></a></li>"""
    for stem, caption in (
        ("sekvensaattori", "Uusi sekvensaattori saapui maaliskuussa"),
        ("pikkujoulu", "Pikkujoulut 2018"),
    ):
        draw = site.group if stem == "pikkujoulu" else site.scene
        full, thumb = f"kuvat/isot/{stem}.jpg", f"kuvat/pienet/{stem}.jpg"
        draw(full, (800, 600))
        draw(thumb, (200, 150))
        items[1] += f"""<li><a class="th" href="{full}" data-fancybox="vaki"
data-caption="{caption}"><img src="{thumb}" alt="Kuva" width="200" height="150"></a></li>"""
    logo = site.scene("kuvat/logo.png", (200, 60))
    page = f"""<nav class="top-bar" data-topbar role="navigation"><ul class="title-area"><li
class="name"><a href="/"><img src="{logo}" alt="Mikrobiologian laitos"></a></li></ul><section
class="top-bar-section"><ul class="right"><li>Opiskelu</li><li>Tutkimus</li><li class="active">
Väki</li><li>På svenska</li></ul></section></nav><div class="row"><ul class="breadcrumbs"><li><a
href="/">Etusivu</a></li><li class="current">Väki</li></ul><div class="large-9 columns"><h1>
Laitoksen väki</h1><p>Klikkaa kuvaa suuremmaksi.</p><h3>Johto ja vanhemmat tutkijat</h3><ul
class="clearing-thumbs">{items[0]}</ul><h3>Tutkijat, tekniikka ja arkea</h3><ul
class="clearing-thumbs">{items[1]}</ul></div><div class="large-3 columns panel"><h5>Yhteystiedot
</h5><p>PL 999<br>99999 Esimerkkilä<br>puh. 099 999 9999</p></div></div><footer class="row"><p>©
Mikrobiologian laitos 2019</p></footer>"""
    style = (
        "body{font:15px sans-serif;margin:0}.row{max-width:1000px;margin:auto;display:flow-root}"
        ".large-9{float:left;width:74%}.large-3{float:right;width:20%}.clearing-thumbs,.right,"
        ".breadcrumbs{display:flex;flex-wrap:wrap;gap:10px;list-style:none;padding:0}.ei-kuvaa{"
        "width:150px;background:#eee;padding:80px 10px;box-sizing:border-box;text-align:center}"
    )
    site.put(site.start, frames.bare("Laitoksen väki", page, language="fi", style=style))


LAYOUTS = (wall_of_linked_faces, tips_over_faces, captions_of_a_lightbox)
