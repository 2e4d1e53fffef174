"""Chairs, clinics and schools between Bremen and Lugano, each after its own content system."""

from .. import frames
from ..cast import Someone
from ..rolls import called
from ..site import Site

MEMBRANES = """
Gisbert Aldenhövel|Univ.-Prof. Dr.-Ing.|Lehrstuhlinhaber|Leitung
Marlies Trautenwolfer||Sekretariat|Sekretariat
Sieglinde Oberpaurer|Dipl.-Betriebsw. (FH)|Projektcontrolling|Sekretariat
Cornelius Wrangelbach|PD Dr. rer. nat. habil.|Akademischer Direktor|Wissenschaftliches Personal
Parisa Golestanirad|Dr.-Ing.|Gruppenleiterin Ionentauscher|Wissenschaftliches Personal
Jannis Hülsebrinck|M.Sc.|Wissenschaftlicher Mitarbeiter|Wissenschaftliches Personal
Trần~Thị Kim~Ngân|M.Sc.|Wissenschaftliche Mitarbeiterin|Wissenschaftliches Personal
Ahmed El-Shirbini|M.Sc.|Stipendiat (GERLS)|Wissenschaftliches Personal
Veronika Sollfrankl|M.Sc.|Wissenschaftliche Mitarbeiterin|Wissenschaftliches Personal
Sebastiaan Kloosterhuisen|M.Sc.|Wissenschaftlicher Mitarbeiter|Wissenschaftliches Personal
Rupert Daxenbichler||Mechanische Werkstatt|Technisches Personal
Danuta Skowrońszczak||Chemielaborantin|Technisches Personal
Egon von~Thalhausen-Rieck|Prof. Dr.-Ing. Dr. h.c.|Emeritus of Excellence|Emeriti
"""
"""Name, title, position, section."""
CARDIOLOGY = """
Hubertus Falkenroth|Univ.-Prof. Dr. med.|Klinikdirektor|Facharzt für Innere Medizin und Kardiologie
Nazanin Ferdowsipour|Prof. Dr. med.|Stellvertretende Klinikdirektorin|Fachärztin für Kardiologie
Arnulf Möhlenkampe|Prof. Dr. med. Dr. rer. nat.|Leitender Oberarzt|Interventionelle Kardiologie
Swantje Bredehorstig|PD Dr. med.|Oberärztin|Leiterin der Echokardiographie
Ioannis Karvounopoulos|Dr. med.|Oberarzt|Leiter des Herzkatheterlabors
Magdolna Szentgyörgyváry|dr. med. (Univ. Szeged)|Oberärztin|Rhythmologie
Tilo Gernegroßer|Dr. med.|Oberarzt|Intensivmedizin
Bassel Al-Khouraiji|Dr. (Syr.)|Funktionsoberarzt|Notfallmedizin
Constanze zur~Lippstede|Dr. med. univ.|Funktionsoberärztin|Herzinsuffizienz-Ambulanz
Kerstin Plettenbergk||Pflegerische Stationsleitung|Fachkrankenschwester für Intensivpflege
Mirko Dzanovićek|B.A.|Stellvertretende Stationsleitung|Praxisanleiter
"""
"""Name, title, position, speciality."""
RESIDENTS = (
    "Dr. med.|Leonhard Quadflieger", "|Aylin Kızılırmaklı", "Dr. med.|Friederike Asbrandsen",
    "|Yusuf Tahirović-Lind", "|Olena Pidhorodetska", "Dr. med.|Moritz Sandkühlerin",
)  # fmt: skip
PHOTONICS = """
Regula Zollikerberger|Prof. Dr.|Full Professor|Head of Group
Esther Vonarburgli||Administrative Assistant|Administration
Matteo Pedrazzolini|Dr.|Senior Scientist|Scientific Staff
Akosua Nyarkoah|Dr.|Postdoc|Scientific Staff
Zhang Xuewenli|Dr.|Postdoc|Scientific Staff
Gian-Andri Tuorin||Doctoral Student|Doctoral Students
Ingibjörg Halldórsdóttirson||Doctoral Student|Doctoral Students
Raghav Subramanianathan||Doctoral Student|Doctoral Students
Milica Obradovićka||Doctoral Student|Doctoral Students
Lars Küttelmann||Doctoral Student|Doctoral Students
Valentina Etchegoyhen||Visiting Doctoral Student|Doctoral Students
Hansruedi Bänzigeroth||Laboratory Technician|Technical Staff
Dominik Lüthardt||Master's Student|Students
Sofie Bruggenaert||Master's Student|Students
"""
"""Name, title, position, section."""
NEURAL = """
Anne-Laure Chapuisat|Professeure ordinaire|Direction
Fabrice Monnerond|Collaborateur scientifique senior|Collaborateurs scientifiques
Xiaoyu Shentu|Post-doctorante|Collaborateurs scientifiques
Guillem Puigdomènechs|Post-doctorant|Collaborateurs scientifiques
Bérénice de~Watteville-Rham|Assistante-doctorante|Doctorants
Mohamed~Amine Bencheikhoui|Assistant-doctorant|Doctorants
Teodora Ciobănaşu|Assistante-doctorante|Doctorants
Jérémie Cuénodet|Assistant-doctorant|Doctorants
Shreyas Patwardhanekar|Assistant-doctorant|Doctorants
Elin Sjökvistner|Assistante-doctorante|Doctorants
Lucie Zbindenat|Collaboratrice administrative|Secrétariat
Pascal Jaquieroz|Collaborateur technique|Support technique
"""
"""Name, position, section."""
LUGANO = """
Gianmarco Bernaschinelli|Prof.|Professore ordinario, Direttore|Linguistica dei media
Ottavia Quadranti|Prof.ssa|Professoressa straordinaria|Retorica e argomentazione
Reto Camenzindt|Prof. tit.|Professore titolare|Comunicazione plurilingue
Ludovica Pozzi-Molteni|Dr.|Docente-ricercatrice|Storia del giornalismo
Jonas Wyttenbachel|Dr.|Collaboratore scientifico|Archivi sonori
Maria~Chiara Delcò|Dr.|Ricercatrice post-doc|Interazione medico-paziente
Davit Tsiklaurishvili|Dr.|Ricercatore post-doc|Corpora caucasici
Giada Ferrazzinetti||Assistente-dottoranda|Lessico politico
Emre Altınbaşoğlu||Assistente-dottorando|Migrazione e scuola
Nives Kovačičeva||Assistente-dottoranda|Dialetti alpini
Fabio Crivelliano||Collaboratore amministrativo|Segreteria d'Istituto
Patrizia Bottinellari||Responsabile amministrativa|Segreteria d'Istituto
Andrea Rocchigiana|Prof.|Professore emerito|Semiotica
"""
"""Name, title, position, subject."""
HISTORY = """
Gudrun Ackerlinger|Univ.-Prof. Mag. Dr.|Universitätsprofessorin für Neuere Geschichte
Friedrich Brandhuberl|ao. Univ.-Prof. i.R. Dr.|Wirtschafts- und Sozialgeschichte
Petra Čudermanek|Mag. Dr., MA|Universitätsassistentin (post doc)
Lukas Dirnböckh|BA MA|Universitätsassistent (prae doc)
Elisabeth Fürnkranzel|Assoz. Prof. Mag. Dr., Privatdoz.|Stv. Institutsvorständin
Thomas Gruber-Hinteregg|Mag.|Studienprogrammleitung
Zsófia Halmágyi|PhD|Projektmitarbeiterin (FWF)
Ibrahim Hodžajić|BA MA|Projektmitarbeiter (ERC)
Margarete Kronawettl|em. o. Univ.-Prof. Dr. Dr. h.c.|Geschichte der Frühen Neuzeit
Paul Lichtblaustein|Univ.-Prof. Dr.|Institutsvorstand
Andrea Mühlviertlin||Sekretariat
Christoph Nagelschmiedl|MMag. DDr.|Senior Lecturer
Sarah O'Donoghuerty|BA MPhil PhD|Marie-Skłodowska-Curie-Fellow
Wolfgang Pfaffenzeller|Dr.|Lehrbeauftragter
Nina Schachenhofer|Mag.|Fachbereichsbibliothek
Oleksandr Vyhovskyj|Dr.|Gastwissenschaftler
Christine Zehetleitner|ADir.|Institutsreferentin
"""
"""Name, titles, position; in the order of the alphabet."""
GYMNASIUM = """
Ulf Brinkmeierholt|OStD|Bn|Schulleiter|Mathematik, Physik
Birgit Sasseroth|StD' Dr.|Sa|Stellvertretende Schulleiterin|Deutsch, Geschichte
Thorben Wesselkamp|StD|Wk|Koordinator Oberstufe|Englisch, Sport
Ines Dragunova-Beck|StD'|Db|Koordinatorin Mittelstufe|Chemie, Biologie
Malte Ahrensdorfer|StR|Ah||Erdkunde, Politik-Wirtschaft
Selin Bayraktaroğlu|StR'|By||Deutsch, Werte und Normen
Heike Cassensmann|OStR'|Ca|Fachobfrau Französisch|Französisch, Latein
Jens-Peter Duensinger|OStR|Du||Musik, ev. Religion
Katharina Engelkens|StR'|En|Beratungslehrerin|Mathematik, Kunst
Finn Grotelüschker|Ref.|Gl||Informatik, Mathematik
Paloma Iturriagoitia||It|Fremdsprachenassistentin|Spanisch
Anke Lammerskötter||||
Detlef Nordenholzer||||
"""
"""Name, rank, initials, office, subjects."""
STAFFROOM = (
    "Onno Oetkenholt (Oe): Sport, Biologie", "Maren Pohlschröder (Po): Englisch, Spanisch",
    "Dr. Eike Rosenbohmert (Rb): Physik", "Saskia Tietjenburg (Tj): Deutsch, Kunst",
    "Klaus Uphoffmann (Up): Latein, Geschichte", "Wencke Zurbrüggener (Zb): Chemie, Sport",
)  # fmt: skip
TOPOLOGY = """
Prof. Dr.|Ekkehard Suhrkampf|Leiter|2.104
|Roswitha Fleckenstiel|Sekretariat|2.103
Prof. Dr.|Wladyslaw Oczkowiak|apl. Professor|2.107
PD Dr.|Almut Herzbruchner|Oberassistentin|2.109
Dr.|Jean-Baptiste Kerguélénec|Wiss. Assistent|2.110
Dr.|Chih-Ming Liaoyang|Humboldt-Stipendiat|2.111
Dipl.-Math.|Stefan Pröttelhofer|Wiss. Mitarbeiter|2.112
Dipl.-Math.|Antje Wüllenkemper|Wiss. Mitarbeiterin|2.112
Dipl.-Phys.|Olaf Hinnerkott|Wiss. Mitarbeiter (DFG)|2.115
|Gunnar Scheidemantler|Stud. Hilfskraft|2.120
"""
"""Title, name, position, room."""


