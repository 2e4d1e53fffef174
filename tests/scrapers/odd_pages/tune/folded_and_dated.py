"""Names in summaries that fold, in a list beside the cards, and along a timeline."""

from .. import frames
from ..site import Site


def names_in_summaries(site: Site) -> None:
    """WordPress details blocks, Wales: the summary has the name, the picture is folded away."""
    people = site.called(
        "Angharad Prydderch", "Idwal Llewelyn-Rees", "Non Tregaronfa", "Emrys Gwynfryn",
        "Bethan ap~Hywelog", "Tudur Maesgarmon", "Ffion Heulwen~Davies-Port", "Cledwyn Brynmorgan",
        "Mared Caerwynlas", "Owain Tanycastell", "Siân Pontcysyllt",
    )  # fmt: skip
    posts = ("Professor and Head of School", "Professor of Celtic Linguistics", "Reader",
             "Senior Lecturer", "Senior Lecturer", "Lecturer", "Lecturer", "Teaching Fellow",
             "Leverhulme Early Career Fellow", "School Manager", "Student Support")  # fmt: skip
    folds = ""
    none = site.silhouette("wp-content/uploads/2024/03/avatar-staff.png", (300, 300), 170)
    for number, one in enumerate(people):
        stem = f"{one.user}-staff" if number % 3 else f"Staff-{number + 11}-of-24"
        path = f"wp-content/uploads/2024/03/{stem}.jpg"
        size = ((240, 300), (300, 300), (450, 300))[(number in (3, 8)) + 2 * (number == 5)]
        if number in (6, 9):
            site.lacks(one)
            path = none
            size = (300, 300)
        else:
            site.portrait(one, path, size)
        title = {0: "Professor ", 1: "Professor ", 7: "", 9: "", 10: ""}.get(number, "Dr ")
        summary = f"<strong>{title}{one.name}</strong> – {posts[number]}"
        if number == 4:
            summary = f"{title}{one.name}, {posts[number]}"
        elif number == 7:
            summary = f"{one.family}, {one.given} ({posts[number]})"
        credit = (
            '<figcaption class="wp-element-caption">Photo: University Communications</figcaption>'
            if number == 2
            else ""
        )
        topic = ("place names", "early Welsh verse", "bilingual classrooms", "chapel archives")
        opened = " open" if number == 0 else ""
        folds += f"""<details class="wp-block-details is-layout-flow"{opened}><summary>{summary}
</summary><figure class="wp-block-image alignleft size-medium"><img loading="lazy" decoding="async"
width="{size[0]}" height="{size[1]}" src="{path}" alt="" class="wp-image-{3100 + number}"
/>{credit}</figure><p>I joined the School in {2004 + number} and work on {topic[number % 4]}. I
supervise dissertations in English and in Welsh.</p><p><a
href="mailto:{one.user}@prifysgol.example">{one.user}@prifysgol.example</a><br>Room {one.room} ·
01999 {one.phone}</p></details>\n"""
        if number == 8:
            room = site.scene("wp-content/uploads/2024/01/reading-room.jpg", (300, 200))
            folds += f"""<h2 class="wp-block-heading">Professional Services</h2><details
class="wp-block-details is-layout-flow"><summary>Where to find us</summary><figure
class="wp-block-image alignleft"><img loading="lazy" src="{room}" alt="" width="300" height="200"
/></figure><p>The School Office is on the ground floor of the Old Library.</p></details>"""
    body = f"""<p class="has-medium-font-size">Select a name to read more. / Dewiswch enw i ddarllen
mwy.</p><h2 class="wp-block-heading">Academic staff</h2>{folds}"""
    style = (
        "details{border-bottom:1px solid #ccc;padding:10px 0;display:flow-root}summary{cursor:"
        "pointer}.alignleft{float:left;margin:0 1em 1em 0}figcaption{font-size:12px}"
    )
    html = frames.wordpress(site, "Our Staff", body, style=style)
    site.put(site.start, html.replace('lang="en"', 'lang="en-GB"', 1))


