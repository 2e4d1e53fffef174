"""The text of the departments' pages, in German and English."""

PEOPLE_PAGES = {
    False: (
        ("personen.html", "Personen"),
        ("institut/mitarbeiter.html", "Mitarbeiterinnen und Mitarbeiter"),
        ("team.html", "Unser Team"),
        ("einrichtung/beschaeftigte/index.html", "Beschäftigte"),
        ("wir-ueber-uns.html", "Wir über uns"),
    ),
    True: (("people.html", "People"), ("about/staff.html", "Staff"), ("team.html", "Our Team")),
}
"""Path and title of the people page of a German (False) or English (True) site."""

TEXTS = {
    False: {
        "language": "de",
        "home": "Startseite",
        "studies": "Studium",
        "research": "Forschung",
        "contact": "Kontakt",
        "imprint": "Impressum",
        "privacy": "Datenschutz",
        "news": "Aktuelles",
        "more": "mehr",
        "search": "Suche",
        "here": "Sie sind hier:",
        "name": "Name",
        "duty": "Funktion",
        "room": "Raum",
        "phone": "Telefon",
        "mail": "E-Mail",
        "photo": "Foto",
        "next": "Weiter",
        "previous": "Zurück",
        "back": "Zurück zur Übersicht",
        "profile": "Zum Profil",
        "picture_of": "Bild von",
        "group": "Das Team beim Sommerfest 2019",
        "welcome": "Willkommen",
        "publications": "Ausgewählte Veröffentlichungen",
        "hours": "Sprechstunde: mittwochs 14-15 Uhr und nach Vereinbarung",
        "loading": "Die Liste wird geladen ...",
        "quick": "Schnellzugriff",
        "follow": "Folgen Sie uns",
        "intro": (
            "Hier finden Sie alle Beschäftigten mit Raum, Telefon und E-Mail-Adresse. Bitte "
            "vereinbaren Sie Termine über das Sekretariat."
        ),
        "about": (
            "Das Institut wurde 1972 gegründet und gehört zu den größeren seines Fachs. Rund "
            "900 Studierende sind in Bachelor- und Masterstudiengängen eingeschrieben. In der "
            "Forschung arbeiten wir mit Einrichtungen im In- und Ausland zusammen."
        ),
    },
    True: {
        "language": "en",
        "home": "Home",
        "studies": "Studies",
        "research": "Research",
        "contact": "Contact",
        "imprint": "Legal notice",
        "privacy": "Privacy",
        "news": "News",
        "more": "read more",
        "search": "Search",
        "here": "You are here:",
        "name": "Name",
        "duty": "Position",
        "room": "Room",
        "phone": "Phone",
        "mail": "E-mail",
        "photo": "Photo",
        "next": "Next",
        "previous": "Previous",
        "back": "Back to the list",
        "profile": "Profile",
        "picture_of": "Photo of",
        "group": "The team at the summer party, 2019",
        "welcome": "Welcome",
        "publications": "Selected publications",
        "hours": "Office hours: Wednesdays, 2-3 pm and by appointment",
        "loading": "Loading ...",
        "quick": "Quick links",
        "follow": "Follow us",
        "intro": (
            "Here you find all members of the department with room, telephone and e-mail. "
            "Please make appointments through the administrative office."
        ),
        "about": (
            "The department was founded in 1972. About 900 students are enrolled in our "
            "bachelor's and master's programmes. Our research groups work with partners "
            "in Germany and abroad."
        ),
    },
}
NEWS = {
    False: (
        ("Lehrpreis 2019 verliehen", "Die Fachschaft zeichnet drei Veranstaltungen aus."),
        ("Ringvorlesung im Wintersemester", "Jeden Dienstag um 18 Uhr im Hörsaal 2."),
        ("Neue Räume im Altbau bezogen", "Das Sekretariat finden Sie nun im ersten Stock."),
        ("Tag der offenen Tür", "Am 14. November stellen sich alle Lehrstühle vor."),
        ("Zwei neue Drittmittelprojekte", "Die Förderung beginnt im Januar und läuft drei Jahre."),
        ("Bibliothek länger geöffnet", "Ab sofort werktags bis 22 Uhr."),
    ),
    True: (
        ("Teaching award 2019", "Students honour three of our courses."),
        ("Lecture series in the winter term", "Every Tuesday at 6 pm, lecture hall 2."),
        ("We have moved", "You find the office on the first floor of the old building."),
        ("Open day in November", "All chairs present their work."),
        ("Two new research projects", "Funding starts in January and runs for three years."),
        ("Longer library hours", "Now open until 10 pm on weekdays."),
    ),
}
PUBLICATIONS = {
    "cs": ("Schranken für verteilte Sortierverfahren", "On the Verification of Stream Programs"),
    "econ": ("Lohnsetzung in kleinen Märkten", "Auctions with Uncertain Supply"),
    "german": ("Partikeln im Frühneuhochdeutschen", "Satzklammer und Nachfeld im Gespräch"),
    "mechanical": (
        "Ermüdung geschweißter Knoten",
        "Wear of Coated Gear Teeth under Mixed Friction",
    ),
}
