"""The name is not the heading: it lies in captions, under a picture, or below the rank."""

from .. import frames
from ..rolls import GREEKS, HYDRAULICS, LASER_GROUPS, called
from ..site import Site


def groups_with_captions(site: Site) -> None:
    """TYPO3: the heading is the research group; the people are captions of its gallery."""
    body, gallery, count = "", "", 0
    people = called(site, LASER_GROUPS)
    starts = [n for n, (_, (_, group)) in enumerate(people) if group] + [len(people)]
    for start, end in zip(starts, starts[1:], strict=False):
        cells = []
        for number, (one, (title, group)) in enumerate(people[start:end], start):
            named = f"{title} {one.name}".strip() + (" (Leitung)" if group else "")
            if number == 7:
                site.lacks(one)
                cells.append(f'<div class="ce-column"><p>{named}<br>(ohne Bild)</p></div>')
                continue
            size = ((280, 350), (280, 280), (350, 262))[(number == 3) + 2 * (number == 9)]
            stem = f"csm_{one.user}_{number * 65537 % 16**6:06x}.jpg"
            source = f"fileadmin/_processed_/{number % 7}/b/{stem}"
            site.portrait(one, source, size)
            site.portrait(one, _original(source), (2 * size[0], 2 * size[1]))
            cells.append(_column(source, size, named))
        if start == 5:
            trap = site.scene("fileadmin/_processed_/c/1/csm_falle_77ab01.jpg", (280, 210))
            site.scene(_original(trap), (1120, 840))
            cells.insert(2, _column(trap, (280, 210), "Die magneto-optische Falle, Herbst 2020"))
        gallery = "".join(
            f'<div class="ce-row">{"".join(cells[row : row + 3])}</div>'
            for row in range(0, len(cells), 3)
        )
        count += 1
        body += f"""<div id="c{4711 + count}" class="frame frame-default frame-type-textpic
frame-layout-0"><header><h2 class="">{people[start][1][1]}</h2></header><div class="ce-textpic
ce-center ce-above"><div class="ce-gallery" data-ce-columns="3"
data-ce-images="{len(cells)}">{gallery} </div><div class="ce-bodytext"><p>Die Arbeitsgruppe bietet
laufend Themen für Abschlussarbeiten an. <a href="#" class="more">Mehr zur
Forschung</a></p></div></div></div>"""
    both = site.group("fileadmin/_processed_/a/0/csm_sommerfest_c0ffee.jpg", (640, 360))
    names = ", ".join(people[n][0].name for n in (1, 3, 5, 8))
    body += f"""<div class="frame frame-type-image"><header><h2>Sommerfest 2022</h2></header><div
class="ce-image ce-center"><figure class="image"><img class="image-embed-item" src="{both}"
width="640" height="360" loading="lazy" alt=""><figcaption class="image-caption">v. l. n. r.:
{names} und ein Gast </figcaption></figure></div></div>"""
    style = (
        ".ce-row{display:flex;gap:10px}.ce-column{width:290px}figure{margin:0 0 12px}.frame{clear:"
        "both}.ce-column img{width:220px;height:auto}"
    )
    site.put(site.start, frames.typo3(site, "Arbeitsgruppen", body, style=style))


def _original(source: str) -> str:
    """Where the file lies that the lightbox shows."""
    return "fileadmin/user_upload/" + source.rsplit("csm_")[1].rsplit("_", 1)[0] + ".jpg"


def _column(source: str, size: tuple[int, int], caption: str) -> str:
    return f"""<div class="ce-column"><figure class="image"><a href="{_original(source)}"
class="lightbox" rel="lightbox[4711]"><img class="image-embed-item" title="" alt="" src="{source}"
width="{size[0]}" height="{size[1]}" loading="lazy" /></a><figcaption
class="image-caption">{caption}</figcaption> </figure></div>"""


