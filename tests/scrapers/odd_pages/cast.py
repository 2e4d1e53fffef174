"""Fictional staff, composed from word lists: name, titles, position, room and telephone."""

import random
import re
import unicodedata
from dataclasses import dataclass

NAMES = {
    "de": (
        "Anke Bernd Carla Detlef Elke Falk Gesine Hartmut Ines Jörg Katja Lutz Mechthild Norbert "
        "Anna-Lena Karl-Heinz Silke Torsten Ulrike Veit Wiebke Änne Björn Dörte",
        "Ackerknecht Bräunlich Cordsen Dünnwald Eichstädt Föhrenbach Gröninger Hasselkamp "
        "Immenroth Jürgensmeier Kaltwasser Lührmann Müßiggang Niederbröker Ostertun "
        "Pfefferle Quastenberg Rüterbories Schlickewei Többen Uhlenbrock Vosskötter "
        "Weißgerber Zumbrink Groß-Selbeck",
    ),
    "en": (
        "Abigail Barnaby Cressida Dunstan Edwina Fergus Georgina Hamish Imogen Jasper Keziah "
        "Lachlan Maeve Nigel Ottoline Piers Rowena Sean Tamsin Upton Verity Wilbur",
        "Ashcombe Blenkinsop Crowhurst Dunwoody Entwhistle Fotheringale O'Garrity Hatherleigh "
        "Inskipp Jessamy Kettleborough Larkspurn McAllardyce Netherwood Osgathorpe Pennyfather "
        "Quillfeather Ravensdale Smith-Oakley Thistlewick Uttley-Brown Wolstenhume",
    ),
    "fr": (
        "Aurélie Benoît Chloé Didier Élodie François Gwenaëlle Hélène Jean-Loup Maëlys Noémie "
        "Océane Thibault Zoé",
        "Arbaretier Beauchesne Charpenterie d'Aubrelle de~la~Garenne du~Plessac Fauconval "
        "Grandjonc L'Hermitière Montrachon Oliverel Poirsonne Quétineau Saint-Gervelle",
    ),
    "es": (
        "Álvaro Begoña Ceferina Domingo Encarna Íñigo José~Luis Leocadia María~José Nuño Rocío "
        "Xavi Yolanda",
        "de~la~Fontanilla Echevarrieta Fuentelapeña Garrigosa~Pons Hinojales~Mora López~de~Haroa "
        "Ibarluzea Núñez-Arriate Peñalver~Rioja Quintanilleja Ximénez~Val",
    ),
    "nl": (
        "Aafke Bram Coosje Diederik Femke Gijs Hendrikje Joost Marijke Pieter Saskia Teun Wouter",
        "van~der~Heidestein van~den~Brouckel de~Wildenborg ter~Horstink 't~Hoenderdal Kuijpersma "
        "van~Zuilenstra op~den~Kampen Dijkgraefland Bosscheveld Noordwaal van~'t~Riet",
    ),
    "pl": (
        "Agnieszka Bożena Czesław Dorota Elżbieta Grzegorz Jadwiga Łukasz Małgorzata Stanisław "
        "Świętosław Zbigniew",
        "Brzęczkowska Ćwikliński Dąbrzański Gżegżółka Jeziorańczyk Krzyżewicz Łopuszyński "
        "Mrożkowiak Nędzarek Ościłowska Śmigielak Żurawiecki",
    ),
    "it": (
        "Alessio Bianca Cosimo Donatella Ettore Fiammetta Giancarlo Ilaria Niccolò Ornella Romeo",
        "Bellacosa D'Ambrosiello Della~Rovereta De~Santilli Fantuzzino Giambrone Lo~Prestino "
        "Montefalcone Pasqualotta Quaranteno Zanchettin",
    ),
    "tr": (
        "Ayşe Çağlar Dilşat Emre Gülçin İbrahim Kıvanç Nilüfer Oğuz Şebnem Ümit",
        "Açıkgözlü Bozdağlı Çelikbilek Doğruoğlu Güneşdoğan Işıklar Köprülüce Özbaşaran Şahinbay "
        "Türkmenli Yıldızhan",
    ),
    "is": (
        "Aðalbjörg Bjarni Dagný Eyþór Guðrún Hallgrímur Ívar Kolbrún Sæunn Þórdís",
        "Arnkelsdóttir Bárðarson Egilsdóttir Geirmundsson Hrólfsdóttir Ketilsson Önundardóttir "
        "Sigfinnsdóttir Þorgrímsson Ögmundsson",
    ),
    "vi": (
        "Thị~Bích~Hạnh Văn~Đức Minh~Châu Quốc~Khánh Thu~Hường Đình~Lộc Ngọc~Quỳnh Xuân~Trường",
        "Nguyễn Trần Phạm Huỳnh Võ Đặng Bùi Lý",
    ),
    "zh": (
        "伟明 秀兰 晓东 静怡 志强 雪梅 建国 雅婷 文博 丽华",
        "欧阳 诸葛 林 郑 谢 沈 韩 冯 蒋 曹",
    ),
    "ja": (
        "太一郎 花梨 健吾 美沙緒 翔真 直緒美 遼介 さくら子 悠希斗 恵理香",
        "小笠原田 長谷見 御手洗川 三日月 鷹之森 北条院 雨宮沢 神楽木 椿原 霧島田",
    ),
    "ko": (
        "서연 민준 지후 하은 도윤 예린 태현 수아 건우 채원",
        "남궁 황보 박 최 윤 장 임 한 오 신",
    ),
    "he": (
        "אביגיל בועז גליה דניאל הדר זוהר חגית יואב מיכל נועם",
        "אלמוגי ברקאי גולדנטל דרורי הררי-לב זיוון חרמוני טלמור כרמלי לבנוני",
    ),
    "ar": (
        "أمينة بلال جميلة حازم رانيا سليم ضحى طارق فاتن نبيل",
        "الزهراوي البستاني الحمداوي الدمشقاوي السمرقندي الشاطري العسقلاوي القيروانية المرزوقاني "
        "اليمامي",
    ),
    "el": (
        "Αντιγόνη Βασίλης Γεωργία Δημήτρης Ελπίδα Θανάσης Ιφιγένεια Κώστας Μυρτώ Φώτης",
        "Αγγελοπουλάκης Βλαχοδήμου Γαλανοπούλου Δρακοντίδης Ζαχαριουδάκη Καραμήτσος "
        "Λεμονίδου Μαυροειδάκος Ξενοφωντίδη Παπαφλωράτος",
    ),
    "ru": (
        "Алевтина~Юрьевна Борис~Ефимович Варвара~Львовна Глеб~Иванович Дарья~Олеговна "
        "Егор~Фёдорович Зоя~Ильинична Тимофей~Щукич Любовь~Эдуардовна Ярослав~Янович",
        "Берёзкинов Вьюжный Громовой-Ржевский Журавлина Зимородков Кольчугин Лебяжин Облачков "
        "Снегиревич Тучина",
    ),
    "in": (
        "A.~K. Lakshmi~P. S.~R. Devendra Gayatri K.~Padma Raghunath~T. Sunitha~V. M.~N. Ishwar",
        "Balasundaranath Chakrapanikar Deshmukhale Gopalrajan Iyengaran Krishnaswamy-Rao "
        "Mukhopadhyaran Narayanappa Ranganathula Venkataramanappa",
    ),
    "ar-latin": (
        "Abdelhakim Basma Faycal Hanan Idris Jumana Khaled Nadia Rashid Salma",
        "al-Dawoudi el-Mansourian bin~Talibani al-Khwarizanti Ben~Salahine Abu~Zahranah "
        "Haddadine ibn~Yusufan al-Qasimari Bouzidane",
    ),
    "one": ("Suhartana Widyaningsih Ongkowijo Prasetyanto Kusumawarna Laksmindra", ""),
}  # fmt: skip
"""Given and family names; ``~`` stands for a space within one of them."""
FAMILY_FIRST = ("zh", "ja", "ko", "vi")
UNSPACED = ("zh", "ja", "ko")
TITLES = {
    "de": (
        "Prof. Dr.", "Univ.-Prof. Dr.", "Prof. Dr.-Ing.", "PD Dr.", "Dr.", "Dr. rer. nat.",
        "Dipl.-Inf.", "Mag.", "DI", "Dr. phil.", "Dipl.-Math.", "",
    ),
    "en": ("Prof.", "Dr.", "Dr", "Professor", "", ""),
}  # fmt: skip
DEGREES = ("M. Sc.", "M.Sc.", "M. A.", "B.Sc.", "Ph.D.", "MBA", "PhD")
DUTIES = {
    "de": (
        "Wissenschaftlicher Mitarbeiter", "Sekretariat", "Doktorandin", "Lehrstuhlinhaber",
        "Studentische Hilfskraft", "Technische Mitarbeiterin", "Akademischer Rat",
        "Lehrbeauftragter", "Geschäftsführung", "Systemadministration",
    ),
    "en": (
        "Lecturer", "Research Assistant", "PhD Student", "Head of Department", "Office Manager",
        "Postdoctoral Researcher", "Senior Lecturer", "Associate Professor", "Lab Technician",
        "Visiting Scholar",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Someone:
    """A fictional member of a department."""

    name: str
    given: str
    family: str
    title: str
    degree: str
    duty: str
    room: str
    phone: str
    user: str

    @property
    def full(self) -> str:
        """Title, name, and a degree after a comma, as most pages write it."""
        return f"{self.title} {self.name}".strip() + (f", {self.degree}" if self.degree else "")

    @property
    def inverted(self) -> str:
        behind = ", ".join(filter(None, (self.title, self.degree)))
        return f"{self.family}, {self.given}" + (f", {behind}" if behind else "")

    @property
    def capitals(self) -> str:
        return f"{self.family.upper()} {self.given}"


def compose(rng: random.Random, count: int, tongue: str, *, titled: bool = True) -> list[Someone]:
    """Some people whose names differ in both parts as far as the lists reach."""
    given, family = (words.split() for words in NAMES[tongue])
    rng.shuffle(given)
    rng.shuffle(family)
    cast = []
    for number in range(count):
        turn, place = divmod(number, len(family)) if family else (0, number)
        last = family[place] if family else ""
        # Each time round another given name meets the family name.
        first = given[(place + turn) % len(given)]
        cast.append(_someone(rng, first, last, tongue, titled=titled))
    return cast


def _someone(rng: random.Random, given: str, family: str, tongue: str, *, titled: bool) -> Someone:
    given, family = given.replace("~", " "), family.replace("~", " ")
    language = "de" if tongue == "de" else "en"
    pair = (family, given) if tongue in FAMILY_FIRST else (given, family)
    name = ("" if tongue in UNSPACED else " ").join(filter(None, pair))
    title = rng.choice(TITLES[language]) if titled else ""
    return Someone(
        name=name,
        given=given,
        family=family,
        title=title,
        degree=rng.choice(DEGREES) if titled and not title and rng.random() < 0.6 else "",
        duty=rng.choice(DUTIES[language]),
        room=f"{rng.choice('ABCG')} {rng.randint(0, 5)}.{rng.randint(10, 49)}",
        phone=f"{rng.randint(20, 99)}-{rng.randint(1000, 9999)}",
        user=plain(family or given) or f"u{rng.randint(1000, 9999)}",
    )


def plain(text: str) -> str:
    """A name as mail addresses and file names write it; empty where it has no Latin letters."""
    for letter, two in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"), ("ł", "l"), ("ø", "o")):
        text = text.lower().replace(letter, two)
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z-]", "", ascii_text)
