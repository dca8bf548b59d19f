"""What is said about EVC, in three languages: nothing here promises a certificate, and nothing makes a route up."""

from collections.abc import Mapping

from competencies.evc import CertificateEffect, ConditionState, EvcOutcome, EvidenceForm, Lookup, OtherWay, UnitStanding
from competencies.language import LocalizedText
from competencies.opportunity import RegisterStatus

HEADING = LocalizedText(
    "EVC: bewijzen wat je al kunt", "EVC: prove what you can do", "EVC : prouver ce que vous savez faire"
)

OUTCOMES: Mapping[EvcOutcome, LocalizedText] = {
    EvcOutcome.FULL: LocalizedText(
        "Je kunt waarschijnlijk voor alle onderdelen slagen. Het testcentrum beslist.",
        "You can probably pass all parts. The test centre decides.",
        "Vous pouvez probablement réussir toutes les parties. Le centre de test décide.",
    ),
    EvcOutcome.PARTIAL: LocalizedText(
        "Je kunt waarschijnlijk voor een stuk slagen. Vraag het testcentrum of je daar een bewijs van deelkwalificatie voor kunt krijgen.",
        "You can probably pass some parts. Ask the test centre whether you can get a certificate for those parts (deelkwalificatie).",
        "Vous pouvez probablement réussir une partie. Demandez au centre de test si vous pouvez avoir un certificat pour cette partie (deelkwalificatie).",
    ),
    EvcOutcome.NOT_YET: LocalizedText(
        "Nu is het nog te vroeg voor de proef. Hieronder staat wat er nog ontbreekt.",
        "It is too early for the test now. Below is what is still missing.",
        "C'est encore trop tôt pour le test. Ci-dessous, ce qui manque encore.",
    ),
    EvcOutcome.NO_KNOWN_ROUTE: LocalizedText(
        "We kennen hiervoor geen zeker EVC-traject. Hieronder staat wat je wel kunt doen.",
        "We know of no certain EVC route for this. Below is what you can do.",
        "Nous ne connaissons pas de parcours EVC certain pour cela. Ci-dessous, ce que vous pouvez faire.",
    ),
}

LOOKUPS: Mapping[Lookup, LocalizedText] = {
    Lookup.TARGET: LocalizedText(
        "Dit hoort bij je doel.", "This belongs to your goal.", "Cela correspond à votre objectif."
    ),
    Lookup.NEAREST: LocalizedText(
        "Dit ligt het dichtst bij wat je nu al kunt.",
        "This is nearest to what you can do now.",
        "C'est le plus proche de ce que vous savez faire maintenant.",
    ),
}

STANDINGS: Mapping[UnitStanding, LocalizedText] = {
    UnitStanding.PROBABLY: LocalizedText("waarschijnlijk geslaagd", "would probably pass", "réussite probable"),
    UnitStanding.UNSURE: LocalizedText("nog niet duidelijk", "not clear yet", "pas encore clair"),
    UnitStanding.NOT_YET: LocalizedText("nog niet", "not yet", "pas encore"),
}

BOUNDS = LocalizedText(
    "De kans ligt tussen {lower} (elke competentie los van de andere) en {upper} (alles hangt samen). We rekenen voorzichtig: 'waarschijnlijk' zeggen we op basis van de laagste kans.",
    "The chance lies between {lower} (each competence on its own) and {upper} (all go together). We are careful: we say 'probably' by the lowest chance.",
    "La chance se situe entre {lower} (chaque compétence à part) et {upper} (tout est lié). Nous sommes prudents : nous disons « probable » selon la chance la plus basse.",
)

MISSING_COMPETENCE = LocalizedText(
    "Nog te leren: {competence}, tot niveau {required} (nu ongeveer {expected})",
    "Still to learn: {competence}, up to level {required} (now about {expected})",
    "Encore à apprendre : {competence}, jusqu'au niveau {required} (maintenant environ {expected})",
)

FORMS: Mapping[EvidenceForm, LocalizedText] = {
    EvidenceForm.DIPLOMA: LocalizedText("een diploma of getuigschrift", "a diploma or certificate of studies", "un diplôme ou certificat d'études"),
    EvidenceForm.ATTEST: LocalizedText("een attest of certificaat", "an attestation or certificate", "une attestation ou un certificat"),
    EvidenceForm.PHOTOS: LocalizedText("foto's of filmpjes van je werk", "photos or films of your work", "des photos ou vidéos de votre travail"),
    EvidenceForm.REFERENCE: LocalizedText("een verklaring van een baas of klant", "a statement of an employer or customer", "une déclaration d'un employeur ou client"),
    EvidenceForm.PORTFOLIO: LocalizedText("een map met werkstukken (portfolio)", "a folder of work pieces (portfolio)", "un dossier de travaux (portfolio)"),
    EvidenceForm.OTHER: LocalizedText("een ander bewijs", "other evidence", "une autre preuve"),
}  # fmt: skip

