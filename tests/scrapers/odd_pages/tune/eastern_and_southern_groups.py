"""Laboratories and departments from Japan to Iran, as their countries' systems write them."""

from .. import frames
from ..cast import Someone
from ..rolls import called
from ..site import Site

SOIL_STAFF = """
五百旗部 修司|いおきべ しゅうじ|教授|博士（農学）|土壌物理学
勝占 美登里|かつうら みどり|准教授|博士（農学）|土壌微生物
乾谷 光太郎|いぬいだに こうたろう|助教|博士（理学）|同位体分析
四方堂 久美子|しほうどう くみこ|事務補佐員||
"""
"""Name, reading, rank, degree, field."""
SOIL_STUDENTS = """
ラフマン モハマド・アシフ|D3|バングラデシュ
入月 啓吾|D1|新潟県
万代 さやか|M2|岡山県
都築山 亮|M2|愛知県
蘇 婉婷|M2|中国
曽根崎 慎也|M1|大阪府
生悦住 麻衣|M1|京都府
鵜久森 大地|B4|愛媛県
上久保 千夏|B4|鹿児島県
六車 俊介|B4|香川県
米丸 あかね|B4|鹿児島県
"""
"""Name, year, home."""
SOIL_GRADUATES = (
    ("2006", "修士", "外立 和彦", "畑地における窒素溶脱の予測", "農機メーカー"),
    ("2006", "学士", "小比類巻 舞", "火山灰土の撥水性", "進学"),
    ("2005", "修士", "薬師神 裕", "凍結土壌の水分移動", "県庁"),
    ("2005", "学士", "日下石 綾", "水田土壌のメタン生成", "食品会社"),
)
PHYSICS = """
素粒子・宇宙物理学|日向野 聡|HIGANO Satoshi|教授|素粒子論
|鬼頭地 由布子|KITOJI Yuko|准教授|宇宙論
|伊礼門 翔|IREIJO Sho|助教|超弦理論
|ナタリア ヴォロニナ|VORONINA Natalia|特任助教|ニュートリノ
物性物理学|玉城田 洋平|TAMAKIDA Yohei|教授|超伝導
|早乙女 紗英|SAOTOME Sae|教授|トポロジカル物質
|信楽 直人|SHIGARAKI Naoto|准教授|強相関電子系
|箭内 千尋|YANAI Chihiro|講師|磁性
|刀祢 雄一郎|TONE Yuichiro|助教|低温物理
|エリック リンドストレム|LINDSTROM Erik|助教|中性子散乱
光・量子物理学|一尺八寸 研|KAMATSUKA Ken|教授|量子光学
|梅木屋 真理|UMEKIYA Mari|准教授|冷却原子
|御薬袋 大輔|MINAI Daisuke|助教|量子情報
|月見里 岳|YAMANASHI Gaku|助教|非線形光学
生物物理学|善知鳥 豊|UTO Yutaka|教授|分子モーター
|八月朔日 葵|HOZUMI Aoi|准教授|膜タンパク質
|栗花落 尚|TSUYURI Hisashi|助教|一分子計測
教務・技術職員|東江 里佳|AGARIE Rika|教務職員|
|及位 孝雄|NOZOKI Takao|技術専門職員|
"""
"""Field (where it begins), name, Latin letters, rank, subject."""
BATTERY = """
Seung-Woo Geum|금승우|Professor|
Min-Hyeok Tak|탁민혁|Research Professor|Solid electrolytes
Nguyen~Hoang Phuong-Linh||Postdoctoral Researcher|Interfaces by XPS
Ye-Na Maeng|맹예나|Ph.D. Candidate|Li-metal anodes
Jun-Ho Seonwoo|선우준호|Ph.D. Candidate|Cathode coatings
Abdul~Rehman Chaudhry-Malik||Ph.D. Student|Sodium-ion cells
Da-Eun Bong|봉다은|Integrated M.S./Ph.D. Student|Dry electrodes
Hyun-Seok Eo|어현석|Integrated M.S./Ph.D. Student|Operando XRD
Si-Yeon Gil|길시연|Integrated M.S./Ph.D. Student|Separators
Tae-Yang Dokgo|독고태양|M.S. Student|Binders
Bo-Mi Yeo|여보미|M.S. Student|Recycling
Han-Gyeol Ki|기한결|M.S. Student|Modelling
Ga-Ram Pung|풍가람|Undergraduate Intern|
Yu-Bin Hyeon|현유빈|Administrative Assistant|
"""
"""Name, in Korean, position, topic."""
BATTERY_ALUMNI = (
    ("Kyung-Min Ok", "Ph.D., 2022", "a battery maker, Daejeon"),
    ("So-Yul Ban", "Ph.D., 2021", "postdoc in Illinois"),
    ("Woo-Jae Pyeon", "M.S., 2021", "an electronics company"),
    ("In-Ae Cheon", "M.S., 2020", "Ph.D. student in Lausanne"),
    ("Dong-Ju Gwak", "M.S., 2019", "a patent office"),
)
NURSING = """
전임교수|설 미란|교수, 학장|성인간호학|간호관 501호
전임교수|황보 경희|교수|아동간호학|간호관 503호
전임교수|제갈 은주|교수|정신간호학|간호관 504호
전임교수|진 수정|교수|지역사회간호학|간호관 506호
전임교수|여 동석|부교수, 학과장|기본간호학|간호관 507호
전임교수|하 나리|부교수|여성건강간호학|간호관 509호
전임교수|옥 지현|부교수|노인간호학|간호관 510호
전임교수|방 승연|조교수|간호정보학|간호관 511호
전임교수|엄 태경|조교수|중환자간호|간호관 512호
전임교수|용 보라|조교수|간호관리학|간호관 514호
겸임·초빙교수|노 정임|겸임교수|종양간호|예시병원
겸임·초빙교수|감 현숙|겸임교수|감염관리|예시병원
겸임·초빙교수|사공 준|초빙교수|의료법|
명예교수|함 순덕|명예교수|모성간호학|
명예교수|인 영자|명예교수|성인간호학|
"""
"""Kind, name, rank, field, office."""
NURSING_OFFICE = (
    ("부 성준", "팀장", "행정 총괄"), ("석 가영", "주무관", "학사, 수업"),
    ("모 하늘", "조교", "실습, 장학"),
)  # fmt: skip
HYDRAULICS = """
教授|商 怀瑾|院长、博士生导师|水文水资源
教授|夏侯 启明|博士生导师|水力学及河流动力学
教授|佟 丽娟|博士生导师|水工结构
教授|冀 向东|博士生导师|岩土工程
教授|闻 泽|国家级青年人才|水环境
教授|钮 国华|硕士生导师|水利水电工程
副教授|晏 如冰|硕士生导师|生态水利
副教授|戚 海波|副院长、硕士生导师|水工材料
副教授|古丽娜尔· 买买提|硕士生导师|干旱区水资源
副教授|褚 一帆|硕士生导师|泥沙运动
副教授|俞 敏|硕士生导师|水工水力学
副教授|麻 晓峰|硕士生导师|大坝安全监测
副教授|端木 蕊|硕士生导师|遥感水文
副教授|桂 成林||施工与管理
讲师|苗 雨晴||水动力模拟
讲师|于 笑||城市洪涝
讲师|应 浩然||地下水
讲师|计 思雨||节水灌溉
讲师|郎 子骞||水电站
实验师|邢 桂芝||水力学实验室
实验师|干 立新||土工实验室
"""
"""Rank, name, offices, field."""
TAIWANESE = """
宓 家瑋|Chia-Wei Mi|特聘教授兼系主任|美國康乃爾大學博士|昆蟲分類、甲蟲學
游 雅淳|Ya-Chun Yu|特聘教授|國立臺灣大學博士|病媒昆蟲
阮 紹庭|Shao-Ting Juan|教授|英國里茲大學博士|化學生態
簡 玫君|Mei-Chun Chien|教授|美國加州大學戴維斯分校博士|生物防治
古 振邦|Chen-Pang Ku|教授|日本九州大學博士|昆蟲生理
鍾 宜庭|Yi-Ting Chung|副教授|國立中興大學博士|授粉昆蟲
巫 冠霖|Kuan-Lin Wu|副教授|德國哥廷根大學博士|族群遺傳
涂 思妤|Szu-Yu Tu|副教授|美國伊利諾大學博士|行為生態
歐陽 柏宇|Po-Yu Ouyang|助理教授|澳洲國立大學博士|系統演化
尤 品萱|Pin-Hsuan Yu|助理教授|國立臺灣大學博士|蜂類健康
Jonathan Aldersley-Moss||助理教授|英國雪菲爾大學博士|螞蟻生態
溫 素卿|Su-Ching Wen|兼任教授|美國馬里蘭大學博士|農藥毒理
藍 茂松|Mao-Sung Lan|名譽教授|日本北海道大學博士|蛾類
"""
"""Name, Latin letters, rank, degree, specialities."""
INDIAN = """
Prof. |B.~V. Satyanarayanamurthy|Professor (HAG) & Head|Ph.D. (IISc Bangalore)|Power Electronics
Prof. |Sukumar Bandopadhyayi|Professor (HAG)|Ph.D. (IIT Kharagpur)|Electrical Machines
Dr. (Mrs.) |Vijayalakshmi~N. Kodandaraman|Professor|Ph.D. (JNTU)|High Voltage Engineering
Dr. |P. Thirugnanasambandam|Professor|Ph.D. (Anna University)|Power Quality
Dr. |Harjinder~Singh Dhaliwalia|Associate Professor|Ph.D. (Thapar)|Renewable Energy
Dr. |Shaikh~Md. Irfanuddin|Associate Professor|Ph.D. (AMU)|Control Systems
Dr. |M.~R. Anantharamaiah|Associate Professor|Ph.D. (NITK)|Smart Grid
Dr. |Debolina Chattorajee|Assistant Professor (Gr. I)|Ph.D. (Jadavpur)|Microgrids
Dr. |Jaya~Prakash Meenawat|Assistant Professor (Gr. I)|Ph.D. (MNIT)|Electric Drives
Dr. |Lalrinawma Hmarthangi|Assistant Professor (Gr. II)|Ph.D. (NIT Mizoram)|Signal Processing
Ms. |K. Sowjanya~Rani|Assistant Professor (Gr. II)|M.Tech. (NITW)|Power Systems
Dr. |Omkar~D. Kulkarnikar|Assistant Professor (Gr. II)|Ph.D. (COEP)|EV Charging
Dr. |Thomas~Kutty Puthenparambil|Assistant Professor (Contract)|Ph.D. (CUSAT)|Embedded Systems
"""
"""Title, name, designation, degree, area; the title comes first."""
INDIAN_STAFF = (
    ("Shri Ramesh Babu Yelamarthi", "Technical Officer", "2415"),
    ("Smt. P. Nagamanikyam", "Senior Superintendent", "2401"),
    ("Shri Gopi Krishna Bandaruvada", "Technician", "2417"),
    ("Md. Ghouse Pasharuddin", "Office Attendant", "2402"),
)
THAI = """
รศ.ดร.|กิตติคุณ พงศ์ไพศาลวัฒน์|Assoc. Prof. Kittikhun Phongphaisanwat, Ph.D.|คณบดี
ศ.ดร.|มณีรัตน์ ศรีอัมพวัน|Prof. Maneerat Si-amphawan, Ph.D.|อาจารย์ประจำสาขาวิชา
ผศ.ดร.|ธีรวุฒิ จันทร์เรืองเดช|Asst. Prof. Teerawut Chanrueangdet, Ph.D.|รองคณบดีฝ่ายวิชาการ
ผศ.ดร.|ณัฐธิดา บุญประเสริฐกุล|Asst. Prof. Natthida Boonprasertkul, Ph.D.|ประธานหลักสูตร
ผศ.|สุเมธ ทองก้อนคำ|Asst. Prof. Sumet Thongkonkham|อาจารย์ประจำสาขาวิชา
อ.ดร.|ปาริชาต ณ~ลำปางทอง|Parichat Na Lampangthong, Ph.D.|อาจารย์ประจำสาขาวิชา
อ.ดร.|ภูวดล เหมือนเพชร|Phuwadon Mueanphet, Ph.D.|อาจารย์ประจำสาขาวิชา
อ.|กมลชนก ใจอารีย์รอบ|Kamonchanok Chai-arirop|อาจารย์ประจำสาขาวิชา
อ.ดร.|อานนท์ แซ่โง้วกิจ|Arnon Saengowkit, Ph.D.|อาจารย์ประจำสาขาวิชา
อ.|ฟาริดา หะยีสาและห์|Farida Hayeesalaeh|ลาศึกษาต่อ
"""
THAI_OFFICE = """
นาง|สมพิศ คำแก้วมูล||หัวหน้าสำนักงานคณบดี
น.ส.|จิราพร วงค์ตาคำ||นักวิชาการศึกษา
นาย|วีระพล ปัญญาเครือ||เจ้าหน้าที่ห้องปฏิบัติการ
น.ส.|อรอุมา มูลสถานนท์||เจ้าหน้าที่บริหารงานทั่วไป
"""
"""Title, name, in Latin letters, position; the title comes first."""
FILIPINO = """
Ma.~Teresa~L. Buenconsejero|PhD|Professor and Director
Rolando~S. dela~Vegara|PhD|Professor
Evangeline~P. Macaraegan|DSc|Professor
Jose~Mari~G. Villaflorido|PhD|Professor
Consolacion~B. Tan-Gatbonton|PhD|Associate Professor
Arnel~C. Dimaguilan|PhD|Associate Professor
Kristine~Joy~D. Pangilinawan|PhD|Associate Professor and Deputy Director
Ferdinand~R. Sy~Quia-Lopena|PhD|Assistant Professor
Hazel~Anne~M. Catacutanan|MSc|Assistant Professor
Datu~Norodin~A. Macapantar|MSc|Assistant Professor (on study leave)
Bernadette~T. Abuegan|MSc|Instructor
John~Paulo~V. Ilagandula|MSc|Instructor
Lovely~Grace~F. Sumulongay||Instructor
"""
FILIPINO_RESEARCHERS = """
Gilbert~N. Omandamon|MSc|University Researcher III
Rhodora~E. Lacsamanos|MSc|University Researcher II
Prince~Ian~K. Bagaporoan||University Research Associate I
Mary~Chris~O. Lumawigan||Science Research Specialist
Efren~U. Tolentinado,~Jr.||Laboratory Technician II
"""
"""Name, degree, position."""
FILIPINO_EMERITI = ("Leonor~S. Kalawang", "Quirino~A. Panlilioso", "Benigna~D. Evardonez")
IRANIAN = """
محمدرضا سهرابی‌منش|استاد|مدیر گروه|شیمی آلی
پروانه اسکندرانی|استاد||شیمی تجزیه
سید~علی‌اصغر موسوی‌طبسی|استاد||شیمی معدنی
هوشنگ قره‌داغلو|دانشیار||الکتروشیمی
زهره‌سادات میرفندرسکیان|دانشیار|معاون آموزشی گروه|شیمی فیزیک
کامبیز رستگارپناه|دانشیار||نانوشیمی
آزاده بختیاروند|دانشیار||پلیمر
فریبرز نوری‌زاده|استادیار||شیمی محاسباتی
مهناز کلانترهرمزی|استادیار||شیمی دارویی
بهزاد آقاجانلو|استادیار||کاتالیست
نسیم دهدشتیان|استادیار||حسگرهای شیمیایی
یوسف بلوچ‌زهی|مربی||آزمایشگاه شیمی عمومی
"""
"""Name, rank, office, field."""
IRANIAN_RETIRED = ("منوچهر فرهنگیان‌پور", "ایراندخت صمیمی‌نژاد", "عباسقلی کاشف‌الحق")

