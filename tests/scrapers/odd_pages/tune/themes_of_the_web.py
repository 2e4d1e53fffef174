"""Themes that many groups share: a WordPress post type, nested media of Bootstrap 3."""

from .. import frames
from ..rolls import called
from ..site import Site

PRAIRIE = """
Lenore Stavanger-Pruitt|Professor and Director, School of Rangeland Science|Hays 214
Cuauhtémoc Villaseñor|Regents Professor|Hays 310
Marlys Duesterhaus|Professor|Hays 312
Tunde Afolayan-Brooks|Professor, Extension Specialist|Scottsburg Center
Xiulan Qiaoyang|Associate Professor|Hays 318
Garrett~J. Wolfensperger|Associate Professor|Hays 320
Waŋblí Ironshell|Assistant Professor|Hays 118
Ragna Thorvaldsen|Assistant Professor|Hays 119
Ikram Bensoussana|Teaching Assistant Professor|Hays 016
Dale Rademakers|Herdsman|Range Unit
Carmelita Oyervides|Academic Advisor|Hays 101
Jodi Kleinsasser|Administrative Manager|Hays 100
Pradeep Hegdekatte|Postdoctoral Scholar|Hays 018
Hope Littlefeather|Research Technologist|Hays 020
"""
"""Name, position, room."""
TREES = """
Vilhelmiina Outokoski|Professor, head of group||
Ignatius Mbulaheni|Senior researcher||0
Tatjana Wendelmuth|Postdoc|Random matrices|0
Aurel Cosmănescu|Doctoral student|Hashing|0
Bo-ra Seonwoo|Doctoral student|Succinct trees|0
Leopold Achterbusch|Associate professor||
Fikirte Woldesenbet|Doctoral student|Suffix arrays|5
Mateusz Wyrębowicz|Doctoral student|Compressed graphs|5
Oihana Zubeldiaga|Master's student|Wavelet trees|5
Ruslan Khairutdin|System administrator||
Anneke Poelstraat|Group secretary||
"""
"""Name, position, topic, number of the supervisor."""


