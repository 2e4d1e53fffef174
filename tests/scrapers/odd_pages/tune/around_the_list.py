"""People beside a list: extensions of a museum, a front page with news, an office in the column."""

from .. import frames
from ..rolls import called
from ..site import Site

MUSEUM = """
Ragnhild Bjerreskovgaard|museumsdirektør|201|Direktion
Asger Tranekjærsen|vicedirektør|202|Direktion
Karen Margrethe~Ulvedalsø|direktionssekretær|203|Direktion
Valdemar Høgsbroløkke|samlingschef|220|Samlinger og konservering
Tove Kildeagergaard|museumsinspektør, oldtid|221|Samlinger og konservering
Kirstine Rørmosegård|konservator, tekstil|225|Samlinger og konservering
Dagmar Vesterbølling|bibliotekschef|240|Bibliotek og arkiv
Jeppe Skovkrogager|bibliotekar|241|Bibliotek og arkiv
Sidsel Nørrelykkeborg|arkivar|242|Bibliotek og arkiv
Pernille Hvidkløvergaard|formidlingschef|260|Formidling og drift
Hassan Yildirimsen|undervisningsleder|261|Formidling og drift
Gerda Pilehøjsager|billetsalg|262|Formidling og drift
"""
"""Name, position, extension, department."""
TEACHERS = """
Wanjiku Thirikwani|Dr.|Hydrogeology
Barasa Simiyunga|Dr.|Remote Sensing
Achieng' Odhiambori|Dr.|Climate Adaptation
Kipchirchir Rotuksang|Mr.|Drylands
Halima Abdinoori-Yusfa|Ms.|Pastoral Systems
Mutua Kyalomusyo|Dr.|Soils
Naliaka Wafulasike|Ms.|GIS Laboratory
Ole Lekishonga|Mr.|Field Station
"""
PROFESSORS = """
Ximena Aravenares|Dra.|Profesora Titular|Matemática discreta
Hernán Catrileopán|Dr.|Profesor Titular|Ecuaciones diferenciales
Violeta Undurrángaz|Dra.|Profesora Asociada|Probabilidades
Nicanor Huenchullán-Prat|Dr.|Profesor Asociado|Geometría algebraica
Rosario Llancapánes|Dra.|Profesora Asistente|Teoría de números
Lautaro Bórquezal|Dr.|Profesor Asistente|Optimización
Millaray Quezadilla|Mg.|Instructora|Cálculo
Eleuterio Paillacarín|Mg.|Instructor|Álgebra lineal
Anselmo Vergaranza|Dr.|Profesor Emérito|Topología
"""
OFFICE = """
Gladys Oyarzunga|Secretaria de Dirección|2461
Patricio Norambuenal|Secretario Docente|2462
Yasna Mellafequén|Coordinadora de Postgrado|2465
Washington Colipíres|Auxiliar|
Dagoberto Inostrozal|Soporte informático|soporte
Francisca Tapialeza|Comunicaciones|prensa
"""