BUILDER = """body{margin:0;background:#fff;color:#333;font-family:'ＭＳ Ｐゴシック',sans-serif}
h2{background:#cfe3c3;border-left:8px solid #598a3c;font-size:100%;padding:3px 8px}td{font-size:
90%;line-height:150%}.side td{padding:2px}"""
MOVABLE = """*{box-sizing:border-box}body{margin:0;font:16px/1.8 'Noto Sans JP',sans-serif}img{
max-width:100%}.l-header{display:flex;justify-content:space-between;padding:20px 40px}.p-gnav ul{
display:flex;gap:32px;list-style:none;margin:0}.p-lower{background:#10325c;color:#fff;padding:56px
40px}.l-inner{max-width:1120px;margin:auto;padding:0 20px}.p-anchor{display:flex;gap:12px;
list-style:none;padding:0;flex-wrap:wrap}.p-anchor a{border:1px solid #10325c;padding:8px 20px;
display:block}.p-members{display:grid;grid-template-columns:repeat(4,1fr);gap:32px 24px;padding:0;
list-style:none}.c-member{color:inherit;text-decoration:none;display:block}.c-member__img{
aspect-ratio:3/4;overflow:hidden;background:#eef1f5}.c-member__img img{width:100%;height:100%;
object-fit:cover}.c-member p{margin:4px 0}.c-member__post{font-size:13px;color:#5a6b80}
.c-member__name{font-weight:700;font-size:18px}.c-member__name span{display:block;font-size:12px;
color:#889}.l-footer{background:#10325c;color:#fff;padding:40px;margin-top:60px}.p-bnr{display:flex;
gap:20px;justify-content:center;padding:30px}.js-top{position:fixed;right:20px;bottom:20px}"""
AGENCY = """body{margin:0;font:15px/1.6 Roboto,'Noto Sans KR',sans-serif}*{box-sizing:border-box}
.container{width:1170px;margin:auto;padding:0 15px}.navbar{background:#101c2c;color:#fff;padding:
14px}.navbar a{color:#fff;margin-right:26px}.page-head{background:#eef;padding:36px}.row{display:
flex;flex-wrap:wrap;margin:0 -15px}.col-md-3{width:25%;padding:0 15px 30px}.col-md-4{width:33.3%;
padding:0 15px}.col-md-8{width:66.6%;padding:0 15px}.img-responsive{width:100%;height:auto}.person
h4{margin:10px 0 0}.person p{margin:0;color:#666;font-size:13px}.section-title{border-bottom:2px
solid #d33;padding-bottom:6px}footer{background:#101c2c;color:#aaa;padding:30px;margin-top:40px}"""
WIZARD = """body{margin:0;font:15px 'Noto Sans KR',sans-serif}*{box-sizing:border-box}.wrap{width:
1200px;margin:auto}#header{border-bottom:1px solid #ddd}.gnb{display:flex;gap:44px;list-style:none}
.svisual{height:220px;background:url(/sites/nursing/images/sub_visual03.jpg) 50% / cover;color:#fff;
padding:70px 0;text-align:center}.cols{display:flex;gap:40px}.lnb{width:220px}._articleTable{flex:1}
.tab{display:flex;list-style:none;padding:0}.tab li{border:1px solid #ccc;padding:10px 30px}.tab
.on{background:#00796b;color:#fff}._wizProfList{list-style:none;padding:0;display:grid;
grid-template-columns:1fr 1fr;gap:20px}._prFlLi{border:1px solid #ddd;display:flex;padding:20px;
gap:20px}._prFlImg img{width:120px;height:160px;object-fit:cover}.artclInfo dl{display:grid;
grid-template-columns:64px 1fr;margin:8px 0;font-size:14px}.artclInfo dd{margin:0}.artclInfo
strong{font-size:18px}table{border-collapse:collapse;width:100%}td,th{border:1px solid #ddd;
padding:8px}#footer{background:#333;color:#bbb;padding:30px 0;margin-top:40px}"""
BODA = """body{margin:0;font:14px/1.7 'Microsoft YaHei',sans-serif;color:#333}.wrapper{width:1200px;
margin:auto}.top{background:#9b0000;color:#fff;padding:14px 0}.top .wrapper{display:flex;
justify-content:space-between}.nav{background:#800}.nav ul{display:flex;list-style:none;margin:0;
gap:40px;padding:12px 0}.nav a{color:#fff}.ban img{width:100%;height:240px;object-fit:cover}.con{
display:flex;gap:30px;margin-top:20px}.left{width:230px;flex:none}.left h3{background:#9b0000;
color:#fff;margin:0;padding:14px}.left li{border-bottom:1px solid #eee;list-style:none;padding:8px}
.dqwz{border-bottom:1px solid #ccc;overflow:hidden}.szll{display:flex;flex-wrap:wrap;padding:0;
list-style:none}.szll li{width:25%;padding:10px;box-sizing:border-box}.szll .pic img{width:160px;
height:213px;object-fit:cover;border:1px solid #ddd}.szll h4{margin:6px 0 0}.szll p{margin:0;
font-size:12px;color:#777}.foot{background:#333;color:#ccc;margin-top:30px;padding:20px 0}"""
RPAGE = """body{margin:0;font:16px/1.6 'Microsoft JhengHei',sans-serif}.minner{width:1140px;margin:
auto}.hdmenu ul{display:flex;gap:30px;list-style:none;background:#476a34;padding:12px}.hdmenu a{
color:#fff}.i-member-profile-list{display:flex;flex-wrap:wrap}.i-member-item{width:50%;padding:15px;
box-sizing:border-box}.i-member-item-inner{display:flex;gap:18px;border-bottom:1px dashed #bbb;
padding-bottom:14px}.i-member-pic{display:block;width:140px}.i-member-pic span{display:block;
padding-top:130%;background:#eee 50% / cover no-repeat}.i-member-status-list{list-style:none;
padding:0;margin:0;font-size:14px}.i-member-status-title{color:#476a34;font-weight:bold}.mt-title{
border-bottom:3px solid #476a34}footer{background:#2d3f22;color:#ddd;padding:24px;margin-top:30px}
.banner-img{width:100%;height:230px;object-fit:cover}.i-member-value{font-size:18px}"""
NIT = """body{margin:0;font:14px/1.5 'Open Sans',Arial,sans-serif}*{box-sizing:border-box}
.container{width:1170px;margin:auto}.topbar{background:#7a1f1f;color:#fff;padding:6px}.hd{display:
flex;gap:20px;align-items:center;padding:12px 0}.menu{background:#1b2a59;color:#fff;padding:12px}
.menu a{color:#fff;margin-right:26px}.row{display:flex;gap:30px}.col-3{width:260px;flex:none}
.faculty{display:flex;gap:20px;border:1px solid #ddd;padding:14px;margin-bottom:16px}.faculty
img{width:130px;height:150px}.faculty h4{margin:0;color:#7a1f1f}.faculty p{margin:2px 0}.btn{
background:#1b2a59;color:#fff;padding:3px 12px}.nav-tabs{display:flex;list-style:none;padding:0}
.nav-tabs li{border:1px solid #ccc;padding:8px 20px}.tab-pane{display:none}.tab-pane.active{display:
block}table{border-collapse:collapse;width:100%}td,th{border:1px solid #ccc;padding:6px}footer{
background:#1b2a59;color:#fff;padding:24px 0;margin-top:30px}"""
ELEMENTOR = """body{margin:0;font:16px/1.6 Sarabun,sans-serif}.elementor-container{display:flex;
flex-wrap:wrap;max-width:1140px;margin:auto}.elementor-col-33{width:33.33%}.elementor-col-100{width:
100%}.elementor-widget-wrap{padding:12px;text-align:center}.elementor-image-box-img img{width:100%;
max-width:220px;height:auto;border-radius:8px}.elementor-image-box-title{margin:8px 0 0;color:
#5b2c83;font-size:19px}.elementor-image-box-description{margin:0;font-size:15px}header{background:
#5b2c83;color:#fff}.sub-menu{display:none}nav ul{display:flex;gap:28px;list-style:none}footer{
background:#222;color:#ccc;padding:30px}h2{color:#5b2c83}#cookie{position:fixed;bottom:0;left:0;
right:0;background:#fff;padding:14px;box-shadow:0 0 8px #999}"""
DIVI = """body{margin:0;font:14px/1.7 'Open Sans',sans-serif;color:#666}#main-header{display:flex;
justify-content:space-between;padding:18px 60px;box-shadow:0 1px 0 #ccc}#top-menu{display:flex;gap:
26px;list-style:none}.et_pb_row{width:1080px;margin:auto;padding:20px 0;display:flex;gap:40px}
.et_pb_column_1_2{width:520px}.et_pb_team_member{display:flex;gap:30px;margin-bottom:30px}
.et_pb_team_member_image{width:160px;flex:none}.et_pb_team_member_image img{width:100%;height:auto}
.et_pb_module_header{margin:0;color:#7b1113;font-size:18px}.et_pb_member_position{margin:0;color:
#999}.et_pb_member_social_links{list-style:none;padding:0;display:flex;gap:10px}.et_pb_fullwidth{
background:#014421;color:#fff;padding:50px 60px}#main-footer{background:#222;color:#bbb;padding:40px
60px}.et_pb_gallery_items{display:flex;gap:12px}"""
YEKTA = """body{margin:0;font:13px Tahoma,'DejaVu Sans',sans-serif;direction:rtl;background:#e8eef2}
#page{width:1000px;margin:auto;background:#fff}.yw_menu{background:#16557a;color:#fff;padding:9px}
.yw_menu a{color:#fff;margin-left:24px}.ywcol{display:flex}.yw_right{width:200px;flex:none;padding:
10px;background:#f4f7f9}.yw_text{flex:1;padding:14px}.yw_text table{border-collapse:collapse;width:
100%}.yw_text td{border:1px solid #b9cbd6;padding:6px;vertical-align:middle}.yw_foot{background:
#16557a;color:#fff;padding:14px;text-align:center}.hd{background:#dbe8ef}"""


