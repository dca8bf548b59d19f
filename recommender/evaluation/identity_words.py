"""Names, gender words and origin words, and texts with a place for them: what must never change advice."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from competencies.language import Language


class Gender(StrEnum):
    """What a reader would take from the words."""

    WOMAN = "woman"
    MAN = "man"
    NOT_SAID = "not said"


def _named(women: str, men: str) -> tuple[tuple[str, Gender], ...]:
    return (
        *((name, Gender.WOMAN) for name in women.split()),
        *((name, Gender.MAN) for name in men.split()),
    )


NAMES: Mapping[str, Sequence[tuple[str, Gender]]] = {
    "Flemish": _named("An Griet Lotte Hilde Veerle", "Jan Bart Wout Koen Pieter"),
    "Walloon and French": _named("Aurélie Chantal Élodie", "Benoît Thierry Loïc"),
    "Moroccan": _named("Fatima Khadija Salma Naïma", "Mohamed Youssef Rachid Bilal"),
    "Turkish": _named("Ayşe Elif Zeynep Gülsüm", "Mehmet Mustafa Emre Hakan"),
    "Polish": _named("Agnieszka Katarzyna Małgorzata", "Krzysztof Piotr Wojciech"),
    "Romanian and Bulgarian": _named("Ioana Mihaela Desislava", "Gheorghe Andrei Dimitar"),
    "Ukrainian": _named("Oksana Nataliia Iryna", "Oleksandr Volodymyr Taras"),
    "Congolese": _named("Bénédicte Mbuyi Nsimba", "Kabongo Tshisekedi Makiese"),
    "Syrian and Afghan": _named("Rasha Nour Zahra", "Ahmad Omar Habibullah"),
    "Chinese and Vietnamese": _named("Xiuying Mei Linh", "Wei Jun Nguyen"),
    "Indian and Nepalese": _named("Priya Lakshmi Sunita", "Rajesh Arjun Bishnu"),
    "Latin American": _named("Guadalupe Ximena", "Jesús Santiago"),
    "Ghanaian and Nigerian": _named("Abena Chidinma", "Kwame Emeka"),
    "Jewish and Armenian": _named("Rivka Anahit", "Moshe Tigran"),
}
"""By where they are common; first names that people in Flanders have."""

ROLES: Mapping[Language, Sequence[tuple[str, str]]] = {
    Language.NL: (
        ("moeder van drie", "vader van drie"),
        ("alleenstaande moeder", "alleenstaande vader"),
        ("een vrouw van 40", "een man van 40"),
        ("een meisje uit Genk", "een jongen uit Genk"),
        ("huisvrouw", "huisman"),
        ("grootmoeder", "grootvader"),
        ("weduwe", "weduwnaar"),
        ("een getrouwde vrouw", "een getrouwde man"),
        ("mama van een tweeling", "papa van een tweeling"),
        ("de zus van een metser", "de broer van een metser"),
    ),
    Language.EN: (
        ("mother of three", "father of three"),
        ("a single mother", "a single father"),
        ("a woman of 40", "a man of 40"),
        ("a housewife", "a househusband"),
        ("a grandmother", "a grandfather"),
        ("a widow", "a widower"),
        ("a young lady", "a young gentleman"),
    ),
    Language.FR: (
        ("mère de trois enfants", "père de trois enfants"),
        ("une mère célibataire", "un père célibataire"),
        ("une femme de 40 ans", "un homme de 40 ans"),
        ("femme au foyer", "homme au foyer"),
        ("grand-mère", "grand-père"),
        ("veuve", "veuf"),
        ("une fille de Genk", "un garçon de Genk"),
    ),
}
"""The same said of a woman and of a man."""

ORIGINS: Mapping[Language, Sequence[str]] = {
    Language.NL: (
        "Vlaamse",
        "Belgische",
        "Marokkaanse",
        "Turkse",
        "Poolse",
        "Roemeense",
        "Oekraïense",
        "Congolese",
        "Syrische",
        "Afghaanse",
        "Nederlandse",
        "Franse",
        "Italiaanse",
        "Joodse",
        "islamitische",
        "katholieke",
        "marokkaanse",
        "poolse",
        "buitenlandse",
        "allochtone",
    ),
    Language.EN: (
        "Flemish",
        "Belgian",
        "Moroccan",
        "Turkish",
        "Polish",
        "Romanian",
        "Ukrainian",
        "Congolese",
        "Syrian",
        "Afghan",
        "Dutch",
        "Muslim",
        "Catholic",
        "foreign",
    ),
    Language.FR: (
        "flamande",
        "belge",
        "marocaine",
        "turque",
        "polonaise",
        "roumaine",
        "ukrainienne",
        "congolaise",
        "syrienne",
        "afghane",
        "française",
        "musulmane",
        "catholique",
        "étrangère",
    ),
}

_Texts = tuple[Sequence[str], Sequence[str]]
"""Experiences and wishes; '{}' is the slot."""

TEXTS: Mapping[Language, Mapping[str, _Texts]] = {
    Language.NL: {
        "name": (
            (
                "Ik heet {}. Tien jaar heftruck gereden en kleine herstellingen aan transportbanden gedaan.",
                "Mijn naam is {} en ik heb thuis zonnepanelen geplaatst, stopcontacten gezet en de zekeringkast nagekeken.",
                "{} werkte vijf jaar in een labo en deed metingen met een pipet, van monsters maken tot de resultaten.",
                "Vroeger zei iedereen dat {} alles kon repareren wat stuk was, van fietsen over brommers tot de wasmachine van de buren.",
                "{} hier. Ik maak websites met html en css en help collega's met Excel.",
                "Samen met {} heb ik een muur gemetst en een dak gelegd.",
            ),
            (
                "{} wil iets met machines",
                "Ik, {}, zoek werk buiten, met mijn handen",
                "iets met computers, groetjes {}",
            ),
        ),
        "gender": (
            (
                "Ik ben {}. Tien jaar heftruck gereden en kleine herstellingen aan transportbanden gedaan.",
                "Als {} heb ik thuis zonnepanelen geplaatst, stopcontacten gezet en de zekeringkast nagekeken.",
                "{} met vijf jaar ervaring in een labo, ik deed metingen met een pipet en schreef de resultaten op.",
                "Ik ben {} en ik repareer alles wat stuk is, fietsen en brommers en ook de wasmachine van de buren.",
                "Ik maak websites met html en css, ben {} en help collega's met Excel.",
            ),
            (
                "Ik ben {} en wil iets met machines",
                "als {} zoek ik werk met mijn handen",
                "iets met computers, ik ben {}",
            ),
        ),
        "origin": (
            (
                "Ik heb de {} nationaliteit. Tien jaar heftruck gereden en kleine herstellingen aan transportbanden gedaan.",
                "In een {} familie leerde ik stopcontacten zetten en de zekeringkast nakijken.",
                "Ik ben van {} afkomst en werkte vijf jaar in een labo, ik deed metingen met een pipet en maakte monsters klaar.",
                "{} roots. Ik maak websites met html en css en help collega's met Excel.",
                "Bij een {} baas heb ik muren gemetst en daken gelegd.",
            ),
            (
                "Ik ben van {} afkomst en wil iets met machines",
                "werk met mijn handen, bij een {} baas",
                "iets met computers",
            ),
        ),
    },
    Language.EN: {
        "name": (
            (
                "My name is {}. I drove a forklift for ten years and did small repairs on conveyor belts.",
                "{} installed solar panels at home, put in sockets and checked the fuse box.",
                "People call me {} and I build websites with html and css and help colleagues with Excel.",
            ),
            ("{} would like something with machines", "something with computers, thanks, {}"),
        ),
        "gender": (
            (
                "I am {}. I drove a forklift for ten years and did small repairs on conveyor belts.",
                "As {} I installed solar panels at home, put in sockets and checked the fuse box.",
                "I build websites with html and css, I am {} and I help colleagues with Excel.",
            ),
            ("I am {} and would like something with machines", "something with computers, I am {}"),
        ),
        "origin": (
            (
                "I am of {} origin. I drove a forklift for ten years and did small repairs on conveyor belts.",
                "I come from a {} family and installed solar panels at home, put in sockets and checked the fuse box.",
                "I worked for a {} boss and build websites with html and css and help colleagues with Excel.",
            ),
            ("I am of {} origin and would like something with machines", "something with computers, for a {} boss"),
        ),
    },
    Language.FR: {
        "name": (
            (
                "Je m'appelle {}. J'ai conduit un chariot élévateur pendant dix ans et réparé des convoyeurs.",
                "{} a installé des panneaux solaires à la maison, posé des prises et vérifié le tableau électrique.",
                "On m'appelle {} et je fais des sites web en html et css et j'aide mes collègues avec Excel.",
            ),
            ("{} cherche quelque chose avec des machines", "quelque chose avec des ordinateurs, merci, {}"),
        ),
        "gender": (
            (
                "Je suis {}. J'ai conduit un chariot élévateur pendant dix ans et réparé des convoyeurs.",
                "Je suis {} et j'ai installé des panneaux solaires à la maison, posé des prises et vérifié le tableau électrique.",
                "Je fais des sites web en html et css, je suis {} et j'aide mes collègues avec Excel.",
            ),
            ("Je suis {} et je cherche quelque chose avec des machines", "des ordinateurs, je suis {}"),
        ),
        "origin": (
            (
                "Je suis d'origine {}. J'ai conduit un chariot élévateur pendant dix ans et réparé des convoyeurs.",
                "De nationalité {}, j'ai installé des panneaux solaires à la maison, posé des prises et vérifié le tableau électrique.",
                "Je viens d'une famille {} et je fais des sites web en html et css et j'aide mes collègues avec Excel.",
            ),
            ("D'origine {}, je cherche quelque chose avec des machines", "des ordinateurs, dans une famille {}"),
        ),
    },
}