def chinese_four_in_a_row(site: Site) -> None:
    """A Chinese faculty page: picture, name with a wide space in short ones, rank, interests."""
    items = ""
    shared = site.silhouette("_upload/tpl/01/7f/383/template/images/default.jpg", (180, 240), 160)
    for number, (one, (rank, guides, interests)) in enumerate(called(site, HYDRAULICS)):
        native = one.name.replace(" ", "")
        shown = native if len(native) > 2 else f"{native[0]}　{native[1]}"
        base = f"_upload/article/images/{number:02x}/d4/{7 * number:04x}8b2e4a0f_s"
        if number in (7, 9):
            site.lacks(one)
            source = shared
        elif number == 11:
            site.lacks(one)
            source = ""
        else:
            size = ((180, 240), (600, 800), (240, 180))[(number == 2) + 2 * (number == 6)]
            source = site.portrait(one, f"{base}.{('jpg', 'png')[number == 4]}", size)
        picture = (
            f"<img src='{source}' width='180' height='240' border='0' />"
            if source
            else "<p>照片更新中</p>"
        )
        post = rank + (f"、{guides}" if guides else "")
        title = f'title="{native}"' if number != 3 else 'title="未命名"'
        items += f"""<li class="news n{number + 1} clearfix"><div class="news_imgs"><a
href="2021/03{number + 10}/c5823a{88112 + 9 * number}/page.htm" target="_blank"
{title}>{picture}</a></div> <div class="news_con"><div class="news_title"><a href="#"
target="_blank" {title}>{shown}</a></div><div class="news_zc">{post}</div><div
class="news_text">研究方向：{interests}</div></div></li>"""
    words = (
        "首页",
        "学院概况",
        "师资队伍",
        "人才培养",
        "科学研究",
        "党群工作",
        "招生就业",
        "下载中心",
    )
    menu = "".join(
        f'<li class="nav-item i{n}"><a href="#">{word}</a></li>' for n, word in enumerate(words)
    )
    lists = "".join(
        f'<li class="wp_sublist"><a class="wp_listcolumn" href="#">{word}</a></li>'
        for word in ("教师名录", "博士生导师", "硕士生导师", "离退休教师", "荣誉教授")
    )
    logo = site.scene("_upload/site/00/2e/46/logo.png", (380, 80))
    banner = site.scene("_upload/article/images/banner_szdw.jpg", (1200, 220))
    code = site.scene("_upload/tpl/01/7f/383/template/images/ewm.png", (100, 100))
    page = f"""<div class="wrapper header" id="header"><div class="inner"><div class="sitelogo"
frag="面板1"><a href="#" title="返回水利学院首页"><img border="0" src="{logo}"
width="380"></a></div><div class="search"><form><input type="text" name="keyword"
placeholder="请输入关键字"></form></div></div> </div><div class="wrapper nav"><ul
class="wp-menu">{menu}</ul></div><div class="l-banner"><img src="{banner}" width="1200"
height="220"></div><div class="wrapper" id="l-container"><div class="col_menu"> <h3
class="anchor">师资队伍</h3><ul class="wp_listcolumn list-paddingleft-2">{lists}</ul></div><div
class="col_news"><div class="col_news_head"><h2 class="column-title">教师名录</h2><div
class="col_path"> <span class="path-name">当前位置：</span><a href="#">首页</a><span
class='possplit'>&gt;</span><a href="#"> 师资队伍</a></div></div><div class="col_news_list
listcon"><div frag="窗口6" portletmode="simpleList"> <ul class="news_list
list2">{items}</ul></div><div id="wp_paging_w6"><ul class="wp_paging clearfix"><li
class="pages_count"><span class="per_count">每页<em>16</em>记录</span>
<span>总共<em>12</em>记录</span> </li><li class="page_nav"><a>第一页</a> <a>&lt;&lt;上一页</a>
<a>下一页&gt;&gt;</a> <a>尾页</a></li></ul> </div></div></div></div><div class="wrapper
footer"><p>版权所有 © 云溪大学水利学院　地址：云溪市学府路1号　邮编：999999 </p><img src="{code}"
width="100"><p>官方微信</p></div>"""
    style = (
        "body{margin:0;font:14px sans-serif}.wrapper{width:1200px;margin:auto;clear:both}.wp-menu{"
        "display:flex;gap:30px;list-style:none}.col_menu{float:left;width:200px}.col_news{float:"
        "right;width:960px}.list2{padding:0;list-style:none;overflow:hidden}.n1,.news{float:left;width:220px;"
        "height:370px;margin-right:18px;text-align:center}"
    )
    site.put(site.start, frames.bare("教师名录", page, language="zh-CN", style=style))


