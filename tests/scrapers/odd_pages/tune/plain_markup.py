"""Without a system: a table pasted from Word, a laboratory's page of 1996, an essay."""

from .. import frames
from ..cast import Someone
from ..rolls import called
from ..rolls_of_schools import KERNEL, MEMORY, NURSES
from ..site import Site


def table_pasted_from_word(site: Site) -> None:
    """An Irish school's table out of Word: picture, text, picture, text; rows for the sections."""
    people, cells = called(site, NURSES), []
    for number, (one, (title, duty, code)) in enumerate(people):
        if number in (6, 9):
            site.lacks(one)
            photo = (
                "&nbsp;" if number == 6 else '<em><span lang="EN-IE">Photo to follow</span></em>'
            )
        else:
            size = ((320, 416), (200, 200), (240, 330))[number % 3]
            source = f"media/nursing/staffpics/clip_image{code}{'_0000' * (number % 2)}.jpg"
            source = site.portrait(one, source, size)
            high = round(110 * size[1] / size[0])
            photo = f'<img border="0" width="110" height="{high}" src="{source}" alt="Text Box: ">'
        text = f"""<p class="MsoNormal"><strong><span lang="EN-IE" style="font-size:11.0pt">{title}
</span></strong><strong><span lang="EN-IE">{_split(one)}</span></strong></p><p
class="MsoNormal"><span lang="EN-IE" style="font-size:10.0pt">{duty}<o:p></o:p></span></p><p
class="MsoNormal"><span style="font-size:10.0pt">Ext. {one.phone[-4:]}, Room {one.room}</span></p><p
class="MsoNormal"><o:p>&nbsp;</o:p></p>"""
        if number == 8:  # moved into the text's cell by a later hand
            cells.append(f'<td colspan="2" width="330">{photo}{text}</td>')
        else:
            cells.append(
                f'<td width="120" valign="top" class="xl{60 + number}"><p class="MsoNormal" '
                f'align="center">{photo}</p></td><td width="210" valign="top">{text}</td>'
            )
    parts = (("Management Team", 0, 3), ("Academic Staff", 3, 9), ("Support and Students", 9, 11))
    rows = ""
    for word, first, last in parts:
        rows += f"""<tr style="height:20.1pt"><td width="660" colspan="4"
style="background:#D9E2F3">
<p class="MsoNormal" align="center"><b><span lang="EN-IE">{word}<o:p></o:p></span></b></p></td></tr>
"""
        for start in range(first, last, 2):
            pair = cells[start : min(start + 2, last)]
            pair += ['<td colspan="2" width="330"><p class="MsoNormal">&nbsp;</p></td>'] * (
                2 - len(pair)
            )
            rows += f'<tr style="mso-yfti-irow:{start}">{"".join(pair)}</tr>'
    ward = site.scene("media/nursing/clinical-skills-ward.jpg", (220, 150))
    logo = site.scene("media/site-assets/logo-white.png", (210, 60))
    quality = site.scene("media/site-assets/athena-bronze.png", (120, 70))
    body = f"""<div class="masthead"><a href="/"><img src="{logo}" alt="Atlantic University
College"></a><ul class="quick"><li><a href="#s">Students</a></li><li><a
href="#st">Staff</a></li><li>
<a href="#g" lang="ga">Gaeilge</a></li></ul></div><div class="crumb"><a href="/">Home</a> / <a
href="#f">Health Sciences</a> / Nursing / Our Staff</div><div class="wrap"><div
class="leftnav"><ul><li><a href="#a">About the School</a></li><li><a
href="#u">Undergraduate</a></li>
<li><a href="#p">Postgraduate</a></li><li class="on"><a href="#o">Our Staff</a></li></ul><p><img
src="{ward}" width="180" alt="Clinical skills ward"></p></div><div class="maincontent"><h1>Our
Staff</h1><p>The School Office (Room B 1.10) is open from 9.30 to 12.30.</p><div
class="WordSection1"><table class="MsoTableGrid" border="1" cellspacing="0" cellpadding="6"
width="660" style="border-collapse:collapse;mso-yfti-tbllook:1184"><tbody>{rows}</tbody></table>
</div><p class="MsoNormal"><span lang="EN-IE">&nbsp;</span></p></div></div><div class="foot"><img
src="{quality}" width="90" alt="Bronze award"><p>Atlantic University College, Newcastle Quay. Tel.
091-000000. <a href="#foi">Freedom of Information</a></p></div>"""
    style = (
        "body{font:14px Arial;margin:0}.masthead{background:#8a0045;padding:12px 40px;display:flex;"
        "justify-content:space-between}.masthead a{color:#fff}.quick{display:flex;gap:16px;list-"
        "style:none}.crumb{padding:8px 40px;background:#eee}.wrap{display:flex;gap:30px;padding:"
        "20px 40px}.leftnav{width:200px}.on{font-weight:bold}.MsoNormal{margin:0 0 4px;font-family:"
        "Calibri,Arial}.foot{background:#333;color:#ddd;padding:16px 40px}.foot a{color:#fff}"
    )
    site.put(site.start, frames.bare("Our Staff - Nursing", body, style=style))


