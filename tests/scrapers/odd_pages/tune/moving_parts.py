"""Pictures that come by script: lazy ones with copies, a slider with clones, SharePoint's cards."""

from urllib.parse import quote

from ..site import Site

GIF = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"
TURKISH = (
    "Prof. Dr. | Gülsüm Özbaşaran", "Prof. Dr. | Oğuzhan Köprülü", "Doç. Dr. | Nermin Akgözal",
    "Doç. Dr. | Tuğrul Çelenksoy", "Dr. Öğr. Üyesi | Esra~Nur Şahbazoğlu",
    "Dr. Öğr. Üyesi | Ümmü~Gülsüm Doğruöz", "Öğr. Gör. | Kaan Bozdağ",
    "Arş. Gör. Dr. | Burcu Türkmen-Uysal", "Arş. Gör. | Mert Gündoğan", "Arş. Gör. | Selen Urunbaş",
    "Arş. Gör. | Hakan Tepekule", "Arş. Gör. | Dursun Korkutal",
)  # fmt: skip
POLISH = (
    "prof. dr hab. inż. | Zbigniew Brzęczkowski", "dr hab. inż. | Elżbieta Gżegżolińska",
    "dr hab. inż., prof. uczelni | Stanisław Ościłowicz", "dr inż. | Małgorzata Nędzarkowa",
    "dr inż. | Łukasz Śmigielak", "dr inż. | Bożena Krzyżewska-Mróz", "dr | Czesław Dąbrzański",
    "mgr inż. | Świętosława Jeziorańczyk", "mgr inż. | Grzegorz Ćwikliński",
    "mgr inż. | Jadwiga Łopuszyńska", "mgr | Dorota Żurawiecka",
)  # fmt: skip


