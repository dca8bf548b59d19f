"""The sentences of the development plan, in three languages; tests hold the tables complete."""

from collections.abc import Mapping

from competencies.gap import GapBand
from competencies.language import LocalizedText
from competencies.opportunity import OpportunityKind
from competencies.person import Status
from competencies.plan import Actor, ChangeKind, ChangeReason, Chooser, Guidance, LeaveAnswer
from competencies.profile import Provenance

LEVELS: Mapping[int, LocalizedText] = {
    0: LocalizedText("nog niet", "not yet", "pas encore"),
    1: LocalizedText("basis", "basic", "base"),
    2: LocalizedText("gemiddeld", "intermediate", "intermédiaire"),
    3: LocalizedText("gevorderd", "advanced", "avancé"),
    4: LocalizedText("zeer gevorderd", "highly advanced", "très avancé"),
}

SURENESS: Mapping[GapBand, LocalizedText] = {
    GapBand.SURELY_THERE: LocalizedText("vrijwel zeker", "almost certain", "presque sûr"),
    GapBand.PROBABLY_THERE: LocalizedText("waarschijnlijk", "probable", "probable"),
}

GROWTH: Mapping[GapBand, LocalizedText] = {
    GapBand.SURELY_THERE: LocalizedText("Dit kun je al.", "You can do this.", "Vous savez le faire."),
    GapBand.PROBABLY_THERE: LocalizedText("Dit kun je waarschijnlijk al.", "You can probably do this.", "Vous savez probablement le faire."),
    GapBand.UNCLEAR: LocalizedText("Nog niet duidelijk. Kijk dit samen na.", "Not clear yet. Look at this together.", "Pas encore clair. Regardez cela ensemble."),
    GapBand.PROBABLY_GAP: LocalizedText("Daar kun je waarschijnlijk nog groeien.", "You can probably still grow here.", "Vous pouvez probablement encore progresser ici."),
    GapBand.SURELY_GAP: LocalizedText("Daar kun je nog groeien.", "You can still grow here.", "Vous pouvez encore progresser ici."),
    GapBand.NOT_MEASURED: LocalizedText("Nog niet gemeten.", "Not measured yet.", "Pas encore mesuré."),
}  # fmt: skip

PROVENANCES: Mapping[Provenance, LocalizedText] = {
    Provenance.ANSWERED: LocalizedText("je antwoord", "your answer", "votre réponse"),
    Provenance.TEXT: LocalizedText("wat je schreef", "what you wrote", "ce que vous avez écrit"),
    Provenance.EVIDENCE: LocalizedText("je bewijs", "your evidence", "votre preuve"),
    Provenance.OCCUPATION: LocalizedText("gewoon in je werk", "common in your work", "courant dans votre travail"),
    Provenance.SUPPOSED: LocalizedText("verondersteld", "supposed", "supposé"),
}

STATUSES: Mapping[Status, LocalizedText] = {
    Status.WERKEND: LocalizedText("werknemer", "employee", "salarié"),
    Status.WERKZOEKEND: LocalizedText("zoekt werk", "looking for work", "cherche un emploi"),
    Status.ZELFSTANDIG: LocalizedText("zelfstandig", "self-employed", "indépendant"),
    Status.INACTIEF: LocalizedText("zonder werk, zoekt nu niet", "without work, not looking now", "sans emploi, ne cherche pas pour l'instant"),
    Status.UITZENDKRACHT: LocalizedText("uitzendkracht", "agency worker", "intérimaire"),
    Status.TIJDELIJK_WERKLOOS: LocalizedText("tijdelijk werkloos", "temporarily unemployed", "en chômage temporaire"),
    Status.ZIEK: LocalizedText("nu niet aan het werk", "not at work now", "pas au travail pour l'instant"),
    Status.STUDENT: LocalizedText("student", "student", "étudiant"),
    Status.GEFAILLEERD: LocalizedText("ondernemer na een faillissement", "entrepreneur after a bankruptcy", "entrepreneur après une faillite"),
}  # fmt: skip