def museum_extensions(site: Site) -> None:
    """Umbraco, Danish: telephone tables of departments; heads and few others have pictures."""
    sections: dict[str, list[str]] = {}
    for number, (one, (post, extension, department)) in enumerate(called(site, MUSEUM)):
        mail = f"{one.given[:2]}{one.family[:2]}@museum.example".lower()
        part = sections.setdefault(department, ["", ""])
        phone = f'<a href="tel:+4599990{extension}">9999 0{extension}</a>'
        if "chef" in post or "direktør" in post:
            if post == "bibliotekschef":  # the chief librarian is new
                site.lacks(one)
                photo = '<div class="contact-card__noimg"></div>'
            else:
                size = ((240, 240), (320, 400))[number == 3]
                path = f"media/{number}hq/{one.user}.jpg?anchor=center&mode=crop&width=240"
                source = site.portrait(one, path, size).replace("&", "&amp;")
                photo = f'<img src="/{source}" alt="Portræt" width="160" height="160">'
            part[0] += f"""<div class="contact-card"><div
class="contact-card__media">{photo}</div><div
class="contact-card__text"><p class="contact-card__title">{post.capitalize()}</p><p
class="contact-card__name"><strong>{one.name}</strong></p><p>Direkte {phone}<br>Lokal {extension}
<br>{mail}</p></div></div>"""
            continue
        small = ""
        if post in ("konservator, tekstil", "undervisningsleder"):
            source = site.portrait(one, f"media/staff/{one.user}_lille.jpg", (90, 110))
            small = f'<img src="/{source}" alt="" width="70">'
        else:
            site.lacks(one)
        name = one.name if post != "arkivar" else f"{one.family}, {one.given}"
        part[1] += f"""<tr><td>{small}</td><td>{name}</td><td>{post}</td><td>{extension}</td><td>
<a href="mailto:{mail}">{mail}</a></td></tr>"""
    site.scene("css/img/logo-museum.svg")
    hall = site.scene("media/4kd/hal.jpg", (1100, 280))
    exhibit = site.scene("media/9xx/guldhorn.jpg", (300, 300))
    body = "".join(
        f'<section><h2>{name}</h2><div class="contact-cards">{heads}</div><table class="phones">'
        "<tr><th></th><th>Navn</th><th>Stilling</th><th>Lokal</th><th>E-mail</th></tr>"
        f"{rows}</table></section>"
        for name, (heads, rows) in sections.items()
    )
    menu = "".join(f"<li>{w}</li>" for w in ("Besøg", "Udstillinger", "Forskning", "Om museet"))
    page = f"""<header class="top"><a href="/"><img src="/css/img/logo-museum.svg" alt="Museet ved
Fjorden" width="190" height="50"></a><ul class="nav">{menu}</ul><button>Søg</button></header><img
class="banner" src="/{hall}" alt="Forhallen" width="1100" height="280"><div class="path">Forside /
Om
museet / Medarbejdere</div><main><h1>Medarbejdere og lokalnumre</h1><p class="intro">Hovednummer
9999
0200 (hverdage 10–15). Tast lokalnummer, når omstillingen svarer.</p>{body}<table class="phones
other"><tr><th>Andre numre</th><th>Lokal</th></tr><tr><td>Café Amforen</td><td>280</td></tr><tr><td>
Læsesalen</td><td>245</td></tr><tr><td>Vagten (døgn)</td><td>299</td></tr></table></main><aside
class="promo"><img src="/{exhibit}" alt="" width="300"><h3>Guld fra mosen</h3><p>Særudstilling til
1.
september</p></aside><footer><p>CVR 99 99 99 99 · EAN 5790000000000</p><p>Tilmeld nyhedsbrev</p>
</footer><div id="coi-banner">Vi bruger cookies <button>Tillad alle</button></div>"""
    style = (
        "body{width:1100px;margin:auto;font:15px sans-serif}.nav,.contact-cards{display:flex;gap:"
        "24px;list-style:none}.contact-card{display:flex;gap:12px;width:350px}.contact-card__noimg{"
        "width:160px;height:160px;background:#e4ddd0}.contact-card img{object-fit:cover}.phones{"
        "width:100%;margin:16px 0}.phones td{border-top:1px solid #ccc;padding:5px}"
    )
    site.put(site.start, frames.bare("Medarbejdere", page, language="da", style=style))