def lazy_with_copies(site: Site) -> None:
    """WordPress: a grey point until one scrolls, the true address in data-src and in noscript."""
    cards = ""
    titles, names = zip(*(row.split(" | ") for row in TURKISH), strict=True)
    for number, (title, one) in enumerate(zip(titles, site.called(*names), strict=True)):
        stem = f"/wp-content/uploads/2022/10/{one.user}"
        if number in (6, 10):
            site.lacks(one)
            path = site.silhouette("/wp-content/themes/bolum/img/avatar-300x300.jpg", (300, 300))
            sources = f'data-src="{path}"'
        else:
            path = site.portrait(one, f"{stem}-300x300.jpg", (300, 300))
            large = site.portrait(one, f"{stem}.jpg", (600, 600)) if number % 2 else path
            sources = f'data-src="{path}" data-srcset="{path} 300w, {large} 600w" data-sizes="auto"'
        name = f"{one.given} {one.family.upper()}" if number != 9 else one.name
        cards += f"""
<div class="vc_col-sm-3 team-member"><div class="vc_column-inner"><div class="wpb_wrapper">
<figure class="wpb_single_image"><a href="/personel/{one.user}/"><img width="300" height="300"
 src="{GIF}" {sources} class="lazyload vc_single_image-img attachment-medium" alt="" title=""/>
<noscript><img width="300" height="300" src="{path}" class="vc_single_image-img attachment-medium"
 alt="" title=""/></noscript></a></figure>
<div class="wpb_text_column"><h4 style="text-align: center"><a href="/personel/{one.user}/">{title}
 {name}</a></h4><p class="unvan">{"Bölüm Başkanı" if number < 1 else "Geoteknik ABD"}</p>
<p><i class="fa fa-phone"></i> Dahili: {one.phone[3:]}<br/><i class="fa fa-envelope"></i>
{one.user}[at]ornek.example</p><p class="social"><a title="AVESİS">AVESİS</a> <a>ORCID</a></p>
</div></div></div></div>"""
    logo = site.scene("/wp-content/uploads/2020/01/logo-tr.png", (220, 70))
    slide = site.scene("/wp-content/uploads/2021/05/kampus.jpg", (1200, 260))
    thumb = site.scene("/wp-content/uploads/2023/02/duyuru-100x100.jpg", (100, 100))
    page = f"""<!DOCTYPE html><html lang="tr-TR" class="no-js"><head><meta charset="UTF-8"><title>
Akademik Personel – İnşaat Mühendisliği Bölümü</title><noscript><style>.lazyload{{display:none}}
</style></noscript><style>body{{font:15px "Open Sans",sans-serif;margin:0}}.wrap{{width:1180px;
margin:
auto}}.vc_row{{display:flex;flex-wrap:wrap}}.vc_col-sm-3{{width:25%;padding:10px;box-sizing:
border-box}}figure{{margin:0}}figure img{{width:100%;
height:auto}}.lazyload{{opacity:0}}.lazyloaded{{
opacity:1;transition:opacity .3s}}nav li{{display:inline;margin:8px}}</style></head>
<body class="page-template-default page page-id-812 wpb-js-composer"><div class="wrap"><header><a
 class="custom-logo-link"><img src="{GIF}" data-src="{logo}" class="lazyload custom-logo"
width="220"
 height="70" alt="Örnek Üniversitesi"><noscript><img src="{logo}" class="custom-logo" alt="Örnek
 Üniversitesi"></noscript></a><nav><ul><li>Ana Sayfa</li><li>Bölüm</li><li>Akademik
Personel</li><li>
Öğrenci</li><li>Duyurular</li></ul></nav></header><img class="lazyload" src="{GIF}"
data-src="{slide}"
 width="1180" height="256" alt=""><div class="breadcrumbs">Ana Sayfa &raquo; Bölüm &raquo; Akademik
 Personel</div><h1 class="entry-title">Akademik Personel</h1><div class="vc_row
wpb_row">{cards}</div>
<p>[/vc_column_text][/vc_column]</p><section class="widget"><h3>Duyurular</h3><img src="{GIF}"
 data-src="{thumb}" class="lazyload" width="100" height="100" alt="">Ara sınav programı</section>
<footer><p>© 2023 Örnek Üniversitesi | Tüm hakları saklıdır.</p></footer></div><script>
const seen = new IntersectionObserver((entries) => entries.forEach((entry) => {{
  if (!entry.isIntersecting) return;
  const img = entry.target;
  if (img.dataset.srcset) img.srcset = img.dataset.srcset;
  img.src = img.dataset.src;
  img.classList.replace("lazyload", "lazyloaded");
  seen.unobserve(img);
}}), {{rootMargin: "200px"}});
document.querySelectorAll("img.lazyload").forEach((img) => seen.observe(img));
</script></body></html>"""
    site.put(site.start, page)