def homepage_builder_laboratory(site: Site) -> None:
    """A Japanese laboratory of 2007 in a home-page program's tables; graduates by year."""
    staff = ""
    for number, (one, (reading, rank, degree, field)) in enumerate(called(site, SOIL_STAFF)):
        image = site.image(
            one, f"image/staff{number + 1}.jpg", (120, 150), shown=number != 3,
            tag='<img src="{}" width="120" height="150" border="0">',
        )  # fmt: skip
        name = one.name.replace(" ", "　")
        site.also(one, reading, f"{one.name} {reading}")
        about = f"{degree}<br>専門：{field}<br>" if field else ""
        staff += f"""<tr><td width="130" align="center">{image or "&nbsp;"}</td><td
valign="top">{rank}<br><b><font size="+1">{name}</font></b>（{reading}）<br>{about}内線：{
            one.phone[-4:]
        }<br>E-mail：soil{number}＠dojo.example</td></tr>"""
    cells = []
    nobody = site.silhouette("image/nophoto.gif", (100, 120))
    for number, (one, (year, home)) in enumerate(called(site, SOIL_STUDENTS)):
        tag = '<img src="{}" width="100" height="120" border="0">'
        image = site.image(
            one, f"image/P10{10300 + 17 * number}.JPG", (100, 120),
            shown=number not in (4, 9), tag=tag, without=tag.format(nobody),
        )  # fmt: skip
        foreign = "ァ" <= one.given[0] <= "ヺ"
        name = one.name.replace(" ", "・" if foreign else "　")
        site.also(one, name.replace("　", ""))
        cells.append(
            f'<td align="center" width="150">{image}<br>{year}　{name}<br>'
            f'<font size="-1">（{home}出身）</font></td>'
        )
    rows = "".join(f"<tr>{''.join(cells[n : n + 4])}</tr>" for n in range(0, len(cells), 4))
    past = ""
    for one, (year, degree, name, thesis, job) in zip(
        site.called(*(row[2] for row in SOIL_GRADUATES)), SOIL_GRADUATES, strict=True
    ):
        site.lacks(one)
        past += (
            f"<tr><td>{year}年度</td><td>{degree}</td><td>{name.replace(' ', '　')}</td>"
            f"<td>{thesis}</td><td>{job}</td></tr>"
        )
    head = site.scene("image/title.gif", (600, 80))
    menu = "".join(
        f'<tr><td><a href="{page}.html"><img src="{site.scene(f"image/m_{page}.gif", (140, 30))}" '
        f'alt="{word}" border="0"></a></td></tr>'
        for page, word in (
            ("index", "トップ"), ("research", "研究内容"), ("member", "メンバー"),
            ("paper", "業績"), ("album", "アルバム"), ("access", "交通案内"), ("link", "リンク"),
        )
    )  # fmt: skip
    trip = site.group("image/album/seminar2007.jpg", (480, 320))
    line = site.scene("image/line_green.gif", (600, 8))
    count = site.scene("image/counter.gif", (80, 20))
    body = f"""<center><table width="780" border="0" cellspacing="0" cellpadding="4"><tr><td
colspan="2"><img src="{head}" width="600" height="80" alt="土壌環境学研究室"></td></tr><tr><td
width="150" valign="top"><table class="side" border="0">{menu}</table><br><font
size="-1">あなたは<br><img src="{count}" alt="028841">人目の訪問者です</font></td><td
valign="top"><h2>メンバー</h2><p align="right"><font size="-1">最終更新日　2007年6月11日</font></p>
<p align="center"><img src="{trip}" width="480" height="320" alt=""><br>2007年度ゼミ旅行（5月）</p>
<h2>教員・職員</h2><table border="1" width="600">{staff}</table><p><img src="{line}"></p>
<h2>学生</h2><table border="0" cellpadding="6">{rows}</table><p><img src="{line}"></p>
<h2>卒業生・修了生</h2><table border="1" width="600"><tr
bgcolor="#eeffdd"><td>年度</td><td>学位</td>
<td>氏名</td><td>論文題目</td><td>進路</td></tr>{past}</table><p><a href="#top">▲ページの先頭へ</a>
</p></td></tr></table><hr width="780"><font size="-1">Copyright (C) 2003-2007 緑野大学農学部
土壌環境学研究室. All Rights Reserved.</font></center>"""
    site.start = "/member.html"
    site.put(site.start, frames.bare("メンバー", body, language="ja", style=BUILDER))


