"""Split a line of text into a name and its academic titles, safe for tables and spreadsheets."""

import re
import unicodedata
from functools import lru_cache

from facestudy.study.opt_outs import name_key as key
from scrapers.parse.words import fold, given_names

__all__ = ["clean_line", "key", "names_several_people", "spreadsheet_safe", "split_title"]

MAX_NAME = 120
MAX_TITLE = 200
FORMULA = "=+-@＝＋－＠"
"""Characters at the start of a cell that a spreadsheet reads as a formula."""

FIELD = (
    r"(?:\s?(?:rer|nat|phil|pol|oec|publ|med|vet|dent|jur|iur|theol|soc|sc|techn|agr|paed|päd|habil|"
    r"mult|math|hum|biol|cult|disc|des|h\.?\s?c|e\.?\s?h)\b\.?)*"
)
TITLES = (
    r"(?i:(?:dott|prof)\.ssa)",
    # German professors and lecturers.
    r"(?i:(?:univ|jun|hon|apl|ao|em|o)\.?[-\s]*prof(?:essor(?:in)?)?\.?)",
    r"(?i:(?:junior|senior|honorar|gast|stiftungs|universitäts)[-\s]?prof(?:essor(?:in)?)?\.?)",
    r"(?i:prof(?:essor(?:in)?)?\.?(?:in\b)?)(?:\s?(?i:em|i\.\s?r)\.)?",
    r"PD|(?i:priv\.?-?\s?doz\.?|privatdozent(?:in)?)",
    r"(?i:dr\.?(?:in\b)?(?:-ing\.?)?)" + f"(?i:{FIELD})",
    r"(?i:(?:habil|mult|h\.\s?c|e\.\s?h|em|i\.\s?r)\.)",
    r"(?i:(?:ass(?:oc|ist|t)?\.?|assistant|associate|assistenz|adj(?:unct)?\.?)[-\s]*prof(?:essor(?:in)?)?\.?)",
    r"(?i:a\.?o\.?\s?(?:univ\.?)?[-\s]*prof\.?|em\.?\s?o\.\s?(?:univ\.-)?prof\.?)",
    # Degrees and ranks of other countries, each with its dot.
    r"(?i:doc|rndr|mudr|judr|phdr|paeddr|mgr|mmag|bakk|lic|dott|dra|drs|ir|inż|hab|"
    r"do[çc]|arş\. ?gör|öğr\. ?(?:gör|üyesi)|techn|eng|arch|arq)\.",
    r"(?i:mgr|inż)\b",
    # Other scripts: before or after the name.
    r"פרופ['׳’]?|ד[\"״”]ר|(?:проф|акад|доц|асп)\.|[кд]\.\s?[а-я]+(?:\.-?\s?[а-я]+)*\.\s?н\.",
    r"(?:Καθ|Δρ|Αναπλ|Επίκ)\.|[أا]\.\s?د\.|د\.|(?:الدكتورة?|الأستاذة?)",
    r"(?:准|副|助理)?教授|博士|助教|講師|讲师|부?교수|박사",
    r"(?:ศ|รศ|ผศ|อ)\.|ดร\.|นพ\.|พญ\.",
    # Degrees.
    r"(?i:dipl)\.?(?:[-\s][A-ZÄÖÜ][A-Za-zäöü]*\.)+(?:\s?\((?:FH|TU|BA|Univ\.?)\))?",
    r"(?i:dipl)\.?-[A-ZÄÖÜ][A-Za-zäöü]*\b",
    r"(?i:mag)\.(?:\s?(?i:art|phil|rer|nat|iur)\.)*|DI|(?i:ing\.)",
    r"[MB]\.?\s?(?:Sc|Ed|Eng|Tech|Phil|Arch|Com|Mus|Des)\b\.?(?:\s?\(?(?:Eng|Tech|Hons?|Res)\b\.?\)?)?|"
    r"[MB]\.\s?A\.|(?i:ph\.?\s?d\b\.?|d\.\s?phil\.|(?:ll|ed|d)\.?\s?[bdm]\b\.)|LL\.?[BDM]\b\.?|MBA|Dame|Sir",
    # Teachers' and officers' ranks.
    r"O?St[RD](?:in)?\b\.?|(?i:akad(?:emische[rn]?|\.)?\s?(?:ober|direktor)?-?r(?:at|ätin)\b)",
    r"(?i:sekretariat|sekretär(?:in)?|geschäftszimmer)",
)
LETTERS = (
    r"[BM]A|BEng|MEng|MPhil|DPhil|DSc|EdD|JD|MD|MPH|MRes|PGCE|PGDip|OBE|MBE|CBE|[KD]BE|GBE|CH|OM|RN|"
    r"F(?:RS[ACEL]?|BA|REng|RCP|RCS|IEEE|ACM|HEA|CA|IET|IMA|Inst[A-Z]\w*)|[SP]?FHEA|"
    r"C(?:Eng|Phys|Math|Chem|Psychol|PA|FA)|Esq\.?|[JS]r\.?|I{2,3}|IV|P\.?E\.|Eng\."
)
"""Letters behind a name: degrees, honours, fellowships, generations."""
TITLE = "(?:" + "|".join(TITLES) + ")"
# A title ends with a dot or as a whole word: "Drexler" and "Magda" are names.
GLUED = r"(?:(?:รอง|ผู้ช่วย)?ศาสตราจารย์|อาจารย์|นางสาว|นาง|นาย(?!ก))(?=\s?[\u0e01-\u0e44])"
"""Thai has no space behind the rank or the courtesy title."""
LEADING = re.compile(rf"\s*({TITLE}(?:(?<=[.)])|(?!\w))|{GLUED})\s*[:,]?\s*")
TRAILING = re.compile(rf"(?:\s|^)\(?({TITLE}|{LETTERS})\)?\s*$")
EASTERN_TITLE = re.compile(
    r"(?<=\S)\s*((?:准|副|助理)?教授|博士|助教|講師|讲师|老师|先生|부?교수|박사)\s*$"
)
ADDRESS = re.compile(
    r"^(?:(?:Frau|Herrn?|Mrs?|Ms|Mx|Miss|Mme|Mlle|Madame|Monsieur|Se[nñ]ora?|Do[nñ]a|Signora?|Mevrouw|"
    r"Rev|Hon)\b\.?|(?:Fr|Hr|Hn|Sr|Sra|Srta|Sig|Sig\.ra|Dhr|Mevr|Dña)\.)\s+(?=\w)"
)
BRACKETS = re.compile(r"\s*[(（\[【「《〔][^\W\d_][\w\s.'’-]{0,40}[)）\]】」》〕]\s*")
"""A nickname, or the name in another script."""
ROLE = re.compile(
    r"(?i)mitarbeiter|leit(?:ung|er)|assisten|sekret|doktorand|lehrstuhl|direktor|referent|dekan|"
    r"professor|rat\b|rätin\b|student|hilfskraft|technik|verwaltung|emerit|research|lecturer|head"
)
SEVERAL = re.compile(
    r"(?i)\w\s*(?:\s(?:und|and|sowie|mit)\s|&|;)\s*\w|\bv\.\s?l\.\s?n\.\s?r|von links|"
    r"from left|^(?:das |unser |our |the )?(?:team|gruppe|gruppenfoto|group)\b"
)


