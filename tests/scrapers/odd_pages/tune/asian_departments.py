"""Departments in China, Korea and Indonesia, each on its country's usual kit."""

from .. import frames
from ..rolls import called
from ..site import Site

CHINESE = {
    "教授": ("陆 景行", "邵 慧芳", "车 梁", "令狐 冬青"),
    "副教授": ("柏 云帆", "慕 思远", "鄂 雪莹", "岳 昕", "温 婉清"),
    "讲师": ("仇 一鸣", "尹 子墨", "宓 瑶", "卓 恺"),
    "实验技术与教辅人员": ("池 小满", "庞 永福"),
}
ADJUNCT = ("巩 汉昌", "茅 亦然", "阎 守拙")
KOREANS = """
명 가온|Gaon Myung|Professor|
선우 라윤|Rayun Sunwoo|Research Professor|소프트 로봇
표 하람|Haram Pyo|Ph.D. Candidate|촉각 센서
도 예찬|Yechan Do|Ph.D. Candidate|보행 보조기
맹 시온|Sion Maeng|Ph.D. Student|인공 근육
우 초롱|Chorong Woo|Ph.D. Student|햅틱 인터페이스
Tserendorj Bolormaa||Ph.D. Student|재활 로봇
국 다솔|Dasol Kook|M.S. Student|마이크로 그리퍼
방 이든|Eden Bang|M.S. Student|4D 프린팅
제갈 슬아|Seula Jegal|M.S. Student|웨어러블
염 한별|Hanbyul Yeom|Undergraduate Intern|
"""
"""Name in Korean and in Latin letters, position, topic."""
ALUMNI = ("육 재하", "편 도경")
INDONESIAN = """
Raden~Mas Hendrawan~Sastrodipuro|Prof. Dr. Ir.|M.Sc., IPU|Guru Besar
Ni~Luh~Putu Sriwedari|Dr.|S.Si., M.Si.|Ketua Program Studi
Teuku Zulfahmi~Aceharsya|Dr.Eng.|S.T., M.T.|Sekretaris Program Studi
Christina Lumbanbatu|Dr. Ir.|M.P.|Lektor Kepala
Bambang Sutrisnohadi||S.P., M.Si.|Lektor
Siti~Nur Hasanahwati|Dr.|S.Hut., M.Sc.|Lektor
Yohanes~Kristianto Wibowoputra||S.T., M.Eng., Ph.D.|Lektor
I~Gusti~Ngurah Mahardikayasa||S.Kom., M.T.|Asisten Ahli
Andi~Tenri Pallawarukka||S.P., M.P.|Asisten Ahli
Maruli Hutasoitan|Ir.|M.T., IPM|Lektor
Dewi~Ayu Kencanaratri||S.Si., M.Biotech.|Asisten Ahli
Fransiskus~Xaverius Nahakleki||S.Hut., M.Sc.|Tenaga Pengajar
Cut Rahmahlia||A.Md.|Tenaga Kependidikan
Sugeng Riyantoko||S.E.|Tenaga Kependidikan
"""
"""Name, titles before and behind it, position."""