def japanese_department_by_field(site: Site) -> None:
    """A physics department's faculty as lazy cards below each field, ranks above the names."""
    sections, anchors = "", ""
    nobody = site.silhouette("/assets/img/common/noimage.jpg", (300, 400), 190)
    for number, (one, fields) in enumerate(called(site, _names_second(PHYSICS))):
        field, latin, rank, subject = fields
        site.also(one, latin, f"{one.name} {latin}", f"{latin} {one.name}")
        tag = (
            '<img class="lazyload" src="data:image/gif;base64,'
            'R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" '
            'data-src="{}" alt="">'
        )
        image = site.image(
            one, f"/uploads/2023/{number % 4 + 1:02}/{latin.split()[0].lower()}.jpg",
            ((600, 800), (480, 480))[number % 6 == 4], shown=number not in (3, 12, 18),
            tag=tag, without=tag.format(nobody),
        )  # fmt: skip
        if field:
            anchors += f'<li><a href="#field{number}">{field}</a></li>'
            sections += "</ul>" * bool(sections)
            sections += f'<h2 class="c-title" id="field{number}">{field}</h2><ul class="p-members">'
        about = f'<p class="c-member__field">{subject}</p>' if subject else ""
        sections += f"""<li class="p-members__item"><a class="c-member" href="/faculty/{
            latin.lower().replace(" ", "-")
        }/"><div class="c-member__img">{image}</div><p class="c-member__post">{rank}</p><p
class="c-member__name">{one.name}<span lang="en">{latin}</span></p>{about}</a></li>"""
    logo = frames.wordmark(site, "/assets/img/common/logo.svg", "理学部 物理学科")
    banners = "".join(
        f'<a><img src="{site.scene(f"/assets/img/bnr_{n}.png", (240, 70))}" width="240" '
        f'alt="{word}"></a>'
        for n, word in enumerate(("受験生の方へ", "大学院入試", "研究科ニュース"))
    )
    menu = "".join(
        f"<li><a>{word}</a></li>"
        for word in ("学科紹介", "教員紹介", "カリキュラム", "入試情報", "お知らせ", "アクセス")
    )
    body = f"""<header class="l-header"><a href="/"><img src="{logo}" width="260"
alt="海浜大学理学部物理学科"></a><nav class="p-gnav"><ul>{menu}</ul></nav><ul class="p-lang"><li
class="is-current">JP</li><li><a href="/en/">EN</a></li></ul></header><div class="p-lower"><p
class="p-lower__en">FACULTY</p><h1>教員紹介</h1></div><div class="l-inner"><ol
class="p-bread"><li>ホーム</li><li>教員紹介</li></ol><p>物理学科には4つの研究分野があります。
各教員の名前をクリックすると、研究室の紹介がご覧になれます。</p><ul class="p-anchor">{anchors}</ul>
<main>{sections}</ul></main></div><div class="p-bnr">{banners}</div><footer
class="l-footer"><p>〒999-9999 例示県海浜市浜町1-1</p><p>TEL 0999-99-9999</p><small>© Department of
Physics, Kaihin University</small></footer><a class="js-top" href="#">PAGE TOP</a><script>
document.querySelectorAll('.lazyload').forEach(i=>new IntersectionObserver((es,o)=>es.forEach(e=>{{
if(e.isIntersecting){{i.src=i.dataset.src;o.disconnect()}}}})).observe(i))</script>"""
    site.start = "/faculty/"
    title = "教員紹介｜海浜大学理学部物理学科"
    site.put(site.start, frames.bare(title, body, language="ja", style=MOVABLE))