def _sections(rows: list[tuple[Someone, list[str]]], place: int) -> dict[str, list]:
    """The rows of a roll under the sections that one of their fields names."""
    sections: dict[str, list] = {}
    for one, row in rows:
        sections.setdefault(row[place], []).append((one, row))
    return sections


def chair_of_textpic_elements(site: Site) -> None:
    """A technical university's chair: a content element a person, the heading above the picture."""
    blocks, uid = "", 71204
    for section, rows in _sections(called(site, MEMBRANES), 2).items():
        blocks += f'<div id="c{uid}" class="frame frame-default"><h2>{section}</h2></div>'
        for one, (title, duty, _) in rows:
            uid += 3
            image = site.image(
                one,
                f"/fileadmin/_processed_/{uid % 10}/{uid % 7}/csm_{one.user}_{uid:x}f2.jpg",
                (200, 267),
                shown=one.family not in ("El-Shirbini", "Daxenbichler"),
                tag='<div class="ce-gallery" data-ce-columns="1" data-ce-images="1"><div '
                'class="ce-row"><div class="ce-column"><figure class="image"><img class="image-'
                'embed-item" src="{}" width="200" height="267" loading="lazy" alt=""></figure>'
                "</div></div></div>",
            )
            kind = "textpic" if image else "text"
            topic = (
                "<p><strong>Forschung:</strong> Stofftransport in Polymerelektrolyten, Alterung "
                "unter Last. Betreuung des Praktikums Membrantechnik.</p>"
                * (section.startswith("Wissen"))
            )
            blocks += f"""<div id="c{uid}" class="frame frame-default frame-type-{kind}
frame-layout-0"><header><h3 class="">{f"{title} {one.name}".strip()}</h3></header><div
class="ce-textpic ce-left ce-intext">{image}<div class="ce-bodytext"><p>{duty}<br>Raum {one.room}<br
>Tel.: +49 (0)99 289 {one.phone[-4:]}<br><a href="#" data-mailto-token="kygjrm8{uid}"
data-mailto-vector="-2">{one.user}(at)membran.example</a></p>{topic}</div></div></div>"""
    left = site.called("Agathe Pfisterhammer", "Nikhil Deshpanderao", "Torge Lassenius")
    former = "".join(
        f"<li>Dr.-Ing. {one.name} (2014–{2018 + n}){site.lacks(one)}</li>"
        for n, one in enumerate(left)
    )
    team = site.group("/fileadmin/w00bxy/www/csm_Team_Sommer2022_3be1.jpg", (760, 420))
    logo = frames.wordmark(site, "/typo3conf/ext/in2template/logo.svg", "TU Isarau", "#3070b3")
    seal = site.scene("/fileadmin/_processed_/6/2/csm_audit_familie_88.png", (140, 70))
    body = f"""<div class="cookielayer" style="position:fixed;bottom:0;background:#eee;padding:12px"
><p>Diese Webseite verwendet Cookies. <a href="#d">Mehr</a></p><button>Akzeptieren</button></div>
<header class="c-header"><a class="c-skiplink" href="#content">Zum Inhalt springen</a><a
class="c-logo" href="/"><img src="{logo}" width="120" alt="TU Isarau"></a><div><a href="/">Lehrstuhl
für Membrantechnik</a><br>School of Process Engineering<br>Technische Universität Isarau</div>
<nav>{frames.links("de")}</nav></header><div class="c-breadcrumb">Startseite › Über uns › Team</div>
<main id="content"><h1>Team</h1><div class="frame frame-type-image"><figure class="image"><img
class="image-embed-item" src="{team}" width="760" alt=""><figcaption class="image-caption">Das
Team im Sommer 2022</figcaption></figure></div>{blocks}<div
class="frame frame-default"><h2>Ehemalige</h2><ul>{former}</ul></div></main
><aside class="c-aside"><h2>Kontakt</h2><p>Lehrstuhl für
Membrantechnik<br>Prof. Dr.-Ing. G. Aldenhövel<br>Auenstr. 15<br>89999 Isarau</p><h2>Aktuelles</h2>
<p><a href="#n">Promotionsfeier: Glückwunsch an Dr. Golestanirad!</a></p></aside><footer><img
src="{seal}" width="110" alt="audit familiengerechte hochschule"><a href="#i">Impressum</a> <a
href="#d">Datenschutz</a> <a href="#b">Barrierefreiheit</a></footer>"""
    style = (
        "body{margin:0;font:16px/1.5 Roboto,sans-serif}.c-header{display:flex;gap:40px;padding:20px"
        " 50px;border-bottom:1px solid #ddd}.c-skiplink{position:absolute;left:-999px}nav a{margin-"
        "right:14px}.c-breadcrumb{padding:8px 50px;color:#666}main{float:left;width:780px;padding:0"
        " 50px}.c-aside{margin-left:900px;width:260px}.ce-gallery{float:left;margin:0 20px 10px 0}"
        "figure{margin:0}.frame{overflow:hidden;margin-bottom:18px}h3{color:#3070b3;margin:8px 0}"
        "footer{clear:both;background:#f3f3f3;padding:24px 50px}"
    )
    site.start = "/membran/ueber-uns/team/"
    site.put(site.start, frames.bare("Team - Membrantechnik", body, language="de", style=style))


