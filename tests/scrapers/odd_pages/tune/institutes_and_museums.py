"""A museum with sources for every width, an institute with dialogs, an Indian list of cells."""

from .. import frames
from ..rolls import called
from ..site import Site

CURATORS = """
Nomvula Khumaseko|Dr|Executive Director, Collections|
Thabang Mokoenyane|Dr|Curator of Entomology|Dung beetles of the escarpment
Wangari Njuguniah|Dr|Curator of Ornithology|Song dialects of sunbirds
Pieter-Willem Roodtman|Mr|Assistant Curator, Marine Invertebrates|Cold-water corals
Chukwuemeka Adigwenye|Prof.|Research Associate, Palaeobotany|Karoo leaves
Hantamalala Rakotovaoson|Dr|Curator of Herpetology|Chameleons
Sharifah Davidsen|Ms|Collections Manager, Mammals|
Ayodele Fagbenrola|Dr|Curator of Ethnography|Woven baskets
Zanele Mthimkhulwa|Ms|Conservator|Feathers and hides
Tewodros Gebremichaelis|Dr|Postdoctoral Fellow|Fossil fishes
Lindiwe Ndabandoda|Ms|Taxidermist|
Hilton Arendsepool|Mr|Librarian|
"""
"""Name, title, position, object of study."""
INSTITUTE = """
Valentina Tagliaferrone|Scientific Director|Computational genomics
Lorenzo Bragadinelli|Head of Data Platforms|Federated archives
Priscila Nakamurato|Group Leader|Protein language models
Emeka Osundairo|Group Leader|Malaria transmission
Aliénor Castelbajou|Group Leader|Microscopy at scale
Sven-Åke Hjortsjögren|Group Leader|Causal inference
Mónica Urdangarreta|Senior Scientist|Image registration
Dhananjay Kelkarnis|Senior Scientist|Electronic records
Ludmila Potočnicová|Scientist|Spatial transcriptomics
Giosuè Malacarnera|Scientist|Bayesian trials
Tamar Gelashviladze|Research Software Engineer|Workflows
Beatriz Carvalhosa|Grants Manager|
Ruggero Scaramellini|Facilities|
"""
"""Name, position, topic."""
INDIAN = """
V.~Sethuramalingan Pillairajan|Dr.|Professor & Head|Ph.D. (IIT-E)
Arunodhaya Subbaraman|Dr.|Professor|M.Tech., Ph.D.
K.~S.~R. Anjaneyulappa|Dr.|Professor (HAG)|Ph.D. (IISc-E)
Pratibha Kulkarnishetty|Dr. (Mrs.)|Associate Professor|M.E., Ph.D.
Md.~Ashfaqul Haquedar|Dr.|Associate Professor|M.Tech., Ph.D.
Snehalata Mohapatrani|Dr. (Ms.)|Assistant Professor Grade-I|M.Tech., Ph.D.
Gurpreet~Singh Dhillonwal|Mr.|Assistant Professor Grade-II|M.Tech.
T.~Lalrinpuia Hmarzote|Dr.|Assistant Professor Grade-I|Ph.D.
Rukmini Bezbaruanath|Ms.|Assistant Professor (on study leave)|M.Tech.
D.~Jeyaseelan Nadarthevan|Dr.|Assistant Professor Grade-II|M.E., Ph.D.
Omprakash Yadavendu|Shri|Technical Superintendent|Diploma
Sarojini Tirkeyla|Smt.|Office Superintendent|B.Com.
"""
"""Name, title, position, degrees."""


