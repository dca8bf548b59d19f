"""The sentences that go with the codes of the engine, in three languages; tests hold the table complete."""

from collections.abc import Mapping

from competencies.gap import GapBand
from competencies.language import LocalizedText
from competencies.recommendation import NoteCode, ReasonCode
from competencies.rules import Whom
from competencies.voice import AdjustmentReason, ResponseReason

BANDS: Mapping[GapBand, LocalizedText] = {
    GapBand.SURELY_THERE: LocalizedText("Dit kun je al, vrijwel zeker", "You can do this, almost certainly", "Vous savez le faire, presque sûrement"),
    GapBand.PROBABLY_THERE: LocalizedText("Dit kun je waarschijnlijk al", "You can probably do this", "Vous savez probablement le faire"),
    GapBand.UNCLEAR: LocalizedText("Nog niet duidelijk", "Not clear yet", "Pas encore clair"),
    GapBand.PROBABLY_GAP: LocalizedText("Hier is waarschijnlijk iets te leren", "There is probably something to learn here", "Il y a probablement quelque chose à apprendre ici"),
    GapBand.SURELY_GAP: LocalizedText("Hier is vrijwel zeker iets te leren", "There is almost certainly something to learn here", "Il y a presque sûrement quelque chose à apprendre ici"),
    GapBand.NOT_MEASURED: LocalizedText("Niet gemeten: hier stelden we nog geen vraag over", "Not measured: we asked nothing about this yet", "Pas mesuré : nous n'avons encore rien demandé à ce sujet"),
}  # fmt: skip

REASONS: Mapping[ReasonCode, LocalizedText] = {
    ReasonCode.CLOSES_GAP: LocalizedText(
        "Leert je: {competence} (+{levels} op een ladder van 4)",
        "Teaches you: {competence} (+{levels} on a ladder of 4)",
        "Vous apprend : {competence} (+{levels} sur une échelle de 4)",
    ),
    ReasonCode.PROVES_COMPETENCE: LocalizedText(
        "Je kunt bewijzen dat je dit kunt: {competence}",
        "You can prove that you can do this: {competence}",
        "Vous pouvez prouver que vous savez le faire : {competence}",
    ),
    ReasonCode.PROOF_OF_HELD: LocalizedText(
        "Geeft je een bewijs van wat je waarschijnlijk al kunt ({n} onderdelen van je doel)",
        "Gives you proof of what you can probably do already ({n} parts of your goal)",
        "Vous donne une preuve de ce que vous savez probablement déjà faire ({n} éléments de votre objectif)",
    ),
    ReasonCode.FITS_WISH: LocalizedText(
        "Lijkt op wat je graag wilt", "Resembles what you would like", "Ressemble à ce que vous souhaitez"
    ),
    ReasonCode.CHANCE_OF_FINISHING: LocalizedText(
        "De kans dat je dit afmaakt, schatten we op {chance}",
        "We estimate the chance that you finish this at {chance}",
        "Nous estimons à {chance} la chance que vous terminiez",
    ),
    ReasonCode.COST: LocalizedText("Kost je {eur}", "Costs you {eur}", "Vous coûte {eur}"),
    ReasonCode.DURATION: LocalizedText(
        "Aantal weken: {weeks}", "Number of weeks: {weeks}", "Nombre de semaines : {weeks}"
    ),
    ReasonCode.TRAVEL: LocalizedText(
        "Ligt {km} km van je thuis", "Is {km} km from where you live", "Se trouve à {km} km de chez vous"
    ),
    ReasonCode.HOURS_ABOVE_WISH: LocalizedText(
        "Vraagt {hours} uur per week, jij wilde {wished} uur",
        "Takes {hours} hours a week, you wanted {wished}",
        "Demande {hours} heures par semaine, vous vouliez {wished}",
    ),
}

