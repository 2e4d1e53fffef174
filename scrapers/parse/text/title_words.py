"""The titles of many languages that `scrapers.parse.text.titles` looks for at either end of a name.

Words are compared in lower case. One that is listed with a dot is a title only with it, as
"Mag" and "Arch" are names as well; of the others the dot is optional.
"""

FIELD = (
    r"(?:[\s-]?(?:rer|nat|phil|pol|oec|publ|med|vet|dent|jur|iur|theol|soc|sc|techn|agr|paed|päd|habil|"
    r"mult|math|hum|biol|cult|disc|des|mont|ès|lettres|h\.?\s?c|e\.?\s?h)\b\.?)*"
)
SCHOOL = r"(?:ETH|EPFL|HSG|UZH|FH|TU|BA|HTL)\b"
"""Schools that stand behind a degree."""
PROFESSOR = r"prof(?:essor(?:in)?)?\.?"
COMPOUNDS = (
    "(?:"
    + "|".join((
        r"(?i:(?:dott|prof|dr)\.ssa)",
        # "Ma." alone is a given name, and "Me." another title.
        r"(?i:prof(?:a\.|\.?ª)\s?m[ae]\.|prof\.a\b|prof\.\s(?:uczelni|uczel\.|ucz\.|nadzw\.|zw\.))",
        # Professors, doctors and lecturers.
        rf"(?i:(?:univ|jun|hon|apl|ao|em|o)\.?[-\s]*{PROFESSOR})",
        rf"(?i:(?:junior|senior|honorar|gast|stiftungs|universitäts)[-\s]?{PROFESSOR})",
        rf"(?i:{PROFESSOR}(?:in\b)?)(?:\s?(?i:em|i\.\s?r)\.)?[ªº]?",
        r"PD|(?i:priv\.?-?\s?doz\.?|privatdozent(?:in)?)",
        rf"(?i:d{{0,2}}dr\.?[ªº]?(?:in\b)?(?:-ing\.?)?{FIELD})(?:\s{SCHOOL})?",
        rf"(?i:lic\.){FIELD}(?:\s{SCHOOL})?",
        r"(?i:(?:habil|mult|h\.\s?c|e\.\s?h|em|i\.\s?r)\.)",
        r"(?i:(?:ass(?:oc|ist|t)?\.?|assistant|associate|assistenz|adj(?:unct)?\.?)"
        rf"[-\s]*{PROFESSOR})",
        r"(?i:a/prof\b\.?)",
        r"(?i:a\.?o\.?\s?(?:univ\.?)?[-\s]*prof\.?|em\.?\s?o\.\s?(?:univ\.-)?prof\.?)",
        # Degrees.
        r"(?i:dipl)\.?(?:[-\s](?:[A-ZÄÖÜ][A-Za-zäöü]+\.(?:in\b)?|(?:sc|phil)\b\.?(?:\s?nat\b\.?)?))+"
        rf"(?:\s?\(?(?:{SCHOOL}|Univ\.?)\)?)?",
        r"(?i:dipl)\.?-[A-ZÄÖÜ][A-Za-zäöü]*\b",
        r"(?i:mag\.(?:\s?(?:art|phil|rer|nat|iur)\.)*|(?:cand|stud)\.\s?[a-z]+\.)|DI",
        r"(?i:(?:fil|tekn|med|ekon|jur|teol|odont|agr|pol|farm)\.?\s?(?:dr|lic|kand|mag)\b\.?)",
        r"[MB]\.?\s?(?:Sc|Ed|Eng|Tech|Phil|Arch|Com|Mus|Des)\b\.?"
        r"(?:\s?\(?(?:Eng|Tech|Hons?|Res)\b\.?\)?)?|[MB]\.\s?A\.",
        r"(?i:ph\.?\s?d\b\.?|d\.\s?phil\.|(?:ll|ed|d)\.?\s?[bdm]\b\.)|LL\.?[BDM]\b\.?|MBA",
        # Teachers' and officers' ranks, and offices.
        r"O?St[RD](?:in)?\b\.?|(?i:akad(?:emische[rn]?|\.)?\s?(?:ober|direktor)?-?r(?:at|ätin)\b)",
        r"(?i:sekretariat|sekretär(?:in)?|geschäftszimmer)",
        r"[1-4C]/[EMO]\b",
        # Of other scripts.
        r"פרופ['׳’]?|ד[\"״”]ר|[кд]\.\s?[а-я]+(?:\.-?\s?[а-я]+)*\.\s?н\.|[смв]\.\s?н\.\s?с\.",
        r"[أا]\.?\s?(?:م\.?\s?)?د(?:\.\s?/?|\s?/|(?=\s))|م\.\s?[دم](?:\.|(?=\s))|[أدم]\.(?:\s?/)?|[أادم]\s?/",
        r"ዶ/ር|ፕ/ር",
        r"(?:准|副|助理)?教授|博士|助教|講師|讲师|부?교수|박사",
        r"(?:ศ|รศ|ผศ|อ)\.|ดร\.|นพ\.|พญ\.|น\.ส\.|ว่าที่\s?ร\.\s?[ตทอ]\.",
    ))
    + ")"
)  # fmt: skip
BEFORE = frozenset(
    # English: professions, army, navy, clergy.
    "dott dra doctor eng. bakk. mmag. techn. sir dame rev reverend engr engineer. arc. ar. "
    "surv barr atty adv. advocate. pharm. qs. esv tpl. capt captain col. colonel lt. lieut. "
    "ltcol lcdr cdr cmdr comdr cmdre brig brigadier maj. gen. sgt ssgt cpl ens. ltjg radm vadm "
    "adm. admiral wg sqn flt (ret.) (rtd) (retd) chief. comr. pst. pastor. evang. hon. alh. "
    "mal. mallam. er. ca. cs. "
    # Malay, Indonesian, Filipino, Vietnamese, Thai in Latin letters.
    "ts. ir. gs. sr. madya ustaz ustazah ybhg. yb. dato datin datuk dato' hj. hjh. mejar "
    "kapten drg. apt. ns. ths tskh ncs ks. cn. bs. gv. gvc. pgs. gs. assoc. asst. "
    # Spanish, Portuguese, Catalan, French, Italian.
    "lic. licda. arq. mtro mtra mg. mgtr. mgs. psic. abg. biol. odont. tec. téc. cdor. cdra. "
    "klgo. enf. cnel. tte. cap. gral. fray pbro. hno. hna. doctora doutor doutora docteur "
    "docteure dre pr pr. profa profesora professora professeur professeure profesor profª "
    "profº drª engª engº arqª eng.ª arq.ª me. esp. bel. bela. exmo. exma. ilmo. ilma. pe. cel. "
    "ten. des. maître dottor dottore dottoressa professore professoressa avv. geom. rag. on. "
    "cav. mons. prof.a dr.ssa "
    # German, Dutch, Afrikaans, the North.
    "prim. msgr. pfr. pfarrer oberst. hptm. univ. ass. wiss. hofrat hofrätin ds. jhr. jkvr. "
    "adir. oadir. adv. drs ing. em. "
    "civ.ing. siv.ing. univ.lektor dos. dosentti professori tohtori maisteri "
    # Czech, Slovak, Polish, Hungarian, Romanian.
    "bc. bca. mgra. ing. arch. thlic. mudr mvdr mddr rndr judr phdr pharmdr paeddr thdr rsdr "
    "doc. mgr inż. hab. zw. nadzw. ucz. lek. wet. adw. ks. mjr płk ppłk kpt. por. kmdr ifj. "
    "id. özv. okl. conf. lect. asist. lucr. șef. şef. drd. ec. doktor doktorin "
    # The Balkans, the Baltic, Turkish, Azerbaijani, Albanian.
    "izv. red. pred. viš. vanr. zasl. lekt. struč. inž. spec. akad. sc. vyr. asoc. viesdoc. "
    "mg. doç. doçent arş. araş. gör. öğr. üyesi yrd. uzm. uzman okt. op. av. sn. müh. "
    "okutman ecz. dt. profesör "
    # Cyrillic and Greek.
    "проф доц. асп. асс. ас. асист. гл. ст. преп. викл. чл. акад. инж. маг. канд. д-р др. мр. "
    "др мр професор профессор доцент академик доктор инженер. к.т.н. к.ф.н. καθ. δρ δρ. αναπλ. "
    "επίκ. λέκτ. ομ. αν. επ. καθηγητής καθηγήτρια "
    # Arabic, Persian, Urdu, Hebrew, the scripts of India, the Caucasus.
    "الدكتور الدكتورة الأستاذ الأستاذة دكتور دكتورة المهندس المهندسة دکتر مهندس استاد ڈاکٹر "
    "پروفیسر עו״ד אינג' डॉ डॉ. प्रो. प्रोफेसर ড. ডঃ ডা. অধ্যাপক প্রফেসর முனைவர் డా. డాక్టర్ "
    "ಡಾ. ഡോ. ආචාර්ය මහාචාර්ය პროფ. დოც. պրոֆ. դոց.".split()
)
"""Titles before a name."""
CODES = frozenset(
    "FT TkT KTT VTT OTT KT LT FM TkL FL YTT HTT TTT MMT ETT PsT TaT FaT HLT ELT HTM VTM OTM "
    "YTM KTM RA RAin StB WP OA OÄ DI DDI MMag DDr GS TS PGS "
    # Physicians and honours of Vietnam.
    "BS BSNT BSCKI BSCKII CKI CKII CK1 CK2 DS KTV ĐD GVCC TTUT TTƯT TTND NGND NGUT NGƯT".split()
)
"""Titles that are written just so, before two words at least: they may be initials as well."""
COURTESY = frozenset(
    "mr mrs ms mx miss messrs madam mme mlle madame monsieur frau herr herrn señor señora "
    "senor senora doña dona signor signora signorina sig. sig.ra sig.na mevrouw mevr mw dhr "
    "mnr mev mej fr. hr. hn. sr. sra. srta. dña. rev hon fru frk. paní pani gospodin gospođa "
    "gđa. gospa shri smt kum. km. sh. thiru thirumathi tmt. encik puan cik en. pn. tn. bpk. "
    "ibu. gng. bb. bw. khun shrimati श्री श्रीमती सुश्री জনাব திரு. திருமதி శ్రీ السيد السيدة "
    "آقای خانم جناب גב' מר κ. κα. κος г-н г-жа пан. пані".split()
)
"""Ways to address people, which are no part of their titles."""
BEHIND = frozenset(
    "csc csc. drsc drsc. dsc dr.sc. artd artd. dis. phd ph.d. mba dba emba llm msc msc. bsc "
    "bsc. mres meng beng mphil dphil edd dpt dnp psyd pharmd drph mph mpa mfa bfa mlis jd md "
    "dds dvm mbbs frcs pmp cpa cfa lpt maed maeng msit mscs mnsa rn aia riba esq esq. jr jr. "
    "sr. s.e. s.h. s.t. s.s. m.t. m.m. m.h. s.kom. m.kom. s.pd. m.pd. m.si. s.si. "
    "habil. em. emer. i.r. a.d. ret. dipl.ing. d.i. "
    "mag. bakk. ing. inž.".split()
)
"""Titles and degrees behind a name, without a comma."""
TWO_LETTERS = frozenset("BA MA MD JD RN CH OM AC AD AK AM AO OC CC QC QS KC JP".split())
"""Letters of two that may be a family name in capitals."""
FAMILY_TOO = frozenset(("Meng", "Maeng", "Dis"))
"""So written, a family name."""
LETTERS = (
    r"[BM]A|BEng|MEng|MPhil|DPhil|DSc|EdD|JD|MD|MPH|MRes|PGCE|PGDip|B[SD]N|MSN|DNP|RN|CH|OM|"
    r"Grad(?:Dip|Cert)\w{0,6}|DipEd|DipTeach|"
    # Orders of Britain, Australia, Canada, New Zealand.
    r"OBE|MBE|CBE|[KD]BE|GBE|A[CDKMO]|OAM|PSM|OC|CC|ONZ|[CDKMO]NZM|Q[CS][OM]?|KC|JP|"
    # Fellows and members of academies, colleges and institutes; chartered professions.
    r"F(?:RS[ABCELN]?(?:NZ)?|BA|REng|RC[PS][CS]?|IEEE|ACM|HEA|CA|IET|IMA|Inst[A-Z]\w*|AA|TSE|ASSA|AHA|"
    r"AAL|AcSS|LSW|MedSci|RACI|RACGP|RANZC[PR]|ANZCA|RHistS|RGS|RAS|BCS|I?C[EP]|IMechE|IChemE|IEAust|"
    r"AC[CEP]{1,2}|AAN|AAP|AAPMR|ACOG|APA|CCP|IDSA)|[AGFM]AICD|[PSA]?FHEA|M(?:IE(?:Aust|T)|BCS|RCP)|"
    r"MB,?\s?ChB|MB\s?BCh|FACS|FRAC[PS]|NER|CITP|CSci|"
    r"C(?:P?Eng|Phys|Math|Chem|Psychol|PA|FA)|Esq\.?|[JS]r\.?|I{2,3}|IV|P\.?E(?:ng)?\.|Eng\.|"
    r"[BCDFGHJKLMNPQRSTVWXZ]{3,5}"
)
"""Letters behind a name: degrees, honours, fellowships, generations."""
GLUED = r"(?:(?:รอง|ผู้ช่วย)?ศาสตราจารย์|อาจารย์|นางสาว|นาง|นาย(?!ก))(?=[.\s]{0,2}[\u0e01-\u0e44])"
"""Thai has no space behind the rank or the courtesy title."""
OFFICES = (
    r"[醫医律藥药牧建]師|[医律药牧]师|(?:護理|護|会計|會計|心理|治療|設計|工程|導|老)師|"
    r"(?:护理|会计|心理|治疗|设计|工程|导|老)师|[經经]理|助理|[醫医]生|(?:研究|大|[學学])生|"
    r"[碩硕]士|[護护]士|小姐|(?:理事|[會会院校所部課课處处室系組组班隊队董事])[長长]|主任|主席|書記|"
    r"书记|秘[書书]|專員|专员|[顧顾][問问]|委[員员]|[代參参]表|理事|監事|监事|記者|记者|主[編编]|教[練练]|"
    r"[執执]行[長长]|[負负][責责]人|[創创][辦办始]人|대표|원장|변호사|의사|위원|연구원|팀장|센터장"
)
"""Offices and professions of East Asia, behind a name and a space."""
ABBREVIATED = frozenset(
    "ma. md. mohd. muhd. mhd. abd. st. sta. ste. sto. jos. joh. chr. th. wm. geo. chas. jas. "
    "thos. fco. fdo. ant. sk. kh. mst. ch. ph. sh. yu. zh. ts. ju. ja. dm. vl. al.".split()
)
"""Given names, particles and initials of two letters that are written with a dot."""