HELPFUL = LocalizedText(
    "Dit kan helpen als bewijs: {forms}.",
    "This can help as evidence: {forms}.",
    "Cela peut aider comme preuve : {forms}.",
)

DUTCH: Mapping[ConditionState, LocalizedText] = {
    ConditionState.MET: LocalizedText(
        "De proef is in het Nederlands. We rekenen met niveau {needed}. Jij zei {told}.",
        "The test is in Dutch. We count with level {needed}. You said {told}.",
        "Le test est en néerlandais. Nous comptons avec le niveau {needed}. Vous avez dit {told}.",
    ),
    ConditionState.LACKING: LocalizedText(
        "De proef is in het Nederlands. We rekenen met niveau {needed}. Jij zei {told}. Leer eerst wat meer Nederlands, of vraag het centrum wat er nodig is.",
        "The test is in Dutch. We count with level {needed}. You said {told}. Learn some more Dutch first, or ask the centre what is needed.",
        "Le test est en néerlandais. Nous comptons avec le niveau {needed}. Vous avez dit {told}. Apprenez d'abord un peu plus de néerlandais, ou demandez au centre ce qu'il faut.",
    ),
    ConditionState.NOT_TOLD: LocalizedText(
        "De proef is in het Nederlands. We rekenen met niveau {needed}. Jouw niveau weten we niet.",
        "The test is in Dutch. We count with level {needed}. We do not know your level.",
        "Le test est en néerlandais. Nous comptons avec le niveau {needed}. Nous ne connaissons pas votre niveau.",
    ),
    ConditionState.NOT_KNOWN: LocalizedText(
        "De proef is in het Nederlands. Welk niveau je nodig hebt, weten we niet. Vraag het aan het centrum.",
        "The test is in Dutch. We do not know which level you need. Ask the centre.",
        "Le test est en néerlandais. Nous ne savons pas quel niveau il faut. Demandez au centre.",
    ),
}

EXPERIENCE: Mapping[ConditionState, LocalizedText] = {
    ConditionState.MET: LocalizedText(
        "Er wordt {needed} jaar ervaring gevraagd. Jij zei {told} jaar.",
        "It asks {needed} years of experience. You said {told} years.",
        "Il faut {needed} ans d'expérience. Vous avez dit {told} ans.",
    ),
    ConditionState.LACKING: LocalizedText(
        "Er wordt {needed} jaar ervaring gevraagd. Jij zei {told} jaar. Ook ouder werk kan tellen: vraag het na.",
        "It asks {needed} years of experience. You said {told} years. Earlier work may count too: ask.",
        "Il faut {needed} ans d'expérience. Vous avez dit {told} ans. Un travail plus ancien peut aussi compter : demandez.",
    ),
    ConditionState.NOT_TOLD: LocalizedText(
        "Er wordt {needed} jaar ervaring gevraagd. Hoeveel jij er hebt, weten we niet.",
        "It asks {needed} years of experience. We do not know how many you have.",
        "Il faut {needed} ans d'expérience. Nous ne savons pas combien vous en avez.",
    ),
    ConditionState.NOT_KNOWN: LocalizedText(
        "Hoeveel ervaring je nodig hebt, weten we niet. Vraag het aan het centrum.",
        "We do not know how much experience you need. Ask the centre.",
        "Nous ne savons pas combien d'expérience il faut. Demandez au centre.",
    ),
}

EFFECTS: Mapping[CertificateEffect, LocalizedText] = {
    CertificateEffect.AUTOMATIC_EXEMPTION: LocalizedText(
        "Met dit bewijs krijg je in het volwassenenonderwijs automatisch een vrijstelling.",
        "With this certificate you automatically get an exemption in adult education.",
        "Avec ce certificat, vous avez automatiquement une dispense dans l'enseignement pour adultes.",
    ),
    CertificateEffect.INSTITUTION_DECIDES: LocalizedText(
        "De school beslist of je met dit bewijs een vrijstelling krijgt.",
        "The school decides whether this certificate gives you an exemption.",
        "L'école décide si ce certificat vous donne une dispense.",
    ),
    CertificateEffect.DEPENDS_ON_CENTRE: LocalizedText(
        "Komt het bewijs van een school of een centrum onder de onderwijsinspectie? Dan krijg je automatisch een vrijstelling. Bij een ander centrum beslist de school.",
        "Does the certificate come from a school or a centre under the education inspectorate? Then you get an exemption automatically. With another centre the school decides.",
        "Le certificat vient d'une école ou d'un centre sous l'inspection de l'enseignement ? La dispense est automatique. Pour un autre centre, l'école décide.",
    ),
}