def _split(one: Someone) -> str:
    """As edited in several sessions: spans begin and end within the name."""
    half = len(one.given) // 2
    return (
        f'{one.given[:half]}<span style="letter-spacing:-.05pt">{one.given[half:]} </span>'
        f"</span><span lang='EN-IE'>{one.family}"
    )


def lab_page_of_1996(site: Site) -> None:
    """A systems laboratory of 1996: cells that nobody closes, GIFs, "new", the coffee machine."""
    new = site.scene("icons/new.gif", (31, 12))
    cells = ""
    for number, (one, (login, post, topic)) in enumerate(called(site, KERNEL)):
        if number % 4 == 0:
            cells += "<TR ALIGN=CENTER VALIGN=TOP>\n"
        ending, size = (("gif", (110, 140)), ("jpg", (120, 120)), ("gif", (100, 150)))[number % 3]
        if number in (5, 10):
            site.lacks(one)
            picture = "<I>no picture<BR>(camera shy)</I>" if number == 5 else "<I>scan me!</I>"
        else:
            source = site.portrait(one, f"people/{login}/{login}.{ending}", size)
            picture = f'<A HREF="people/{login}/"><IMG SRC="{source}" BORDER=0 ALT="[{login}]"></A>'
        mark = f' <IMG SRC="{new}" ALT="new!">' if number in (3, 9) else ""
        cells += (
            f"<TD>{picture}\n<BR><B>{one.name}</B>{mark}<BR>{post}"
            f"{f'<BR><FONT SIZE=-1>{topic}</FONT>' if topic else ''}<BR><TT>{login}@cs</TT>\n"
        )
    coffee = site.scene("pics/gladys.jpg", (120, 120))
    cells += (
        f'<TD><IMG SRC="{coffee}" ALT="[coffee]"><BR><B>Gladys</B><BR>coffee machine<BR>'
        "<FONT SIZE=-1>uptime: 41 days</FONT>\n"
    )
    hike = site.group("pics/retreat95.jpg", (480, 270))
    digger = site.scene("icons/construction.gif", (40, 38))
    rule = site.scene("icons/rainbow.gif", (600, 4))
    counter = site.scene("cgi-bin/count.gif?df=lab", (90, 20))
    logo = site.scene("pics/lablogo.gif", (160, 80))
    site.tile("icons/marble.gif", 64)
    gone = "".join(
        f"<LI>{one.name}{site.lacks(one)} ({where})\n"
        for one, where in zip(
            site.called("Lars-Göran Hultengård", "Mei Fong~Kwokleung", "Steve Brodzinskyman"),
            (
                "Ph.D. 1995, now in Linköping",
                "M.S. 1994, now at a startup",
                "lost track, write us!",
            ),
            strict=True,
        )
    )
    site.put(
        site.start,
        f"""<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8">
<TITLE>Small Kernels Lab: People</TITLE></HEAD>
<BODY BACKGROUND="icons/marble.gif" BGCOLOR="#FFFFFF" LINK="#0000EE" VLINK="#551A8B">
<CENTER><IMG SRC="{logo}" ALT="Small Kernels Lab"><H1>The People of the Small Kernels Lab</H1>
[ <A HREF="index.html">Lab</A> | <A HREF="#papers">Papers</A> | <A HREF="#soft">Software</A> |
<A HREF="#seminar">Seminar</A> ]</CENTER><P><IMG SRC="{rule}" WIDTH=600 HEIGHT=4>
<P>Click on a face to get a home page. <B>Best viewed with Netscape 2.0.</B>
<P><TABLE BORDER=4 CELLPADDING=8 CELLSPACING=2>
{cells}</TABLE>
<H2>Those who left</H2><UL>
{gone}</UL>
<H2>The retreat</H2><IMG SRC="{hike}" ALT="[group photo]"><BR>
<I>Everybody at Lake Pinewater, fall 1995, before the canoe sank.</I>
<P><IMG SRC="{rule}" WIDTH=600 HEIGHT=4><BR>
<IMG SRC="{digger}" ALT="under construction"> This page is always under construction. You are
visitor
<IMG SRC="{counter}" ALT="[counter]"> since March 1996.
<ADDRESS><A HREF="mailto:webguy@cs">webguy@cs</A>, last changed Tue Oct 8
1996</ADDRESS></BODY></HTML>
""",
    )