ACCORDION = """
document.querySelectorAll(".accordion__toggle").forEach((button) => { button.onclick = () => {
  const panel = button.nextElementSibling; panel.hidden = !panel.hidden;
  button.setAttribute("aria-expanded", !panel.hidden); }; });
"""


def clinic_with_folded_lives(site: Site) -> None:
    """A university clinic: teasers of doctors in columns, their lives folded below the contact."""
    cards = ["", "", ""]
    default = site.silhouette("/_assets/img/person-platzhalter.png", (300, 300), 170)
    for number, (one, (title, duty, field)) in enumerate(called(site, CARDIOLOGY)):
        if number in (7, 10):
            site.lacks(one)
            photo = default
        else:
            photo = site.portrait(
                one, f"/storage/kardio/{one.user}_{number}_300x300.jpg", (300, 300)
            )
        name = " ".join(filter(None, (title if title != "B.A." else "", one.name)))
        life = f"""<div class="accordion__item"><button
class="accordion__toggle" aria-expanded="false">Zur Person</button><div
class="accordion__panel" hidden><ul><li>{1994 + number}–{2000 + number}
Studium der Humanmedizin in Göttingen und Padua</li><li>{2002 + number} Promotion bei Prof. Dr.
Theodor Hasselbrock</li><li>seit {2011 + number} am Universitätsklinikum Küstenau</li></ul>
<p>Mitglied der Deutschen Gesellschaft für Kardiologie, der ESC und des Marburger Bundes.</p></div>
</div>""" * (number < 7)
        cards[(number > 1) + (number > 8)] += f"""<div class="col-4"><article class="teaser-person">
<div class="teaser-person__image"><picture><source media="(min-width: 768px)" srcset="{photo}"><img
src="{photo}" alt="{name if number % 3 else ""}" loading="lazy"></picture></div><div
class="teaser-person__body"><p class="teaser-person__role">{duty}</p><p
class="teaser-person__name"><strong>{name}{", B.A." * (title == "B.A.")}</strong></p><p>{field}</p>
<ul class="contact"><li class="contact__tel">t: <a href="tel:+4999">(+49) 999 500 {one.phone[-4:]}
</a></li><li>f: (+49) 999 500 – 0</li></ul>{life}</div></article></div>"""
    residents = ""
    for line in RESIDENTS:
        title, name = line.split("|")
        (one,) = site.called(name)
        residents += f"<li>{title} {name}{site.lacks(one)}</li>"
    logo = frames.wordmark(site, "/_assets/img/uk.svg", "Universitätsklinikum Küstenau", "#005")
    ward = site.scene("/storage/kardio/herzzentrum-stage.jpg", (1280, 320))
    seals = "".join(
        f'<li><img src="{site.scene(f"/storage/siegel/{name}.png", (120, 120))}" width="80" '
        f'alt="{name.upper()}"></li>'
        for name in ("chest-pain-unit", "dgk-hf", "iso9001")
    )
    heads = ("Klinikleitung", "Oberärztinnen und Oberärzte", "Pflege")
    grids = [
        f'<section><h2>{head}</h2><div class="grid">{inner}</div></section>'
        for head, inner in zip(heads, cards, strict=True)
    ]
    grids.insert(
        2,
        "<section><h2>Assistenzärztinnen und Assistenzärzte</h2><ul class='two'>"
        f"{residents}</ul></section>",
    )
    body = f"""<header class="top"><a href="/"><img src="{logo}" width="300"
alt="Universitätsklinikum Küstenau"></a><ul class="meta"><li><a href="#n">Notfall</a></li><li><a
href="#l">Leichte Sprache</a></li><li><a href="#e">English</a></li></ul><form role="search"><input
type="search" placeholder="Suchbegriff"><button>Suchen</button></form></header><nav class="main"><a
href="#p">Patienten &amp; Besucher</a> <a href="#z">Zuweiser</a> <a href="#k">Kliniken</a> <a
href="#f">Forschung</a> <a href="#j">Karriere</a></nav><div class="stage"><img src="{ward}"
alt=""></div><div class="crumb">Kliniken / Innere Medizin III / Team</div><div class="wrap"><main>
<h1>Unser Team</h1><p class="lead">Rund 120 Mitarbeiterinnen und Mitarbeiter sind Tag und Nacht für
Ihr Herz da.</p>{"".join(grids)}</main><aside><div class="box"><h3>Chefsekretariat</h3><p>Gabriele
Ostermoorin<br>t: (+49) 999 500 2301</p></div><div class="box"><h3>Anfahrt</h3><p>Haus 4, Ebene 2
</p></div><div class="box"><h3>Veranstaltungen</h3><p>12.06. Herztag mit Prof. Falkenroth</p></div>
</aside></div><footer><ul class="seals">{seals}</ul><p>© Universitätsklinikum Küstenau AöR ·
Impressum · Datenschutz · Hinweisgebersystem</p></footer><script>{ACCORDION}</script>"""
    style = (
        "body{margin:0;font:16px/1.45 'Open Sans',sans-serif}.top{display:flex;gap:50px;padding:"
        "16px 40px}.meta,.seals{display:flex;gap:20px;list-style:none}.main{background:#005;padding"
        ":12px 40px}.main a{color:#fff;margin-right:24px}.stage img{width:100%;height:240px;object-"
        "fit:cover}.crumb{padding:8px 40px}.wrap{display:flex;gap:40px;padding:0 40px}main{width:"
        "900px}.grid{display:flex;flex-wrap:wrap;margin:-10px}.col-4{width:33.3%;padding:10px;box-"
        "sizing:border-box}.teaser-person{background:#eef2f7;height:100%}.teaser-person img{width:"
        "100%;display:block}.teaser-person__body{padding:12px}.teaser-person__role{color:#05a;font-"
        "size:14px;margin:0}.teaser-person__name{margin:2px 0;font-size:18px}.contact{list-style:"
        "none;padding:0;font-size:14px}.two{columns:2}.box{background:#005;color:#fff;padding:12px;"
        "margin-bottom:14px;width:240px}footer{background:#ddd;padding:20px 40px;margin-top:30px}"
    )
    site.start = "/kliniken/kardiologie/team"
    site.put(site.start, frames.bare("Team | Kardiologie", body, language="de", style=style))