NOTES: Mapping[NoteCode, LocalizedText] = {
    NoteCode.WIDENED_DISTANCE: LocalizedText(
        "Binnen {from_km} km was er niets dat past. Daarom zochten we tot {to_km} km.",
        "Nothing within {from_km} km fits. So we searched up to {to_km} km.",
        "Rien ne convient à moins de {from_km} km. Nous avons donc cherché jusqu'à {to_km} km.",
    ),
    NoteCode.NO_PLACE_TOLD: LocalizedText(
        "We weten niet waar je woont. De afstand telt dus niet mee.",
        "We do not know where you live. So the distance does not count.",
        "Nous ne savons pas où vous habitez. La distance ne compte donc pas.",
    ),
    NoteCode.NOTHING_FITS: LocalizedText(
        "Er is nu geen aanbod dat past bij je grenzen. Probeer een grotere afstand, een ander moment of een latere datum. Of vraag raad aan een bemiddelaar.",
        "No offer fits your limits now. Try a larger distance, another moment or a later date. Or ask a counsellor.",
        "Aucune offre ne convient à vos limites pour l'instant. Essayez une plus grande distance, un autre moment ou une date plus tardive. Ou demandez conseil à un conseiller.",
    ),
    NoteCode.NOT_WORTH_IT: LocalizedText(
        "Je bent al dicht bij {target}. Wat er nu is, vraagt meer tijd, geld of reizen dan het je nog bijleert.",
        "You are already near {target}. What there is now takes more time, money or travel than it would still teach you.",
        "Vous êtes déjà proche de {target}. Ce qu'il y a maintenant demande plus de temps, d'argent ou de trajets que ce que cela vous apprendrait encore.",
    ),
    NoteCode.NO_GAP: LocalizedText(
        "Je kunt waarschijnlijk alles al wat nodig is voor {target}. In de catalogus staat niets dat je nog iets bijleert hiervoor.",
        "You can probably do all that is needed for {target}. The catalogue has nothing that would teach you more for it.",
        "Vous savez probablement déjà tout ce qu'il faut pour {target}. Le catalogue n'a rien qui vous apprendrait plus.",
    ),
    NoteCode.NOT_ASSESSED: LocalizedText(
        "We weten pas iets over {share} van wat telt voor je doel. De rest is een schatting. Met meer antwoorden wordt het advies beter.",
        "We know something about only {share} of what counts for your goal. The rest is an estimate. More answers make better advice.",
        "Nous ne savons quelque chose que sur {share} de ce qui compte pour votre objectif. Le reste est une estimation. Avec plus de réponses, le conseil sera meilleur.",
    ),
    NoteCode.TARGET_UNKNOWN: LocalizedText(
        "Je hebt nog geen doel gekozen. We vergelijken met wat iedereen nodig heeft. En we tonen beroepen die dichtbij liggen.",
        "You have not chosen a goal yet. We compare with what everyone needs. And we show occupations that are near.",
        "Vous n'avez pas encore choisi d'objectif. Nous comparons avec ce dont tout le monde a besoin. Et nous montrons des métiers proches.",
    ),
    NoteCode.TARGET_READ_AS: LocalizedText(
        "Je schreef '{text}'. We lezen dat als: {target}.",
        "You wrote '{text}'. We read that as: {target}.",
        "Vous avez écrit « {text} ». Nous lisons : {target}.",
    ),
    NoteCode.OCCUPATION_READ_AS: LocalizedText(
        "Je werk is '{text}'. We lezen dat als: {occupation}.",
        "Your work is '{text}'. We read that as: {occupation}.",
        "Votre travail est « {text} ». Nous lisons : {occupation}.",
    ),
    NoteCode.OCCUPATION_NOT_KNOWN: LocalizedText(
        "We kennen het beroep '{text}' nog niet. Het telt dus niet mee in je resultaat.",
        "We do not know the occupation '{text}' yet. So it does not count in your result.",
        "Nous ne connaissons pas encore le métier « {text} ». Il ne compte donc pas dans votre résultat.",
    ),
    NoteCode.NO_KNOWN_EVC_ROUTE: LocalizedText(
        "Voor {target} kennen we geen EVC-traject. Met EVC bewijs je wat je al kunt. Wat kan wel? Een vrijstellingsproef in een CVO (een school voor volwassenen), een deelcertificaat via een opleiding, of een bewijs van competenties. Vraag het aan een testcentrum.",
        "We know no EVC route for {target}. With EVC you prove what you can do. What is possible? An exemption test at a CVO (a school for adults), a partial certificate through a course, or a certificate of competences. Ask a test centre.",
        "Nous ne connaissons pas de parcours EVC pour {target}. Avec l'EVC, vous prouvez ce que vous savez faire. Ce qui est possible : un test de dispense dans un CVO (une école pour adultes), un certificat partiel par une formation, ou une attestation de compétences. Demandez à un centre de test.",
    ),
    NoteCode.EVC_ROUTE_UNVERIFIED: LocalizedText(
        "Niet zeker dat dit traject bestaat. Bron: {source}, {date}. Vraag het eerst aan een testcentrum. Het telt hier niet mee.",
        "It is not sure that this route exists. Source: {source}, {date}. Ask a test centre first. It does not count here.",
        "Il n'est pas sûr que ce parcours existe. Source : {source}, {date}. Demandez d'abord à un centre de test. Il ne compte pas ici.",
    ),
    NoteCode.SAMPLE_CATALOGUE: LocalizedText(
        "Dit is voorbeeldaanbod. De opleidingen en bedrijven met 'Voorbeeld' in hun naam bestaan niet echt.",
        "These are sample offers. Courses and firms with 'Voorbeeld' in their name do not really exist.",
        "Ce sont des offres d'exemple. Les formations et entreprises avec « Voorbeeld » dans leur nom n'existent pas.",
    ),
    NoteCode.SIMILAR_ABOVE: LocalizedText(
        "Staat wat lager dan zijn punten, want het lijkt op '{title}' hierboven.",
        "Stands a little lower than its points, because it resembles '{title}' above.",
        "Placé un peu plus bas que ses points, car il ressemble à « {title} » ci-dessus.",
    ),
    NoteCode.BEST_OF_KIND: LocalizedText(
        "Staat in de lijst om je ook dit te tonen: {kind}. Het is het beste van zijn soort.",
        "Is listed to show you this as well: {kind}. It is the best of its kind.",
        "Figure dans la liste comme le meilleur de sa catégorie : {kind}.",
    ),
    NoteCode.PREREQUISITE_UNSURE: LocalizedText(
        "Je hebt hiervoor eerst nodig: {competence}. De kans dat je daar al genoeg van kunt, schatten we op {p_met}.",
        "You first need for this: {competence}. We estimate the chance that you can already do enough of it at {p_met}.",
        "Il vous faut d'abord : {competence}. Nous estimons à {p_met} la chance que vous en sachiez déjà assez.",
    ),
    NoteCode.DUTCH_ONE_STEP: LocalizedText(
        "Vraagt Nederlands op niveau {level}. Dat is een stap hoger dan wat je opgaf. Vraag of er hulp bij taal is.",
        "Asks Dutch at level {level}. That is one step above what you told us. Ask whether there is help with language.",
        "Demande le néerlandais au niveau {level}. C'est un niveau de plus que ce que vous avez indiqué. Demandez s'il y a une aide pour la langue.",
    ),
    NoteCode.COVERAGE_FROM_TEXT: LocalizedText(
        "Wat je hier leert, lazen we zelf uit de beschrijving. Vraag het na bij de aanbieder.",
        "We read what you learn here from the description ourselves. Check it with the provider.",
        "Nous avons lu nous-mêmes dans la description ce que vous apprenez ici. Vérifiez auprès de l'organisateur.",
    ),
    NoteCode.OVER_BUDGET: LocalizedText(
        "Kost {eur}. Dat is meer dan je budget van {budget}.",
        "Costs {eur}. That is more than your budget of {budget}.",
        "Coûte {eur}. C'est plus que votre budget de {budget}.",
    ),
    NoteCode.AFTER_BENEFIT: LocalizedText(
        "Eindigt op {ends}. Je uitkering stopt op {until}. Bespreek dit met je bemiddelaar.",
        "Ends on {ends}. Your benefit stops on {until}. Discuss this with your counsellor.",
        "Se termine le {ends}. Votre allocation s'arrête le {until}. Parlez-en avec votre conseiller.",
    ),
    NoteCode.TAKEN_OUT: LocalizedText(
        "Weggehaald uit deze lijst, door jou of je begeleider: {n}.",
        "Taken out of this list, by you or your counsellor: {n}.",
        "Retiré de cette liste, par vous ou votre conseiller : {n}.",
    ),
    NoteCode.PINNED_BY_COUNSELLOR: LocalizedText(
        "Vastgezet door je begeleider. De punten bleven gelijk.",
        "Pinned by your counsellor. The points stayed the same.",
        "Épinglé par votre conseiller. Les points n'ont pas changé.",
    ),
    NoteCode.ADDED_BY_COUNSELLOR: LocalizedText(
        "Toegevoegd door je begeleider. De punten zijn op dezelfde manier geteld.",
        "Added by your counsellor. The points were counted in the same way.",
        "Ajouté par votre conseiller. Les points ont été comptés de la même manière.",
    ),
    NoteCode.MOVED_BY_COUNSELLOR: LocalizedText(
        "Op deze plaats gezet door je begeleider. De punten bleven gelijk.",
        "Put in this place by your counsellor. The points stayed the same.",
        "Mis à cette place par votre conseiller. Les points n'ont pas changé.",
    ),
    NoteCode.KEPT_OUT_BY_LIMIT: LocalizedText(
        "Je begeleider koos '{title}'. Het staat niet in de lijst, want het past niet bij een grens: je uren, je datums, je niveau Nederlands, je diploma of een regel.",
        "Your counsellor chose '{title}'. It is not in the list, because it does not fit a limit: your hours, your dates, your level of Dutch, your diploma or a rule.",
        "Votre conseiller a choisi « {title} ». Ce n'est pas dans la liste, car cela ne respecte pas une limite : vos heures, vos dates, votre niveau de néerlandais, votre diplôme ou une règle.",
    ),
}  # fmt: skip