def chinese_portal_columns(site: Site) -> None:
    """A Chinese portal's columns: a list a rank, articles as people, an image beside each title."""
    lists, number = "", 0
    nobody = site.silhouette("/_upload/tpl/04/1a/1050/template1050/images/moren.png", (120, 160))
    for place, (rank, names) in enumerate(CHINESE.items()):
        items = ""
        for turn, one in enumerate(site.called(*names), 1):
            token = f"{site.rng.getrandbits(48):012x}"
            tag = '<img src="{}" data-media-type="image" width="120" alt="">'
            path = f"/_upload/article/images/{token[:2]}/{token[2:4]}/{token}_s.jpg"
            image = site.image(
                one, path, (120, 160) if number != 6 else (120, 150), shown=number not in (8, 14),
                tag=tag, without=tag.format(nobody),
            )  # fmt: skip
            family, given = one.family, one.given
            name = f"{given}　{family}" if len(one.name) == 3 else given + family
            link = f"/2023/0{place + 3}1{turn}/c2041{place}a{58000 + number}/page.htm"
            items += f"""<li class="news n{turn} clearfix"><div class="news_imgs"><a href='{link}'
 target='_blank'>{image}</a></div><div class="news_con"><div class="news_title"><a href='{link}'
 target='_blank' title='{name}'>{name}</a></div><div class="news_text">研究方向：{
                ("水文地质", "岩土力学", "矿产勘查", "遥感应用")[number % 4]
            }</div><div
 class="news_meta">电话：0999-{one.phone}</div></div></li>"""
            number += 1
        lists += f"""<div class="post post{place}"><div class="tt"><h3 class="tit"><span
 class="title" frag="标题">{rank}</span></h3></div><div class="con"><div frag="窗口内容"><div
 id="wp_news_w{30 + place}"><ul
class="news_list list2 clearfix">{items}</ul></div></div></div></div>"""
    adjunct = site.called(*ADJUNCT)
    for one in adjunct:
        site.lacks(one)
    others = "、".join(one.name.replace(" ", "") for one in adjunct)
    logo = site.scene("/_upload/tpl/04/1a/1050/template1050/images/logo.png", (420, 70))
    sweep = site.scene("/_upload/tpl/04/1a/1050/template1050/images/ewm.png", (100, 100))
    banner = site.scene("/_upload/article/images/banner_szdw.jpg", (1400, 240))
    prize = site.scene("/_upload/article/images/0c/11/huojiang_s.jpg", (90, 60))
    body = f"""<div class="wrapper header"><div class="inner"><div class="head-left" frag="面板1"><a
href="/" class="site-url"><img src="{logo}" border="0" alt="" width="420"></a></div><div
class="wp_search"><input placeholder="请输入关键字"><button>搜索</button></div></div></div><div
class="wrapper nav" id="nav"><div class="inner"><ul
class="wp_nav"><li><a>首页</a></li><li><a>学院概况
</a></li><li><a>师资队伍</a></li><li><a>人才培养</a></li><li><a>科学研究</a></li><li><a>党群工作</a></li>
</ul></div></div><div class="l-banner"><img src="{banner}" alt=""></div><div
class="wrapper main"><div class="inner"><div class="col_menu"><div
class="col_menu_head"><h3>师资队伍</h3></div><ul
class="wp_listcolumn"><li><a>专任教师</a></li><li><a>博士生导师</a></li><li><a>荣休教师</a></li></ul>
<div class="kx"><h4>学院新闻</h4><p><img src="{prize}" width="90"
alt=""></p><p><a>我院学子在全国大赛中获奖 </a></p></div></div><div class="col_news"><div
class="col_path">当前位置：<a>首页</a> &gt; <a>师资队伍</a> &gt; 专任教师</div>{lists}<div
class="post"><div class="tt"><h3 class="tit">兼职教授</h3></div><p>{others}
</p></div></div></div></div><div class="wrapper footer"><div
class="inner"><p>地址：示例市示例路1号　邮编： 999999　您是第 <b>483920</b> 位访客</p><img
src="{sweep}" alt="微信公众号" width="100"><p>扫一扫关注我们</p> </div></div>"""
    style = """body{font:14px/1.6 'Microsoft Yahei',sans-serif;margin:0}.inner{width:1200px;
margin:auto;overflow:hidden}.wp_search{float:right;margin-top:20px}.head-left{float:left}
#nav{background:#0a4a8f}.wp_nav{display:flex;gap:50px;list-style:none}.wp_nav a{color:#fff}
.l-banner img{width:100%;height:220px;object-fit:cover}.col_menu{float:left;width:220px;
background:#f2f6fb}.col_menu_head{background:#0a4a8f;color:#fff;padding:4px 14px}.kx{padding:10px}
.col_news{float:right;width:940px}.tit{border-bottom:2px solid #0a4a8f}.news_list{list-style:none;
padding:0;display:flex;flex-wrap:wrap}.news{width:300px;margin: 0 12px 16px 0;display:flex;
gap:12px}.news_title{font-size:17px;font-weight:bold}.footer{background:#0a4a8f;color:#fff;
text-align:center;margin-top:20px}"""
    site.start = "/szdw/list.htm"
    title = "师资队伍-地质工程学院"
    site.put(site.start, frames.bare(title, body, language="zh-CN", style=style))