def slider_with_clones(site: Site) -> None:
    """A slider that a script surrounds with clones; three of its people stand below once more."""
    titles, names = zip(*(row.split(" | ") for row in POLISH), strict=True)
    team = list(zip(titles, site.called(*names), strict=True))
    slides, council = "", ""
    for number, (title, one) in enumerate(team):
        path = f"/uploads/zespol/{number + 1:02}_{one.user}.jpg"
        picture = site.image(
            one,
            path,
            (280, 350) if number != 4 else (350, 280),
            shown=number not in (6, 9),
            tag='<img data-lazy="{0}" src="{0}" alt="" class="slide__photo">',
            without='<div class="slide__photo slide__photo--empty"><i class="icon-user"></i></div>',
        )
        mark = " &nbsp;" * (number == 3)
        slides += f"""
<div class="slide"><div class="slide__inner">{picture}<div class="slide__caption"><span
 class="slide__degree">{title}</span><h3 class="slide__name">{one.name}{mark}</h3><p
 class="slide__role">{
            "Kierownik Katedry" if number == 0 else "Adiunkt" if number < 7 else "Doktorant"
        }</p><a class="btn" href="mailto:{one.user}@katedra.example">Napisz</a></div></div></div>"""
        if number in (0, 2, 5):
            small = site.portrait(one, f"/uploads/rada/{one.user}.png", (120, 120))
            council += f"""<li><img src="{small}" width="120" height="120" alt="{one.name}"><strong>
{title} {one.name}</strong><br>członek Rady Dyscypliny</li>"""
    logos = "".join(
        f'<div class="partner"><img src="{site.scene(f"/uploads/partnerzy/{n}.png", (140, 70))}" '
        'alt="partner"></div>'
        for n in range(4)
    )
    hall = site.scene("/uploads/hala.jpg", (1140, 260))
    page = f"""<!doctype html><html lang="pl"><head><meta charset="utf-8"><title>Zespół – Katedra
 Obrabiarek</title><style>body{{font:16px Lato,sans-serif;margin:0 auto;width:1140px}}.slick-list{{
overflow:hidden;width:1140px}}.slick-track{{display:flex;width:6000px;transition:transform .5s}}
.slide{{width:285px;box-sizing:border-box;padding:10px}}.slide__photo{{width:265px;height:330px;
object-fit:cover;background:#ddd}}.rada li{{display:inline-block;width:360px;vertical-align:top}}
.slick-dots li{{display:inline}}.partner{{display:inline-block}}nav a{{margin:10px}}</style></head>
<body><header><span class="logo">Katedra Obrabiarek i Technologii</span><nav><a>O nas</a><a>Zespół
</a><a>Badania</a><a>Dla studentów</a><a>Kontakt</a></nav></header><img src="{hall}" width="1140"
 alt="Hala technologiczna"><main><h1>Nasz zespół</h1><div class="js-slider">{slides}</div>
<h2>Przedstawiciele w Radzie Dyscypliny</h2><ul class="rada">{council}</ul><h2>Partnerzy</h2>{logos}
</main><footer><p>Projekt i wykonanie: Studio Kropka. Deklaracja dostępności. Ta strona używa
 ciasteczek. <button>Rozumiem</button></p></footer><script>
const slider = document.querySelector(".js-slider"), shown = 4;
const slides = [...slider.children], track = document.createElement("div");
track.className = "slick-track";
slides.forEach((slide, n) => {{
  slide.classList.add("slick-slide");
  slide.dataset.slickIndex = n;
  track.append(slide);
}});
const cloned = (slide, n) => {{
  const copy = slide.cloneNode(true);
  copy.classList.add("slick-cloned");
  copy.dataset.slickIndex = n;
  copy.setAttribute("aria-hidden", "true");
  return copy;
}};
track.prepend(...slides.slice(-shown).map((slide, n) => cloned(slide, n - shown)));
track.append(...slides.map((slide, n) => cloned(slide, n + slides.length)));
track.style.transform = `translate3d(-${{285 * shown}}px, 0, 0)`;
const list = document.createElement("div");
list.className = "slick-list draggable";
list.append(track);
slider.classList.add("slick-initialized", "slick-slider");
slider.append(list);
slider.insertAdjacentHTML("beforeend", "<button class='slick-next slick-arrow'>Next</button>" +
  `<ul class="slick-dots">${{slides.map((_, n) => `<li><button>${{n +
1}}</button></li>`).join("")}}` +
  "</ul>");
let at = 0;
setInterval(() => {{
  at = (at + 1) % slides.length;
  track.style.transform = `translate3d(-${{285 * (shown + at)}}px, 0, 0)`;
}}, 4000);</script></body></html>"""
    site.put(site.start, page)