ASK = LocalizedText(
    "{name}: dat hangt af van {facts}. Dat weten we niet. Vraag het aan {whom}.",
    "{name}: that depends on {facts}. We do not know that. Ask {whom}.",
    "{name} : cela dépend de {facts}. Nous ne le savons pas. Contactez {whom}.",
)

EXPIRED = LocalizedText(
    "{name}: dit gold tot en met {until}. We weten niet of er iets voor in de plaats kwam. Vraag het aan {whom}.",
    "{name}: this was so until {until}. We do not know whether something took its place. Ask {whom}.",
    "{name} : ceci valait jusqu'au {until}. Nous ne savons pas si autre chose l'a remplacé. Contactez {whom}.",
)

WHOM: Mapping[Whom, LocalizedText] = {
    Whom.COUNSELLOR: LocalizedText("je bemiddelaar", "your counsellor", "votre conseiller"),
    Whom.CENTRE: LocalizedText("het opleidingscentrum", "the training centre", "le centre de formation"),
    Whom.EMPLOYER: LocalizedText("je werkgever", "your employer", "votre employeur"),
    Whom.CAREER_COUNSELLOR: LocalizedText("een loopbaanbegeleider", "a career counsellor", "un conseiller de carrière"),
    Whom.VDAB: LocalizedText("VDAB", "VDAB", "le VDAB"),
    Whom.VLAIO: LocalizedText("VLAIO", "VLAIO", "VLAIO"),
    Whom.SECTOR_FUND: LocalizedText("het fonds van je sector", "the fund of your sector", "le fonds de votre secteur"),
    Whom.TEST_CENTRE: LocalizedText("het EVC-testcentrum", "the EVC test centre", "le centre de test EVC"),
    Whom.BENEFIT_OFFICE: LocalizedText("RVA of je vakbond", "RVA or your union", "l'ONEM ou votre syndicat"),
    Whom.SCHOOL: LocalizedText("je school", "your school", "votre école"),
    Whom.OCMW: LocalizedText("het OCMW", "the OCMW", "le CPAS"),
    Whom.FLANDERS: LocalizedText("de Vlaamse overheid, op het gratis nummer 1700", "the Flemish government, on the free number 1700", "les autorités flamandes, au numéro gratuit 1700"),
}  # fmt: skip