LAZY = """
const load = (image) => { image.srcset = image.dataset.srcset; image.src = image.dataset.src;
  image.className = "lazyloaded"; };
const watch = new IntersectionObserver((seen) => seen.forEach((entry) => {
  if (entry.isIntersecting) { load(entry.target); watch.unobserve(entry.target); } }));
document.querySelectorAll("img.lazyload").forEach((image) => watch.observe(image));
"""


def swiss_federal_group(site: Site) -> None:
    """A group of the federal institute in Zurich: pictures that a script loads on scrolling."""
    parts = ""
    blank = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
    for section, rows in _sections(called(site, PHOTONICS), 2).items():
        items = ""
        for one, (title, duty, _) in rows:
            image = site.image(
                one,
                f"/content/dam/ezh/d-phot/zol/people/{one.user}.jpg/_jcr_content/renditions/"
                f"{one.user}.imageformat.930.{1600000000 + int(one.phone[-4:])}.jpg",
                (240, 300),
                shown=one.family not in ("Bänzigeroth", "Bruggenaert", "Etchegoyhen"),
                tag=f'<img class="lazyload" src="{blank}" data-src="{{0}}" data-srcset="{{0}} 240w"'
                ' alt="Enlarged view:" width="160">',
                without='<span class="noimg"></span>',
            )
            items += f"""<div class="text-image cq-dd-image"><a href="#zoom"
class="zoom">{image}</a><div class="text"><h3>{f"{title} {one.name}".strip()}</h3><p>{duty}</p><ul
class="contact"><li><span
class="icon-location"></span>HPF {one.room}</li><li><span class="icon-phone"></span>+41 99 633
{one.phone[-4:]}</li><li><a href="mailto:{one.user}@phot.ezh.example">E-Mail</a></li></ul></div>
</div>"""
        parts += f'<div class="section"><h2>{section}</h2>{items}</div>'
    now = ("Assistant Professor, Delft", "Sensirion AG", "METAS, Wabern", "Patent attorney, Munich")
    gone = site.called(
        "Ueli Stockalperli", "Chiara Zanettinova", "Nuno Figueirinhas", "Britt Aasmo"
    )
    alumni = "".join(
        f"<tr><td>{one.name}{site.lacks(one)}</td><td>{2012 + 2 * n}–{2016 + 2 * n}</td><td>{job}"
        "</td></tr>"
        for n, (one, job) in enumerate(zip(gone, now, strict=True))
    )
    logo = frames.wordmark(site, "/etc/designs/ezh/img/header/logo.svg", "EZH zürich", "#fff")
    group = site.group("/content/dam/ezh/d-phot/zol/group2023.jpeg", (700, 360))
    body = f"""<header id="page-header"><div class="meta"><a href="/"><img src="{logo}" width="150"
alt="EZH Zürich - Homepage"></a><span>Department of Physics</span><span>Login</span><span>Contact
</span><span>de <b>en</b></span></div><p class="sitename"><a href="/">Quantum Photonics Group</a>
</p><nav class="primary"><a>The group</a><a>People</a><a>Research</a><a>Publications</a><a>Teaching
</a><a>Open positions</a></nav></header><div id="breadcrumbs">Homepage &gt; The group &gt; People
</div><div id="contentContainer"><nav class="side"><b>People</b><br>Alumni<br>Group outings</nav>
<section id="contentMain"><h1>People</h1><figure><img src="{group}" alt="" width="700"><figcaption>
Group outing to the Greina plain, September 2023</figcaption></figure>{parts}<div class="section">
<h2>Alumni</h2><table class="table-matrix"><tr><th>Name</th><th>Years</th><th>Now at</th></tr>
{alumni}</table></div></section><aside><h3>Group office</h3><p>EZH Zürich<br>Esther Vonarburgli<br>
HPF E 9<br>8999 Zürich</p><h3>Seminar</h3><p>Thu 16:45: Prof. Tadeusz Wilkomirski (Warsaw)</p>
</aside></div><footer><p>© 2024 Eidgenössische Zentralhochschule Zürich · Imprint · Disclaimer ·
Follow us</p></footer><script>{LAZY}</script>"""
    style = (
        "body{margin:0;font:16px/1.5 'DIN Next',Arial,sans-serif}#page-header{background:#1f407a;"
        "color:#fff;padding:14px 60px}#page-header a{color:#fff}.meta{display:flex;gap:30px}"
        ".sitename{font-size:26px;margin:16px 0}.primary a{margin-right:26px}#breadcrumbs{padding:"
        "10px 60px;font-size:13px}#contentContainer{display:flex;gap:40px;padding:0 60px}.side{"
        "width:160px}#contentMain{width:720px}figure{margin:0}.text-image{display:flex;gap:24px;"
        "margin-bottom:24px;min-height:150px}.zoom{width:160px;flex:none}.zoom img{width:160px;"
        "min-height:200px}.text h3{margin:0}.contact{list-style:none;padding:0}td,th{text-align:"
        "left;padding:4px 20px 4px 0;border-bottom:1px solid #ccc}aside{width:200px}footer{"
        "background:#eee;padding:20px 60px}"
    )
    site.start = "/the-group/people.html"
    site.put(site.start, frames.bare("People – Quantum Photonics", body, style=style))


