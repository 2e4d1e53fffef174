"""A Kenyan faculty table, bilingual Canadian wells, an Australian school with post-nominals."""

from .. import frames
from ..rolls import called
from ..site import Site

KENYANS = """
Wangari wa~Kamuyu|Prof.|Associate Professor & Chair|Ph.D (Nairobi), M.Sc, B.Sc|Soil fertility
Barasa~Nyongesa Wekhuyi|Prof.|Professor|Ph.D (Wageningen), M.Phil|Plant breeding
Cherotich Arap~Kiplimet|Dr.|Senior Lecturer|Ph.D, MBA|Agribusiness
Achieng'~Grace Odhialo|Dr. (Eng.)|Senior Lecturer|Ph.D, R.Eng., M.Sc|Irrigation
Muthoni Njathi-Okello|Dr.|Lecturer (on study leave)|Ph.D|Seed science
Hassan~Abdi Gabowe|Dr.|Lecturer|Ph.D (Egerton)|Range management
Patrick Mutisolya|Rev. Fr.|Lecturer|M.A., B.Phil|Ethics
Jepkorir~Mercy Sangoret|Ms.|Tutorial Fellow|M.Sc, B.Sc|Horticulture
Mwanaisha~Bakari Chibanda|Mrs.|Tutorial Fellow|M.Sc|Nutrition
Ekai Lokwangole|Mr.|Graduate Assistant|B.Sc (First Class)|Dryland farming
Kavata Musyimiko|Ms.|Senior Secretary|Dip. Secretarial Studies|
"""
"""Name, title, designation, qualifications, specialisation."""
PART_TIME = ("Mr. Otieno Rachuondo", "Dr. Salim Mwachirimba", "Ms. Naliaka Simiyoro")
CANADIANS = """
Geneviève St-Amandier|she/elle|Full professor and chair|Professeure titulaire et directrice
Kahontiio Horndeer|she/elle|Associate professor|Professeure agrégée
Jean-Sébastien L'Heureuxval|he/il|Associate professor|Professeur agrégé
Manpreet~K. Gillandar|they/iel|Assistant professor|Professeur.e adjoint.e
Wenonah Two-Axesby|she/elle|Assistant professor|Professeure adjointe
Abdoulaye~Mamadou Diopathé|he/il|Assistant professor|Professeur adjoint
Robert~(Bob) MacEachernan|he/il|Long-term appointment professor|Professeur à long terme
Marie-Ève Tremblayette|elle|Part-time professor|Professeure à temps partiel
Olena Hrynchyshynko|she/elle|Academic assistant|Adjointe aux études
"""
"""Name, pronouns, position in two languages."""
AUSTRALIANS = """
Rosalind Whitlamore|Professor|AO FAA FTSE|Head of School
Djiru Marrambidya|Professor|OAM PSM|Associate Dean Indigenous
Alistair McGillicuddey|Emeritus Professor|AM FASSA|Honorary appointment
Thi~Hong Ngocvan|Associate Professor|FRACI CChem|Deputy Head (Research)
Gareth Llewellynson|Dr|BSc(Hons) PhD GAICD|Senior Lecturer
Pasquale Trimbolino|Dr|PhD SFHEA|Senior Lecturer
Keisha Naidoowattie|Dr|MBBS FRACP MPH|Clinical Senior Lecturer
Bronte Hollingsworthy|Ms|GradCertEd|Associate Lecturer
Sione Tupoulahelu|Mr|CPEng NER MIEAust|Technical Manager
Margaret~(Peg) O'Shaughnesson|Mrs||Executive Assistant to the Head of School
"""
"""Name, title, post-nominals, position."""
HONORARY = ("Professor Lindsay Farquharsonby AC KC", "Dr Ngaire Tamihanara MNZM")
TABLE = """body{font:14px Verdana,sans-serif;margin:0;background:#eee}#page{width:1060px;
margin:auto;background:#fff}#top{border-bottom:6px solid #00703c;padding:12px;display:flex;
gap:20px;align-items:center}.nav{background:#00703c}.nav a{color:#fff;padding:10px 16px;
display:inline-block}.left{float:left;width:180px;padding:12px;font-size:12px}
.middle{margin-left:210px;padding:12px}table.staff{border-collapse:collapse;width:100%}
table.staff td,table.staff th{border:1px solid #999;padding:5px;
vertical-align:top;font-size:13px}th{background:#f7d417}.chair{overflow:hidden;background:#f5f9f5;
padding:10px}.chair img{float:left;margin-right:14px}.foot{clear:both;background:#222;color:#ccc;
padding:18px;font-size:12px}marquee{background:#fff7c9}"""
WET = """*{box-sizing:border-box}body{font:17px/1.5 'Noto Sans',sans-serif;margin:0;color:#333}
.container{max-width:1140px;margin:auto}#wb-lng{text-align:right}.brand{padding:14px 0}.gcweb-menu{
background:#26374a;color:#fff;padding:10px 0}.row{display:flex;flex-wrap:wrap;margin:0 -12px}
.col-md-4{width:33.33%;padding:12px}.well{border:1px solid #e3e3e3;background:#f5f5f5;padding:16px;
height:100%}.well h3{margin:8px 0 0;font-size:20px}.img-responsive{max-width:100%}h1{border-bottom:
1px solid #af3c43}.small{font-size:14px}.pager{text-align:right;font-size:14px}footer{background:
#26374a;color:#fff;padding:24px 0;margin-top:30px}.alert-info{border-left:5px solid #269abc;
background:#d7faff;padding:10px}"""
MATRIX = """*{box-sizing:border-box}body{margin:0;font:16px/1.5 'Source Sans Pro',Arial,sans-serif;
color:#1b1b1b}.site-header{background:#003a70;padding:18px 48px;display:flex;justify-content:
space-between}.site-header a{color:#fff;margin-left:24px}.aoc{background:#000;color:#fff;
font-size:13px;padding:6px 48px}.banner{height:220px;object-fit:cover;width:100%;display:block}
.body{display:grid;grid-template-columns:230px 1fr;gap:40px;padding:28px 48px}.listing{
list-style:none;padding:0;display:grid;grid-template-columns:1fr 1fr;gap:22px}.listing__item{
display:flex;gap:18px;background:#f3f6f9}.listing__image{width:132px;height:165px;
object-fit:cover;flex:none}.listing__content{padding:12px 12px 12px 0}.listing__content h4{margin:0}
.listing__content dl{margin:6px 0;font-size:14px;display:grid;grid-template-columns:60px 1fr}dd{
margin:0}.listing__image--none{
background:#c9d4e0}footer{background:#003a70;color:#fff;padding:28px 48px;font-size:14px}"""


