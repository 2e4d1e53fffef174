"""Departments in France, Spain and Romania: a wall of captions, lists of labels, folded ranks."""

from .. import frames
from ..rolls import called
from ..site import Site

FRENCH = """
Mme|Capucine Delaunoy-Vasseur|Directrice du département
M.|Gaël Troadec|Responsable de la licence
Mme|Solveig Hauterive|Maîtresse de conférences en hydraulique
M.|Anatole de~Rochebrune|Professeur agrégé d'anglais
Mme|Fatoumata Sidikou|Professeure des universités
M.|Jean-Baptiste Lescuyer|Maître de conférences HDR
Mme|Marie-Ange Pouzadoux|PRAG de mathématiques
M.|Ulysse Kervadec|ATER
Mme|Rose-May Payet|Doctorante contractuelle
M.|Mohand Aït-Tahar|Ingénieur d'études
Mme|Philippine Courtecuisse|Secrétariat pédagogique, bureau 112
M.|Tiburce Malassagne|Apprentissage et relations avec les entreprises
"""
"""Courtesy title, name, position."""
HIRED = ("Mme Ludivine Sarrazac (comptabilité)", "M. Erwan Le Bihannic (topographie)")
SPANISH = """
Amparo Olivares~Benimuslem|Catedrática de Universidad|Directora
Bartolomé Quesada~de~la~Peza|Catedrático de Universidad|
Candela Iturrigaray~Sanz|Profesora Titular de Universidad|Secretaria
Dionisio Altamirano~Llobregat|Profesor Titular de Universidad|
Estíbaliz Goikolea~Marqués|Profesora Contratada Doctora|
Fermín Cazorla~y~Villaverde|Profesor Ayudante Doctor|
Graciela Monteagudo~Pinzón|Profesora Sustituta|
Hilario Zubizarreta~Coll|Investigador Ramón y Cajal|
Inmaculada Trassierra~Ojeda|Investigadora predoctoral (FPU)|
Jacobo Ferrándiz~Mouriño|Técnico de laboratorio|
Remedios Valdecantos~Ruano|Administrativa|
"""
"""Name, category, office."""
EMERITI = "Leandro Torrecilla~Bueso", "Visitación Armengol~Prats", "Sinforiano Cabeza~de~Vaca"
ROMANIAN = {
    "Profesori": (
        "Prof. univ. dr. habil.|Ruxandra Mărgineanțu-Vlad", "Prof. univ. dr.|Octavian Țurlea",
        "Prof. univ. dr. ing.|Smaranda Hașdeu-Brătilă",
    ),
    "Conferențiari": (
        "Conf. univ. dr.|Tiberiu-Cosmin Ploscaru", "Conf. univ. dr. habil.|Anca-Ioana Șerbănuț",
        "Conf. univ. dr.|Horea Nădășan",
    ),
    "Lectori": (
        "Lect. univ. dr.|Iulia Crăciunoiu", "Lect. univ. dr.|Dragoș-Andrei Văcărelu",
        "Lect. univ. dr.|Réka Székelyhidiné", "Lect. univ. dr.|Mircea Zăvoianu",
    ),
    "Asistenți și doctoranzi": (
        "Asist. univ. drd.|Paula-Denisa Chiriluș", "Asist. univ. dr.|Vlad Bârsănelu",
        "Drd.|Ilinca Dumbrăveanu",
    ),
}  # fmt: skip