def lausanne_contact_cards(site: Site) -> None:
    """A laboratory on Lake Geneva: cards of a directory's plugin, a grey drawing where none is."""
    parts = ""
    none = site.silhouette("/wp-content/plugins/people/assets/empty-head.png", (220, 220), 190)
    for section, rows in _sections(called(site, NEURAL), 1).items():
        cards = ""
        for one, (duty, _) in rows:
            if one.family in ("Jaquieroz", "Cuénodet"):
                site.lacks(one)
                photo = none
            else:
                number = 100000 + int(one.phone[-4:]) * 23
                photo = site.portrait(one, f"/private/common/photos/links/{number}.jpg", (220, 220))
            cards += f"""<div class="card-wrapper"><div class="people-card card shadow-sm"
itemscope itemtype="https://schema.example/Person"><picture class="card-img-top"><img src="{photo}"
class="img-fluid" title="{one.name}" alt="{one.name}"></picture><div class="card-body"><div
class="card-title"><a class="h3 m-0" itemprop="name" href="#/{one.user}">{one.name}</a></div><p
class="m-0 text-muted" itemprop="jobTitle">{duty}</p><p class="contact"><a class="btn btn-secondary
btn-sm" href="tel:+4121">+41 99 69{one.phone[:1]} {one.phone[-4:]}</a><a class="btn btn-sm"
href="mailto:x">{one.given.lower().replace(" ", "")}.{one.user}@eplf.example</a></p><p
class="small">SV 29{one.room[-2:]}</p></div></div></div>"""
        parts += f'<h2 class="wp-block-heading">{section}</h2><div class="row">{cards}</div>'
    old = site.called("Silvan Imobersteger", "Clotilde Vuilleumieret", "Arash Daneshvari")
    ancients = "".join(
        f"<li>{one.name}, thèse n° {7100 + 211 * n}{site.lacks(one)}</li>"
        for n, one in enumerate(old)
    )
    logo = frames.wordmark(site, "/themes/base/assets/svg/logo.svg", "EPLF", "#f00")
    news = site.scene("/wp-content/uploads/2023/11/electrode-1024x576.jpg", (360, 200))
    body = f"""<div class="access-nav"><a href="#main">Aller au contenu</a></div><header
class="header"><a class="logo" href="#"><img src="{logo}" width="110" alt="Logo EPLF"></a><ul
class="nav-header"><li><a>À propos</a></li><li><a>Éducation</a></li><li><a>Recherche</a></li><li><a
>Innovation</a></li><li><a>Écoles</a></li></ul><div class="search">Recherche</div><div><b>FR</b> |
<a>EN</a></div></header><div class="breadcrumb-container"><ol class="breadcrumb"><li>Écoles</li><li
>SV</li><li>Laboratoire de neuroprothèses</li><li>Équipe</li></ol></div><div class="main-container">
<aside class="nav-aside"><ul><li>Le laboratoire</li><li class="active">Équipe</li><li>Projets</li>
<li>Publications</li><li>Postes ouverts</li></ul></aside><main id="main"><h1>Équipe</h1><div
class="entry-content">{parts}<h2>Anciens membres</h2><ul>{ancients}</ul><h2>Actualités</h2><div
class="news"><img src="{news}" width="300" alt=""><a href="#a"><b>Une électrode souple récompensée
</b></a><p>14.11.23 – Teodora Ciobănaşu reçoit le prix de la relève.</p></div></div></main></div>
<footer class="bg-gray"><div>Contact · CH-1999 Lausanne · +41 99 693 11 11</div><p>Accessibilité ·
Mentions légales · Protection des données</p><small>© 2023 EPLF, tous droits réservés</small>
</footer>"""
    style = (
        "body{margin:0;font:16px/1.4 Arial,sans-serif}.access-nav{position:absolute;left:-9999px}"
        ".header,.nav-header,.breadcrumb{display:flex;gap:26px;list-style:none;align-items:center}"
        ".header{padding:8px 40px;border-bottom:1px solid #ddd}.breadcrumb{padding:0 40px;font-size"
        ":13px}.main-container{display:flex;padding:0 40px;gap:40px}.nav-aside{width:190px}main{"
        "width:960px}.row{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:20px}.card{border:"
        "1px solid #e6e6e6;box-shadow:0 1px 4px #0002;height:100%}.card-img-top img{width:100%}"
        ".card-body{padding:10px}.h3{font-size:18px;font-weight:bold;color:#212121}.btn{display:"
        "block;font-size:12px;overflow:hidden}.text-muted{color:#707070}.m-0{margin:0}footer{"
        "background:#f3f3f3;padding:30px 40px;margin-top:40px}"
    )
    site.start = "/labs/neuroprotheses/equipe/"
    site.put(site.start, frames.bare("Équipe ‐ Laboratoire", body, language="fr", style=style))