def kenyan_faculty_table(site: Site) -> None:
    """A numbered table with qualifications beside the names; the chair greets above."""
    rows, chair, blank = "", None, '<span style="color:#999">Photo<br>pending</span>'
    for number, (one, (title, post, degrees, field)) in enumerate(called(site, KENYANS), 1):
        chair = chair or one
        image = site.image(
            one, f"/sites/default/files/staff_photos/{one.given.split()[0].lower()}"
            f"_{number}.jpg", ((90, 110), (90, 90))[number % 3 == 2],
            shown=number not in (8, 10),
            tag='<p align="center"><img src="{}" width="90" alt=""/></p>',
            without=f'<p align="center">{blank}</p>',
        )  # fmt: skip
        name = one.name.upper() if number in (3, 9) else one.name
        rows += f"""<tr><td>{number}.</td><td width="100">{image}</td><td><p><strong>{title} {
            name
        }</strong></p><p>{degrees}</p></td><td>{post}</td><td>{field or "&nbsp;"}</td><td><a
 href="mailto:x">{one.user}@agri.example</a><br/><a>CV (pdf)</a></td></tr>"""
        if number == 6:
            rows += '<tr><td colspan="6" bgcolor="#dfeee5"><b>OTHER STAFF</b></td></tr>'
    assert chair
    large = site.portrait(chair, "/sites/default/files/chairman_msg.jpg", (140, 170))
    names = "".join(f"<li>{name}</li>" for name in PART_TIME)
    logo = site.scene("/sites/default/files/crest.png", (90, 90))
    iso = site.scene("/sites/default/files/iso9001.png", (120, 70))
    farm = site.scene("/sites/default/files/field_day.jpg", (160, 110))
    body = f"""<div id="page"><div id="top"><img src="{logo}" width="90" alt="Crest"><div><h2
style="margin:0">MWANGAZA UNIVERSITY</h2><i>Knowledge for Harvest</i></div></div><div
class="nav"><a>Home
</a><a>About Us</a><a>Academics</a><a>Staff</a><a>Research</a><a>Students</a><a>Downloads</a></div>
<marquee>September intake: applications are now open! Fee structure is available at the finance
office.
</marquee><div class="left"><b>Quick Links</b><ul><li>Student portal</li><li>Library</li><li
>E-learning</li>
<li>Tenders</li></ul><b>Farmers' field day</b><br><img src="{farm}" width="160" alt=""><br>Read
more...
</div><div class="middle"><h1>Department of Crop and Soil Sciences</h1><div class="chair"><img
src="{large}" width="140" alt=""><b>Message from the Chair</b><p>Karibu! The department was started
in
1979 as a section of the School of Agriculture and has trained more than two thousand graduates.</p
><p>
<em>Prof. {chair.name}</em></p></div><h2>Academic Staff</h2><table class="staff"><thead><tr><th
>S/No</th>
<th>Photo</th><th>Name &amp; Qualifications</th><th>Designation</th><th>Specialisation</th
><th>Contact</th>
</tr></thead><tbody>{rows}</tbody></table><h2>Part-time Lecturers</h2><ol>{names}</ol></div><div
class="foot"><img src="{iso}" width="120" alt="ISO 9001:2015 certified"> P.O. Box 99-90100, Mfano |
Copyright 2019. Designed by ICT Directorate. Visitors today: 214</div></div>"""
    site.start = "/department-staff"
    site.put(site.start, frames.bare("Staff | Crop and Soil Sciences", body, style=TABLE))