def _names_second(roll: str) -> str:
    """A roll whose lines begin with another field, with the names moved to their beginning."""
    lines = [line.split("|") for line in roll.strip().splitlines()]
    return "\n".join("|".join([line[1], line[0], *line[2:]]) for line in lines)


def korean_lab_in_english(site: Site) -> None:
    """A Korean group's English page: the professor's career beside him, names also in Korean."""
    people = called(site, BATTERY)
    nobody = site.silhouette("img/people/default.png", (300, 300), 170)
    for one, (korean, _, _) in people:
        if korean:
            site.also(one, korean, f"{one.name} {korean}", f"{korean} {one.name}")
    head = people[0][0]
    sections, group = "", ""
    for number, (one, (korean, post, topic)) in enumerate(people[1:]):
        kind = post.split()[0]
        if kind != group:
            title = {
                "Research": "Research Professor", "Postdoctoral": "Postdoctoral Researcher",
                "Ph.D.": "Ph.D. Course", "Integrated": "Integrated M.S./Ph.D. Course",
                "M.S.": "M.S. Course", "Undergraduate": "Undergraduate Students",
                "Administrative": "Staff",
            }[kind]  # fmt: skip
            # Candidates and students share a heading.
            sections += "</div>" * bool(sections)
            sections += f'<h3 class="section-title">{title}</h3><div class="row">'
            group = kind
        tag = f'<img class="img-responsive" src="{{}}" alt="{one.name}">'
        image = site.image(
            one, f"img/people/{plain_file(one)}.{'png' if number == 5 else 'jpg'}",
            ((300, 400), (300, 300), (420, 520))[number % 3], shown=number not in (11, 12),
            tag=tag, without=tag.format(nobody),
        )  # fmt: skip
        about = f"<p>{topic}</p>" if topic else ""
        behind = f" ({korean})" if korean else ""
        sections += f"""<div class="col-md-3"><div class="person">{image}<h4>{one.name}{behind}</h4>
<p>{post}</p>{about}<p>{one.user}{number}[at]gaon.example</p></div></div>"""
    past = ""
    rows = zip(site.called(*(row[0] for row in BATTERY_ALUMNI)), BATTERY_ALUMNI, strict=True)
    for one, (_, degree, now) in rows:
        site.lacks(one)
        past += f"<li><b>{one.name}</b>, {degree} (now at {now})</li>"
    face = site.portrait(head, "img/people/prof_geum.jpg", (480, 600))
    team = site.group("img/group_2023_fall.jpg", (1140, 520))
    logo = site.scene("img/logo_white.png", (170, 40))
    univ = site.scene("img/univ_ui.png", (200, 50))
    body = f"""<nav class="navbar"><div class="container"><a class="navbar-brand" href="/"><img
src="{logo}" height="36" alt="Gaon EES Lab"></a> <a>Home</a><a>Research</a><a
href="people.html">People</a><a>Publications</a><a>Gallery</a><a>Contact</a></div></nav><div
class="page-head"><div class="container"><h1>People</h1></div></div><div class="container"><p><img
class="img-responsive" src="{team}" alt="group photo"></p><h3 class="section-title">Principal
Investigator</h3><div class="row"><div class="col-md-4"><img class="img-responsive" src="{face}"
alt=""></div><div class="col-md-8"><h2>Prof. {head.name} (금승우)</h2><p>Professor, Department of
Energy Engineering, Gaon National University</p><p>Tel: +82-99-999-1234 / E-mail:
swgeum[at]gaon.example / <a href="#s">Google Scholar</a></p><h4>Education</h4><ul><li>2004-2009:
Ph.D. in Materials Science, Massachusetts</li><li>2002-2004: M.S. in Materials Science, Seoul</li>
<li>1998-2002: B.S. in Ceramic Engineering, Seoul</li></ul><h4>Professional Experience</h4><ul>
<li>2020-present: Professor, Gaon National University</li><li>2015-2020: Associate Professor</li>
<li>2011-2015: Assistant Professor</li><li>2009-2011: Postdoctoral fellow, Argonne</li></ul>
<h4>Honors</h4><ul><li>2021: Young Scientist Award, Korean Electrochemical Society</li></ul></div>
</div>{sections}</div><h3 class="section-title">Alumni</h3><ul>{past}</ul></div><footer><div
class="container"><img src="{univ}" alt="" width="200"><p>Room 304, Engineering Building 5, 1
Gaon-ro. Copyright 2023 Electrochemical Energy Storage Lab.</p></div></footer>"""
    site.start = "/people.html"
    site.put(site.start, frames.bare("People - EES Lab", body, style=AGENCY))


def plain_file(one: Someone) -> str:
    """A file name as an assistant of the group writes it."""
    return one.name.lower().replace("-", "").replace(" ", "_")