def museum_sources(site: Site) -> None:
    """A South African museum: picture elements with formats and crops, objects between people."""
    cards = ""
    for number, (one, (title, post, study)) in enumerate(called(site, CURATORS)):
        stem = f"/sites/default/files/styles/staff_{{}}/public/2023-0{number % 9 + 1}/{one.user}"
        if number == 10:
            site.lacks(one)
            picture = '<div class="c-staff__blank" aria-hidden="true"></div>'
        else:
            narrow = site.portrait(one, stem.format("square") + f"_{number}.webp", (320, 320))
            wide = site.portrait(one, stem.format("portrait") + f"_{number}.webp", (480, 600))
            old = site.portrait(one, stem.format("fallback") + f"_{number}.jpg", (480, 600))
            picture = f"""<picture><source media="(max-width: 599px)" srcset="{narrow} 1x"
 type="image/webp" width="320" height="320"><source srcset="{wide} 1x, {wide} 2x" type="image/webp"
 width="480" height="600"><img loading="lazy" src="{old}" width="480" height="600"
 alt="{one.name if number % 2 else ""}"></picture>"""
        about = f'<p class="c-staff__study">{study}</p>' if study else ""
        cards += f"""<li class="l-grid__item"><article class="c-staff"><div class="c-staff__media">
{picture}</div><div class="c-staff__body"><p class="c-staff__role">{post}</p><h3
class="c-staff__name"><a
 href="/about/people/{number}">{title} {one.name}</a></h3>{about}</div></article></li>"""
        if number in (2, 7):
            label = "Bushbuck Ridge Quartz" if number == 2 else "Headdress with Ostrich Feathers"
            thing = site.scene(
                f"/sites/default/files/styles/object/public/sam-{4100 + number}.webp"
            )
            plain = site.scene(f"/sites/default/files/styles/object/public/sam-{4100 + number}.jpg")
            cards += f"""<li class="l-grid__item l-grid__item--object"><article
class="c-object"><div
 class="c-staff__media"><picture><source srcset="{thing}" type="image/webp"><img loading="lazy"
 src="{plain}" alt=""></picture></div><div class="c-staff__body"><p class="c-staff__role">From the
 collection</p><h3 class="c-staff__name"><a>{label}</a></h3></div></article></li>"""
    logo = site.scene("/themes/custom/museum/logo.svg")
    hall = site.scene("/sites/default/files/whale-well.jpg", (1600, 420))
    lottery = site.scene("/sites/default/files/lottery.png", (160, 80))
    body = f"""<a class="visually-hidden" href="#main">Skip to main content</a><header
class="c-top"><a href="/"><img src="{logo}" alt="Museum of the Escarpment" width="60"
height="60"></a><nav><a>Visit</a> <a>What's on</a> <a>Collections</a> <a>Research</a>
<a>Shop</a></nav><button>Search</button><a class="c-cta">Book tickets</a></header><div
class="c-hero"><img src="{hall}" alt="The Whale Well"><h1>Our people</h1></div><main id="main"><p
class="c-lead">Scientists and keepers look after two million objects. </p><form
class="c-filter"><label>Department <select><option>All</option><option>Natural history</option>
<option>Social history</option></select></label> <button>Apply</button></form><ul
class="l-grid">{cards}</ul> </main><aside class="c-news"><h2>Sign up to our newsletter</h2><input
placeholder="E-mail"><button>Sign up </button></aside><footer><p>25 Example Street, Exampleton ·
Open Mondays to Saturdays, 9 to 5</p><img src="{lottery}" alt="Lottery" width="160"><p>Founding
patron: Sir Abel Grootfonteyn</p></footer>"""
    style = """body{font:17px/1.4 Georgia,serif;margin:0}.visually-hidden{position:absolute;
left:-999em}.c-top{display:flex;gap:26px;align-items:center;padding:14px 40px}.c-top nav{flex:1;
display:flex;gap:22px}.c-cta{background:#b4451f;color:#fff;padding:10px 18px}
.c-hero{position:relative}.c-hero img{width:100%;height:320px;object-fit:cover;display:block}
.c-hero h1{position:absolute;bottom:0;left:40px;background:#fff;padding:10px 24px;margin:0}
main{max-width:1240px;margin:30px auto}.l-grid{display:grid;list-style:none;padding:0;gap:30px;
grid-template-columns:repeat(4,1fr)}.c-staff__media img{width:100%;height:350px;object-fit:cover;
display:block}.c-staff__blank{height:350px;background:#e9e2d6}.c-staff__role{color:#b4451f;
font-size:14px;margin:8px 0 0}.c-staff__name{margin:2px 0}.c-object{background:#f4efe6}
.c-news{background:#e9e2d6;padding:30px 40px}footer{background:#222;color:#ddd;padding:30px 40px}"""
    site.start = "/about/people"
    site.put(site.start, frames.bare("Our people", body, style=style))