def canadian_bilingual_wells(site: Site) -> None:
    """Each well says everything in English and in French; pronouns behind the names."""
    wells = ""
    generic = site.silhouette("/en-fr/images/profil-generique.png", (240, 240))
    for number, (one, (pronouns, english, french)) in enumerate(called(site, CANADIANS)):
        alt = f"Portrait of / de {one.name}" if number % 3 else ""
        tag = f'<img src="{{}}" class="img-responsive" width="240" height="240" alt="{alt}" />'
        image = site.image(
            one, f"/en-fr/images/{one.user}_{number}.jpg", (240, 240), shown=number not in (5, 8),
            tag=tag, without=tag.format(generic) if number == 5 else "",
        )  # fmt: skip
        wells += f"""<section class="col-md-4"><div class="well brdr-0 eqht-trgt">{image}<h3
class="mrgn-tp-0">{one.name} <span class="small">({pronouns})</span></h3><p class="small"><span
lang="en">{english}</span><br /><em lang="fr">{french}</em></p><ul class="list-unstyled small"><li>
Office / Bureau : {one.room}</li><li><a>613-555-{one.phone[-4:]}</a></li><li><a
lang="en">Profile</a> |
<a lang="fr">Profil</a></li></ul></div></section>"""
        if one.given == "Robert (Bob)":
            site.also(one, f"Robert {one.family}", f"Bob {one.family}")
    mark = frames.wordmark(site, "/assets/sig-blk.svg", "Université Bytown University", "#8f001a")
    land = site.scene("/en-fr/images/riviere.jpg", (1140, 220))
    award = site.group("/en-fr/images/prix-2023-award.jpg", (260, 150))
    body = f"""<a class="wb-inv" href="#wb-cont" style="position:absolute;left:-999px">Skip to main
content / Passer au contenu</a><header><div class="container"><p id="wb-lng"><a
lang="fr">Français</a> |
<a>English</a></p><div class="brand"><img src="{mark}" height="40" alt="Université Bytown
University">
<input type="search" placeholder="Search / Recherche"></div></div><div class="gcweb-menu"><div
class="container">Programs / Programmes &nbsp; Research / Recherche &nbsp; People / Personnel</div
></div>
</header><main class="container"><p class="small">Home / Accueil &gt; Department / Département</p
><h1
id="wb-cont">Our people<br />Notre personnel</h1><img src="{land}" class="img-responsive"
alt=""><div
class="alert-info"><p>We stand on unceded Algonquin land. / Nous sommes sur un territoire algonquin
non
cédé.</p></div><div class="row wb-eqht">{wells}</div><h2>News / Nouvelles</h2><p><img src="{award}"
width="260" alt="Award ceremony / Remise des prix"></p><p>Our students win the capital's debating
cup. /
Nos étudiants remportent la coupe.</p><h2>Professors emeriti / Professeurs émérites</h2><p>Gwendolyn
Ashbridger, Réal Bellefeuillet, Nnamdi Okparaji</p><p class="pager">Date modified / Date de
modification :
<time>2024-01-17</time></p></main><footer><div class="container">Contact / Contactez-nous · Terms /
Avis
</div></footer>"""
    site.start = "/en-fr/people-personnel.html"
    site.put(site.start, frames.bare("People / Personnel", body, style=WET))