def korean_background_gallery(site: Site) -> None:
    """A Korean site kit's gallery: portraits are backgrounds, so is everything else."""
    people, items = called(site, KOREANS), []
    for number, (one, (latin, post, topic)) in enumerate(people[1:]):
        if latin:
            site.also(one, latin)
        compact = one.name.replace(" ", "") if latin else one.name
        token = f"{site.rng.getrandbits(44):011x}"
        style = """style="background-image:url('{}');" """
        back = site.image(
            one, f"/thumbnail/20230{number % 9 + 1}14/{token}.{'png' if number == 3 else 'jpg'}",
            (360, 450), shown=number != 9, tag=style, without="",
        )  # fmt: skip
        items.append(f"""<div class="item_gallary col-dz-3 _item" data-org="{number}"><div
 class="item_container _item_container"><div class="img_wrap _img_wrap" {back}></div><div
 class="hover_overlay"></div><div class="text"><div class="title">{compact}{
            f" ({latin})" if latin else ""
        }</div><div class="body"><p>{post}</p><p>{topic}</p><p>{one.user or "lab"}{
            number
        }@exlab.example</p></div></div></div></div>""")
    gone = ""
    for one, year in zip(site.called(*ALUMNI), (2020, 2022), strict=True):
        site.lacks(one)
        gone += f"<p>{one.name.replace(' ', '')} (M.S., {year}) – 예시전자</p>"
    head = people[0][0]
    large = site.portrait(head, "/thumbnail/20230101/head_of_the_lab.jpg", (420, 520))
    top = site.scene("/upload/visual/lab_main.jpg", (1600, 420))
    desk = [site.scene(f"/thumbnail/20230101/lab{n}.jpg", (360, 240)) for n in range(3)]
    trip = site.group("/thumbnail/20230101/mt2023.jpg", (1000, 420))
    rooms = "".join(
        f"""<div class="item_gallary col-dz-4 _item"><div class="item_container"><div
class="img_wrap
 _img_wrap" style="background-image:url('{path}');"></div></div></div>"""
        for path in desk
    )
    body = f"""<div id="inline_header_normal" class="_inline_header"><div class="logo_title">HAPTICS
LAB</div><ul class="viewport-nav desktop"><li>Home</li><li>Research</li><li>People</li><li>
Publication</li><li>Board</li></ul></div><div class="visual_section section_bg"
style="background-image:url('{top}')"> <div class="txt"><h1>PEOPLE</h1></div></div><div id="w2022_a"
class="doz_row prof"><div class="widget  image"><div class="img_wrap"
style="background-image:url('{large}')"></div></div><div class="widget  text"><h4>Principal
Investigator</h4><h3>명가온 교수</h3><p>기계공학부 부교수</p><p>Ph.D. 예시대학교, 2011<br> Office:
301동 418호</p></div></div><div class="doz_row"><h4>Members</h4><div
class="_gallery_wrap gallery_wrap">{"".join(items)}</div></div><div class="doz_row"><h4>Alumni</h4>
{gone}</div><div class="doz_row"><h4>Lab Life</h4><div class="_gallery_wrap">{rooms}</div><div
class="img_wrap wide" style="background-image:url('{trip}')"></div></div><footer
class="footer"><p>08800 예시시 예시로 1, 301동</p><p>Copyright ⓒ 2023 Haptics Lab All rights
reserved.</p></footer>"""
    style = """body{font:14px 'Noto Sans KR',sans-serif;margin:0;color:#212121}
._inline_header{display:flex;justify-content:space-between;padding:18px 60px}.desktop{display:flex;
gap:36px;list-style:none}.visual_section{height:300px;background-size:cover;
background-position:50%;color:#fff}.txt{padding:100px 60px}.doz_row{max-width:1200px;
margin:30px auto}.prof{display:flex;gap:40px}.image{width:300px}.img_wrap{
background:#ededed 50% / cover no-repeat;padding-top:125%}._gallery_wrap{display:flex;
flex-wrap:wrap}.col-dz-3{width:23%;margin:1%}.col-dz-4{width:31.3%;margin:1%}
.col-dz-4 .img_wrap{padding-top:60%}.wide{padding-top:42%}.title{font-weight:bold;margin-top:10px}
.body p{margin:2px 0;color:#777}.footer{background:#212121;color:#aaa;padding:40px 60px}
.hover_overlay{display:none}"""
    site.start = "/24"
    site.put(site.start, frames.bare("People | Haptics Lab", body, language="ko", style=style))