FACTS: Mapping[str, LocalizedText] = {
    "status": LocalizedText("je situatie", "your situation", "votre situation"),
    "age": LocalizedText("je leeftijd", "your age", "votre âge"),
    "education_level": LocalizedText("je diploma", "your diploma", "votre diplôme"),
    "secondary_diploma": LocalizedText("je diploma secundair onderwijs", "your secondary diploma", "votre diplôme secondaire"),
    "dutch_level": LocalizedText("je niveau van Nederlands", "your level of Dutch", "votre niveau de néerlandais"),
    "months_registered": LocalizedText("hoe lang je bij VDAB ingeschreven bent", "how long you have been registered with VDAB", "la durée de votre inscription au VDAB"),
    "has_benefit": LocalizedText("of je een uitkering hebt", "whether you have a benefit", "si vous avez une allocation"),
    "contract_percent": LocalizedText("hoeveel je werkt", "how much you work", "votre temps de travail"),
    "hours_per_week": LocalizedText("hoeveel uur je werkt", "how many hours you work", "vos heures de travail"),
    "workplace_region": LocalizedText("waar je werkt", "where you work", "votre lieu de travail"),
    "joint_committee": LocalizedText("je paritair comité (het nummer van je sector, het staat op je loonbrief)", "your joint committee (the number of your sector, on your pay slip)", "votre commission paritaire (le numéro de votre secteur, sur votre fiche de paie)"),
    "employer_size": LocalizedText("hoe groot je bedrijf is", "how large your firm is", "la taille de votre entreprise"),
    "in_plan": LocalizedText("of de opleiding in je ontwikkelingsplan staat", "whether the course is in your development plan", "si la formation figure dans votre plan de développement"),
    "shortage_target": LocalizedText("of je een beroep kiest waarvoor te weinig mensen zijn", "whether you choose an occupation with too few people", "si vous choisissez un métier qui manque de personnel"),
    "shortage_year": LocalizedText("het jaar van de lijst met knelpuntberoepen", "the year of the list of shortage occupations", "l'année de la liste des métiers en pénurie"),
    "target_kind": LocalizedText("je doel", "your goal", "votre objectif"),
    "days_after_benefit": LocalizedText("tot wanneer je uitkering loopt", "until when your benefit runs", "jusqu'à quand court votre allocation"),
    "date": LocalizedText("de datum", "the date", "la date"),
    "offer_kind": LocalizedText("het soort aanbod", "the kind of offer", "le type d'offre"),
    "instrument": LocalizedText("de vorm van werkplekleren", "the form of learning at work", "la forme d'apprentissage au travail"),
    "provider_kind": LocalizedText("wie de opleiding geeft", "who gives the course", "qui donne la formation"),
    "registrations": LocalizedText("of de opleiding erkend is", "whether the course is recognised", "si la formation est reconnue"),
    "credential": LocalizedText("het bewijs dat je krijgt", "the certificate that you get", "le certificat que vous recevez"),
    "vks_level": LocalizedText("het niveau van de opleiding", "the level of the course", "le niveau de la formation"),
    "weeks": LocalizedText("hoeveel weken het duurt", "how many weeks it lasts", "le nombre de semaines"),
    "offer_hours_per_week": LocalizedText("hoeveel uur per week het duurt", "how many hours a week it takes", "le nombre d'heures par semaine"),
    "total_hours": LocalizedText("hoeveel uur het duurt", "how many hours it takes", "le nombre d'heures"),
    "days_per_week": LocalizedText("hoeveel dagen per week het duurt", "how many days a week it takes", "le nombre de jours par semaine"),
    "schedule": LocalizedText("wanneer het is", "when it is", "le moment des cours"),
    "delivery": LocalizedText("of het online is", "whether it is online", "si c'est en ligne"),
    "start": LocalizedText("wanneer het start", "when it starts", "la date de début"),
}  # fmt: skip