def korean_wizard_professors(site: Site) -> None:
    """A college of nursing on its university's system: tabs, label lists, an office table."""
    lists, kind = "", ""
    nobody = site.silhouette("/_res/nursing/img/noimg_prof.png", (240, 320), 175)
    for number, (one, (group, rank, field, office)) in enumerate(
        called(site, _names_second(NURSING))
    ):
        name = one.name.replace(" ", "")
        if group != kind:
            lists += "</ul>" * bool(lists)
            lists += f'<h3 class="h3_tit">{group}</h3><ul class="_wizProfList">'
            kind = group
        token = f"{site.rng.getrandbits(64):016x}"
        tag = f'<img src="{{}}" alt="{name}" onerror="this.src=\'{nobody}\'">'
        image = site.image(
            one, f"/_attach/prof/image/2022/03/{token}.jpg", ((240, 320), (354, 472))[number % 2],
            shown=number not in (8, 12, 14), tag=tag, without=tag.format(nobody),
        )  # fmt: skip
        room = f"<dt>연구실</dt><dd>{office}</dd>" if office else ""
        phone = f"<dt>전화</dt><dd>099-820-{7300 + number}</dd>" if number < 10 else ""
        lists += f"""<li class="_prFlLi"><div class="_prFlImg"><a
href="javascript:jf_viewProf('{4100 + number}')">{image}</a></div><div class="artclInfo"><a
href="javascript:jf_viewProf('{4100 + number}')"><strong>{name}</strong></a> <span
class="pos">{rank}</span><dl><dt>전공</dt><dd>{field}</dd>{room}{phone}<dt>이메일</dt><dd>nur{
            number
        }@saebyeok.example</dd></dl></div></li>"""
    office_rows = ""
    for one, (_, post, task) in zip(
        site.called(*(row[0] for row in NURSING_OFFICE)), NURSING_OFFICE, strict=True
    ):
        site.lacks(one)
        office_rows += (
            f"<tr><td>{one.name.replace(' ', '')}</td><td>{post}</td><td>{task}</td>"
            f"<td>099-820-{one.phone[-4:]}</td></tr>"
        )
    logo = site.scene("/sites/nursing/images/logo.png", (280, 50))
    site.scene("/sites/nursing/images/sub_visual03.jpg", (1600, 220))
    mark = site.scene("/sites/nursing/images/kabone.png", (110, 60))
    menu = "".join(f"<li>{w}</li>" for w in ("대학소개", "교수진", "학부", "대학원", "학생활동"))
    body = f"""<div id="skip"><a href="#content">본문 바로가기</a></div><div id="header"><div
class="wrap"><h1><a href="/nursing/"><img src="{logo}" alt="새벽대학교 간호대학"></a></h1><ul
class="gnb">{menu}</ul><form class="search"><input title="검색어"
placeholder="검색어를 입력하세요"></form></div></div><div class="svisual"><h2>교수진</h2></div><div
class="wrap cols"><div class="lnb"><h2>교수진</h2><ul><li>교수소개</li><li>교수초빙</li></ul></div>
<div id="content" class="_articleTable"><ul class="tab"><li class="on">전체</li><li>전임교수</li><li
>겸임·초빙교수</li><li>명예교수</li></ul><div class="_fnctWrap _wizProf">{lists}</ul></div><h3
class="h3_tit">행정실</h3><table><thead><tr><th>성명</th><th>직위</th><th>담당업무</th
><th>전화번호</th></tr></thead><tbody>{office_rows}</tbody></table></div></div><div id="footer"><div
class="wrap"><img src="{mark}" alt="한국간호교육평가원 인증"><p>99999 새벽시 해돋이로 100 간호관
TEL 099-820-7300</p><p>COPYRIGHT 2022 SAEBYEOK UNIVERSITY. ALL RIGHTS RESERVED.</p>
<a>개인정보처리방침
</a></div></div>"""
    site.start = "/nursing/2105/subview.do"
    title = "교수소개 | 간호대학"
    site.put(site.start, frames.bare(title, body, language="ko", style=WIZARD))


def chinese_builder_teachers(site: Site) -> None:
    """A Chinese school on the country's usual site builder: grids by rank, short names spread."""
    lists, kind = "", ""
    nobody = site.silhouette("/images/zanwu.jpg", (160, 213), 165)
    for number, (one, (rank, office, field)) in enumerate(called(site, _names_second(HYDRAULICS))):
        name = one.name.replace(" ", "")
        site.also(one, name)
        shown_name = f"{name[0]}　{name[1]}" if len(name) == 2 else name
        if rank != kind:
            lists += "</ul>" * bool(lists)
            lists += f'<h3 class="zc">{rank}</h3><ul class="szll">'
            kind = rank
        token = f"{site.rng.getrandbits(128):032X}"
        tag = f'<img src="{{}}" alt="{name}" border="0">'
        image = site.image(
            one, f"/__local/{token[0]}/{token[1:3]}/{token[3:5]}/{token[5:]}_{number:02X}.jpg",
            ((295, 413), (413, 579), (160, 213))[number % 3], shown=number not in (13, 17, 20),
            tag=tag, without=tag.format(nobody),
        )  # fmt: skip
        title = "，".join(filter(None, (rank, office)))
        lists += f"""<li id="line_u9_{number}"><a href="../info/1043/{2200 + 7 * number}.htm"
target="_blank" title="{name}"><div class="pic">{image}</div><div
class="txt"><h4>{shown_name}</h4><p>{title}</p><p>研究方向：{field}</p></div></a></li>"""
    logo = site.scene("/images/logo.png", (420, 64))
    banner = site.scene("/images/nbanner2.jpg", (1600, 240))
    code = site.scene("/images/erweima.jpg", (110, 110))
    menu = "".join(
        f"<li><a>{w}</a></li>"
        for w in (
            "网站首页",
            "学院概况",
            "师资队伍",
            "学科建设",
            "本科教学",
            "党建工作",
            "下载中心",
        )
    )
    body = f"""<div class="top"><div class="wrapper"><a href="../index.htm"><img src="{logo}"
border="0" alt="水利水电学院"></a><form><input placeholder="站内搜索" /><button>搜索</button></form
></div></div><div class="nav"><div class="wrapper"><ul>{menu}</ul></div></div><div class="ban"><img
src="{banner}" alt=""></div><div class="wrapper con"><div
class="left"><h3>师资队伍</h3><ul><li>师资概况
</li><li>教师名录</li><li>博士生导师</li><li>人才招聘</li></ul></div><div class="right"><div
class="dqwz">当前位置：<a>首页</a> &gt;&gt; <a>师资队伍</a> &gt;&gt; 教师名录</div>{lists}</ul><div
align="center">共21条　1/1　首页　上页　下页　尾页</div></div></div><div class="foot"><div
class="wrapper"><img src="{code}" width="110" alt="微信公众号"><p>地址：例示省江城市滨河路99号
邮编：999999</p><p>版权所有 © 江城大学水利水电学院　技术支持：校网络中心</p></div></div>"""
    site.start = "/szdw/jsml.htm"
    title = "教师名录-水利水电学院"
    site.put(site.start, frames.bare(title, body, language="zh-CN", style=BODA))


def taiwanese_member_module(site: Site) -> None:
    """A Taiwanese department: portraits behind links, status lists with icons, two name forms."""
    items = ""
    for number, (one, (latin, rank, degree, field)) in enumerate(called(site, TAIWANESE)):
        name = one.name.replace(" ", "") if latin else one.name
        written = f"{name} {latin}" if latin else name
        if latin:
            site.also(one, latin, f"{one.name} {latin}", f"{latin} {one.name}")
        blank = site.silhouette("/images/member_default.png", (300, 390), 180)
        tag = "<span style=\"background-image: url('{}');\"></span>"
        image = site.image(
            one, f"/var/file/38/1038/pictures/{410 + number}/m/mczh-tw400x500_small{number}_"
            f"{site.rng.getrandbits(40):010d}.jpg", (400, 500), shown=number not in (9, 11),
            tag=tag, without=tag.format(blank),
        )  # fmt: skip
        parts = (
            ("職稱", rank), ("學歷", degree), ("專長", field),
            ("研究室", f"昆蟲館 {301 + number} 室" if number < 11 else ""),
            ("電話", f"(09)9999-{2100 + number}" if number < 11 else ""),
            ("電子郵件", f"ent{number}@example"),
        )  # fmt: skip
        status = "".join(
            f'<li class="i-member-status"><span class="i-member-status-title"><i class="fa '
            f'fa-angle-right"></i> {label}</span> <span class="i-member-status-data">{value}</span>'
            "</li>"
            for label, value in parts
            if value
        )
        items += f"""<div class="i-member-item col-md-6"><div class="i-member-item-inner"><div
class="i-member-pic-wrap"><a class="i-member-pic" href="/zh_tw/member/m1/x-{number}" title="{name}">
{image}</a></div><div class="i-member-info-wrap"><span class="i-member-value member-data-value-name"
><a href="/zh_tw/member/m1/x-{number}">{written}</a></span><ul
class="i-member-status-list">{status}</ul></div></div></div>"""
    logo = site.scene("/var/file/38/1038/img/logo_ent.png", (420, 80))
    banner = site.scene("/var/file/38/1038/img/banner-butterfly.jpg", (1400, 230))
    menu = "".join(
        f"<li><a>{w}</a></li>"
        for w in (
            "最新消息",
            "系所簡介",
            "系所成員",
            "課程資訊",
            "招生資訊",
            "學術研究",
            "聯絡我們",
        )
    )
    body = f"""<a id="acc" href="#center" accesskey="C">跳到主要內容區</a><div class="minner"><a
href="/"><img src="{logo}" alt="國立山海大學昆蟲學系" width="420"></a><ul class="langbar"><li><a
>網站導覽</a></li><li><a>English</a></li></ul></div><div class="hdmenu"><ul>{menu}</ul></div><img
class="banner-img" src="{banner}" alt=""><div class="minner" id="center"><div
class="path"><a>首頁</a> /
<a>系所成員</a> / 專任教師</div><div class="module module-member"><header class="mt"><h2
class="mt-title">教師成員</h2></header><section class="mb"><div class="i-member-profile-list row">
{items}</div></section></div><div class="share"><a>友善列印</a> <a>轉寄好友</a></div></div>
<footer><div class="minner"><p>99999 山海市大學路一段1號 昆蟲館</p>
<p>電話：(09)9999-2000　傳真：(09)9999-2001</p>
<p>瀏覽人次：<span>1187342</span></p></div></footer>"""
    site.start = "/zh_tw/member/m1"
    title = "專任教師 - 國立山海大學昆蟲學系"
    site.put(site.start, frames.bare(title, body, language="zh-Hant-TW", style=RPAGE))