def front_page_of_a_department(site: Site) -> None:
    """A front page from Kenya: slides, the director's welcome, news, and staff in a strip below."""
    director, guest = site.called("Nyambura Gathekiari", "Ingeborg Falkenrathsen")
    greeting = site.portrait(director, "sites/env/files/2022-02/director.jpg", (300, 360))
    strip, nobody = "", site.silhouette("sites/env/files/avatar.png", (200, 200))
    staff = ((director, ["Prof.", "Director"]), *called(site, TEACHERS))
    for number, (one, (title, field)) in enumerate(staff):
        site.also(one, f"{title} {one.name}")
        size = ((200, 200), (250, 300), (480, 300))[(number == 4) + 2 * (number == 6)]
        source = f"sites/env/files/styles/thumb/{one.user}.jpg" if one.user else ""
        if number in (3, 7):
            site.lacks(one)
            source = nobody
        else:
            site.portrait(one, source, size)
        name = f"{title} {one.name}" if number != 5 else one.name
        strip += f"""<div class="item"><div class="team-block"><figure><img src="{source}" alt=""
class="img-circle" width="150" height="150"></figure><h4>{name}</h4><small>{field}</small><ul
class="social-icons"><li><a class="fa fa-linkedin"></a></li><li><a class="fa fa-envelope"></a></li>
</ul></div></div>"""
    visitor = site.stranger(guest, "sites/env/files/news/guest.jpg", (360, 240))
    planting = site.group("sites/env/files/news/tree-planting.jpg", (360, 240))
    news, lab = "", site.scene("sites/env/files/news/lab.jpg", (360, 240))
    reports = (
        (planting, "14 Mar", "Students Plant 2,000 Seedlings", "Led by the Green Club,"),
        (visitor, "02 Mar", "Lecture by Prof. Ingeborg Falkenrathsen", "The visitor from Oslo"),
        (lab, "20 Feb", "New Water Laboratory Opens", "The laboratory was equipped"),
    )
    for n, (image, day, head, text) in enumerate(reports):
        news += f"""<div class="col-md-4"><article class="news-item"><a href="/news/{n}"><img
class="img-responsive" src="{image}" width="360" height="240" alt=""></a><span class="date">{day}
</span><h3><a href="/news/{n}">{head}</a></h3><p>{text} with support of the county government and
friends of the department ... <a class="more-link">Read More »</a></p></article></div>"""
    slides = "".join(
        f'<li><img src="{site.scene(f"sites/env/files/slide{n}.jpg", (1140, 380))}"'
        f' width="1140" height="380" alt=""><div class="caption">{text}</div></li>'
        for n, text in enumerate(("Apply for September Intake", "World Water Day 2022"))
    )
    partners = "".join(
        f'<img src="{site.scene(f"sites/env/files/partner{n}.png", (140, 70))}" alt="Partner">'
        for n in range(4)
    )
    logo = site.scene("sites/env/files/logo.png", (240, 70))
    page = f"""<div class="top-bar">Student Portal | Staff Mail | Library |
e-Learning</div><header><img
src="{logo}" alt="Lake Region University" width="240"><nav>{frames.links("en")}</nav></header><ul
class="slider">{slides}</ul><section class="welcome container"><h2>Welcome to Environmental
Sciences</h2><div class="row"><div class="col-md-3"><img src="{greeting}" class="img-thumbnail"
width="220" alt=""><p class="text-center"><strong>Prof. {director.name}</strong><br>Director</p>
</div><div class="col-md-6"><h3>Message from the Director</h3><p>It is my pleasure to welcome you to
our department. Since 1987 we have trained more than three thousand graduates who serve in
ministries,
counties and industry.</p><a class="btn">Read More</a></div><div
class="col-md-3"><h3>Events</h3><ul>
<li><b>21 MAR</b> Senate Meeting</li><li><b>04 APR</b> Proposal Defence, Room
12</li></ul></div></div></section><section class="container"><h2>Latest News</h2><div class="row">
{news}</div></section><section class="counters"><div><b>640</b> Students</div><div><b>31</b> Staff
</div><div><b>12</b> Programmes</div></section><section class="container"><h2>Meet Our
Staff</h2><div
class="owl-carousel strip">{strip}</div><a class="btn">View All Staff</a></section><section
class="partners">{partners}</section><footer>P.O. Box 999-40100 | Tel: +254 999 000 111 | © 2022
Lake
Region University. ISO 9001:2015 Certified</footer>"""
    style = (
        "body{margin:0;font:15px Arial}.container,.slider{width:1140px;margin:auto}.row,.strip,"
        ".counters{display:flex;gap:24px}.strip{overflow-x:auto}.item{min-width:190px;text-align:"
        "center}.slider{display:flex;overflow:hidden;padding:0}.slider li{min-width:1140px}"
        ".img-circle{border-radius:50%;object-fit:cover}.social-icons{list-style:none;padding:0}"
    )
    site.start = "/index.html"
    site.put(site.start, frames.bare("Environmental Sciences", page, style=style))