NO_DIPLOMA = LocalizedText(
    "Een bewijs van EVC is nog geen diploma secundair onderwijs. Daarvoor volg je ook AAV (algemene vakken) in een CVO.",
    "An EVC certificate is not a diploma of secondary education. For that you also take AAV (general subjects) at a CVO.",
    "Un certificat EVC n'est pas un diplôme du secondaire. Pour cela, vous suivez aussi AAV (cours généraux) dans un CVO.",
)

REGISTER: Mapping[RegisterStatus, LocalizedText] = {
    RegisterStatus.KNOWN: LocalizedText(
        "Dit traject staat in een bron: {source}, {date}. Kijk in het register na welk centrum nu test.",
        "This route is in a source: {source}, {date}. Look in the register which centre tests now.",
        "Ce parcours figure dans une source : {source}, {date}. Regardez dans le registre quel centre teste maintenant.",
    ),
    RegisterStatus.UNVERIFIED: LocalizedText(
        "Niet zeker dat dit traject bestaat. Bron: {source}, {date}. Het telt hier niet mee.",
        "It is not sure that this route exists. Source: {source}, {date}. It does not count here.",
        "Il n'est pas sûr que ce parcours existe. Source : {source}, {date}. Il ne compte pas ici.",
    ),
}

PRICE = LocalizedText(
    "Kost ongeveer {low} tot {high}. Het centrum zegt wat jij betaalt.",
    "Costs about {low} to {high}. The centre says what you pay.",
    "Coûte environ {low} à {high}. Le centre dit ce que vous payez.",
)

WEEKS = LocalizedText(
    "Duurt ongeveer {low} tot {high} weken.",
    "Takes about {low} to {high} weeks.",
    "Dure environ {low} à {high} semaines.",
)

CENTRES: Mapping[str, LocalizedText] = {
    "cvo": LocalizedText("een CVO (school voor volwassenen)", "a CVO (school for adults)", "un CVO (école pour adultes)"),
    "other-recognised": LocalizedText("een ander erkend testcentrum", "another recognised test centre", "un autre centre de test reconnu"),
}  # fmt: skip

WAYS: Mapping[OtherWay, LocalizedText] = {
    OtherWay.ASK_TEST_CENTRE: LocalizedText(
        "Vraag in het register of bij een testcentrum of het traject bestaat.",
        "Ask in the register or at a test centre whether the route exists.",
        "Demandez au registre ou à un centre de test si le parcours existe.",
    ),
    OtherWay.EXEMPTION_TEST: LocalizedText(
        "Vraag een CVO of je er een vrijstellingsproef mag doen. Slaag je, dan sla je een stuk van de opleiding over.",
        "Ask a CVO whether you can do an exemption test there. If you pass, you skip a part of the course.",
        "Demandez à un CVO si vous pouvez y faire un test de dispense. Si vous réussissez, vous sautez une partie de la formation.",
    ),
    OtherWay.PARTIAL_CERTIFICATE: LocalizedText(
        "Haal een deelcertificaat met een opleiding.",
        "Get a partial certificate with a course.",
        "Obtenez un certificat partiel avec une formation.",
    ),
    OtherWay.CERTIFICATE_OF_COMPETENCES: LocalizedText(
        "Vraag of je een bewijs van competenties kunt krijgen voor wat je al kunt.",
        "Ask whether you can get a certificate of competences for what you can do.",
        "Demandez si vous pouvez avoir une attestation de compétences pour ce que vous savez faire.",
    ),
    OtherWay.VDAB_ATTEST: LocalizedText(
        "Vraag VDAB of je er een attest kunt halen voor wat je kunt.",
        "Ask VDAB whether you can get an attestation for what you can do.",
        "Demandez au VDAB si vous pouvez y obtenir une attestation pour ce que vous savez faire.",
    ),
    OtherWay.HIGHER_EDUCATION: LocalizedText(
        "Dit is op het niveau van hoger onderwijs. Een associatie (groep van hogescholen en een universiteit) onderzoekt daar wat je al kunt: een bekwaamheidsonderzoek. Dat geeft vrijstellingen, geen beroepskwalificatie.",
        "This is at the level of higher education. There an association (of university colleges and a university) examines what you can do: a bekwaamheidsonderzoek. It gives exemptions, not an occupational qualification.",
        "C'est du niveau de l'enseignement supérieur. Une association (de hautes écoles et d'une université) y examine ce que vous savez faire : un bekwaamheidsonderzoek. Cela donne des dispenses, pas une qualification professionnelle.",
    ),
}

FIRST = LocalizedText("Begin hiermee: {competences}.", "Begin with: {competences}.", "Commencez par : {competences}.")