def indian_faculty_behind_tabs(site: Site) -> None:
    """An Indian institute of technology: initials, tabs, a table of the staff, notices."""
    boxes = ""
    blank = site.silhouette("/assets/images/faculty/default-user.png", (130, 150), 140)
    for number, (one, (title, post, degree, area)) in enumerate(
        called(site, _names_second(INDIAN))
    ):
        tag = '<img src="{}" class="img-thumbnail" alt="Faculty Image">'
        image = site.image(
            one, f"/assets/images/faculty/EEE/{one.user[:8]}_{number}.{('jpg', 'JPG')[number % 2]}",
            ((130, 150), (413, 531), (300, 300))[number % 3], shown=number not in (9, 12),
            tag=tag, without=tag.format(blank),
        )  # fmt: skip
        mail = f"{one.user[:9]}[at]nitx[dot]example"
        boxes += f"""<div class="faculty"><div class="faculty-img">{image}</div><div
class="faculty-text"><h4>{title} {one.name}</h4><p><b>{post}</b></p><p>{degree}</p><p><b>Areas of
Interest:</b> {area}</p><p>Phone: +91-999-24{number + 30} | Email: {mail}</p><a class="btn"
href="/faculty/eee/{number}">View Profile</a></div></div>"""
    table = ""
    for place, (name, post, phone) in enumerate(INDIAN_STAFF, 1):
        bare = name.removeprefix("Shri ").removeprefix("Smt. ")
        site.lacks(site.called(bare)[0])
        table += f"<tr><td>{place}</td><td>{name}</td><td>{post}</td><td>{phone}</td></tr>"
    logo = site.scene("/assets/images/nit-logo.png", (90, 90))
    nirf = site.scene("/assets/images/nba_accredited.png", (120, 80))
    block = site.scene("/assets/images/dept/eee-block.jpg", (1170, 260))
    notices = "".join(
        f'<li><img src="{site.scene("/assets/images/new.gif", (30, 14))}" alt="new"> {text}</li>'
        for text in ("Ph.D. admissions, July 2024", "Short-term course on EV drives", "Time table")
    )
    body = f"""<div class="topbar"><div class="container">Screen Reader Access | A- A A+ | हिन्दी |
Webmail | Tenders</div></div><div class="container hd"><img src="{logo}" width="90"
alt="logo"><div><h2>राष्ट्रीय प्रौद्योगिकी संस्थान, उदाहरणपुर</h2><h2>National Institute of
Technology, Udaharanpur</h2><p>An Institute of National Importance</p></div><img src="{nirf}"
width="120" alt=""></div><div class="menu"><div class="container"><a>Home</a><a>Institute</a
><a>Administration</a><a>Academics</a><a>Departments</a><a>Research</a><a>Placements</a></div></div>
<div class="container"><img src="{block}" width="1170" alt="Department of EEE"><h1>Department of
Electrical and Electronics Engineering</h1><div class="row"><div class="col-3"><h4>Department</h4>
<ul><li>About</li><li>Programmes</li><li>People</li><li>Laboratories</li><li>Events</li></ul><h4
>Notices</h4><marquee direction="up" height="160"><ul>{notices}</ul></marquee></div><div
class="col-9"><ul class="nav-tabs"><li class="active"><a href="#faculty">Faculty</a></li><li><a
href="#staff">Staff</a></li><li><a href="#scholars">Research Scholars</a></li></ul><div
id="faculty" class="tab-pane active">{boxes}</div><div id="staff"
class="tab-pane"><table><tr><th>S.No.</th><th>Name</th><th>Designation</th><th>Ext.</th></tr>{table}
</table></div><div id="scholars" class="tab-pane"><p>The list is being updated.</p></div></div>
</div></div><footer><div class="container"><p>National Institute of Technology, Udaharanpur -
999999, India</p><p>Copyright 2024. Designed and maintained by the Computer Centre. Last updated:
12-02-2024</p></div></footer>"""
    site.start = "/dept/eee/people"
    site.put(site.start, frames.bare("Faculty | EEE | NITX", body, style=NIT))


def thai_image_boxes(site: Site) -> None:
    """A Thai faculty in a page builder's image boxes: abbreviated ranks stuck to the names."""
    parts = ""
    for place, (heading, roll) in enumerate(
        (("บุคลากรสายวิชาการ", THAI), ("บุคลากรสายสนับสนุน", THAI_OFFICE))
    ):
        columns = ""
        for number, (one, (title, latin, post)) in enumerate(called(site, _names_second(roll))):
            if latin:
                plain_latin = latin.split(", ")[0].split("Prof. ")[-1]
                site.also(one, plain_latin, f"{one.name} {plain_latin}")
            mail = f"<br>{plain_latin.split()[0].lower()}@kasalong.example" if latin else ""
            shown = not (place == 0 and number == 9) and not (place == 1 and number == 2)
            year = 2565 - 543 + place
            image = site.image(
                one, f"/wp-content/uploads/{year}/0{number % 9 + 1}/"
                f"{'อาจารย์' if number == 1 else 'staff'}-{place}{number:02}-819x1024.jpg",
                ((410, 512), (400, 400))[place],
                shown=shown,
                tag='<figure class="elementor-image-box-img"><img decoding="async" loading="lazy" '
                'src="{}" class="attachment-large size-large" alt=""></figure>',
            )  # fmt: skip
            if not shown and place == 0:
                blank = site.silhouette("/wp-content/uploads/2022/01/no-pic.png", (410, 512))
                image = (
                    f'<figure class="elementor-image-box-img"><img src="{blank}" alt=""></figure>'
                )
            under = f"{latin}<br>" if latin else ""
            wide = 100 if place == number == 0 else 33
            columns += f"""<div class="elementor-column elementor-col-{wide} elementor-element"><div
class="elementor-widget-wrap"><div class="elementor-widget elementor-widget-image-box"><div
class="elementor-image-box-wrapper">{image}<div class="elementor-image-box-content"><h3
class="elementor-image-box-title">{title}{one.name}</h3><p
class="elementor-image-box-description">{under}{post}{mail}</p></div></div></div></div></div>"""
        parts += f"""<section class="elementor-section"><div class="elementor-container"><div
class="elementor-column elementor-col-100"><div class="elementor-widget-wrap"><h2
class="elementor-heading-title">{heading}</h2></div></div>{columns}</div></section>"""
    logo = site.scene("/wp-content/uploads/2021/11/logo-sci-300x90.png", (300, 90))
    seal = site.scene("/wp-content/uploads/2021/11/ita-award.png", (140, 140))
    menu = "".join(
        f"<li>{w}</li>" for w in ("หน้าแรก", "เกี่ยวกับคณะ", "บุคลากร", "หลักสูตร", "วิจัย", "ติดต่อ")
    )
    body = f"""<header><div class="elementor-container"><a href="/"><img src="{logo}" width="240"
alt="คณะวิทยาศาสตร์"></a><nav><ul>{menu}</ul></nav></div></header><main><div
class="elementor-container"><h1>บุคลากร</h1></div>{parts}</main><footer><div
class="elementor-container"><img src="{seal}" width="90" alt=""><p>คณะวิทยาศาสตร์และเทคโนโลยี
มหาวิทยาลัยกาสะลอง เลขที่ 1 ถนนตัวอย่าง โทร. 099-999-999</p><p>จำนวนผู้เข้าชม 58,220</p></div></footer><div
id="cookie">เว็บไซต์นี้ใช้คุกกี้เพื่อเพิ่มประสบการณ์การใช้งาน <button>ยอมรับ</button></div>"""
    site.start = "/personnel/"
    site.put(site.start, frames.bare("บุคลากร", body, language="th", style=ELEMENTOR))