OWN_JOB = LocalizedText(
    "Wetenschap en techniek in je werk als {occupation}. Dit telt daar het meest:",
    "Science and technology in your work as {occupation}. This counts most there:",
    "Sciences et techniques dans votre travail : {occupation}. Voici ce qui y compte le plus :",
)
ONE_MORE = LocalizedText(
    "Eén ding bijleren dat veel deuren opent: {competence}. Het doel: '{can_do}'.",
    "One thing to learn that opens many doors: {competence}. The goal: '{can_do}'.",
    "Une chose à apprendre qui ouvre beaucoup de portes : {competence}. Le but : « {can_do} ».",
)
ONE_MORE_OPENS = LocalizedText(
    "Dan komen deze beroepen dichtbij: {targets}.",
    "Then these occupations come near: {targets}.",
    "Ces métiers deviennent alors proches : {targets}.",
)
ONE_MORE_OFFERS = LocalizedText(
    "Dan kun je ook beginnen aan {n} andere opleidingen of werkplekken.",
    "Then you can also start {n} other courses or workplaces.",
    "Vous pourrez alors aussi commencer {n} autres formations ou lieux de travail.",
)
ABOVE_TARGET = LocalizedText(
    "Hier kun je waarschijnlijk al meer dan je doel vraagt: {competences}.",
    "Here you can probably do more than your goal asks: {competences}.",
    "Ici, vous savez probablement déjà faire plus que ce que votre objectif demande : {competences}.",
)
FURTHER = LocalizedText(
    "Je bent er bijna. Wil je verder? Deze beroepen bouwen erop voort: {targets}.",
    "You are almost there. Do you want to go further? These occupations build on it: {targets}.",
    "Vous y êtes presque. Vous voulez aller plus loin ? Ces métiers s'appuient dessus : {targets}.",
)
RESPONSE_REASONS: Mapping[ResponseReason, LocalizedText] = {
    ResponseReason.TOO_FAR: LocalizedText("Het is te ver", "It is too far", "C'est trop loin"),
    ResponseReason.TOO_EXPENSIVE: LocalizedText("Het kost te veel", "It costs too much", "C'est trop cher"),
    ResponseReason.WRONG_TIME: LocalizedText("De dagen of uren passen niet", "The days or hours do not suit me", "Les jours ou les heures ne conviennent pas"),
    ResponseReason.TOO_HARD: LocalizedText("Het is te moeilijk voor mij", "It is too hard for me", "C'est trop difficile pour moi"),
    ResponseReason.TOO_EASY: LocalizedText("Het is te makkelijk voor mij", "It is too easy for me", "C'est trop facile pour moi"),
    ResponseReason.DID_IT_ALREADY: LocalizedText("Dit deed ik al", "I did this already", "Je l'ai déjà fait"),
    ResponseReason.NOT_INTERESTED: LocalizedText("Dit interesseert me niet", "This does not interest me", "Cela ne m'intéresse pas"),
    ResponseReason.LANGUAGE: LocalizedText("De taal is een drempel", "The language is an obstacle", "La langue est un obstacle"),
    ResponseReason.CHILDCARE: LocalizedText("Ik heb dan geen opvang voor mijn kinderen", "I have no childcare then", "Je n'ai pas de garde d'enfants à ce moment"),
    ResponseReason.OTHER: LocalizedText("Een andere reden", "Another reason", "Une autre raison"),
}  # fmt: skip