def list_beside_the_cards(site: Site) -> None:
    """Bootstrap list group, Estonian: names on the left, nameless cards on the right by id."""
    people = site.called(
        "Tõnu Kadakamägi", "Maarika Põldvere-Sild", "Ülo Rannasaarik", "Kärt Hõbeniit",
        "Priit Suursoostik", "Õnnela Vahtramäe", "Rein Jõgiväli", "Triinu Laanekivi",
        "Madis Ööbikoja", "Sirje Kuusikhein", "Urmas Tammeveski-Aru", "Gerli Pajulaid",
    )  # fmt: skip
    posts = ("instituudi direktor, professor", "professor", "kaasprofessor", "kaasprofessor",
             "teadur", "teadur", "nooremteadur", "nooremteadur", "doktorant", "doktorant",
             "insener", "koordinaator")  # fmt: skip
    topics = ("turvasmuldade süsinik", "järvesetted", "rannikuprotsessid", "metsamullad",
              "kaugseire", "isotoobid")  # fmt: skip
    names, cards = "", []
    none = site.scene("uploads/people/no-image.svg")
    for number, one in enumerate(people):
        path = f"uploads/people/{site.rng.randrange(16**9):09x}.jpg"
        size = ((300, 400), (400, 400), (600, 400))[(number in (2, 7)) + 2 * (number == 4)]
        if number in (5, 10):
            site.lacks(one)
            path = none
        else:
            site.portrait(one, path, size)
        active = " active" if number == 0 else ""
        shown = one.name if number != 8 else f"{one.family}, {one.given}"
        degree = ", PhD" if number in (1, 2, 4) else ""
        names += f"""<a class="list-group-item list-group-item-action{active}"
id="list-{one.user}-list" data-bs-toggle="list" href="#p-{410 + number}" role="tab"
aria-controls="p-{410 + number}">{shown}{degree}</a>\n"""
        pane = " show active" if number == 0 else ""
        cards.append(f"""<div class="tab-pane fade{pane}" id="p-{410 + number}" role="tabpanel"><div
class="card mb-3"><div class="row g-0"><div class="col-md-4"><img src="{path}"
class="img-fluid rounded-start" alt="..." width="240"></div><div class="col-md-8"><div
class="card-body"><h5 class="card-title">{posts[number].capitalize()}</h5><p
class="card-text">Uurimisteema: {topics[number % 6]}.</p><p class="card-text"><small
class="text-muted">Ruum {one.room}, tel 699 {one.phone}</small></p><a href="#etis{number}"
class="btn btn-sm btn-outline-primary">ETIS</a></div></div></div></div></div>""")
    # The panes come in the order in which they were edited.
    cards.sort(key=lambda card: int(card.split('id="p-')[1][:3]) * 7 % 12)
    logo = site.scene("uploads/logo-vaaka.svg")
    bog = site.scene("uploads/raba.jpg", (1200, 260))
    menu = "".join(
        f'<li class="nav-item"><a class="nav-link" href="#{n}">{word}</a></li>'
        for n, word in enumerate(("Õpe", "Teadus", "Inimesed", "Taristu", "Uudised", "EN"))
    )
    page = f"""<nav class="navbar navbar-expand-lg"><a class="navbar-brand" href="/"><img
src="{logo}" alt="Soode ja Muldade Instituut" width="160" height="48"></a><ul
class="navbar-nav">{menu}</ul><form class="d-flex" role="search"><input
class="form-control" type="search" placeholder="Otsi"></form>
</nav><img src="{bog}" class="w-100" alt="Raba sügisel" width="1140"><main class="container"><nav
aria-label="breadcrumb"><ol class="breadcrumb"><li class="breadcrumb-item"><a href="/">Avaleht</a>
</li><li class="breadcrumb-item active">Inimesed</li></ol></nav><h1>Inimesed</h1><div class="row">
<div class="col-4"><div class="list-group" id="list-tab" role="tablist">{names}</div></div><div
class="col-8"><div class="tab-content" id="nav-tabContent">{"".join(cards)}</div></div></div></main>
<footer class="py-3 border-top"><p>Soode ja Muldade Instituut · Rabaserva 4, 99999 Näidislinn</p><a
href="#f">Facebook</a> <a href="#y">YouTube</a></footer><script>
document.querySelectorAll("[data-bs-toggle=list]").forEach((a) =>
a.addEventListener("click", (e) => {{
e.preventDefault(); document.querySelectorAll("#list-tab .active, .tab-pane.active").forEach((x) =>
x.classList.remove("show", "active")); a.classList.add("active");
document.querySelector(a.getAttribute("href")).classList.add("show", "active"); }}));</script>"""
    style = (
        "body{font:16px/1.5 system-ui;margin:auto;max-width:1140px}.row{display:flex;gap:20px}"
        ".col-4{width:33%}.col-8{width:64%}.list-group-item{display:block;padding:8px 14px;border:"
        "1px solid #ddd}.active{font-weight:600}.tab-pane{display:none}.tab-pane.active{display:"
        "block}.navbar,.navbar-nav,.breadcrumb{display:flex;gap:18px;list-style:none}"
    )
    site.put(site.start, frames.bare("Inimesed – SMI", page, language="et", style=style))