def institute_with_dialogs(site: Site) -> None:
    """A research institute like a company: name and face overlap, a dialog repeats both, larger."""
    cards = ""
    for number, (one, (post, topic)) in enumerate(called(site, INSTITUTE)):
        token = f"64b{site.rng.getrandbits(36):09x}"
        bust = site.portrait(one, f"/64b0/{token}_{one.user}-p-500.jpg", (400, 480))
        bold = one.name if number % 5 else f"{one.given}<br>{one.family}"
        text = f"""<p>{one.given} joined in {2012 + number} and works on {topic.lower()}.</p>"""
        large = bust
        if number % 3:
            large = site.portrait(one, f"/64b0/{token}_{one.user}-candid.jpg", (640, 480))
        cards += f"""<div role="listitem" class="team_item w-dyn-item"><button class="team_trigger"
 aria-haspopup="dialog" data-opens="d{number}"><img src="{
            bust
        }" loading="lazy" alt="" class="team_image">
<span class="team_overlay"><span class="team_name">{bold}</span><span class="team_role">{
            post
        }</span>
</span></button><dialog id="d{number}" class="team_dialog"><form method="dialog"><button
 aria-label="Close">×</button></form><img src="{
            large
        }" loading="lazy" alt="" class="dialog_image"><h3>{one.name}</h3><p class="role">{
            post
        }</p><div class="w-richtext">{text * bool(topic)}</div><a
 class="link-block w-inline-block">LinkedIn</a></dialog></div>"""
    board = site.called("Ginevra Altoviscontini", "Percival Osei-Whitlock", "Marlène Dutertre-Oz")
    members = ""
    for one in board:
        site.lacks(one)
        members += f"<li><strong>{one.name}</strong>, independent member</li>"
    logo = site.scene("/64b0/wordmark.svg")
    glass = site.scene("/64b0/64b1_atrium-p-1600.jpg", (1600, 500))
    award = site.scene("/64b0/64b2_great-place-to-work.png", (140, 140))
    body = f"""<div class="nav_component w-nav"><a class="w-nav-brand"><img src="{logo}" alt=""
width="90" height="40"></a><nav class="w-nav-menu"><a>About</a><a
class="w--current">Team</a><a>Science</a><a> Careers</a><a class="button">Work with
us</a></nav></div><section class="section_header"><img src="{glass}" alt="" class="header_bg"><div
class="header_text"><div class="eyebrow">Team</div><h1>Forty nationalities, one
question.</h1></div></section><section class="section_team"><div class="filters"><a
class="w--current"> All</a><a>Groups</a><a>Platforms</a><a>Operations</a></div><div
class="w-dyn-list"><div role="list"
class="team_list w-dyn-items">{cards}</div></div></section><section
class="section_board"><h2>Board</h2><ul> {members}</ul></section><section
class="section_cta"><h2>Join us</h2><p>There are nine open positions.</p> <img src="{award}"
alt="Great place 2023" width="140"></section><footer class="footer"><div>Via dell'Esempio 12, 99100
Esempio</div><div>VAT 00000000000</div></footer><script>document.querySelectorAll('[data-opens]'
).forEach(b=>b.addEventListener('click',()=>document.getElementById(b.dataset.opens).showModal()))</script>
"""
    style = """body{font:16px/1.4 Inter,sans-serif;margin:0;background:#f7f5f0}
.nav_component{display:flex;padding:20px 48px;justify-content:space-between}
.w-nav-menu{display:flex;gap:30px}.button{background:#111;color:#fff;padding:8px 16px;
border-radius:20px}.section_header{position:relative;height:380px;overflow:hidden}
.header_bg{width:100%}.header_text{position:absolute;left:48px;bottom:24px;color:#fff}
.section_team,.section_board,.section_cta{padding:40px 48px}.filters{display:flex;gap:24px;
margin-bottom:24px}.team_list{display:grid;grid-template-columns:repeat(4,1fr);gap:16px}
.team_trigger{position:relative;width:100%;padding:0;border:0;display:block;cursor:pointer}
.team_image{width:100%;display:block;aspect-ratio:5/6;object-fit:cover}
.team_overlay{position:absolute;left:0;right:0;bottom:0;padding:60px 16px 14px;color:#fff;
text-align:left;background:linear-gradient(transparent,#000c)}.team_name{display:block;
font-size:20px}.team_role{font-size:13px}.team_dialog{width:640px}.dialog_image{width:100%}
.footer{background:#111;color:#aaa;padding:40px 48px}.w--current{font-weight:600}"""
    site.start = "/team"
    site.put(site.start, frames.bare("Team — Institute", body, style=style))


