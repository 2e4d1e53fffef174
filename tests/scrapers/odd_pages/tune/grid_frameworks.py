"""Grids of frameworks: blocks of an editor, thumbnails in rows of four, panels that open."""

from .. import frames
from ..rolls import called
from ..rolls_of_kits import CARPATHIA, FJORD, PRAIRIE
from ..site import Site


def media_text_and_columns(site: Site) -> None:
    """WordPress blocks: seniors in media-text blocks, left and right; the others in columns."""
    people, blocks, uploads = called(site, FJORD), "", "wp-content/uploads/2023/08"
    for number, (one, (post, topic)) in enumerate(people[:5]):
        right = number % 2 == 1
        size = ((600, 600), (480, 600), (600, 400))[number % 3]
        if number == 3:  # the editor's picture was removed, its column is still there
            site.lacks(one)
            image = ""
        else:
            full = site.portrait(one, f"{uploads}/{one.user}-scaled.jpg", size)
            half = (size[0] // 2, size[1] // 2)
            small = f"{uploads}/{one.user}-{half[0]}x{half[1]}.jpg"
            small = site.portrait(one, small, half)
            image = f"""<img decoding="async" width="{size[0]}" height="{size[1]}" src="{full}"
alt="" class="wp-image-{300 + number} size-full" srcset="{full} {size[0]}w, {small} {half[0]}w"
sizes="(max-width: {size[0]}px) 100vw, {size[0]}px">"""
        figure = f'<figure class="wp-block-media-text__media">{image}</figure>'
        lead = people[0][0].given
        more = f"Sammen med {lead} leder hun felt&shy;kurset." if number == 2 else ""
        text = f"""<div class="wp-block-media-text__content"><h3 class="wp-block-heading"
id="h-{one.user}">{one.name}</h3><p class="has-small-font-size"><em>{post}</em></p><p>Jeg arbejder
med {topic}. {more}</p><p class="has-small-font-size"><a href="mailto:{one.user}@fjord.example">
{one.user}@fjord.example</a> · +45 {one.phone}</p></div>"""
        order = text + figure if right else figure + text
        blocks += f"""<div class="wp-block-media-text alignwide is-stacked-on-mobile{
            " has-media-on-the-right" if right else ""
        }" style="grid-template-columns:{"auto 33%" if right else "33% auto"}">{order}</div>
<div style="height:40px" aria-hidden="true" class="wp-block-spacer"></div>"""
    columns = ""
    for number, (one, (post, topic)) in enumerate(people[5:]):
        size = (300, 400) if number == 2 else (300, 300)
        shown = number != 4
        image = site.image(
            one,
            f"{uploads}/DSC_{2210 + number * 3}-{size[0]}x{size[1]}.jpg",
            size,
            shown=shown,
            tag='<figure class="wp-block-image aligncenter size-medium is-style-rounded"><img '
            f'loading="lazy" decoding="async" width="{size[0]}" height="{size[1]}" src="{{}}" '
            'alt=""></figure>',
        )
        name = f"<strong>{one.name}</strong>"
        if number == 1:  # a line's end inside of the bold text
            name = f"<strong>{one.name}<br></strong>"
        columns += f"""<div class="wp-block-column is-layout-flow">{image}<p
class="has-text-align-center">{name}{"" if number == 1 else "<br>"}{post}<br><sub>{topic}</sub></p>
</div>"""
        if number == 3:
            columns += '</div><div class="wp-block-columns is-layout-flex">'
    group = site.group(f"{uploads}/sommerudflugt-1024x576.jpg", (640, 360))
    words = ("Forside", "Forskning", "Medarbejdere", "Publikationer", "Kontakt")
    menu = "".join(
        '<li class="wp-block-navigation-item wp-block-navigation-link"><a class="wp-block-'
        f'navigation-item__content" href="#{n}"><span class="wp-block-navigation-item__label">'
        f"{word}</span></a></li>"
        for n, word in enumerate(words)
    )
    body = f"""<a class="skip-link screen-reader-text" href="#wp--skip-link--target">Spring til
indhold</a><div class="wp-site-blocks"><header class="wp-block-template-part"><div
class="wp-block-group alignwide is-layout-flex"><p class="wp-block-site-title"><a href="/"
rel="home">Fjordgruppen</a></p><nav class="wp-block-navigation" aria-label="Menu"><ul
class="wp-block-navigation__container">{menu}</ul></nav></div></header><main
class="wp-block-group" id="wp--skip-link--target"><h1 class="wp-block-post-title">Medarbejdere</h1>
<div class="entry-content wp-block-post-content has-global-padding"><figure
class="wp-block-image size-large"><img src="{group}" alt="" width="640"><figcaption
class="wp-element-caption">Gruppen på sommerudflugt (foto: Region Fjord)</figcaption></figure>
<p></p>{blocks}<hr class="wp-block-separator has-alpha-channel-opacity"><h2
class="wp-block-heading has-text-align-center">Ph.d.-studerende og teknisk personale</h2><div
class="wp-block-columns is-layout-flex">{columns}</div><div class="wp-block-buttons"><div
class="wp-block-button"><a class="wp-block-button__link wp-element-button" href="#job">Ledige
stillinger</a></div></div></div></main><footer class="wp-block-template-part"><p>Fjordgruppen ·
Strandgade 0 · <a href="#p">Privatlivspolitik</a></p><ul class="wp-block-social-links"><li
class="wp-social-link wp-social-link-mastodon"><a><svg width="24" height="24"></svg><span
class="screen-reader-text">Mastodon</span></a></li></ul></footer></div>"""
    style = (
        "body{margin:auto;max-width:1000px;font:18px/1.6 sans-serif}.wp-block-media-text{display:"
        "grid;align-items:center}.wp-block-media-text__content{padding:0 8%}img{max-width:100%;"
        "height:auto}.wp-block-columns{display:flex;gap:2em}.wp-block-column{flex:1}ul{display:"
        "flex;gap:20px;list-style:none}.has-text-align-center{text-align:center}.is-style-rounded "
        "img{border-radius:999px}.screen-reader-text{position:absolute;clip:rect(0 0 0 0)}"
        ".wp-block-group.alignwide{display:flex;justify-content:space-between}"
    )
    site.put(site.start, frames.bare("Medarbejdere", body, language="da", style=style))


def bootstrap_three_thumbnails(site: Site) -> None:
    """Bootstrap 3: thumbnails with captions, a clearfix after every fourth, one commented out."""
    cells, shared = "", site.silhouette("img/personal/fara_poza.jpg", (242, 242), 140)
    for number, (one, (title, post)) in enumerate(called(site, CARPATHIA)):
        size = ((242, 242), (242, 300), (300, 200))[(number in (2, 9)) + 2 * (number == 6)]
        source = f"img/personal/{one.user}.jpg"
        if number in (7, 12):
            site.lacks(one)
            source = shared
        elif number == 10:  # was never uploaded
            site.lacks(one)
        else:
            source = site.portrait(one, source, size)
        named = f"{title} {one.name}".strip()
        if number == 4:
            named = f"{one.family.upper()} {one.given} <small>{title}</small>"
        elif number == 8:
            named = f"{one.name}, {title.lower()}"
        button = f'<p><a href="cv/{one.user}.pdf" class="btn btn-primary btn-xs" role="button">CV'
        button += '</a> <a href="#" class="btn btn-default btn-xs" role="button">Publicații</a></p>'
        cells += f"""
<div class="col-xs-6 col-md-3"><div class="thumbnail"><img src="{source}" alt="..."
class="img-responsive"><div class="caption"><h4>{named}</h4><p>{post}</p><p><span class="glyphicon
glyphicon-envelope"></span> {one.user}[at]utc.example<br><span class="glyphicon glyphicon-home">
</span> sala {one.room}</p>{button if number < 9 else ""}</div></div></div>"""
        if number == 5:
            cells += """<!-- <div class="col-xs-6 col-md-3"><div class="thumbnail"><img
src="img/personal/pensionat.jpg"><div class="caption"><h4>Conf. univ. dr. Aurel
Zamfiropolu</h4></div></div></div> -->"""
        if number % 4 == 3:
            cells += '<div class="clearfix visible-md-block visible-lg-block"></div>'
    logo = site.scene("img/sigla.png", (80, 80))
    hall = site.scene("img/carousel/corp_a.jpg", (1140, 260))
    menu = "".join(
        f'<li{" class=active" if word == "Personal" else ""}><a href="#">{word}</a></li>'
        for word in ("Acasă", "Despre noi", "Studii", "Cercetare", "Personal", "Contact")
    )
    news = "".join(
        f'<a href="#" class="list-group-item"><span class="badge">{day}</span>{word}</a>'
        for day, word in (("12.02", "Orar sem. II"), ("03.02", "Restanțe"), ("28.01", "Burse"))
    )
    body = f"""<nav class="navbar navbar-inverse navbar-static-top"><div class="container"><div
class="navbar-header"><button type="button" class="navbar-toggle collapsed"
data-toggle="collapse"><span class="sr-only">Meniu</span><span class="icon-bar"></span><span
class="icon-bar"></span></button><a class="navbar-brand" href="#"><img src="{logo}" height="40"
alt="Sigla"></a></div><ul class="nav navbar-nav">{menu}</ul></div></nav><div class="container"><div
id="carousel" class="carousel slide" data-ride="carousel"><div class="carousel-inner"><div
class="item active"><img src="{hall}" alt="" width="1140" height="260"><div
class="carousel-caption">Facultatea de Inginerie Mecanică</div></div></div></div><ol
class="breadcrumb"><li><a href="#">Acasă</a></li><li class="active">Personal</li></ol><div
class="page-header"><h1>Departamentul de Fabricație <small>cadre didactice</small></h1></div><div
class="row">{cells}</div><div class="row"><div class="col-md-12"><div class="panel
panel-default"><div class="panel-heading">Anunțuri</div><div
class="list-group">{news}</div></div></div></div><hr><footer><p>&copy; 2015 Departamentul de
Fabricație <a class="pull-right" href="#">Sus</a></p></footer></div>"""
    style = (
        "body{font:14px/1.43 Helvetica,Arial,sans-serif;margin:0}.container{width:1140px;margin:"
        "auto}.row:after,.clearfix{clear:both;display:table;content:' '}.col-xs-6{float:left;width:"
        "25%;padding:0 15px;box-sizing:border-box}.thumbnail{border:1px solid #ddd;padding:4px;"
        "margin-bottom:20px}.img-responsive{max-width:100%}.caption{padding:9px}.nav,.breadcrumb{"
        "display:flex;gap:18px;list-style:none}.navbar{background:#222}.navbar a{color:#ccc}"
        ".sr-only{position:absolute;clip:rect(0,0,0,0)}.btn{background:#337ab7;color:#fff}"
    )
    site.put(site.start, frames.bare("Cadre didactice", body, language="ro", style=style))


def zurb_reveal_biographies(site: Site) -> None:
    """Foundation 5: a grid of equal panels; hidden modals at the end repeat name and portrait."""
    people, panels, modals = called(site, PRAIRIE), "", ""
    for number, (one, (post, text)) in enumerate(people):
        other = people[(number + 3) % len(people)][0]
        bio = text.format(one.name.split()[0], other.name)
        thumb, large = "", ""
        if number in (5, 9):
            site.lacks(one)
            thumb = f'<img src="{site.silhouette("assets/img/staff/avatar.png", (300, 300))}">'
        else:
            source = site.portrait(one, f"assets/img/staff/{one.user}.jpg", (300, 300))
            thumb = f'<img src="{source}" alt="Photo of {one.name}">'
            if number % 3 == 0:  # the photographer's other file
                source = site.portrait(one, f"assets/img/staff/large/{one.user}.jpg", (400, 500))
            large = f'<img src="{source}" alt="">'
        more = f"""<a href="#" data-reveal-id="bio-{one.user}" class="button tiny radius">Read
more</a>"""
        if number == 7:
            more = ""
        panels += f"""<div class="large-3 medium-6 columns{" end" if number == 10 else ""}"><div
class="panel staff" data-equalizer-watch><a href="#" data-reveal-id="bio-{one.user}">{thumb}</a>
<h5>{one.name}</h5><h6 class="subheader">{post}</h6>{more}</div></div>"""
        if number == 7:
            continue
        modals += f"""<div id="bio-{one.user}" class="reveal-modal medium" data-reveal
aria-labelledby="title-{one.user}" aria-hidden="true" role="dialog"><div class="row"><div
class="medium-4 columns">{large}</div><div class="medium-8 columns"><h2
id="title-{one.user}">{one.name}</h2><p class="lead">{post}</p><p>{bio}</p><ul
class="no-bullet"><li><i class="fi-mail"></i> <a href="mailto:{one.user}@plains.example">
{one.user}@plains.example</a></li><li><i class="fi-telephone"></i> 306-{one.phone}</li><li><i
class="fi-marker"></i> Room {one.room}</li></ul></div></div><a class="close-reveal-modal"
aria-label="Close">&#215;</a></div>"""
    logo = site.scene("assets/img/wordmark.png", (240, 60))
    field = site.scene("assets/img/orbit/canola.jpg", (1000, 280))
    menu = "".join(
        f'<li class="has-dropdown"><a href="#">{word}</a></li>'
        for word in ("About", "People", "Research", "Events", "Giving")
    )
    body = f"""<div class="off-canvas-wrap" data-offcanvas><div class="inner-wrap"><nav
class="top-bar" data-topbar role="navigation"><ul class="title-area"><li class="name"><h1><a
href="/"><img src="{logo}" alt="Centre for Prairie Studies"></a></h1></li><li class="toggle-topbar
menu-icon"><a href="#"><span>Menu</span></a></li></ul><section class="top-bar-section"><ul
class="right">{menu}</ul></section></nav><div class="row"><div class="large-12 columns"><ul
class="example-orbit" data-orbit><li><img src="{field}" alt="" width="1000"><div
class="orbit-caption">Canola in July</div></li></ul><ul class="breadcrumbs"><li><a
href="/">Home</a></li><li class="current"><a href="#">People</a></li></ul><h2>Our People</h2><div
data-alert class="alert-box info radius">Nominations for the Teaching Award are open.<a href="#"
class="close">&times;</a></div></div></div><div class="row" data-equalizer>{panels}</div><footer
class="row"><div class="large-6 columns"><h6>Centre for Prairie Studies</h6><p>110 Elevator Road</p>
</div><div class="large-6 columns"><ul class="inline-list right"><li><a href="#"><i
class="fi-social-twitter"></i></a></li><li><a href="#">Site map</a></li><li><a href="#">Privacy</a>
</li></ul></div></footer></div></div>{modals}<div class="reveal-modal-bg"
style="display:none"></div>"""
    style = (
        "body{margin:0;font:16px/1.6 Helvetica,sans-serif}.row{max-width:1000px;margin:auto;clear:"
        "both}.row:after{content:' ';display:table;clear:both}.columns{float:left;padding:0 15px;"
        "box-sizing:border-box}.large-3{width:25%}.large-6{width:50%}.panel{background:#f2f2f2;"
        "padding:20px;margin-bottom:20px;min-height:330px}img{max-width:100%}.reveal-modal{display:"
        "none;position:fixed;top:80px;background:#fff}.medium-4{width:33%}.medium-8{width:66%}"
        ".top-bar,.title-area,.top-bar-section ul,.breadcrumbs{display:flex;gap:18px;list-style:"
        "none}.button{background:#008cba;color:#fff;padding:6px 10px}"
    )
    site.put(site.start, frames.bare("Our People", body, style=style))


LAYOUTS = (media_text_and_columns, bootstrap_three_thumbnails, zurb_reveal_biographies)