def greek_ranks_above_names(site: Site) -> None:
    """WPBakery, Greek: picture, then the rank, then the name, three in a row of columns."""
    people, body = called(site, GREEKS), ""
    shared = site.silhouette("wp-content/uploads/2017/01/no-photo-300x300.png", (300, 300), 175)
    column = 0
    for number, (one, (rank, subject)) in enumerate(people):
        heads = {0: "Μέλη Δ.Ε.Π.", 7: "Ε.ΔΙ.Π. – Ε.Τ.Ε.Π.", 10: "Διοικητικό προσωπικό"}
        if number in heads or column == 3:
            body += ("</div>" if number else "") + (
                f'<div class="vc_row wpb_row vc_row-fluid"><div class="wpb_text_column"><h3><span '
                f'style="color: #800000;">{heads[number]}</span></h3></div></div>'
                if number in heads
                else ""
            )
            body += '<div class="vc_row wpb_row vc_inner vc_row-fluid">'
            column = 0
        column += 1
        size = ((300, 300), (225, 300), (600, 450))[(number == 4) + 2 * (number == 5)]
        if number in (6, 9):
            site.lacks(one)
            source = shared
        else:
            name = (f"DSC_{1100 + number}", f"photo-{number}")[number % 2]
            source = site.portrait(one, f"wp-content/uploads/2017/01/{name}.jpg", size)
        written = one.name
        if number == 3:
            written = one.name.upper().translate(str.maketrans("ΆΈΉΊΌΎΏ", "ΑΕΗΙΟΥΩ"))
            site.also(one, written)
        elif number == 8:
            written = one.name.replace(" ", "&nbsp;")
        office = f"Γραφείο {one.room}, τηλ. 99990-{one.phone}"
        body += f"""<div class="wpb_column vc_column_container vc_col-sm-4"><div
class="vc_column-inner"><div class="wpb_wrapper"><div class="wpb_single_image wpb_content_element
vc_align_center"><figure class="wpb_wrapper vc_figure"><div class="vc_single_image-wrapper
vc_box_circle vc_box_border_grey"><img width="{size[0]}" height="{size[1]}" src="{source}"
class="vc_single_image-img attachment-full" alt="" /></div></figure></div><div
class="wpb_text_column wpb_content_element"><div class="wpb_wrapper"><p style="text-align:
center;"><em>{rank}</em></p><p style="text-align: center;"><strong><a
href="#cv{number}">{written}</a></strong></p><p style="text-align: center;">{subject}<br
/>{office}</p></div></div></div></div></div>"""
    body += "</div>"
    logo = site.scene("wp-content/uploads/2016/12/logo-tmima.png", (260, 90))
    espa = site.scene("wp-content/uploads/2018/06/espa-banner.jpg", (300, 80))
    menu = "".join(
        f'<li class="menu-item menu-item-{300 + n}"><a href="#">{word}</a></li>'
        for n, word in enumerate(("Αρχική", "Το Τμήμα", "Προσωπικό", "Σπουδές", "Έρευνα", "Νέα"))
    )
    page = f"""<header id="masthead"><a class="screen-reader-text" href="#content">Μετάβαση στο
περιεχόμενο</a><img src="{logo}" alt="Τμήμα Φιλολογίας"><ul id="menu-main"
class="menu">{menu}</ul><a href="#en"><span>English</span></a></header><div id="content"
class="site-content"><p id="breadcrumbs"> <span><a href="#">Αρχική</a> » <strong
class="breadcrumb_last">Προσωπικό</strong></span></p><article class="page hentry"><h1
class="entry-title">Προσωπικό</h1><div class="entry-content">{body}</div> <div
class="addtoany_share_save_container"><a class="a2a_button_facebook" title="Facebook">Κοινοποίηση
</a></div></article></div><footer id="colophon"><img src="{espa}" alt="Συγχρηματοδότηση"><p>© 2017
Τμήμα Φιλολογίας, Πανεπιστήμιο Παραδείγματος</p></footer>"""
    style = (
        "body{font:15px sans-serif;width:1100px;margin:auto}.menu{display:flex;gap:24px;list-style:"
        "none}.vc_inner{display:flex}.vc_col-sm-4{width:33%}figure{margin:0;text-align:center}"
        ".vc_box_circle img{width:180px;height:180px;object-fit:cover;border-radius:50%}"
        ".screen-reader-text{position:absolute;left:-9999px}"
    )
    site.put(site.start, frames.bare("Προσωπικό", page, language="el", style=style))


LAYOUTS = (groups_with_captions, chinese_four_in_a_row, greek_ranks_above_names)