EDUCATION: Mapping[int, LocalizedText] = {
    1: LocalizedText("lager onderwijs", "primary education", "enseignement primaire"),
    2: LocalizedText("basis van het secundair onderwijs", "lower secondary education", "secondaire inférieur"),
    3: LocalizedText("secundair, gericht op een beroep", "secondary, vocational", "secondaire professionnel"),
    4: LocalizedText("diploma secundair onderwijs", "upper secondary diploma", "diplôme secondaire supérieur"),
    5: LocalizedText("graduaat", "associate degree", "graduat"),
    6: LocalizedText("bachelor", "bachelor", "bachelier"),
    7: LocalizedText("master", "master", "master"),
    8: LocalizedText("doctoraat", "doctorate", "doctorat"),
}

ACTORS: Mapping[Actor, LocalizedText] = {
    Actor.PERSON: LocalizedText("jij", "you", "vous"),
    Actor.COUNSELLOR: LocalizedText("je begeleider", "your counsellor", "votre accompagnateur"),
    Actor.TOGETHER: LocalizedText("jij en je begeleider", "you and your counsellor", "vous et votre accompagnateur"),
}

CHOOSERS: Mapping[Chooser, LocalizedText] = {
    Chooser.PERSON: LocalizedText("gevraagd door jou", "asked for by you", "à votre demande"),
    Chooser.COUNSELLOR: LocalizedText("gevraagd door je begeleider", "asked for by your counsellor", "à la demande de votre accompagnateur"),
}  # fmt: skip

GUIDANCE_TITLES: Mapping[Guidance, LocalizedText] = {
    Guidance.EXPLORE_GOALS: LocalizedText("Kies een doel", "Choose a goal", "Choisissez un objectif"),
    Guidance.COMPLETE_CHECK: LocalizedText("Vul de check verder in", "Complete the check", "Complétez le check"),
    Guidance.TALK: LocalizedText("Bespreek dit plan met {whom}", "Discuss this plan with {whom}", "Parlez de ce plan avec {whom}"),
}  # fmt: skip

GUIDANCE_TEXTS: Mapping[Guidance, LocalizedText] = {
    Guidance.EXPLORE_GOALS: LocalizedText(
        "Kijk welke beroepen dicht bij je liggen. Kies er een of twee en praat met iemand die dat werk doet.",
        "See which occupations are near. Choose one or two and talk to somebody who does that work.",
        "Regardez quels métiers sont proches de vous. Choisissez-en un ou deux et parlez avec quelqu'un qui fait ce travail.",
    ),
    Guidance.COMPLETE_CHECK: LocalizedText(
        "Beantwoord de vragen over je doel. Dat duurt ongeveer tien minuten. Dan past het advies beter bij jou.",
        "Answer the questions about your goal. It takes about ten minutes. Then the advice fits you better.",
        "Répondez aux questions sur votre objectif. Cela prend environ dix minutes. Le conseil vous conviendra mieux.",
    ),
    Guidance.TALK: LocalizedText(
        "Neem dit plan mee. Vraag wat er nog mogelijk is en wat de eerste stap is.",
        "Bring this plan. Ask what else is possible and what the first step is.",
        "Apportez ce plan. Demandez ce qui est encore possible et quelle est la première étape.",
    ),
}

GUIDANCE_SIGNS: Mapping[Guidance, LocalizedText] = {
    Guidance.EXPLORE_GOALS: LocalizedText("In de volgende versie van dit plan staat een doel.", "The next version of this plan has a goal.", "La prochaine version de ce plan contient un objectif."),
    Guidance.COMPLETE_CHECK: LocalizedText("Bij minder competenties staat nog 'niet gemeten'.", "Fewer competences are still 'not measured'.", "Moins de compétences sont encore « non mesurées »."),
    Guidance.TALK: LocalizedText("Er staat een nieuwe afspraak in de tabel hieronder.", "There is a new agreement in the table below.", "Il y a un nouvel accord dans le tableau ci-dessous."),
}  # fmt: skip

COUNSELLORS: Mapping[Status | None, LocalizedText] = {
    Status.WERKZOEKEND: LocalizedText("je bemiddelaar van VDAB", "your counsellor at VDAB", "votre conseiller du VDAB"),
    None: LocalizedText("een loopbaanbegeleider of een Leerwinkel", "a career counsellor or a Leerwinkel (learning shop)", "un conseiller de carrière ou un Leerwinkel (point d'information)"),
}  # fmt: skip
"""Who to talk to, by status; None stands for every other status."""

