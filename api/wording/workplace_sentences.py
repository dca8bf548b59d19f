"""What is said about learning at work, in three languages."""

from collections.abc import Mapping

from competencies.language import LocalizedText
from competencies.person import Schedule, Transport
from competencies.placement import Approach, CombinationKind, SearchReason
from competencies.rules import Verdict

TITLE = LocalizedText(
    "Zoekprofiel werkplek", "Profile of the workplace to look for", "Profil du lieu de travail recherché"
)
GOAL = LocalizedText("Doel: {target}", "Goal: {target}", "Objectif : {target}")

REASONS: Mapping[SearchReason, LocalizedText] = {
    SearchReason.NONE_WITHIN_LIMITS: LocalizedText(
        "In ons aanbod past nu geen werkplek bij jouw grenzen. Met dit blad kunnen jij en VDAB er zelf een zoeken.",
        "No workplace that we know fits your limits now. With this sheet you and VDAB can look for one yourselves.",
        "Aucun lieu de travail que nous connaissons ne convient à vos limites. Avec cette feuille, vous et le VDAB pouvez en chercher un.",
    ),
    SearchReason.CLOSES_TOO_LITTLE: LocalizedText(
        "De werkplekken die we kennen, leren je te weinig voor je doel. Met dit blad kunnen jij en VDAB een betere zoeken.",
        "The workplaces that we know teach you too little for your goal. With this sheet you and VDAB can look for a better one.",
        "Les lieux de travail que nous connaissons vous apprennent trop peu pour votre objectif. Avec cette feuille, vous et le VDAB pouvez en chercher un meilleur.",
    ),
    SearchReason.ASKED: LocalizedText(
        "Met dit blad kunnen jij en VDAB een werkplek zoeken die bij je past.",
        "With this sheet you and VDAB can look for a workplace that fits you.",
        "Avec cette feuille, vous et le VDAB pouvez chercher un lieu de travail qui vous convient.",
    ),
}

TEACH = LocalizedText(
    "Dit moet de werkplek me kunnen leren",
    "The workplace must be able to teach me this",
    "Le lieu de travail doit pouvoir m'apprendre ceci",
)
NOTHING_TO_TEACH = LocalizedText(
    "Wat er voor dit doel nodig is, kan ik waarschijnlijk al.",
    "I can probably do what this goal needs.",
    "Je sais probablement déjà faire ce qu'il faut pour cet objectif.",
)
TEACH_LINE = LocalizedText("{competence}: {statement}", "{competence}: {statement}", "{competence} : {statement}")
BRINGS = LocalizedText("Dit breng ik mee", "This is what I bring", "Voici ce que j'apporte")
NOTHING_KNOWN = LocalizedText(
    "Dit weten we nog niet. Vul je competentiecheck verder aan.",
    "We do not know this yet. Answer more of your competence check.",
    "Nous ne le savons pas encore. Complétez votre bilan de compétences.",
)
WISHES = LocalizedText(
    "Dit vraag ik aan de werkplek", "This is what I ask of the workplace", "Voici ce que je demande au lieu de travail"
)
FORMS = LocalizedText("Zo kan het", "How it can be done", "Comment c'est possible")
NO_FORM = LocalizedText(
    "Volgens de regels die we kennen, past nu geen enkele vorm. Vraag VDAB om raad.",
    "By the rules that we know no form fits now. Ask VDAB for advice.",
    "D'après les règles que nous connaissons, aucune forme ne convient. Demandez conseil au VDAB.",
)
ASK_VDAB = LocalizedText("Dit vraag ik aan VDAB", "This is what I ask VDAB", "Voici ce que je demande au VDAB")