def indonesian_show_all(site: Site) -> None:
    """Indonesia: degrees on both sides of names; a button shows the rest of the lecturers."""
    cards = ""
    for number, (one, (before, behind, post)) in enumerate(called(site, INDONESIAN)):
        name = f"{before} {one.name}, {behind}".strip()
        tag = f'<img src="{{}}" alt="{one.name}" loading="lazy" class="wp-post-image">'
        month = f"/wp-content/uploads/2022/{number % 12 + 1:02}"
        image = site.image(
            one, f"{month}/WhatsApp-Image-2022-0{number % 8 + 1}-1{number % 9}-at-{number:02}.jpeg",
            (400, 533) if number % 4 else (533, 400), shown=number not in (8, 11), tag=tag,
            without='<div class="inisial"><i class="fas fa-user"></i></div>',
        )  # fmt: skip
        hidden = " dosen-sembunyi" * (number >= 8)
        cards += f"""<article class="dosen-item{hidden}"><div class="dosen-foto">{image}</div><div
 class="dosen-isi"><span class="dosen-jabatan">{post}</span><h4 class="dosen-nama"><a
 href="/dosen/{number}">{name}</a></h4><a class="dosen-link"
href="https://sinta.example/{number}">SINTA
</a> <a class="dosen-link" href="https://scholar.example/{number}">Google
Scholar</a></div></article>"""
    logo = site.scene("/wp-content/uploads/2021/08/logo-kampus.png", (90, 90))
    green = site.scene("/wp-content/uploads/2021/08/akreditasi-unggul.png", (180, 90))
    hall = site.scene("/wp-content/uploads/2021/08/gedung-rektorat.jpg", (1400, 300))
    team = site.group("/wp-content/uploads/2023/01/rapat-kerja.jpg", (560, 300))
    body = f"""<header class="site-header"><img src="{logo}" alt="" width="70"><div><b>Program Studi
Kehutanan</b><br>Universitas Contoh Nusantara</div><nav>Beranda &nbsp; Profil &nbsp; Akademik &nbsp;
Dosen &nbsp; PMB</nav></header><div class="breadcumb" style="background-image:url({hall})"><h1>Dosen
dan Staf</h1></div><main><p>Daftar dosen tetap dan tenaga kependidikan Program Studi
Kehutanan.</p><section class="dosen-grid" id="dosen">{cards}</section><p class="tengah"><button
id="semua">Tampilkan semua </button></p><section><h3>Kegiatan</h3><img src="{team}"
alt="Rapat kerja 2023" width="560"><p>Rapat kerja program studi, Januari
2023</p></section></main><footer><img src="{green}" alt="Akreditasi Unggul" width="180"><p>Jl.
Contoh Raya No. 1 | Telp. (0999) 999-999</p><p>© 2023 Prodi Kehutanan</p></footer><a class="wa"
href="https://wa.example/62">Chat WhatsApp</a><script>document.getElementById('semua').onclick
=function(){{document.querySelectorAll('.dosen-sembunyi').forEach(
e=>e.classList.remove('dosen-sembunyi'));this.remove()}}</script>
"""
    style = """body{font:15px Poppins,sans-serif;margin:0}.site-header{display:flex;gap:16px;
padding:12px 40px;align-items:center}nav{margin-left:auto}.breadcumb{background-size:cover;
color:#fff;padding:70px 40px}main{max-width:1180px;margin:auto;padding:20px}
.dosen-grid{display:grid;gap:24px;grid-template-columns:repeat(4,1fr)}.dosen-item{
box-shadow:0 1px 6px #bbb}.dosen-sembunyi{display:none}.dosen-foto img{width:100%;height:300px;
object-fit:cover}.inisial{height:300px;background:#dcebdc}.dosen-isi{padding:12px}
.dosen-jabatan{color:#2a7d2a;font-size:12px}.dosen-nama{margin:4px 0;font-size:15px}
.dosen-link{font-size:12px}.tengah{text-align:center}#semua{background:#2a7d2a;color:#fff;border:0;
padding:12px 28px}footer{background:#143;color:#fff;padding:30px 40px}.wa{position:fixed;
right:20px;bottom:20px;background:#2c5;color:#fff;padding:10px}"""
    site.start = "/dosen/"
    site.put(site.start, frames.bare("Dosen dan Staf", body, language="id", style=style))


LAYOUTS = (chinese_portal_columns, korean_background_gallery, indonesian_show_all)
