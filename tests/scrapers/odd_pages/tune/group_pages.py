"""Groups' own pages out of static generators: profiles of text, half-width rows."""

from .. import frames
from ..rolls import called
from ..site import Site

VIETNAMESE = """
Trịnh Bảo~Khuê|Associate Professor|statistical learning on graphs and its use in traffic planning
Lương Hoài~Thương|Research Fellow|fair ranking, a topic she began in Grenoble
Tôn~Nữ Diễm~My|PhD student|uncertainty of neural operators
Quách Đăng~Khôi|PhD student|optimal transport between point clouds
Nicholas Farthingale|PhD student|bandits with delayed feedback
Âu~Dương Thế~Hiển|PhD student|low-rank adapters for small languages
Kiều Thị~Mỹ~Duyên|Research Assistant|labelling of flood pictures
Mai Chí~Cường|Undergraduate|web demonstrations and the cluster
"""
"""Name, position, topic."""
FORMER = ("Vương Tấn~Phát", "Hứa Ngọc~Trinh", "Delphine Marchandeau")
LIVES = (
    "The first degree was in bridge building, at a school by the sea. A student of Bùi Quang "
    "Hưởng, and still a keen cook. Please write in English or in Vietnamese; answers take a week.",
    "Three years in industry came first: maps for lorries, then a company of two that failed. What "
    "remains is a liking for small programs that do one thing and can be read on a train.",
    "Outside the office one may be met on the Perfume River, rowing. The thesis received the award "
    "of the Mathematical Society in 2022; its sequel is under review.",
    "Joined the group after a course by Isabella Ferrantini at a summer school in Đà Lạt. Teaches "
    "the exercises of the lecture on optimisation on Mondays, and answers no mail on Sundays.",
)
PHYSICISTS = """
Ottfried Lindqvister|Principal Investigator|jpg|Assistant Professor;Postdoc in Ithaca;PhD 2010
Xiaolan Fengwei|Postdoc|png|Surface states of heavy fermions;MSc Nanjing
Damjan Vukosavljev|Postdoc|jpg|Josephson tunnelling microscopy
Wren Achterbergh|PhD student|jpg|Strange metals;Likes to climb
Irene Battiloro|PhD student|jpg|Electronic liquids in iridates
Tjerk Benthemuis|PhD student|gif|Amplifiers at 40 mK;Secretary of the PhD council
Koen Bastiaanshof|PhD student|jpg|Noise spectroscopy
Amber Mozesdochter|MSc student|jpg|Quasiparticle interference
Freek Groenewoudt|Technician|jpg|Fine mechanics
"""
"""Name, position, ending of the picture, facts."""
HELPERS = ("Ellie van~Rijsewoud", "Marja Lochtenberg")
LEFT = (
    "Milan Alandorff (PhD 2021)", "Doohee Choun (Postdoc 2018)", "Maarten Leeuwenhoekstra (MSc)",
    "Vincent Stalpersdijk (BSc)", "Femke Noordijkstra (BSc)",
)  # fmt: skip


def profiles_in_prose(site: Site) -> None:
    """Jekyll: a float with the picture, the office under it, and a text whose first words are who.

    Pictures stand left and right in turn; the generator wrote smaller ones beside the originals.
    """
    profiles = ""
    for number, (one, (post, topic)) in enumerate(called(site, VIETNAMESE)):
        side, stem = ("left", "right")[number % 2], f"/assets/img/prof_pic{number}"
        if number == 6:
            site.lacks(one)
            image = ""
        else:
            full = site.portrait(one, f"{stem}.jpg", (600, 780))
            small = site.portrait(one, f"{stem}-480.webp", (480, 624))
            wide = site.portrait(one, f"{stem}-800.webp", (800, 1040))
            image = f"""<figure><picture><source class="responsive-img-srcset" srcset="{
                small
            } 480w,{wide} 800w," sizes="(min-width: 800px) 231.0px, 30vw" type="image/webp"><img
 src="{full}" class="img-fluid z-depth-1 rounded" width="100%" height="auto" alt="prof_pic{
                number
            }.jpg"
 loading="eager" onerror="this.onerror=null;"></picture></figure>"""
        office = f"<p>room {one.room}</p><p>{'abcdefgh'[number]}@vnlearn.example</p>"
        more = f'<div class="more-info">{office}</div>' if image else ""
        opening = (
            f"<p><strong>{one.name}</strong> is {'an' if post[0] in 'AU' else 'a'} "
            f"{post.lower().replace('phd', 'PhD')} who",
            f"<p><em>{post}.</em> <a href='https://scholar.example/{number}'>{one.name}</a>",
        )[number in (3, 4)]
        profiles += f"""<hr><div class="profile float-{side}">{image}{more}</div><div
class="clearfix">
{opening} works on {topic}.</p><p>{LIVES[number % 4]}</p></div>"""
    past = site.called(*FORMER)
    for one in past:
        site.lacks(one)
    rows = "".join(
        f"<tr><td>{one.name}</td><td>PhD {2019 + n}</td><td>now at a bank</td></tr>"
        for n, one in enumerate(past)
    )
    pier = site.scene("/assets/img/group_retreat-800.webp", (800, 360))
    body = f"""<header><nav id="navbar" class="navbar navbar-light navbar-expand-sm fixed-top"><div
class="container"><a class="navbar-brand title font-weight-lighter" href="/">Learning on Graphs,
Huế</a><ul class="navbar-nav ml-auto flex-nowrap"><li class="nav-item"><a class="nav-link">about</a>
</li><li class="nav-item active"><a class="nav-link">people <span
class="sr-only">(current)</span></a> </li><li class="nav-item"><a
class="nav-link">publications</a></li><li class="nav-item"><a class="nav-link">teaching</a></li><li
class="toggle-container"><button id="light-toggle">◐</button></li> </ul></div></nav><progress
id="progress" value="0"></progress></header><div class="container mt-5" role="main"><div
class="post"><header class="post-header"><h1 class="post-title">people</h1><p
class="post-description">members of the lab or group</p></header><article>{profiles}<hr><h2>former
members</h2><table class="table table-sm">{rows}</table><p><img src="{pier}" alt=""
width="100%"></p> </article></div></div><footer class="fixed-bottom" role="contentinfo"><div
class="container mt-0">© 2024 Learning on Graphs. Powered by a static generator and a theme. Last
updated: May 02, 2024.</div></footer> """
    style = """body{font:16px/1.5 Roboto,sans-serif;margin:0}.container{max-width:800px;
margin:auto}.fixed-top{border-bottom:1px solid #ddd;padding:12px}.fixed-top .container{
display:flex}.navbar-nav{display:flex;gap:18px;list-style:none;margin:0 0 0 auto}
.profile{width:28%}.float-left{float:left;margin: 0 24px 12px 0}.float-right{float:right;
margin:0 0 12px 24px}figure{margin:0}.img-fluid{max-width:100%;height:auto;border-radius:4px}
.more-info{font:12px monospace;margin-top:6px}.more-info p{margin:0}hr{clear:both;border:0;
border-top:1px solid #eee;margin:24px 0}.profile:empty{width:0}.sr-only{display:none}
progress{display:none}footer{border-top:1px solid #ddd;padding:14px;font-size:13px}
td{padding:4px 20px}"""
    site.start = "/people/"
    site.put(site.start, frames.bare("people | Learning on Graphs", body, style=style))