def timeline_of_directors(site: Site) -> None:
    """A Bootstrap timeline, Spanish: directors since 1931, their portraits left and right."""
    people = site.called(
        "Hermenegildo Arizmendi~Lauzurica", "Práxedes Cantalapiedra~Mur", "Eusebio Torralvilla",
        "Leopoldina Sanjurjo~Vélez", "Fulgencio Aldecoarena", "Adelaida Monterroso~Iguiñiz",
        "Camilo Berrueta~y~Solís", "Teófilo Zamacona", "Graciela Oroquieta~Pinzón",
        "Marcelino Huidobreña",
    )  # fmt: skip
    years = ("1931 – 1938", "1938 – 1946", "1946 – 1955", "1955 – 1961", "1961 – 1970",
             "1970 – 1976", "1979 – 1988", "1988 – 1999", "1999 – 2012", "desde 2012")  # fmt: skip
    deeds = ("Fundó el Observatorio y trajo la primera ecuatorial.", "Salvó las placas.",
             "Inauguró la estación de montaña.", "Primera mujer en la dirección.",
             "Compró el fotómetro de Viena.", "Organizó el catálogo austral.",
             "Reabrió los talleres.", "Informatizó la biblioteca.",
             "Dirigió la construcción del telescopio de dos metros.",
             "Dirige hoy el Observatorio.")  # fmt: skip
    items, side = "", 0
    for number, one in enumerate(people):
        path = f"assets/img/directores/{years[number][-4:]}_{one.user}.jpg"
        size = ((300, 390), (390, 390), (420, 300))[(number in (4, 9)) + 2 * (number == 7)]
        if number == 2:
            site.lacks(one)
            circle = '<div class="timeline-image"><i class="fa fa-user fa-4x"></i></div>'
        else:
            site.portrait(one, path, size)
            circle = f"""<div class="timeline-image"><img class="img-circle img-responsive"
src="{path}" alt=""></div>"""
        title = ("Ing. ", "Dr. ", "Dr. ", "Dra. ", "Prof. ", "Dra. ", "Dr. ", "", "Dra. ", "Dr. ")
        name = f"{title[number]}{one.name}"
        more = "" if number != 2 else "<em>No se conserva retrato.</em>"
        items += _event(circle, years[number], name, f"{deeds[number]} {more}", side)
        side = 1 - side
        if number == 5:
            ruin = site.scene("assets/img/directores/cupula-1977.jpg", (400, 400))
            circle = f"""<div class="timeline-image"><img class="img-circle img-responsive"
src="{ruin}" alt=""></div>"""
            items += _event(circle, "1976 – 1979", "Intervención", "Observatorio cerrado.", side)
            side = 1 - side
        if number == 7:  # he came back for a year
            again = f"assets/img/directores/{years[6][-4:]}_{people[6].user}.jpg"
            circle = f"""<div class="timeline-image"><img class="img-circle img-responsive"
src="{again}" alt=""></div>"""
            name = f"Dr. {people[6].name} (interino)"
            items += _event(circle, "1999", name, "Tres meses a cargo de la dirección.", side)
            side = 1 - side
    items += """<li class="timeline-inverted"><div class="timeline-image"><h4>¡Sé parte<br>de
nuestra<br>historia!</h4></div></li>"""
    body = f"""<section id="historia"><div class="text-center"><h2
class="section-heading">Directores y directoras</h2><h3
class="section-subheading text-muted">Del cerro a las estrellas.</h3></div><ul
class="timeline">{items}</ul></section>"""
    style = (
        ".timeline{list-style:none;padding:0;position:relative}.timeline>li{position:relative;"
        "min-height:170px;width:50%;padding-right:90px;box-sizing:border-box;text-align:right}"
        ".timeline>li.timeline-inverted{margin-left:50%;padding:0 0 0 90px;text-align:left}"
        ".timeline-image{position:absolute;right:-75px;width:150px;height:150px;border-radius:50%;"
        "background:#fed136;overflow:hidden;text-align:center}.timeline-inverted .timeline-image{"
        "left:-75px;right:auto}.timeline-image img{width:150px;height:150px;object-fit:cover}"
        ".timeline h4{margin:0}.text-muted{color:#777}"
    )
    html = frames.bootstrap(site, "Historia", body, language="es", style=style)
    site.put(site.start, html)


def _event(image: str, years: str, name: str, text: str, side: int) -> str:
    inverted = ' class="timeline-inverted"' if side else ""
    return f"""<li{inverted}>{image}<div class="timeline-panel"><div class="timeline-heading"><h4>
{years}</h4><h4 class="subheading">{name}</h4></div><div class="timeline-body"><p
class="text-muted">{text}</p></div></div></li>\n"""


LAYOUTS = (names_in_summaries, list_beside_the_cards, timeline_of_directors)