SIGNS: Mapping[OpportunityKind, LocalizedText] = {
    OpportunityKind.TRAINING: LocalizedText("Je hebt de opleiding afgemaakt.", "You have finished the course.", "Vous avez terminé la formation."),
    OpportunityKind.EVC: LocalizedText("Je hebt het bewijs in handen.", "You have the certificate in your hands.", "Vous avez le certificat en main."),
    OpportunityKind.WORKPLACE: LocalizedText("Je mentor zegt dat je dit zelfstandig kunt.", "Your mentor says that you can do this on your own.", "Votre mentor dit que vous savez le faire seul."),
    OpportunityKind.INFORMAL: LocalizedText("Je hebt het zelf eens gedaan.", "You have done it yourself once.", "Vous l'avez fait vous-même une fois."),
}  # fmt: skip

SIGN_CAN_DO = LocalizedText(
    "Je kunt zeggen: “{statement}”", "You can say: “{statement}”", "Vous pouvez dire : « {statement} »"
)

AGREEMENT_REVIEW = LocalizedText(
    "Samen kijken of dit plan nog klopt",
    "Look together whether this plan is still right",
    "Regarder ensemble si ce plan convient encore",
)

LEAVE_ASK = LocalizedText(
    "Vlaams opleidingsverlof: je leert in werktijd en je loon loopt door. Voor sommige opleidingen kan dat alleen met een plan als dit, en alleen als het in loopbaanbegeleiding is gemaakt. Zo'n plan telt tot {until}. Of jij er recht op hebt, hangt af van je contract. Vraag het na voor je start.",
    "Flemish training leave: you learn in working time and your pay goes on. For some courses that takes a plan like this one, and only if it was made in career guidance (loopbaanbegeleiding). Such a plan counts until {until}. Whether you are entitled depends on your contract. Ask before you start.",
    "Congé de formation flamand : vous apprenez pendant les heures de travail et votre salaire continue. Pour certaines formations, il faut un plan comme celui-ci, établi en accompagnement de carrière (loopbaanbegeleiding). Un tel plan compte jusqu'au {until}. Votre droit dépend de votre contrat. Demandez-le avant de commencer.",
)

LEAVE: Mapping[LeaveAnswer, LocalizedText] = {
    LeaveAnswer.ASK: LEAVE_ASK,
    LeaveAnswer.NOT_FOR_STATUS: LocalizedText(
        "Vlaams opleidingsverlof is voor werknemers. Heb je straks werk in loondienst? Vraag het dan na.",
        "Flemish training leave is for employees. Will you be employed later? Then ask about it.",
        "Le congé de formation flamand est pour les salariés. Aurez-vous bientôt un emploi salarié ? Renseignez-vous alors.",
    ),
    LeaveAnswer.NO_RULE: LocalizedText(
        "Over Vlaams opleidingsverlof met een plan kennen we voor deze datum geen regel. Vraag het na.",
        "We know no rule about Flemish training leave with a plan for this date. Ask about it.",
        "Nous ne connaissons pas de règle sur le congé de formation flamand avec un plan pour cette date. Renseignez-vous.",
    ),
}

MADE_IN_GUIDANCE: Mapping[bool | None, LocalizedText] = {
    None: LocalizedText("Is dit plan gemaakt in loopbaanbegeleiding?   ☐ ja   ☐ nee", "Was this plan made in career guidance?   ☐ yes   ☐ no", "Ce plan a-t-il été établi en accompagnement de carrière ?   ☐ oui   ☐ non"),
    True: LocalizedText("Dit plan is gemaakt in loopbaanbegeleiding.", "This plan was made in career guidance.", "Ce plan a été établi en accompagnement de carrière."),
    False: LocalizedText("Dit plan is niet gemaakt in loopbaanbegeleiding.", "This plan was not made in career guidance.", "Ce plan n'a pas été établi en accompagnement de carrière."),
}  # fmt: skip