def half_width_rows(site: Site) -> None:
    """A physics group's Jekyll site: two people a row, facts in lists, former members as words."""
    cells = []
    for number, (one, (post, ending, facts)) in enumerate(called(site, PHYSICISTS)):
        path = (
            f"/images/teampic/{one.given[:2]}{one.family[:4]}{'2019' * (number % 3 == 0)}.{ending}"
        )
        image = site.image(
            one, path, (220, 286) if number % 2 else (300, 300), shown=number != 6,
            tag='<img src="{}" class="img-responsive" width="25%" style="float: left" />',
        )  # fmt: skip
        listed = "".join(f"<li> {fact} </li>" for fact in facts.split(";"))
        cells.append(f"""<div class="col-sm-6 clearfix">
  {image}<h4>{one.name}</h4><i>{post} <br>email: &lt;{one.user}@physics.example&gt;</i>
  <ul style="overflow: hidden">{listed}</ul></div>""")
    pairs = zip(cells[1::2], cells[2::2], strict=True)
    rows = "".join(f'<div class="row">{left}{right}</div>' for left, right in pairs)
    for one in site.called(*HELPERS, *(text.split(" (")[0] for text in LEFT)):
        site.lacks(one)
    staff = "".join(f"<p>{name.replace('~', ' ')} (until noon)</p>" for name in HELPERS)
    gone = "".join(f'<div class="col-sm-4">{text}</div>' for text in LEFT)
    pictures = [site.scene(f"/images/picpic/Gallery/lab{n}.jpg", (260, 180)) for n in range(3)]
    party = site.group("/images/picpic/Gallery/defence_party.jpg", (820, 380))
    fund = [site.scene(f"/images/logopic/fund{n}.png", (150, 70)) for n in range(3)]
    images = "".join(f'<img src="{path}" width="30%" />' for path in pictures)
    logos = "".join(f'<img src="{path}" height="60" alt="" /> ' for path in fund)
    body = f"""<div class="navbar navbar-inverse navbar-fixed-top"><div
class="container"><b>Lindqvister Lab</b> <a>Home</a> <a>Team</a> <a>Publications</a> <a>Research</a>
<a>Openings</a></div></div><div class="container"><div class="row"><div id="textid"
class="col-sm-12"><h1 id="group-members">Group Members</h1><p><strong>We are looking for new PhD
students, postdocs and master students to join the team</strong> <a>(see
openings)</a>!</p><figure><img src="{party}" width="70%" /><figcaption>After the defence of Milan,
2021</figcaption></figure><p>Jump to <a href="#staff">staff</a>, <a
href="#alumni">alumni</a>.</p><h2 id="staff">Staff and students</h2><div
class="row">{cells[0]}</div>{rows}<h2>Administrative Support</h2>{staff}<h2
id="alumni">Alumni</h2><div class="row">{gone}</div><h2>In the
laboratory</h2>{images}</div></div></div><div id="footer"><div class="panel"><div
class="container"><div class="row"><div class="col-sm-6">Copyright 2023. Based on a theme by another
lab.</div><div class="col-sm-6">Funding:<br />{logos}</div></div></div></div></div>"""
    style = """body{font:14px/1.5 Lato,sans-serif;padding-top:60px;margin:0}
.container{width:1140px;margin:auto}.navbar-fixed-top{position:fixed;top:0;left:0;right:0;
background:#222;color:#fff;padding:14px}.navbar a{color:#bbb;margin-left:20px}.row{display:flex;
flex-wrap:wrap}.col-sm-6{width:50%;box-sizing:border-box;padding:0 15px 20px}
.col-sm-6 .img-responsive{margin-right:15px}.col-sm-4{width:33%}h4{margin:0;font-size:18px}
.col-sm-12{width:100%}figure{text-align:center}.panel{background:#222;color:#ccc;padding:30px;
margin-top:30px}"""
    site.start = "/team/"
    site.put(site.start, frames.bare("Lindqvister Lab - Team", body, style=style))


LAYOUTS = (profiles_in_prose, half_width_rows)