def australian_postnominals(site: Site) -> None:
    """Honours and degrees behind the name without a comma; the honorary have a line each."""
    items = ""
    for number, (one, (title, letters, post)) in enumerate(called(site, AUSTRALIANS)):
        image = site.image(
            one, f"/__data/assets/image/00{number:02}/{one.user}-profile.jpg?v=0.{number}.2",
            ((264, 330), (264, 264))[number % 3 == 1], shown=number not in (4, 9),
            tag='<img class="listing__image" src="{}" alt="Staff photo" loading="lazy">',
            without='<div class="listing__image listing__image--none"></div>',
        )  # fmt: skip
        if "(Peg)" in one.given:
            site.also(one, f"Margaret {one.family}", f"Peg {one.family}")
        behind = f' <span class="postnominals">{letters}</span>' if number % 2 else f" {letters}"
        country = "<p>Wiradjuri and Ngunnawal man</p>" if number == 1 else ""
        items += f"""<li class="listing__item">{image}<div class="listing__content"><h4><a
href="/schools/earth/people/{one.user}">{title} {one.name}{behind if letters else ""}</a></h4><div
class="listing__role">{post}</div>{country}<dl><dt>Phone</dt><dd>+61 2 5550 {one.phone[-4:]}</dd
><dt>Email
</dt><dd><a>{one.given[0].lower()}.{one.user}@uni.example</a></dd><dt>Room</dt><dd>{one.room}</dd></dl>
</div></li>"""
    honorary = "".join(f"<li>{name}</li>" for name in HONORARY)
    logo = frames.wordmark(
        site, "/__data/assets/file/logo.svg", "Western Plains University", "#fff"
    )
    banner = site.scene("/__data/assets/image/0011/redearth.jpg", (1400, 220))
    athena = site.scene("/__data/assets/image/0013/athena.png", (140, 70))
    body = f"""<div class="aoc">We acknowledge the Traditional Custodians of the land on which we
work and
pay our respects to Elders past and present.</div><header class="site-header"><img src="{logo}"
height="40" alt="Western Plains University"><nav><a>Study</a><a>Research</a><a>Engage</a><a
>About</a><a>
Search</a></nav></header><img class="banner" src="{
        banner
    }" alt=""><div class="body"><nav><b>School of
Earth and Water</b><ul><li>About the school</li><li>Our people</li><li>Courses</li><li>Field
stations</li>
<li>Safety</li></ul><b>Contact</b><p>Student Central<br>1800 555 009</p></nav><main><h1>Our
people</h1><p>
Academic and professional staff of the school. Higher degree research candidates are listed with
their
supervisors.</p><ul class="listing listing--people">{items}</ul><h2>Honorary and visiting</h2><ul>{
        honorary
    }</ul></main></div><footer><img src="{
        athena
    }" width="140" alt="Gender equity bronze award"><p>CRICOS
Provider 00999X · TEQSA PRV19999 · ABN 99 999 999 999 · Authorised by the Chief Marketing
Officer</p>
</footer>"""
    site.start = "/schools/earth/our-people"
    site.put(site.start, frames.bare("Our people", body, style=MATRIX))


LAYOUTS = (kenyan_faculty_table, canadian_bilingual_wells, australian_postnominals)