HOURS = LocalizedText(
    "Ongeveer {hours} uur per week", "About {hours} hours a week", "Environ {hours} heures par semaine"
)
SCHEDULE = LocalizedText("Wanneer: {when}", "When: {when}", "Quand : {when}")
SCHEDULES: Mapping[Schedule, LocalizedText] = {
    Schedule.DAY: LocalizedText("overdag", "during the day", "en journée"),
    Schedule.EVENING: LocalizedText("'s avonds", "in the evening", "le soir"),
    Schedule.WEEKEND: LocalizedText("in het weekend", "at the weekend", "le week-end"),
}
NEAR = LocalizedText("In of bij {municipality}", "In or near {municipality}", "À ou près de {municipality}")
WITHIN = LocalizedText(
    "Hoogstens {km} km van {municipality}", "At most {km} km from {municipality}", "À {km} km au plus de {municipality}"
)
TRAVEL = LocalizedText("Ik kom {how}", "I come {how}", "Je viens {how}")
TRANSPORTS: Mapping[Transport, LocalizedText] = {
    Transport.FOOT: LocalizedText("te voet", "on foot", "à pied"),
    Transport.BIKE: LocalizedText("met de fiets", "by bicycle", "à vélo"),
    Transport.PUBLIC: LocalizedText("met bus, tram of trein", "by bus, tram or train", "en bus, tram ou train"),
    Transport.CAR: LocalizedText("met de auto", "by car", "en voiture"),
}
CHILDCARE = LocalizedText(
    "Uren die passen bij de opvang van mijn kinderen",
    "Hours that fit the care of my children",
    "Des heures qui conviennent à la garde de mes enfants",
)
START = LocalizedText("Starten kan vanaf {day}", "I can start from {day}", "Je peux commencer à partir du {day}")
READY = LocalizedText("Klaar zijn tegen {day}", "Done by {day}", "Terminé pour le {day}")
NO_WISHES = LocalizedText(
    "Geen bijzondere wensen verteld.", "No particular wishes told.", "Pas de souhaits particuliers."
)

VERDICTS: Mapping[Verdict, LocalizedText] = {
    Verdict.YES: LocalizedText("kan", "possible", "possible"),
    Verdict.PROBABLY: LocalizedText("kan waarschijnlijk", "probably possible", "probablement possible"),
    Verdict.ASK: LocalizedText("vraag het na", "ask", "à demander"),
    Verdict.NO: LocalizedText("kan niet", "not possible", "pas possible"),
}
NO_RULE = LocalizedText(
    "We weten niet of dit voor jou kan. Vraag het aan VDAB.",
    "We do not know whether this is possible for you. Ask VDAB.",
    "Nous ne savons pas si c'est possible pour vous. Demandez au VDAB.",
)
LENGTH = LocalizedText(
    "Duur: ongeveer {weeks} weken.", "Length: about {weeks} weeks.", "Durée : environ {weeks} semaines."
)
LENGTH_UNKNOWN = LocalizedText(
    "Duur: hangt af van de opleiding. Vraag het na.",
    "Length: depends on the course. Ask.",
    "Durée : dépend de la formation. Demandez.",
)
TOO_SHORT = LocalizedText(
    "Dat is te kort om alles te leren. Kies samen wat eerst komt.",
    "That is too short to learn everything. Choose together what comes first.",
    "C'est trop court pour tout apprendre. Choisissez ensemble ce qui vient d'abord.",
)
SIGNS = LocalizedText("Wie tekent: {text}", "Who signs: {text}", "Qui signe : {text}")
PAY = LocalizedText("Loon of premie: {text}", "Pay: {text}", "Salaire ou prime : {text}")
COMMUTE = LocalizedText("Verplaatsing: {text}", "Travel: {text}", "Trajets : {text}")
SOURCE = LocalizedText("Bron: {source}", "Source: {source}", "Source : {source}")

QUESTIONS: tuple[LocalizedText, ...] = (
    LocalizedText(
        "Kent u een bedrijf in mijn buurt dat me dit kan leren?",
        "Do you know a firm near me that can teach me this?",
        "Connaissez-vous une entreprise près de chez moi qui peut m'apprendre cela ?",
    ),
    LocalizedText(
        "Welke vorm past bij mijn situatie, en wat betekent dat voor mijn uitkering of loon?",
        "Which form fits my situation, and what does it mean for my benefit or wage?",
        "Quelle forme convient à ma situation, et qu'est-ce que cela change pour mon allocation ou mon salaire ?",
    ),
    LocalizedText(
        "Wie begeleidt me op de werkplek, en wie volgt mij op?",
        "Who guides me at the workplace, and who follows me up?",
        "Qui m'accompagne sur le lieu de travail, et qui me suit ?",
    ),
    LocalizedText(
        "Wie betaalt mijn verplaatsing en kinderopvang?",
        "Who pays my travel and childcare?",
        "Qui paie mes trajets et la garde de mes enfants ?",
    ),
)