def french_trombinoscope(site: Site) -> None:
    """A French portal's wall of faces: courtesy titles, file names without ending, hired hands."""
    rows = [line.split("|") for line in FRENCH.strip().splitlines()]
    people = site.called(*(row[1] for row in rows))
    none, items = site.silhouette("/images/photo-en-attente.png", (130, 170)), []
    for number, (one, (courtesy, _, what)) in enumerate(zip(people, rows, strict=True)):
        path = f"/medias/photo/{one.user}-{number}_16632459{number:02}-jpg?ID_FICHE=204{number:02}"
        alt = f"Photo de {one.name}" if number % 3 else ""
        tag = f'<img src="{{}}" alt="{alt}" title="" width="130">'
        image = site.image(
            one, path, (130, 170 if number != 6 else 146), shown=number not in (7, 9), tag=tag,
            without=tag.format(none), form="jpg",
        )  # fmt: skip
        items.append(f"""
<li class="trombi__item"><figure class="trombi__figure"><span class="trombi__cadre">{image}</span>
<figcaption class="trombi__legende"><span class="trombi__civilite">{courtesy}</span> <span
 class="trombi__prenom">{one.given}</span> <span class="trombi__nom">{one.family.upper()}</span>
<span class="trombi__fonction">{what}</span></figcaption></figure></li>""")
    for one in site.called("Ludivine Sarrazac", "Erwan Le~Bihannic"):
        site.lacks(one)
    team = site.group("/medias/photo/rentree-2023_1693821-jpg.jpg", (680, 300))
    hall = site.scene("/medias/photo/amphi-b_1612.jpg", (90, 60))
    logo = site.scene("/uas/portail/LOGO/logo-ufr.png", (210, 90))
    body = f"""<div id="bandeau-cookies">Ce site utilise des traceurs. <button>Tout
accepter</button> <button>Continuer sans accepter</button></div><header id="entete"><a class="logo"
href="/"><img src="{logo}" alt="UFR Sciences de l'eau - Retour à l'accueil" width="210"></a><form
id="recherche-simple"><label for="MOTS_CLEFS">Recherche</label> <input id="MOTS_CLEFS"
name="QUERY"><button>ok</button></form></header><nav id="menu_principal">{frames.links("fr")}</nav>
<div id="page"><p id="fil_ariane"><a>Accueil</a> &gt; <a>Le département</a> &gt; Trombinoscope</p>
<main class="contenu"><h1>Trombinoscope de l'équipe pédagogique</h1><img src="{team}" width="680"
alt="L'équipe à la rentrée 2023"><div class="paragraphe paragraphe--1"><h2
class="paragraphe__titre">Direction</h2><ul class="trombi">{"".join(items[:2])}</ul></div><div
class="paragraphe paragraphe--2"><h2 class="paragraphe__titre">Enseignants et enseignants-chercheurs
</h2><ul class="trombi">{"".join(items[2:9])}</ul></div><div class="paragraphe"><h2
class="paragraphe__titre">Personnels BIATSS</h2><ul class="trombi">{"".join(items[9:])}</ul></div>
<div class="paragraphe"><h2 class="paragraphe__titre">Chargés d'enseignement vacataires</h2><ul><li>
{"</li><li>".join(HIRED)}</li></ul></div><p class="partage"><a>Imprimer</a> <a>Partager</a></p>
</main><aside class="encadres"><div class="encadre"><h2>Agenda</h2><p><img src="{hall}" alt=""
width="90"><br><a>Soutenance de thèse : karsts et crues éclairs</a><br>12 décembre, amphi B</p>
</div><div class="encadre"><h2>Contact</h2><p>4 allée des Sources<br>99200 Exempleville</p></div>
</aside></div><footer id="pied"><a>Plan du site</a> <a>Mentions légales</a> <a>Crédits</a></footer>
"""
    style = """body{font:14px/1.4 Arial;margin:0;background:#f4f4f0}#page,#entete,#menu_principal{
width:980px;margin:auto;background:#fff;padding:12px}#menu_principal a{color:#036;margin:0 14px}
.contenu{float:left;width:700px}.encadres{float:right;width:230px;background:#e6eef2;padding:10px}
.trombi{display:flex;flex-wrap:wrap;list-style:none;padding:0}.trombi__item{width:160px;margin:6px}
figure{margin:0}.trombi__legende span{display:inline}.trombi__legende .trombi__fonction{
display:block;color:#666;font-size:12px}#pied{clear:both;background:#036;color:#fff;padding:20px}
#page:after{content:"";display:block;clear:both}#bandeau-cookies{position:fixed;bottom:0;left:0;
right:0;background:#222;color:#fff;padding:12px}#entete{display:flex}#entete form{margin:auto}"""
    site.start = "/version-francaise/departement/trombinoscope-104122.kjsp?RH=131"
    title = "Trombinoscope - UFR Sciences de l'eau"
    site.put(site.start, frames.bare(title, body, language="fr", style=style))