def indian_data_list(site: Site) -> None:
    """ASP.NET in India: a list of cells, each with a table and labelled spans."""
    cells, rows = [], ""
    for number, (one, (title, post, degrees)) in enumerate(called(site, INDIAN)):
        control = f"ctl00_ContentPlaceHolder1_DataList1_ctl{number:02}"
        tag = f"""<img id="{control}_Image1" class="fphoto" src="{{}}"
style="height:130px;width:110px;
border-width:0px;" />"""
        image = site.image(
            one, f"/Handler/FacImage.ashx?FacId=EXP{1000 + 17 * number}", (110, 130), form="jpg",
            shown=number not in (8, 11), tag=tag, without=tag.format("/images/nophoto.jpg"),
        )  # fmt: skip
        cells.append(f"""<td valign="top" style="width:33%;"><table class="fac"
cellpadding="3"><tr><td
 rowspan="5" width="120">{image}</td><td><span id="{control}_lblName" style="font-weight:bold;">{
            title
        } {one.name}</span></td></tr><tr><td><span id="{control}_lblDesig">{
            post
        }</span></td></tr><tr>
<td><span id="{control}_lblQual">{degrees}</span></td></tr><tr><td><span id="{control}_lblMail">{
            one.user[:5]
        }[at]exit[dot]ac[dot]example</span></td></tr><tr><td><a
 id="{control}_HyperLink1" href="Profile.aspx?id={
            number
        }" target="_blank">View Profile</a></td></tr>
</table></td>""")
    site.silhouette("/images/nophoto.jpg", (110, 130))
    for start in range(0, len(cells), 3):
        rows += f"<tr>{''.join(cells[start : start + 3])}</tr>"
    emblem = site.scene("/images/emblem.png", (110, 100))
    gate = site.scene("/images/banner/main-gate.jpg", (1160, 190))
    new = site.scene("/images/new_animated.gif", (30, 14))
    director = site.called("Harivansh Somasundarom")[0]
    face = site.stranger(director, "/images/director_msg.jpg", (110, 130))
    body = f"""<form method="post" action="./Faculty.aspx" id="aspnetForm"><input type="hidden"
name="__VIEWSTATE" id="__VIEWSTATE" value="/wEPDwUKMTY0" /><div id="wrap"><div id="top"><img
src="{emblem}" alt="Emblem" width="90" /><div><h2>Example Institute of Technology</h2><h3>Department
of Metallurgical and Materials Engineering</h3></div></div><ul
id="menu"><li>Home</li><li>About</li><li>Academics</li><li>People </li><li>Research</li><li>Tenders
<img src="{new}" alt="new" /></li></ul><img src="{gate}" alt="" width="1160" /><marquee>Admission to
Ph.D. programme, Autumn 2023: last date extended</marquee><table width="100%"><tr><td valign="top"
width="190" id="side"><b>Quick Links</b><br />Time Table<br />Placement <br />NIRF Data<br
/>Anti-Ragging<br /><br /><img src="{face}" alt="" width="90" /><br /><small>Director's
Message</small></td><td valign="top"><h1>Faculty and Staff</h1><span
id="ctl00_ContentPlaceHolder1_lblCount">Total records: {len(cells)}</span><table
id="ctl00_ContentPlaceHolder1_DataList1" cellspacing="0" border="0"
style="width:100%;">{rows}</table></td> </tr></table><div id="foot">Site designed and maintained by
the Computer Centre. Best viewed at 1024 x 768. Visitors: 0091284</div></div></form>"""
    style = """body{font:13px Arial;background:#dfe7ee;margin:0}#wrap{width:1160px;margin:auto;
background:#fff}#top{display:flex;gap:20px;padding:10px}#top h2,#top h3{margin:6px 0;color:#7a0c0c}
#menu{background:#7a0c0c;color:#fff;margin:0;padding:9px}#menu li{display:inline;margin:0 18px}
#side{background:#f3ead8;padding:10px}.fac{border:1px solid #d9c9a5;width:100%;margin-bottom:8px;
height:165px}marquee{background:#fff3c4}#foot{background:#7a0c0c;color:#fff;text-align:center;
padding:10px}"""
    site.start = "/Dept/MME/Faculty.aspx"
    site.put(site.start, frames.bare("Faculty", body, style=style))


LAYOUTS = (museum_sources, institute_with_dialogs, indian_data_list)