def clean_line(text: str, length: int) -> str:
    """One line without invisible characters, composed (NFC), cut to a length."""
    if text.isascii() and text.isprintable():
        return " ".join(text[: 20 * length].split())[:length].strip()
    text = "".join(" " if letter.isspace() else letter for letter in text[: 20 * length])
    visible = (c for c in text if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn"))
    composed = unicodedata.normalize("NFC", "".join(visible))
    return " ".join(composed.split())[:length].strip()


def spreadsheet_safe(text: str) -> str:
    """The text, with an apostrophe in front if a spreadsheet would read it as a formula.

    >>> spreadsheet_safe("=1+1")
    "'=1+1"
    """
    return f"'{text}" if text[:1] and text[0] in FORMULA else text


def names_several_people(text: str) -> bool:
    """Whether a caption names several people, as under a group photo.

    >>> names_several_people("Anna Müller und Otto Kern"), names_several_people("Müller, Anna")
    (True, False)
    """
    parts = [_strip_titles(part)[0] for part in text.split(",")]
    names = [part for part in parts if _looks_like_name(part) and " " in part]
    return bool(SEVERAL.search(text)) or len(names) > 1


@lru_cache(maxsize=50_000)
def split_title(text: str) -> tuple[str, str]:
    """Name and title of one line.

    >>> split_title("Müller, Prof. Dr. Anna")
    ('Anna Müller', 'Prof. Dr.')
    """
    text = ADDRESS.sub("", clean_line(text, MAX_TITLE + MAX_NAME))
    names: list[str] = []
    titles: list[str] = []
    for part in text.split(","):
        rest, own_titles = _strip_titles(part.strip())
        titles += own_titles
        if rest and names and not (len(names) == 1 and _is_given(rest, names[0])):
            titles.append(rest)
        elif rest:
            names.append(rest)
    # One comma between two names: the surname comes first.
    name = " ".join(reversed(names)) if len(names) == 2 else "".join(names)
    name, own_titles = _strip_titles(BRACKETS.sub(" ", name).strip())
    titles += own_titles
    return (
        spreadsheet_safe(name[:MAX_NAME].strip()),
        spreadsheet_safe(" ".join(titles)[:MAX_TITLE].strip()),
    )


def _strip_titles(text: str) -> tuple[str, list[str]]:
    """Remove the titles from both ends of a text."""
    before: list[str] = []
    after: list[str] = []
    text = ADDRESS.sub("", text.strip())
    while (match := LEADING.match(text)) and match.group(1):
        before.append(match.group(1).strip())
        text = ADDRESS.sub("", text[match.end() :])
    text, titles = _eastern_title(text)
    after += titles
    while match := TRAILING.search(text):
        after.insert(0, match.group(1).strip())
        text = text[: match.start()].rstrip(" ,(")
    return text.strip(), before + after


def _is_given(text: str, before: str) -> bool:
    """Whether the text after a comma is a given name, not a town or an office."""
    if not _looks_like_name(text):
        return False
    is_full_name = len(before.split()) > 1 and fold(before.split()[0]) in given_names()
    return not is_full_name or fold(text.split()[0]) in given_names()


def _eastern_title(text: str) -> tuple[str, list[str]]:
    """Chinese, Japanese and Korean put the title after the name, often without a space."""
    match = EASTERN_TITLE.search(text)
    return (text[: match.start()].strip(), [match.group(1)]) if match else (text, [])


def _looks_like_name(text: str) -> bool:
    words = text.split()
    return (
        0 < len(words) <= 4
        and all(word[0].isalpha() for word in words)
        and any(word[0].isupper() or not word[0].islower() for word in words)
        and not any(letter.isdigit() for letter in text)
        and not ROLE.search(text)
    )