def spanish_label_lists(site: Site) -> None:
    """Spain: each person is a list of definitions, labels as terms; the photograph is the last."""
    cards = ""
    for number, (one, (category, office)) in enumerate(called(site, SPANISH)):
        tag = """<dt class="fuera">Fotografía</dt><dd class="foto"><img src="{}" alt="Fotografía"
 width="96"></dd>"""
        image = site.image(
            one, f"/opencms/export/sites/dpto/img/personal/{one.user[:6]}{number}.jpg_1304.jpg",
            (96, 124) if number % 4 else (128, 128), shown=number not in (4, 9), tag=tag,
        )  # fmt: skip
        charge = f"<dt>Cargo</dt><dd><strong>{office} del Departamento</strong></dd>" * bool(office)
        cards += f"""<div class="ficha{" sin-foto" * (not image)}"><dl><dt class="fuera">Nombre</dt>
<dd class="nombre"><a href="/personal/{number}.html">{one.family}, {one.given}</a></dd><dt>Categoría
</dt><dd>{category}</dd>{charge}<dt>Despacho</dt><dd>{one.room}</dd><dt>Teléfono</dt><dd>+34 999 {
            one.phone
        }</dd><dt>Correo</dt><dd>{one.user[:8]}@us-ejemplo.example</dd>{image}</dl></div>
"""
    retired = ""
    for one in site.called(*EMERITI):
        site.lacks(one)
        retired += f"""<div class="ficha sin-foto"><dl><dt class="fuera">Nombre</dt><dd
 class="nombre">{one.family}, {one.given}</dd><dt>Categoría</dt><dd>Profesor
emérito</dd></dl></div>"""
    logo = site.scene("/opencms/system/modules/dpto/resources/sello.png", (150, 75))
    front = site.scene("/opencms/export/sites/dpto/img/fachada.jpg", (240, 150))
    plan = site.scene("/opencms/export/sites/dpto/img/plano_campus.png", (240, 160))
    body = f"""<div id="cabecera"><img src="{logo}" alt="Universidad de Ejemplo" width="150"><ul
class="idiomas"><li><strong>Español</strong></li><li><a>English</a></li></ul></div><ul
id="menu"><li> {frames.links("es", "</li><li>")}</li></ul><div id="migas">Está en: <a>Inicio</a> /
<a>Departamento </a> / Directorio</div><div id="lateral"><img src="{front}"
alt="Fachada de la Facultad" width="200"> <h3>Cómo llegar</h3><img src="{plan}" alt="Plano"
width="200"><h3>Noticias</h3><ul><li><a>Premio Fin de Grado a Álvaro Cienfuegos
Mairena</a></li><li><a>Convocatoria de becas de colaboración</a> </li></ul></div><div
id="cuerpo"><h1>Directorio</h1><p>Los datos de contacto proceden del directorio de la
Universidad.</p><h2>Personal docente e investigador</h2>{cards}<h2>Profesorado emérito</h2>
{retired}</div><div id="pie">Departamento de Paleografía · Plaza de los Ejemplos s/n ·
<a>Accesibilidad </a> · <a>Política de privacidad</a></div>"""
    style = """body{font:13px Verdana,sans-serif;margin:0 auto;width:960px}#cabecera{
border-bottom:3px solid #902;padding:10px}.idiomas{float:right}.idiomas li,#menu li{display:inline;
margin:8px}#menu{background:#902;margin:0;padding:8px}#menu a{color:#fff}#lateral{float:right;
width:210px}#cuerpo{width:720px}.ficha{position:relative;min-height:132px;border:1px solid #ccc;
margin:8px 0;padding-left:150px}.sin-foto{min-height:0}.foto{position:absolute;left:10px;top:8px;
margin:0}.fuera{position:absolute;left:-999em}dt{float:left;clear:left;width:80px;color:#666}
dd{margin:0 0 3px 90px}dd.nombre{margin-left:0;font-size:16px}dd.foto{margin:0}#pie{clear:both;
background:#eee;padding:16px}"""
    site.start = "/opencms/opencms/es/directorio/index.html"
    site.put(site.start, frames.bare("Directorio", body, language="es", style=style))