def lugano_rows_of_people(site: Site) -> None:
    """An institute in Lugano: rows of round pictures, the title and the name in one link."""
    rows = ""
    for number, (one, (title, duty, subject)) in enumerate(called(site, LUGANO)):
        image = site.image(
            one,
            f"/sites/ilc/files/styles/persona_120/public/{one.user}_{number}.jpg?itok=q{number}Zk",
            (160, 160),
            shown=number not in (4, 10, 12),
            tag='<div class="field field--name-field-foto"><img class="img-circle" src="{}" '
            'width="120" height="120" alt="" typeof="foaf:Image"></div>',
        )
        heading = {0: "Direzione", 2: "Docenti e ricercatori", 7: "Assistenti", 10: "Segreteria",
                   12: "Professori emeriti"}.get(number)  # fmt: skip
        bio = (
            f"<p>Ha studiato a Pavia e a Friburgo. Si occupa di {subject.lower()}; dal "
            f"{2003 + number} insegna a Lugano. Collabora con l'Archivio cantonale e con la "
            "rivista «Quaderni ticinesi».</p>" * (number < 4)
        )
        rows += f"""{f'<h3 class="titoletto">{heading}</h3>' if heading else ""}<div
class="views-row row persona"><div class="col-sm-2">{image}</div><div class="col-sm-10"><a
class="persona-nome" href="#/persone/{one.user}">{f"{title} {one.name}".strip()}</a><div
class="persona-ruolo">{duty}</div><div class="persona-tema">{subject}</div>{bio}<div
class="persona-contatti">Ufficio {one.room}, Stabile principale · tel +41 99 666 {one.phone[-4:]} ·
<a href="mailto:x">e-mail</a></div></div></div>"""
    logo = frames.wordmark(site, "/themes/usl/logo.svg", "Università di Lugano-Sole", "#000")
    lake = site.scene("/sites/ilc/files/banner-lago.jpg", (1280, 220))
    poster = site.scene("/sites/ilc/files/locandina.jpg", (220, 300))
    body = f"""<div id="topbar"><a>Servizi</a> <a>Biblioteca</a> <a>Rubrica</a> <a>it</a> / <a
>en</a></div><header><a href="/"><img src="{logo}" width="320" alt="Università"></a><h2
class="sito">
Istituto di linguistica e comunicazione</h2></header><nav class="navbar">{frames.links("it")}</nav>
<img class="banner" src="{lake}" alt=""><div class="container"><div class="contenuto"><ol
class="breadcrumb"><li>Home</li><li>Istituto</li><li>Persone</li></ol><h1>Persone</h1><form
class="views-exposed"><label>Cerca per nome</label> <input type="text"> <select><option>- Tutti i
ruoli -</option><option>Professori</option></select> <button>Applica</button></form><div
class="view-content">{rows}</div></div><aside><h4>Prossimi eventi</h4><img src="{poster}"
width="200" alt="locandina"><p>22 maggio, ore 18:00<br>Lezione pubblica di Umberto Fornasettini</p>
<h4>Media</h4><p>Ottavia Quadranti ospite a Rete Due</p></aside></div><footer><p>Via Buffi 99, 6999
Lugano · <a>Protezione dei dati</a> · <a>Colophon</a></p></footer>"""
    style = (
        "body{margin:0;font:15px/1.5 Lato,sans-serif}#topbar{background:#222;color:#fff;padding:6px"
        " 50px;text-align:right}header{padding:16px 50px}.navbar{padding:10px 50px;border-top:3px "
        "solid #e2b200}.navbar a{margin-right:20px}.banner{width:100%;height:180px;object-fit:"
        "cover}.container{display:flex;gap:50px;padding:0 50px}.contenuto{width:840px}.breadcrumb{"
        "display:flex;gap:16px;list-style:none;padding:0}.row{display:flex;padding:16px 0;border-"
        "bottom:1px dotted #999}.col-sm-2{width:150px;flex:none}.img-circle{border-radius:50%}"
        ".persona-nome{font-size:19px;font-weight:bold;color:#000}.persona-tema{color:#777}"
        ".persona-contatti{font-size:13px}footer{background:#222;color:#ccc;padding:20px 50px}"
    )
    site.start = "/it/istituto/persone"
    site.put(site.start, frames.bare("Persone | Istituto", body, language="it", style=style))