def office_beside_professors(site: Site) -> None:
    """Chile: professors in the middle, the office in the side column and in the footer."""
    rows, office, support = "", "", ""
    for number, (one, (title, rank, field)) in enumerate(called(site, PROFESSORS)):
        size = ((160, 200), (200, 200), (600, 450))[(number == 1) + 2 * (number == 6)]
        name = f"{title} {one.name}" if number != 4 else one.capitals
        photo = site.image(
            one,
            f"images/stories/academicos/{one.user}.{'png' if number == 3 else 'jpg'}",
            size,
            tag='<span class="foto"><img src="{}" alt="foto académico" width="120"></span>',
            shown=number not in (5, 7),
            without='<span class="foto vacia">Foto no disponible</span>' if number == 5 else "",
        )
        rows += f"""<article class="academico clearfix">{photo}<div class="datos"><h3>{name}</h3><p
class="jerarquia">{rank}</p><p><b>Área:</b> {field}<br><b>Oficina:</b> {one.room}<br><b>Correo:</b>
{one.user}[arroba]mat.example</p><a class="ver-mas" href="#{one.user}">Ver
ficha</a></div></article>"""
    for number, (one, (post, where)) in enumerate(called(site, OFFICE)):
        path = f"images/stories/funcionarios/f{number + 1}.jpg"
        size = ((120, 120), (100, 130))[number in (2, 5)]
        image = site.image(one, path, size, tag='<img src="{}" width="80">', shown=number != 3)
        if number > 3:  # in the footer
            support += f"""<div class="pie-persona">{image}<p>{post}:<br>{one.name}<br><a
href="mailto:{where}@mat.example">{where}@mat.example</a></p></div>"""
            continue
        office += f"""<li class="funcionario">{image}<strong>{one.name}</strong><br><em>{post}</em>
{f"<br>Anexo {where}" if where else ""}</li>"""
    logo, seal = (
        site.scene("images/logo-dm.png", (280, 80)),
        site.scene("images/cna.png", (110, 60)),
    )
    poster = site.scene("images/banners/coloquio.jpg", (220, 300))
    page = f"""<div id="wrap"><div id="header"><a href="/"><img src="{logo}" width="280"
alt="Departamento
de Matemática"></a><form><input placeholder="Buscar..."></form><div
id="nav">{frames.links("es", " · ")}</div></div><p class="migas">Inicio &raquo; Departamento &raquo;
Académicos</p><div id="cols"><div id="centro"><h1>Cuerpo académico</h1>{rows}</div><div
id="lateral"><div class="modulo"><h4>Secretaría</h4><ul>{office}</ul><p>Atención: lunes a jueves,
9:00
a 13:00 h</p></div><div class="modulo"><h4>Coloquio</h4><img src="{poster}" alt="Afiche"
width="200">
<p>Miércoles 16:15 h, Sala 3</p></div><div
class="modulo"><h4>Enlaces</h4><ul><li>Biblioteca</li><li>
Intranet</li><li>Olimpiada Escolar</li></ul></div></div></div><div id="footer"><div
class="pie-cols">
<div><h5>Contacto</h5><p>Av. Los Alerces 999, Puerto Araucaria<br>(56) 99 999
2460</p></div><div><h5>
Ayuda</h5>{support}</div><div><img src="{seal}" alt="Acreditada 5 años" width="110"><p
class="redes"><a
class="icon-facebook"></a> <a class="icon-twitter"></a></p></div></div><p>© 2016 Universidad de la
Araucaria</p></div></div>"""
    style = (
        "#wrap{width:1040px;margin:auto;font:14px Verdana}#cols,.pie-cols{display:flex;gap:30px}"
        "#centro{flex:1}#lateral{width:240px}.academico{display:flex;gap:18px;border-bottom:1px "
        "dotted #999;padding:14px 0}.vacia{width:120px;color:#999}#lateral ul{list-style:none}"
        ".funcionario{margin-bottom:14px}#footer{background:#234;color:#fff;padding:20px}"
    )
    site.put(site.start, frames.bare("Cuerpo académico", page, language="es", style=style))


LAYOUTS = (museum_extensions, front_page_of_a_department, office_beside_professors)