def romanian_accordion(site: Site) -> None:
    """Bootstrap, Romania: a drawer a rank, of which the first is open; a late professor below."""
    drawers, number = "", 0
    for place, (rank, rows) in enumerate(ROMANIAN.items()):
        members = ""
        titles, names = zip(*(row.split("|") for row in rows), strict=True)
        for title, one in zip(titles, site.called(*names), strict=True):
            tag = '<img src="{}" class="img-fluid rounded" alt="foto-cadru-didactic">'
            path = f"/wp-content/uploads/2020/10/{number:02}-foto-site-{one.user}.jpg"
            size = (240, 300) if number % 5 else (300, 300)
            image = site.image(one, path, size, shown=number not in (5, 12), tag=tag)
            members += f"""<div class="row mb-4 cadru"><div class="col-md-2">{image}</div><div
 class="col-md-10"><h5>{title} {one.given} <span class="text-uppercase">{one.family.upper()}</span>
</h5><p>{"<em>Director de departament</em><br>" * (number == 0)}Email: {one.user}@litere.example
<br>Consultații: miercuri, 12-14, sala {one.room}</p><a class="btn btn-sm btn-outline-primary"
 href="/cv/{number}.pdf">CV</a> <a class="btn btn-sm btn-outline-primary">Lista de lucrări</a></div>
</div>"""
            number += 1
        drawers += f"""<div class="accordion-item"><h2 class="accordion-header"><button
 class="accordion-button{" collapsed" * (place > 0)}" type="button" data-bs-toggle="collapse"
 data-bs-target="#grad{place}">{rank}</button></h2><div id="grad{place}"
 class="accordion-collapse collapse{" show" * (place == 0)}"><div class="accordion-body">{members}
</div></div></div>"""
    late = site.called("Aurel Negoițescu-Pandrea")[0]
    mourned = site.portrait(late, "/wp-content/uploads/2019/03/in-memoriam.jpg", (160, 200))
    del site.expected[late.name]
    site.allowed.add(late.name)
    guests = site.called("Emil Corlățeanu", "Brândușa Olteniță")
    for one in guests:
        site.lacks(one)
    listed = "".join(f"<li>Conf. univ. dr. {one.name}</li>" for one in guests)
    logo = site.scene("/wp-content/themes/facultate/img/sigla.png", (170, 85))
    tower = site.scene("/wp-content/uploads/2018/05/sediu.jpg", (1200, 240))
    body = f"""<nav class="navbar"><img src="{logo}" alt="Facultatea" width="170"> <a>Acasă</a> <a>
Admitere</a> <a>Studenți</a> <a>Departamente</a> <a>Cercetare</a> <a>Contact</a></nav><img
class="antet" src="{tower}" alt=""><div class="container"><h1>Departamentul de Limbi Romanice</h1>
<div class="accordion" id="cadre">{drawers}</div><h3>Cadre didactice asociate</h3><ul>{listed}</ul>
<h3>In memoriam</h3><div class="row"><div class="col-md-2"><img src="{mourned}" class="img-fluid"
alt=""></div><div class="col-md-10"><p>Prof. univ. dr. {late.name} (1941-2019), fondatorul
catedrei.</p></div></div></div><footer><p>© 2023 Facultatea de Litere, Str. Exemplului nr. 31</p>
<a>Protecția datelor</a></footer><script>document.querySelectorAll('.accordion-button').forEach(b =>
b.addEventListener('click', () =>
{{b.classList.toggle('collapsed'); document.querySelector(
b.dataset.bsTarget).classList.toggle('show')}}))</script>
"""
    style = """body{font:16px/1.5 system-ui;margin:0}.container{max-width:1100px;margin:auto}
.navbar{display:flex;gap:24px;align-items:center;padding:8px 40px}.antet{width:100%;height:200px;
object-fit:cover}.collapse:not(.show){display:none}.row{display:flex;gap:20px}
.col-md-2{width:150px;flex:none}.img-fluid{max-width:100%}.accordion-button{width:100%;
text-align:left;font-size:18px;padding:14px;border:1px solid #ccd;background:#e7f1ff}
.collapsed{background:#fff}.accordion-body{padding:20px}h2{margin:0}.btn{border:1px solid #06c;
padding:2px 9px}footer{background:#223;color:#fff;padding:30px}"""
    site.start = "/departamente/limbi-romanice/"
    site.put(site.start, frames.bare("Cadre didactice", body, language="ro", style=style))


LAYOUTS = (french_trombinoscope, spanish_label_lists, romanian_accordion)