APPROACHES: Mapping[Approach, LocalizedText] = {
    Approach.PLACE_AND_TRAIN: LocalizedText(
        "Je kunt hier waarschijnlijk meteen starten en de rest op het werk leren (Place & Train). Dat is een aanpak, geen contract.",
        "You can probably start here at once and learn the rest at work (Place & Train). That is an approach, not a contract.",
        "Vous pouvez probablement commencer tout de suite et apprendre le reste au travail (Place & Train). C'est une approche, pas un contrat.",
    ),
    Approach.TRAIN_FIRST: LocalizedText(
        "Leer eerst nog iets bij, en start daarna op deze plek.",
        "Learn something more first, and start at this place after that.",
        "Apprenez d'abord encore quelque chose, et commencez ensuite à cet endroit.",
    ),
}
PLACE_AND_TRAIN = LocalizedText(
    "Een andere aanpak is eerst starten in een job en daar met begeleiding leren (Place & Train). Dat is geen contract: de vorm spreek je af.",
    "Another approach is to start in a job first and learn there with guidance (Place & Train). That is no contract: you agree on the form.",
    "Une autre approche est de commencer d'abord dans un emploi et d'y apprendre avec un accompagnement (Place & Train). Ce n'est pas un contrat : vous convenez de la forme.",
)

LEARNABLE: Mapping[bool | None, LocalizedText] = {
    True: LocalizedText(
        "Je hebt hier ongeveer {weeks} weken nodig. Dat past in de langste duur.",
        "You need about {weeks} weeks here. That fits the longest duration.",
        "Il vous faut environ {weeks} semaines ici. Cela entre dans la durée maximale.",
    ),
    False: LocalizedText(
        "Je hebt ongeveer {weeks} weken nodig om alles te leren. Zo lang mag het niet duren: een deel leer je later.",
        "You need about {weeks} weeks to learn everything. It may not last so long: a part comes later.",
        "Il vous faut environ {weeks} semaines pour tout apprendre. Cela ne peut pas durer aussi longtemps : une partie vient plus tard.",
    ),
    None: LocalizedText(
        "Je hebt hier ongeveer {weeks} weken nodig. De langste duur kennen we niet.",
        "You need about {weeks} weeks here. We do not know the longest duration.",
        "Il vous faut environ {weeks} semaines ici. Nous ne connaissons pas la durée maximale.",
    ),
}

COMBINATIONS_HEADING = LocalizedText("Ook samen mogelijk", "Also possible together", "Aussi possible ensemble")
COMBINATIONS: Mapping[CombinationKind, LocalizedText] = {
    CombinationKind.COURSE_INTERNSHIP_WORK: LocalizedText(
        "Opleiding met opleidingsstage, daarna een IBO.",
        "Course with a training placement, then an IBO.",
        "Formation avec stage, puis une IBO.",
    ),
    CombinationKind.COURSE_WORK: LocalizedText(
        "Opleiding, daarna leren op het werk.",
        "Course, then learning at work.",
        "Formation, puis apprendre au travail.",
    ),
    CombinationKind.PARTIAL_CERTIFICATES: LocalizedText(
        "Twee opleidingen met een deelcertificaat. Vraag de school of ze samen tellen voor een certificaat.",
        "Two courses with a partial certificate. Ask the school whether they count for one certificate together.",
        "Deux formations avec un certificat partiel. Demandez à l'école si elles comptent ensemble pour un certificat.",
    ),
    CombinationKind.DUAL_OWN_EMPLOYER: LocalizedText(
        "Duaal leren met je eigen werkgever als werkplek. Vraag het aan je werkgever en aan de school.",
        "Dual learning with your own employer as the workplace. Ask your employer and the school.",
        "Formation en alternance avec votre propre employeur comme lieu de travail. Demandez à votre employeur et à l'école.",
    ),
}
CLOSES_TOGETHER = LocalizedText(
    "Samen sluit dit ongeveer {share} van wat je nog mist, als je alles afmaakt.",
    "Together this closes about {share} of what you still miss, if you finish everything.",
    "Ensemble, cela comble environ {share} de ce qui vous manque, si vous terminez tout.",
)