CHANGES: Mapping[ChangeKind, LocalizedText] = {
    ChangeKind.TARGET_CHANGED: LocalizedText("Nieuw doel: {subject}.", "New goal: {subject}.", "Nouvel objectif : {subject}."),
    ChangeKind.LEVEL_MOVED: LocalizedText("{subject}: van {before} naar {after}.", "{subject}: from {before} to {after}.", "{subject} : de {before} à {after}."),
    ChangeKind.ACTION_ADDED: LocalizedText("Nieuw in het plan: {subject}.", "New in the plan: {subject}.", "Nouveau dans le plan : {subject}."),
    ChangeKind.ACTION_REMOVED: LocalizedText("Niet meer in het plan: {subject}.", "No longer in the plan: {subject}.", "Plus dans le plan : {subject}."),
    ChangeKind.ACTION_MOVED: LocalizedText("{subject}: start op {after} in plaats van {before}.", "{subject}: starts on {after} instead of {before}.", "{subject} : commence le {after} au lieu du {before}."),
    ChangeKind.COST_CHANGED: LocalizedText("{subject}: kost {after} in plaats van {before}.", "{subject}: costs {after} instead of {before}.", "{subject} : coûte {after} au lieu de {before}."),
    ChangeKind.RULE_CHANGED: LocalizedText("De regel '{subject}' geeft nu een ander antwoord: {after} in plaats van {before}.", "The rule '{subject}' now answers differently: {after} instead of {before}.", "La règle « {subject} » donne une autre réponse : {after} au lieu de {before}."),
    ChangeKind.AGREEMENTS_CHANGED: LocalizedText("De eigen afspraken zijn aangepast.", "Your own agreements were changed.", "Vos propres accords ont été adaptés."),
    ChangeKind.REVIEW_MOVED: LocalizedText("We bekijken het plan opnieuw op {after} in plaats van {before}.", "We look at the plan again on {after} instead of {before}.", "Nous reverrons le plan le {after} au lieu du {before}."),
    ChangeKind.LEAVE_CHANGED: LocalizedText("Het antwoord over Vlaams opleidingsverlof is veranderd.", "The answer about Flemish training leave changed.", "La réponse sur le congé de formation flamand a changé."),
}  # fmt: skip

CHANGE_REASONS: Mapping[ChangeReason, LocalizedText] = {
    ChangeReason.ANSWERS_CHANGED: LocalizedText("Reden: je antwoorden veranderden.", "Reason: your answers changed.", "Raison : vos réponses ont changé."),
    ChangeReason.CATALOGUE_CHANGED: LocalizedText("Reden: het aanbod veranderde.", "Reason: the offers changed.", "Raison : l'offre a changé."),
    ChangeReason.RULES_CHANGED: LocalizedText("Reden: de regels veranderden.", "Reason: the rules changed.", "Raison : les règles ont changé."),
    ChangeReason.METHOD_CHANGED: LocalizedText("Reden: STEM-kompas rekent nu anders.", "Reason: STEM-kompas now calculates differently.", "Raison : STEM-kompas calcule autrement."),
    ChangeReason.DATE_MOVED: LocalizedText("Reden: er is tijd voorbijgegaan.", "Reason: time has passed.", "Raison : le temps a passé."),
    ChangeReason.COUNSELLORS_CHOICE: LocalizedText("Reden: de keuze van je begeleider.", "Reason: your counsellor's choice.", "Raison : le choix de votre accompagnateur."),
    ChangeReason.PERSONS_CHOICE: LocalizedText("Reden: jouw keuze.", "Reason: your choice.", "Raison : votre choix."),
}  # fmt: skip

VERDICTS: Mapping[str, LocalizedText] = {
    "yes": LocalizedText("ja", "yes", "oui"),
    "probably": LocalizedText("waarschijnlijk", "probably", "probablement"),
    "ask": LocalizedText("vraag het na", "ask", "à demander"),
    "no": LocalizedText("nee", "no", "non"),
}

DATA_USE = LocalizedText(
    "Dit plan is van jou. We vragen en bewaren geen naam. Je kiest zelf wie het krijgt. Wis je de check, dan wissen we ook het plan.",
    "This plan is yours. We ask for no name and keep none. You choose who gets it. If you delete the check, we delete the plan as well.",
    "Ce plan est à vous. Nous ne demandons et ne gardons pas de nom. Vous choisissez qui le reçoit. Si vous effacez le check, nous effaçons aussi le plan.",
)