def people_post_type(site: Site) -> None:
    """A land-grant university's WordPress theme: people as posts, the director twice, a filter."""
    cards = ""
    people = called(site, PRAIRIE)
    for number, (one, (duty, room)) in enumerate(people):
        stem = f"/wp-content/uploads/sites/217/20{14 + number % 9}/0{1 + number % 8}/{one.user}"
        figure = ""
        if number in (9, 13):
            site.lacks(one)
        else:
            large = site.portrait(one, f"{stem}-scaled.jpg", (480, 600))
            small = site.portrait(one, f"{stem}-198x248.jpg", (198, 248))
            figure = f"""<figure class="person-photo"><a href="people/{one.user}/"><img width="198"
height="248" src="{small}" srcset="{small} 198w, {large} 480w" sizes="198px" loading="lazy"
decoding="async" class="attachment-spine-medium_size size-spine-medium_size wp-post-image" alt="">
</a></figure>"""
        cards += f"""<article id="post-{4100 + 7 * number}" class="person-card post-{4100 + number}
people type-people status-publish hentry classification-{
            ("faculty", "staff")[number > 8]
        } location-main"><header class="person-header"><h3 class="person-name"><a
href="people/{one.user}/" rel="bookmark">{one.name}</a></h3></header>{figure}<div
class="person-details"><div class="person-title">{duty}</div><div class="person-office">{room}</div>
<div class="person-email"><a href="mailto:{one.user}@prairie.example">{one.user}@prairie.example</a>
</div><div class="person-phone">555-{one.phone[-4:]}</div></div></article>"""
    head = people[0][0]
    wide = site.portrait(head, "/wp-content/uploads/sites/217/2022/director-desk.jpg", (396, 264))
    hall = site.scene("/wp-content/uploads/sites/217/2019/hays-hall-1584x396.jpg", (1188, 260))
    calf = site.scene("/wp-content/uploads/sites/217/2023/field-day-396x264.jpg", (198, 132))
    logo = frames.wordmark(site, "/wp-content/themes/spine/prairie.svg", "Prairie State", "#fff")
    body = f"""<a href="#wsuwp-main" class="screen-reader-shortcut">Skip to content</a><div
id="jacket"><div id="binder" class="fixed"><div id="spine"><header class="spine-header"><a
href="/"><img src="{logo}" alt="Prairie State University" width="170"></a></header><form
class="spine-search"><input type="search" placeholder="Search"></form><nav class="spine-sitenav"><ul
class="menu"><li class="menu-item"><a href="#a">About</a></li><li class="menu-item
current-menu-item"><a href="#p">People</a></li><li class="menu-item"><a href="#m">Majors</a></li><li
class="menu-item"><a href="#x">Extension</a></li><li class="menu-item"><a href="#g">Give</a></li>
</ul></nav><div class="spine-social"><a href="#t">Twitter</a> <a href="#y">YouTube</a></div><footer
class="spine-footer"><a href="#c">Contact</a> <a href="#ac">Access</a> <a href="#cp">© 2024</a>
</footer></div><main id="wsuwp-main" class="spine-page-default"><header class="main-header"><sup>
School of Rangeland Science</sup><h1>People</h1></header><img class="banner" src="{hall}"
alt=""><section class="row side-right gutter"><div class="column one"><h2>From the
Director</h2><p>Our ranch covers eleven thousand acres of mixed-grass prairie. Visit us on Field
Day, the second Saturday in June.</p><p><a href="people/{head.user}/">{head.name}</a></p></div><div
class="column two"><img src="{wide}" width="396" alt="The director in her office"></div></section>
<section class="people-listing"><div class="people-filters"><input type="search" aria-label="Filter
people" placeholder="Type to search"><label><input type="checkbox"> Faculty</label><label><input
type="checkbox"> Staff</label></div><div class="people-cards">{cards}</div></section><section
class="row news"><h2>News</h2><div class="card"><img src="{calf}" width="198" alt=""><div><h3><a
href="#n">Field Day draws record crowd</a></h3><p>Ranchers from nine counties came.</p></div></div>
</section></main></div></div><script>
document.querySelector(".people-filters input").oninput = (e) => {{
  const word = e.target.value.toLowerCase();
  document.querySelectorAll(".person-card").forEach((card) => {{
    card.style.display = card.textContent.toLowerCase().includes(word) ? "" : "none"; }}); }};
</script>"""
    style = (
        "body{margin:0;font:16px/1.5 'Open Sans',sans-serif;background:#eff0f1}#binder{width:1188px"
        ";margin:auto;display:flex;background:#fff}#spine{width:198px;background:#5e1b2a;padding:"
        "14px;box-sizing:border-box}#spine a{color:#fff;text-decoration:none}.menu{list-style:none;"
        "padding:0}.menu li{padding:8px 0;border-bottom:1px solid #844}.spine-search input{width:"
        "90%}main{flex:1;padding:0 30px}.banner{width:100%}.screen-reader-shortcut{position:"
        "absolute;left:-9999px}.row{display:flex;gap:30px}.row .column{flex:1}.people-filters{"
        "background:#eff0f1;padding:10px;margin:20px 0;display:flex;gap:20px}.people-cards{"
        "display:grid;grid-template-columns:1fr 1fr;gap:24px 30px}.person-card{"
        "display:grid;grid-template-columns:140px 1fr;column-gap:16px;"
        "border-top:3px solid #5e1b2a;align-content:start}.person-header{"
        "grid-column:1/3}.person-name{margin:6px 0}.person-photo{margin:0}.person-photo img{width:"
        "140px;height:auto}.person-details{grid-column:2}.person-title{font-weight:600}"
        ".news{display:block;margin-top:30px}.card{display:flex;gap:16px}sup{color:#666}"
    )
    site.start = "/people/"
    site.put(site.start, frames.bare("People | School of Rangeland Science", body, style=style))