ADJUSTMENT_REASONS: Mapping[AdjustmentReason, LocalizedText] = {
    AdjustmentReason.AGREED_WITH_CLIENT: LocalizedText("Afgesproken met de klant", "Agreed with the client", "Convenu avec le client"),
    AdjustmentReason.FITS_LABOUR_MARKET_PLAN: LocalizedText("Past in het plan naar werk", "Fits the plan towards work", "Correspond au plan vers l'emploi"),
    AdjustmentReason.PREREQUISITE_KNOWN: LocalizedText("De voorkennis is gekend", "The prior knowledge is known", "Les acquis préalables sont connus"),
    AdjustmentReason.MEDICAL_OR_PERSONAL: LocalizedText("Medisch of persoonlijk: schrijf geen uitleg", "Medical or personal: write no explanation", "Médical ou personnel : n'écrivez pas d'explication"),
    AdjustmentReason.PROVIDER_FULL: LocalizedText("De aanbieder heeft geen plaats", "The provider has no place", "L'organisateur n'a plus de place"),
    AdjustmentReason.OTHER: LocalizedText("Een andere reden", "Another reason", "Une autre raison"),
}  # fmt: skip

KINDS: Mapping[str, LocalizedText] = {
    "training": LocalizedText("Opleiding", "Training", "Formation"),
    "evc": LocalizedText("EVC: bewijzen wat je al kunt", "EVC: prove what you can do", "EVC : prouver ce que vous savez faire"),
    "workplace": LocalizedText("Leren op de werkplek", "Learning at work", "Apprendre au travail"),
    "informal": LocalizedText("Leren in je vrije tijd", "Learning in your free time", "Apprendre pendant vos loisirs"),
}  # fmt: skip