def vienna_alphabet(site: Site) -> None:
    """An institute in Vienna: an alphabet with surnames first, pictures at the right."""
    rows, letter = "", ""
    people = called(site, HISTORY)
    for number, (one, (titles, duty)) in enumerate(people):
        first = one.family[0].replace("Č", "C")
        if first != letter:
            letter = first
            rows += f'<h3 id="{first}">{first}</h3>'
        image = site.image(
            one,
            f"/fileadmin/user_upload/i_geschichte/Personen/Fotos/{one.user}_{one.given[0]}.jpg",
            (120, 160),
            shown=number not in (1, 3, 10, 13, 14, 15),
            tag='<div class="bild"><img src="{}" width="90" height="120" alt="Foto" '
            'title=""></div>',
        )
        day, hour = ("Di", "Mi", "Do")[number % 3], 9 + number % 6
        hours = f"Sprechstunde: {day}, {hour}–{hour + 1} Uhr"
        comma = f", {titles}" if titles else ""
        rows += f"""<div class="personlist-item">{image}<p class="bodytext"><strong><a
href="https://ufind.example/person?id={one.phone[-4:]}">{one.family}, {one.given}</a></strong
>{comma}<br
>{duty}</p><p class="bodytext">Universitätsring 99, Stiege {number % 9 + 1}, 1999 Wien<br>T:
+43-9-4277-{one.phone[-4:]}<br>{hours * (number % 4 != 2)}</p><p class="bodytext"><a
href="javascript:x">E-Mail</a> | <a href="#pub{number}">Publikationen</a></p></div>"""
    initials = dict.fromkeys(one.family[0].replace("Č", "C") for one, _ in people)
    jumps = " | ".join(f'<a href="#{key}">{key}</a>' for key in initials)
    logo = frames.wordmark(site, "/fileadmin/templates/uw.svg", "universität wien-ost", "#0063a6")
    arcade = site.scene("/fileadmin/user_upload/i_geschichte/arkadenhof.jpg", (190, 260))
    cover = site.scene("/fileadmin/user_upload/i_geschichte/cover_quellen.jpg", (110, 160))
    body = f"""<div id="wrap"><div id="kopf"><a href="/"><img src="{logo}" width="240"
alt="Universität Wien-Ost"></a><form><input value="Suche" size="14"><select><option>Website
Geschichte</option><option>Personen</option></select></form></div><div id="titel"><a href="/">
Institut für Geschichte</a><div>Historisch-Kulturwissenschaftliche Fakultät</div></div><div
id="mitte"><div id="links"><ul><li>Aktuelles</li><li>Über uns</li><li
class="akt">Personen A–Z</li><li>Forschung</li><li>Lehre</li><li>Bibliothek</li></ul><img
src="{arcade}" width="170"
alt=""></div><div id="inhalt"><p
class="pfad">Universität › Institut für Geschichte › Personen</p><h1>Personen
A–Z</h1><p class="az">{jumps}</p>{rows}<p><a href="#top">nach oben</a></p></div><div
id="rechts"><h4>Neuerscheinung</h4><img src="{cover}" width="100" alt="Buchcover"><p>Christoph
Nagelschmiedl (Hg.), Quellen zur Grundherrschaft. Wien 2011.</p><h4>Ringvorlesung</h4><p>Mo 18:30,
HS 41</p></div></div><div id="fuss">Institut für Geschichte, Universitätsring 99, 1999 Wien | Letzte
Änderung: 02.12.2012 - 11:08 | Impressum | Druckversion</div></div>"""
    style = (
        "body{font:12px/1.5 Verdana,sans-serif;background:#ccc;margin:0}#wrap{width:990px;margin:"
        "auto;background:#fff}#kopf{display:flex;justify-content:space-between;padding:14px}#titel{"
        "background:#0063a6;color:#fff;padding:10px 14px;font-size:18px}#titel a{color:#fff}#mitte{"
        "display:flex}#links{width:190px;padding:10px}#links ul{list-style:none;padding:0}#inhalt{"
        "width:560px;padding:0 16px}#rechts{width:180px;padding:10px}h3{background:#e5eff6;padding:"
        "2px 6px}.personlist-item{overflow:hidden;border-bottom:1px solid #ddd;padding:8px 0}.bild{"
        "float:right}.bodytext{margin:0 0 6px}#fuss{background:#eee;padding:8px 14px}"
    )
    site.start = "/personen/personen-a-z/"
    site.put(site.start, frames.bare("Personen A–Z", body, language="de", style=style))


def gymnasium_on_a_website_kit(site: Site) -> None:
    """A grammar school in Lower Saxony: rank, initials and subjects beside pictures, two a row."""
    cells = []
    for number, (one, (rank, code, office, subjects)) in enumerate(called(site, GYMNASIUM)):
        module = 11920388400 + 77 * number
        office = {11: "Schulsekretariat", 12: "Hausmeister"}.get(number, office)
        image = site.image(
            one,
            f"/app/cms/image/transf/dimension=210x1024:format=jpg/path/s{module:x}/image/i{number}"
            f"c{module % 9973:x}/version/1661/image.jpg",
            ((210, 280), (210, 210), (210, 315))[number % 3],
            shown=number not in (8, 12),
            tag='<figure class="cc-imagewrapper cc-m-image-align-1"><img srcset="{0} 210w" '
            f'sizes="(min-width: 210px) 210px, 100vw" id="cc-m-textwithimage-image-{module}" '
            'src="{0}" alt="" class="" data-image-id="7" width="140"></figure>',
        )
        known = f" ({code})" if code else ""
        lines = [f"<strong>{f'{rank} {one.name}'.strip()}</strong>{known}"]
        lines += [f'<span style="font-size: 14px;">{office}</span>'] * bool(office)
        lines += [f"Fächer: {subjects}"] * bool(subjects)
        if number < 4:
            lines.append(f'<a href="mailto:x">{one.user}@gym-deich.example</a>')
        paragraphs = "".join(f"<p>{line}</p>" for line in lines)
        inner = f'<div class="cc-m-textwithimage-inline-rte">{paragraphs}</div>'
        cells.append(
            f'<div id="cc-m-{module}" class="j-module n j-{"textWithImage" if image else "text"}">'
            f'{image}{inner}<div class="cc-clear"></div></div>'
        )
    rows = ""
    heads = {0: "Schulleitung", 4: "Kollegium", 11: "Sekretariat und Haus"}
    for start, stop in ((0, 2), (2, 4), (4, 6), (6, 8), (8, 10), (10, 11), (11, 13)):
        columns = "".join(
            f'<div class="cc-m-hgrid-column" style="width: 49.37%;"><div '
            f'id="cc-matrix-{start}{cell}">{cells[cell]}</div></div>'
            for cell in range(start, stop)
        )
        if start in heads:
            rows += f'<div class="j-module n j-header"><h2>{heads[start]}</h2></div>'
        rows += f'<div class="j-module n j-hgrid">{columns}</div>'
        rows += '<div class="j-module n j-hr"><hr></div>' * (start in (2, 10))
    more = ""
    for line in STAFFROOM:
        (one,) = site.called(line.split(" (")[0].removeprefix("Dr. "))
        more += f"<p>{line}{site.lacks(one)}</p>"
    staff = site.group("/app/cms/image/transf/kollegium2024/image.jpg", (800, 380))
    banner = site.scene("/app/cms/image/transf/header/deich.jpg", (980, 240))
    badges = "".join(
        f'<img src="{site.scene(f"/app/cms/image/transf/{name}/image.png", (110, 110))}" width="80"'
        ' alt=""> '
        for name in ("umweltschule", "mint-ec", "schule-ohne-rassismus")
    )
    body = f"""<div class="cc-page"><div class="jtpl-header"><div id="cc-website-logo"><p><a
href="/">Gymnasium am Deich</a></p></div><img src="{banner}" width="980" alt=""></div><nav
class="jtpl-navigation"><ul class="cc-nav-level-0"><li><a>Start</a></li><li><a>Unsere Schule</a>
<ul><li class="cc-nav-current"><a>Kollegium</a></li><li><a>Schülervertretung</a></li><li><a
>Förderverein</a></li></ul></li><li><a>Termine</a></li><li><a>IServ</a></li><li><a>Kontakt</a></li>
</ul></nav><div class="jtpl-content"><div id="content_area"><div class="n j-header"><h1>Unser
Kollegium</h1></div><div class="n j-imageSubtitle"><figure class="cc-imagewrapper"><img
src="{staff}" width="620" alt=""><figcaption>Kollegium im Schuljahr 2024/25 (Foto: Foto-AG)
</figcaption></figure></div>{rows}<div class="n j-text"><h3>Außerdem unterrichten bei uns</h3>{more}
<p>&nbsp;</p></div></div><div class="jtpl-sidebar"><h3>Termine</h3><p>03.02. Halbjahreswechsel<br>
17.02. Elternsprechtag</p><h3>Wir sind</h3><p>{badges}</p></div></div><div class="jtpl-footer"><a
>Impressum</a> | <a>Datenschutz</a> | <a>Cookie-Richtlinie</a> | <a>Sitemap</a><p>Anmelden</p></div>
</div>"""
    style = (
        "body{background:#dfe9ee;font:15px/1.5 'PT Sans',sans-serif;margin:0}.cc-page{width:980px;"
        "margin:auto;background:#fff}#cc-website-logo{font-size:32px;padding:10px 20px}#cc-website-"
        "logo p{margin:0}.jtpl-navigation{background:#24566b}.jtpl-navigation a{color:#fff}.cc-nav-"
        "level-0{display:flex;gap:30px;list-style:none;padding:10px 20px;margin:0}.jtpl-content{"
        "display:flex;gap:20px;padding:0 20px}#content_area{width:700px}.jtpl-sidebar{width:210px}"
        ".j-hgrid{display:flex;gap:2%}.cc-imagewrapper{margin:0}.cc-m-image-align-1{float:left;"
        "margin:0 12px 8px 0}.cc-clear{clear:both}.cc-m-textwithimage-inline-rte p{margin:0}"
        ".j-module{padding:5px 0}.jtpl-footer{background:#24566b;color:#fff;padding:12px 20px}"
        ".jtpl-footer a{color:#fff}"
    )
    site.start = "/unsere-schule/kollegium/"
    site.put(site.start, frames.bare("Kollegium - Gymnasium", body, language="de", style=style))