def bootstrap_media_list(site: Site) -> None:
    """Bootstrap 3: media objects; a supervisor's students are nested in the supervisor's."""
    people = called(site, TREES)
    nested: dict[str, str] = {}
    blocks = []
    for number, (one, (duty, topic, boss)) in enumerate(people):
        if number in (3, 9):
            site.lacks(one)
            shown = '<span class="glyphicon glyphicon-user media-object"></span>'
        else:
            size = (96, 120) if boss else (140, 175)
            shown = f"""<img class="media-object img-thumbnail" src="{
                site.portrait(one, f"img/people/{one.user}.jpg", (180, 225))
            }" alt="" style="width:{size[0]}px">"""
        block = f"""<div class="media-left"><a href="#{one.user}">{shown}</a></div><div
class="media-body"><h4 class="media-heading" id="{one.user}">{one.name} <small>{duty}</small></h4>
<p>{
            f"Topic: {topic}. " if topic else f"Room {one.room}. "
        }<span class="glyphicon glyphicon-envelope"></span>
{one.user} (at) cs.example <span class="glyphicon glyphicon-earphone"></span> {one.phone}</p>"""
        if boss:
            nested[boss] = nested.get(boss, "") + f'<div class="media">{block}</div></div>'
        else:
            blocks.append((str(number), block))
    items = "".join(
        f'<li class="media">{block}{nested.get(number, "")}</div></li>' for number, block in blocks
    )
    crowd = site.group("img/slides/retreat-2016.jpg", (1140, 380))
    house = site.scene("img/slides/building.jpg", (1140, 380))
    prize = site.group("img/news/best-paper.jpg", (160, 110))
    logo = site.scene("img/logo.png", (150, 50))
    gone = site.called("Wilhelmus Kettenis", "Dorothee Abendstern", "Raquel Fontcuberta")
    former = "".join(
        f'<li class="list-group-item"><span class="badge">{2011 + 2 * n}</span>{one.name}'
        f"{site.lacks(one)}</li>"
        for n, one in enumerate(gone)
    )
    body = f"""<nav class="navbar navbar-inverse navbar-static-top"><div class="container"><div
class="navbar-header"><button type="button" class="navbar-toggle collapsed" data-toggle="collapse">
<span class="sr-only">Toggle navigation</span><span class="icon-bar"></span></button><a
class="navbar-brand" href="/"><img src="{logo}" alt="" height="30"></a></div><ul class="nav
navbar-nav"><li><a href="#h">Home</a></li><li class="active"><a href="#p">People</a></li><li><a
href="#pu">Publications</a></li><li><a href="#so">Software</a></li></ul></div></nav><div
class="container"><div id="carousel" class="carousel slide"><div class="carousel-inner"><div
class="item active"><img src="{crowd}" alt=""><div class="carousel-caption"><h3>Winter retreat
2016</h3></div></div><div class="item"><img src="{house}" alt=""></div></div></div><div
class="page-header"><h1>People <small>Tree Structures Group</small></h1></div><div class="row"><div
class="col-md-8"><ul class="media-list">{items}</ul></div><div class="col-md-4"><div class="panel
panel-default"><div class="panel-heading"><h3 class="panel-title">News</h3></div><div
class="panel-body"><div class="media"><div class="media-left"><img class="media-object"
src="{prize}" width="120" alt=""></div><div class="media-body"><h5 class="media-heading">Best paper
award</h5><p>{people[3][0].name} and {people[2][0].name} in Uppsala.</p></div></div></div></div><div
class="panel panel-default"><div class="panel-heading"><h3 class="panel-title">Former
members</h3></div><ul class="list-group">{former}</ul></div></div></div><hr><footer><p>© Tree
Structures Group 2013–2017 <a href="#top" class="pull-right">Back to top</a></p></footer></div>"""
    style = (
        "*{box-sizing:border-box}body{font:14px/1.43 'Helvetica Neue',Helvetica,Arial,sans-serif;"
        "margin:0;color:#333}.container{width:1170px;margin:auto;padding:0 15px}.navbar{background:"
        "#222;margin-bottom:20px}.navbar .container{display:flex}.navbar-brand img{margin:8px 0}"
        ".navbar-toggle{display:none}.nav{"
        "display:flex;list-style:none;gap:24px;margin:14px}.nav a{color:#9d9d9d}.active a{color:"
        "#fff}.item{display:none}.item.active{display:block;position:relative}.item img{width:100%}"
        ".carousel-caption{position:absolute;bottom:20px;left:45%;color:#fff;"
        "text-shadow:0 1px 2px #000}"
        ".row{display:flex}.col-md-8{width:67%}.col-md-4{width:33%;padding-left:30px}.media-list{"
        "padding:0;list-style:none}.media{margin-top:15px;overflow:hidden}.media-left,.media-body{"
        "display:table-cell;vertical-align:top}.media-left{padding-right:12px}.media-body{width:"
        "10000px}.media-heading{margin:0 0 5px;font-size:18px}small{color:#777}.img-thumbnail{"
        "padding:4px;border:1px solid #ddd;border-radius:4px}.glyphicon-user{display:block;width:"
        "96px;height:96px;background:#eee;border-radius:4px}.panel{border:1px solid #ddd;margin-"
        "bottom:20px}.panel-heading{background:#f5f5f5;padding:1px 15px}.panel-body{padding:15px}"
        ".list-group-item{clear:both;padding:6px 0}.list-group{list-style:none;padding:0 15px}"
        ".badge{float:right;background:#777;color:#fff;"
        "border-radius:10px;padding:2px 7px}.sr-only{position:absolute;left:-9999px}"
    )
    site.put(site.start, frames.bare("People", body, style=style))


LAYOUTS = (people_post_type, bootstrap_media_list)