def sharepoint_people(site: Site) -> None:
    """The people web part twice; photos from a script's address, initials where there is none."""
    staff = site.people(10, "ar-latin", titled=False)
    parts = ""
    for part, (heading, members) in enumerate((("Leadership", staff[2:4]), ("Faculty", staff))):
        cards = ""
        for one in members:
            number = staff.index(one)
            account = f"i:0#.f|membership|{one.user}@gulfuni.example"
            path = f"/sites/ce/_layouts/15/userphoto.aspx?size={'LM'[part]}&accountname={account}"
            if number in (1, 6):
                site.lacks(one)
                initials = one.given[0] + one.user[0].upper()
                coin = f'<div class="ms-Persona-initials"><span>{initials}</span></div>'
            else:
                site.portrait(one, path, (240, 240) if part == 0 else (96, 96), form="jpg")
                source = quote(path, safe="/?=&").replace("&", "&amp;")
                coin = f"""<div class="ms-Image ms-Persona-image"><img class="ms-Image-image
is-loaded
 ms-Image-image--cover ms-Image-image--portrait" src="{source}" alt=""></div>"""
            cards += f"""
<div class="ms-Grid-col"><div data-automation-id="people-web-part-persona" role="button"><div
 class="ms-Persona ms-Persona--size{(100, 72)[part]} root-14{part}"><div class="ms-Persona-coin"
 role="presentation"><div class="ms-Persona-imageArea" role="presentation">{coin}</div></div><div
 class="ms-Persona-details"><div dir="auto" class="ms-Persona-primaryText"><div
 class="ms-TooltipHost">{"Dr. " * (number % 3 == 0)}{one.name}</div></div><div dir="auto"
 class="ms-Persona-secondaryText"><div class="ms-TooltipHost">{one.duty}</div></div><div
 class="ms-Persona-tertiaryText">{"Department of Civil Engineering" * (part == 0)}</div></div></div>
</div></div>"""
        parts += f"""<div class="CanvasZone" data-automation-id="CanvasZone"><div
 data-sp-feature-tag="People web part (People)"><div role="heading" aria-level="2"
 data-automation-id="webPartHeader">{heading}</div><div class="ms-Grid">{cards}</div></div></div>"""
    author = staff[4]
    logo = site.scene("/sites/ce/SiteAssets/__sitelogo.png", (64, 64))
    banner = site.scene("/sites/ce/SiteAssets/SitePages/people/towers.jpg", (1200, 180))
    byline = site.thumbnail(author, "/sites/ce/SiteAssets/author.jpg", (32, 32))
    page = f"""<!DOCTYPE html><html lang="en-us"><head><meta charset="utf-8"><title>Our
People</title>
<style>body{{font:14px "Segoe UI",sans-serif;margin:0}}.ms-Grid{{display:flex;flex-wrap:wrap}}
.ms-Grid-col{{width:33%}}.ms-Persona{{display:flex;gap:12px;padding:12px}}.ms-Persona-coin{{width:
100px;height:100px}}.ms-Persona-coin img{{width:100%}}.ms-Persona--size72 .ms-Persona-coin{{width:
96px;height:96px}}.ms-Persona-primaryText{{font-size:16px}}.ms-Persona-initials{{background:#038387;
color:#fff;border-radius:50%;line-height:90px;text-align:center}}</style></head><body><div
 id="SuiteNavWrapper"><span>SharePoint</span><input role="combobox" placeholder="Search this site">
<button>Sign in</button></div><div data-automation-id="SiteHeader"><img src="{logo}" alt="Site logo"
 width="64"><a>Civil Engineering</a><nav>Home&ensp;Documents&ensp;Our People&ensp;Pages&ensp;Site
 contents</nav></div><div data-automation-id="pageHeader" style="background:url({banner});height:
180px"><h1>Our People</h1><div class="author"><img src="{byline}" width="32" height="32"
alt=""><span>
{author.name}</span> <span>{author.duty}</span></div></div>{parts}<div data-automation-id="social">
<button>Like</button> 12 people liked this <span>348 Views</span> <button>Save for later</button>
</div></body></html>"""
    site.put(site.start, page)


LAYOUTS = (lazy_with_copies, slider_with_clones, sharepoint_people)