def topologists_of_2003(site: Site) -> None:
    """A working group in mathematics, by hand in 2003: a bordered table with a picture a row."""
    rows = ""
    lines = [line.split("|") for line in TOPOLOGY.strip().splitlines()]
    people = site.called(*(line[1] for line in lines))
    for number, (one, (title, _, duty, room)) in enumerate(zip(people, lines, strict=True)):
        image = site.image(
            one,
            f"bilder/{one.user[:6]}.jpg",
            ((110, 150), (120, 120), (100, 140))[number % 3],
            shown=number not in (1, 5, 9),
            tag=f'<A HREF="#home{number}"><IMG SRC="{{}}" BORDER=0 WIDTH=90></A>',
            without="<FONT SIZE=-1><I>(kein Bild)</I></FONT>" if number == 5 else "&nbsp;",
        )
        rows += f"""<TR VALIGN=top><TD ALIGN=center WIDTH=110>{image}</TD>
<TD>{title} <A HREF="#home{number}"><B>{one.name}</B></A><BR>{duty}</TD>
<TD>MA {room}</TD><TD>-{one.phone[-4:]}</TD>
<TD><A HREF="mailto:{one.user}@math.example"><TT>{one.user[:8]}</TT></A></TD></TR>
"""
    gone = site.called("Hedwig Mauersbergen", "Tobias Zschockel", "Kristýna Havlíčkovec")
    where = ("jetzt Univ. Bielefeld", "jetzt SAP", "jetzt Brno")
    former = "".join(
        f"<LI>Dr. {one.name} ({there}){site.lacks(one)}\n"
        for one, there in zip(gone, where, strict=True)
    )
    crest = site.scene("bilder/siegel.gif", (80, 80))
    torus = site.scene("bilder/kleinsche-flasche.gif", (150, 120))
    fresh = site.scene("bilder/neu.gif", (31, 14))
    valid = site.scene("bilder/valid-html401.gif", (88, 31))
    body = f"""<TABLE WIDTH="100%" BGCOLOR="#003366" CELLPADDING=6><TR><TD WIDTH=90><IMG
SRC="{crest}" WIDTH=80 HEIGHT=80 ALT="Siegel"></TD><TD><FONT COLOR="#FFFFFF" SIZE="+2">Fachbereich
Mathematik</FONT><BR><FONT COLOR="#FFCC00">Arbeitsgruppe Topologie</FONT></TD><TD ALIGN=right><A
HREF="index_e.html"><FONT COLOR="#FFFFFF">English version</FONT></A></TD></TR></TABLE>
<TABLE WIDTH="100%" CELLPADDING=8><TR VALIGN=top><TD WIDTH=160 BGCOLOR="#DDDDEE">
{frames.links("de", "<BR>")}<BR><A HREF="#s">Seminare</A> <IMG SRC="{fresh}" ALT="neu"><P><IMG
SRC="{torus}" WIDTH=140 ALT="Kleinsche Flasche"></TD><TD><H2>Mitglieder der Arbeitsgruppe</H2>
Postanschrift: Fachbereich Mathematik, Schlossgarten 99, 64999 Beispielstadt. Fax: -3999
<P><TABLE BORDER=1 CELLPADDING=4 CELLSPACING=0><TR BGCOLOR="#DDDDEE"><TH>&nbsp;</TH><TH>Name</TH><TH
>Raum</TH><TH>Tel.</TH><TH>E-Mail</TH></TR>
{rows}</TABLE>
<H3>Ehemalige</H3><UL>{former}</UL><H3>G&auml;ste im WS 2003/04</H3><UL><LI>Prof. Dr. Shigeo
Tokonamida (Kyoto), 1.10.&ndash;20.12.</UL><HR><FONT SIZE=-1>Letzte &Auml;nderung: 17.10.2003, <A
HREF="mailto:x">Olaf Hinnerkott</A> <IMG SRC="{valid}" ALT="Valid HTML 4.01"></FONT></TD></TR>
</TABLE>"""
    site.start = "/ag-topologie/mitglieder.html"
    page = (
        '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN"><HTML><HEAD><META '
        'HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8"><TITLE>AG Topologie: '
        'Mitglieder</TITLE><BASE HREF="/"></HEAD><BODY BGCOLOR="#FFFFFF" LINK="#003399">'
    )
    site.put(site.start, f"{page}{body}</BODY></HTML>")


LAYOUTS = (
    chair_of_textpic_elements,
    clinic_with_folded_lives,
    swiss_federal_group,
    lausanne_contact_cards,
    lugano_rows_of_people,
    vienna_alphabet,
    gymnasium_on_a_website_kit,
    topologists_of_2003,
)