def filipino_team_members(site: Site) -> None:
    """A Philippine institute in a theme's team modules, degrees behind, emeriti listed."""
    rows = ""
    pairs = (("Faculty", FILIPINO), ("Research and Extension Staff", FILIPINO_RESEARCHERS))
    for place, (heading, roll) in enumerate(pairs):
        modules = []
        for number, (one, (degree, post)) in enumerate(called(site, roll)):
            name = f"{one.name}, {degree}" if degree else one.name
            image = site.image(
                one, f"/wp-content/uploads/2020/{number % 12 + 1:02}/"
                f"{one.user}-{place}{number}.jpg", ((400, 400), (400, 500))[number % 5 == 2],
                shown=(place, number) not in ((0, 9), (0, 12), (1, 3), (1, 4)),
                tag='<div class="et_pb_team_member_image et-waypoint"><img decoding="async" '
                f'loading="lazy" src="{{}}" alt="{name}" /></div>',
            )  # fmt: skip
            social = (
                '<ul class="et_pb_member_social_links"><li><a class="et_pb_font_icon '
                'et_pb_linkedin_icon"><span>LinkedIn</span></a></li></ul>'
            ) * (number % 4 == 0)
            about = (
                "<p><strong>Research interests:</strong> "
                f"{('reef fishes', 'seagrass', 'plankton', 'fisheries', 'corals')[number % 5]}</p>"
            ) * (place == 0 or number < 2)
            empty = "" if image else " et_pb_team_member_no_image"
            modules.append(f"""<div class="et_pb_module et_pb_team_member
et_pb_team_member_{number} clearfix{empty}">{image}<div class="et_pb_team_member_description"><h4
class="et_pb_module_header">{name}</h4><p class="et_pb_member_position">{post}</p><div>{about}</div>
{social}</div></div>""")
        rows += f'<div class="et_pb_row"><h2>{heading}</h2></div>'
        for start in range(0, len(modules), 2):
            columns = "".join(
                f'<div class="et_pb_column et_pb_column_1_2">{module}</div>'
                for module in modules[start : start + 2]
            )
            rows += f'<div class="et_pb_row">{columns}</div>'
    emeriti = ""
    for one in site.called(*FILIPINO_EMERITI):
        site.lacks(one)
        emeriti += f"<li>{one.name}, PhD, Professor Emeritus</li>"
    logo = site.scene("/wp-content/uploads/2019/08/msi-logo-1.png", (200, 70))
    seal = site.scene("/wp-content/uploads/2019/08/transparency-seal.png", (120, 120))
    pictures = "".join(
        f'<img src="{site.scene(f"/wp-content/uploads/2021/05/field-{n}-400x284.jpg", (400, 284))}"'
        ' width="340" alt="">'
        for n in range(3)
    )
    body = f"""<header id="main-header"><a href="/"><img id="logo" src="{logo}" height="60"
alt="Institute of Ocean Studies"></a><ul id="top-menu"><li>About</li><li>People</li>
<li>Academics</li><li>Research</li><li>News</li><li>Contact</li></ul></header><section
class="et_pb_fullwidth"><h1>Faculty and Staff</h1><span>The people behind the
Institute</span></section><div id="main-content">{rows}<div class="et_pb_row"><div><h2>Professors
Emeriti</h2><ul>{emeriti}</ul></div></div><div class="et_pb_row"><div><h2>In the Field</h2><div
class="et_pb_gallery_items">{pictures}</div></div></div></div><footer id="main-footer"><img
src="{seal}" width="90" alt="Transparency Seal"><p>Velasquez Road, 9999 Lungsod ng Halimbawa,
Philippines | (+63-9) 9999-9999</p><p>Designed by a theme | Powered by a content system</p></footer
>"""
    site.start = "/faculty-and-staff/"
    site.put(site.start, frames.bare("Faculty and Staff", body, language="en-PH", style=DIVI))


def iranian_portal_table(site: Site) -> None:
    """An Iranian department in its portal's text: a table from right to left, joined words."""
    rows = ""
    for number, (one, (rank, office, field)) in enumerate(called(site, IRANIAN)):
        image = site.image(
            one, f"/files/chem/images/{('ostad', 'Picture', 'IMG_')[number % 3]}{number + 3}.jpg",
            ((110, 140), (300, 400), (118, 157))[number % 3], shown=number not in (6, 11),
            tag='<img src="{}" alt="" style="width:100px;height:130px">',
        )  # fmt: skip
        title = "" if rank == "مربی" else "دکتر "
        duty = f"<br><span style='color:#c00'>{office}</span>" if office else ""
        rows += f"""<tr><td style="text-align:center">{number + 1}</td><td
style="text-align:center">{image or "&nbsp;"}</td><td><strong>{title}{one.name}</strong>{duty}</td
><td>{rank}</td><td>{field}</td><td dir="ltr">chem{number}@sepid.example<br>+98 99 9999 {
            2210 + number
        }</td><td><a href="/page-chem/fa/{70 + number}">صفحه شخصی</a></td></tr>"""
    past = ""
    for one in site.called(*IRANIAN_RETIRED):
        site.lacks(one)
        past += f"<li>دکتر {one.name}</li>"
    top = site.scene("/templates/chem/header.jpg", (1000, 150))
    mark = site.scene("/templates/chem/arm.png", (90, 90))
    poster = site.scene("/files/chem/images/poster_hamayesh.jpg", (180, 240))
    body = f"""<div id="page"><img src="{top}" width="1000" height="150" alt="دانشگاه سپید"><div
class="yw_menu"><a>صفحه اصلی</a><a>درباره گروه</a><a>اعضای هیأت علمی</a><a>آموزش</a><a>پژوهش</a
><a>آزمایشگاه‌ها</a><a>English</a></div><div class="ywcol"><div class="yw_right"><h4>دسترسی سریع</h4>
<ul><li>سامانه گلستان</li><li>کتابخانه</li><li>پست الکترونیک</li></ul><h4>همایش</h4><img
src="{poster}" width="180" alt=""><p>نوزدهمین سمینار شیمی، آبان ۱۴۰۱</p></div><div
class="yw_text"><h1 style="font-size:17px">اعضای هیأت علمی گروه شیمی</h1>
<p>گروه شیمی در سال ۱۳۴۹ تأسیس شد و دوازده عضو
هیأت علمی دارد.</p><table><tr class="hd"><td>ردیف</td><td>تصویر</td><td>نام و نام خانوادگی</td
><td>مرتبه علمی</td><td>گرایش</td><td>تماس</td><td>صفحه</td></tr>{rows}</table><h3>استادان
بازنشسته</h3><ul>{past}</ul><p>دفعات مشاهده: ۲۲۴۸۱ بار | تاریخ بروزرسانی: ۱۴۰۱/۷/۱۲</p></div></div
><div class="yw_foot"><img src="{mark}" width="60" alt=""><p>
نشانی: شهر نمونه، بلوار دانشگاه، دانشکده
علوم، گروه شیمی</p><p>کلیه حقوق محفوظ است.</p></div></div>"""
    site.start = "/page-chem/fa/31"
    page = frames.bare("اعضای هیأت علمی گروه شیمی", body, language="fa", style=YEKTA)
    site.put(site.start, page.replace('<html lang="fa">', '<html lang="fa" dir="rtl">'))


LAYOUTS = (
    homepage_builder_laboratory,
    japanese_department_by_field,
    korean_lab_in_english,
    korean_wizard_professors,
    chinese_builder_teachers,
    taiwanese_member_module,
    indian_faculty_behind_tabs,
    thai_image_boxes,
    filipino_team_members,
    iranian_portal_table,
)