def essay_about_the_centre(site: Site) -> None:
    """An essay: people come up in sentences, figures float beside them, some with first names."""
    people = called(site, MEMORY)
    uploads = "app/uploads/2023"
    captions = (
        "{name} at the opening of the reading room. Photograph: Rhona Tillicoultry",
        "{given} with the first reels",
        "",
        "{given} cutting a test pressing. Photograph: Rhona Tillicoultry",
        "{name} on the quay in Leith",
        "{given} in Kumasi, 2022",
        "",
        "",
    )
    openings = (
        "It began with {name}, {rest}. She is still our {post}, though she says that the building "
        "directs itself.",
        "<strong>{name}</strong> is our {post}, {rest}. Whoever has a shoebox of cassettes should "
        "ring him before anybody else.",
        "A few doors along sits {post} <strong>{name}</strong>, {rest}. Her desk is the one with "
        "the magnifying glasses.",
        "None of it could be heard without <strong>{name}</strong>, the {post} {rest}. His studio "
        "is in the old coal store.",
        "From Norway came <strong>{name}</strong>, a {post} {rest}, in all weathers.",
        "We also teach. <strong>{name}</strong> is a {post} {rest}; the first interviews can be "
        "heard in the foyer.",
        "<strong>{name}</strong>, also a {post}, is the one {rest}. She has no picture here, by "
        "her own wish.",
        "And on Thursday evenings it is <strong>{name}</strong>, our {post}, {rest}.",
    )
    text = ""
    for number, (one, (post, rest)) in enumerate(people):
        figure = ""
        if number == 6:
            site.lacks(one)
            figure = '<h2 class="wp-block-heading">Those who listen</h2>'
        else:
            size = ((360, 460), (400, 400), (420, 300))[number % 3]
            name = one.user if number % 2 else f"DSC_0{412 + number * 31}"
            source = site.portrait(one, f"{uploads}/{number % 9 + 1:02}/{name}.jpg", size)
            caption = captions[number].format(name=one.name, given=one.given)
            below = f'<figcaption class="wp-element-caption">{caption}</figcaption>'
            side = "right" if number % 2 == 0 else "left"
            figure = f"""<div class="wp-block-image"><figure class="align{side} size-medium"><img
decoding="async" loading="lazy" src="{source}" alt="" width="230" class="wp-image-{900 + number}">{
                below if caption else ""
            }</figure></div>"""
        sentence = openings[number].format(name=one.name, post=post, rest=rest)
        text += f"{figure}<p>{sentence} {FILLING[number % 4]}</p><p>{FILLING[(number + 1) % 4]}</p>"
        if number == 2:
            quay = site.scene(f"{uploads}/05/harbour-1931.jpg", (760, 380))
            text += f"""<figure class="wp-block-image size-large"><img src="{quay}" width="760"
alt=""><figcaption class="wp-element-caption">The quay in 1931. Ailsa Kirkbrae
Collection</figcaption></figure><h2 class="wp-block-heading">Sound, and the sea</h2>"""
    board, logo = (
        site.group(f"{uploads}/09/open-evening.jpg"),
        frames.wordmark(site, "app/mark.svg", "CSM"),
    )
    body = f"""<a class="skip-link" href="#main">Skip to content</a><header class="wp-block-group
site-head"><a href="/"><img src="{logo}" width="60" height="60" alt=""></a><p
class="wp-block-site-title">Centre for Spoken Memory</p><nav class="wp-block-navigation"><a
href="#v">Visit</a><a href="#c">Collections</a><a href="#w">Who we are</a><a href="#s">Support
us</a></nav></header><main id="main" class="wp-block-group is-layout-constrained"><h1
class="wp-block-post-title">Who we are</h1><p class="has-large-font-size">Twelve years ago we were a
borrowed tape recorder and a kettle. Today eight people look after eleven thousand voices.</p>{text}
<figure class="wp-block-image size-large"><img src="{board}" width="760" alt=""><figcaption
class="wp-element-caption">Friends and neighbours at an open evening</figcaption></figure><p>If you
would like to join us, our volunteers meet on the first Monday of the month.</p></main><footer
class="wp-block-template-part site-foot"><p>Registered charity. Custom House, Dock Street.</p><a
href="#n">Newsletter</a> <a href="#p">Privacy</a></footer>"""
    style = (
        "body{margin:0;font:18px/1.65 Georgia,serif}.site-head{display:flex;gap:24px;align-items:"
        "center;padding:20px 60px;border-bottom:1px solid #ccc}.site-head nav{display:flex;gap:"
        "24px;margin-left:auto}main{max-width:760px;margin:30px auto}figure{margin:0}"
        ".alignright{float:right;margin:6px 0 12px "
        "24px;width:230px}.alignleft{float:left;margin:6px 24px 12px 0;"
        "width:230px}.wp-block-image img{height:auto}figcaption{font-size:13px;color:#555}"
        "p{margin:0 0 22px;overflow-wrap:anywhere}.wp-block-image,.wp-block-heading{clear:both}"
        ".skip-link{position:absolute;left:-999px}.site-foot{clear:both;background:#1d2b33;color:"
        "#fff;padding:24px 60px}.site-foot a{color:#fff}.has-large-font-size{font-size:24px}"
    )
    site.put(site.start, frames.bare("Who we are", body, style=style))


FILLING = (
    "The first recordings were made in kitchens, with the clock ticking and somebody always at the "
    "door, and we have kept to that: nobody is asked to come to a studio.",
    "Copies go back to the families, and a second set lies in the strongroom at the city archives, "
    "where it is cold and dry and nobody whistles.",
    "Much of the work is listening. An hour of tape takes a day to describe, and longer where "
    "three languages meet at one table.",
    "Researchers are welcome from Tuesday to Friday; a letter beforehand helps, since the reading "
    "room has only six chairs.",
)
LAYOUTS = (table_pasted_from_word, lab_page_of_1996, essay_about_the_centre)