DOES_NOT_SAY: tuple[LocalizedText, ...] = (
    LocalizedText(
        "Dit plan beslist niets. Het belooft geen plaats, geen geld en geen verlof.",
        "This plan decides nothing. It promises no place, no money and no leave.",
        "Ce plan ne décide rien. Il ne promet ni place, ni argent, ni congé.",
    ),
    LocalizedText(
        "Niet gemeten is niet hetzelfde als niet kunnen.",
        "Not measured is not the same as not able.",
        "Pas mesuré ne veut pas dire pas capable.",
    ),
    LocalizedText(
        "Bedragen en data gelden op de dag van het plan. Vraag ze na voor je start.",
        "Amounts and dates hold on the day of the plan. Check them before you start.",
        "Les montants et les dates valent le jour du plan. Vérifiez-les avant de commencer.",
    ),
)

SAMPLE = LocalizedText(
    "Voorbeeldaanbod: dit aanbod bestaat niet echt.",
    "Sample offer: this offer does not really exist.",
    "Offre d'exemple : cette offre n'existe pas vraiment.",
)

HEADINGS: Mapping[str, LocalizedText] = {
    "title": LocalizedText("Persoonlijk ontwikkelingsplan", "Personal development plan", "Plan de développement personnel"),
    "towards": LocalizedText("Mijn doel", "My goal", "Mon objectif"),
    "no_goal": LocalizedText("nog te kiezen (dit plan kijkt naar wat iedereen nodig heeft)", "still to choose (this plan looks at what everyone needs)", "encore à choisir (ce plan regarde ce dont tout le monde a besoin)"),
    "made_on": LocalizedText("Gemaakt op", "Made on", "Établi le"),
    "review_on": LocalizedText("Opnieuw bekijken op", "Look again on", "À revoir le"),
    "version": LocalizedText("Versie", "Version", "Version"),
    "name": LocalizedText("Naam", "Name", "Nom"),
    "municipality": LocalizedText("Gemeente", "Municipality", "Commune"),
    "birth_year": LocalizedText("Geboortejaar", "Year of birth", "Année de naissance"),
    "status": LocalizedText("Situatie", "Situation", "Situation"),
    "education": LocalizedText("Hoogste diploma", "Highest diploma", "Diplôme le plus élevé"),
    "occupation": LocalizedText("Werk nu of vroeger", "Work now or before", "Travail actuel ou passé"),
    "standing": LocalizedText("Waar sta je?", "Where do you stand?", "Où en êtes-vous ?"),
    "standing_caption": LocalizedText("De stip is onze schatting. De lijn toont hoe zeker we zijn: hoe korter, hoe zekerder.", "The dot is our estimate. The line shows how sure we are: the shorter, the surer.", "Le point est notre estimation. La ligne montre notre certitude : plus elle est courte, plus nous sommes sûrs."),
    "chart_scale": LocalizedText("Op een schaal van 0 tot 4.", "On a scale from 0 to 4.", "Sur une échelle de 0 à 4."),
    "chart_you": LocalizedText("jij", "you", "vous"),
    "chart_goal": LocalizedText("je doel", "your goal", "votre objectif"),
    "chart_unmeasured": LocalizedText("nog niet gemeten", "not measured yet", "pas encore mesuré"),
    "present": LocalizedText("Wat je al kunt", "What you can do", "Ce que vous savez faire"),
    "present_none": LocalizedText("We weten nog te weinig om dit in te vullen. Dat zegt niets over wat je kunt.", "We know too little yet to fill this in. That says nothing about what you can do.", "Nous en savons encore trop peu pour remplir ceci. Cela ne dit rien de ce que vous savez faire."),
    "future": LocalizedText("Waar je nog kunt groeien", "Where you can still grow", "Où vous pouvez encore progresser"),
    "future_none": LocalizedText("Je kunt waarschijnlijk al alles wat je doel vraagt.", "You can probably do all that your goal asks for.", "Vous savez probablement déjà tout ce que votre objectif demande."),
    "generic": LocalizedText("Voor iedereen", "For everyone", "Pour tous"),
    "technical": LocalizedText("Technisch", "Technical", "Technique"),
    "competence": LocalizedText("Competentie", "Competence", "Compétence"),
    "can_do": LocalizedText("Je kunt zeggen", "You can say", "Vous pouvez dire"),
    "sure": LocalizedText("Hoe zeker", "How sure", "Certitude"),
    "known_from": LocalizedText("Dat weten we uit", "We know it from", "Source"),
    "asked": LocalizedText("Straks kun je zeggen", "Later you can say", "Plus tard, vous pourrez dire"),
    "now": LocalizedText("Nu", "Now", "Maintenant"),
    "also": LocalizedText("En verder", "And also", "Et aussi"),
    "actions": LocalizedText("Wat je gaat doen", "What you will do", "Ce que vous allez faire"),
    "who": LocalizedText("Wie", "Who", "Qui"),
    "when": LocalizedText("Wanneer", "When", "Quand"),
    "when_from_to": LocalizedText("van {start} tot {end}", "from {start} to {end}", "du {start} au {end}"),
    "when_within": LocalizedText("voor {end}", "before {end}", "avant le {end}"),
    "load": LocalizedText("{weeks} weken, {hours} uur per week", "{weeks} weeks, {hours} hours a week", "{weeks} semaines, {hours} heures par semaine"),
    "load_one": LocalizedText("{weeks} week, {hours} uur per week", "{weeks} week, {hours} hours a week", "{weeks} semaine, {hours} heures par semaine"),
    "where": LocalizedText("Waar", "Where", "Où"),
    "near": LocalizedText("dicht bij je thuis", "near where you live", "près de chez vous"),
    "km": LocalizedText("{km} km van je thuis", "{km} km from where you live", "à {km} km de chez vous"),
    "cost": LocalizedText("Kost", "Costs", "Coût"),
    "cost_support": LocalizedText("{before}; na steun misschien {after}", "{before}; after support maybe {after}", "{before} ; après aide peut-être {after}"),
    "cost_unknown": LocalizedText("prijs navragen", "ask for the price", "prix à demander"),
    "free": LocalizedText("gratis", "free", "gratuit"),
    "closes": LocalizedText("Je leert", "You learn", "Vous apprenez"),
    "preparation": LocalizedText("Voorbereiding", "Preparation", "Préparation"),
    "caution": LocalizedText("Let op", "Mind", "Attention"),
    "and_more": LocalizedText("en nog {n}", "and {n} more", "et {n} de plus"),
    "request": LocalizedText("Vraag aan voor {by}", "Ask for before {by}", "À demander avant le {by}"),
    "sign": LocalizedText("Het is gelukt als", "You have made it when", "C'est réussi quand"),
    "agreements": LocalizedText("Afspraken", "Agreements", "Accords"),
    "what": LocalizedText("Wat", "What", "Quoi"),
    "by": LocalizedText("Tegen wanneer", "By when", "Pour quand"),
    "leave": LocalizedText("Verlof om te leren", "Leave to learn", "Congé pour apprendre"),
    "history": LocalizedText("Wat er veranderde", "What changed", "Ce qui a changé"),
    "nothing_changed": LocalizedText("Er veranderde niets.", "Nothing changed.", "Rien n'a changé."),
    "signatures": LocalizedText("Handtekeningen", "Signatures", "Signatures"),
    "sign_person": LocalizedText("Voor mij", "For me", "Pour moi"),
    "sign_counsellor": LocalizedText("Begeleider", "Counsellor", "Accompagnateur"),
    "name_date": LocalizedText("naam en datum", "name and date", "nom et date"),
    "signature": LocalizedText("handtekening", "signature", "signature"),
    "small_print": LocalizedText("Goed om te weten", "Good to know", "Bon à savoir"),
    "versions": LocalizedText("Gemaakt met: competenties {framework}, aanbod {catalogue}, regels {rules}, model {model}, instellingen {settings}, planregels {plan_rules}.", "Made with: competences {framework}, offers {catalogue}, rules {rules}, model {model}, settings {settings}, plan rules {plan_rules}.", "Établi avec : compétences {framework}, offre {catalogue}, règles {rules}, modèle {model}, réglages {settings}, règles du plan {plan_rules}."),
    "assessed": LocalizedText("We weten iets over {share} van wat telt voor je doel.", "We know something about {share} of what counts for your goal.", "Nous savons quelque chose sur {share} de ce qui compte pour votre objectif."),
    "missing_glyph": LocalizedText("Een teken dat we niet konden drukken, staat er als □.", "A character that we could not print is shown as □.", "Un caractère que nous n'avons pas pu imprimer apparaît comme □."),
    "page": LocalizedText("Bladzijde {page} van {pages}", "Page {page} of {pages}", "Page {page} sur {pages}"),
}  # fmt: skip
