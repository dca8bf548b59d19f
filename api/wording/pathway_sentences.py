"""The sentences that go with pathways, in three languages; tests hold the tables complete."""

from collections.abc import Mapping

from competencies.language import LocalizedText
from competencies.pathway import PathwayKind, PathwayNoteCode

PATHWAY_KINDS: Mapping[PathwayKind, LocalizedText] = {
    PathwayKind.MOST_COMPLETE: LocalizedText("Het volledigste pad", "The most complete path", "Le parcours le plus complet"),
    PathwayKind.FASTEST: LocalizedText("Sneller klaar", "Ready sooner", "Plus vite terminé"),
    PathwayKind.CHEAPEST: LocalizedText("Goedkoper", "Cheaper", "Moins cher"),
}  # fmt: skip

PATHWAY_NOTES: Mapping[PathwayNoteCode, LocalizedText] = {
    PathwayNoteCode.NO_GAP: LocalizedText(
        "Je kunt waarschijnlijk al alles wat nodig is voor je doel. Een pad is niet nodig.",
        "You can probably already do all that your goal needs. There is no need for a path.",
        "Vous savez probablement déjà tout ce que demande votre objectif. Un parcours n'est pas nécessaire.",
    ),
    PathwayNoteCode.NOTHING_FITS: LocalizedText(
        "We vonden geen pad dat past bij je uren, je budget en je data. Wat als je een van de drie wat ruimer maakt? Een bemiddelaar kan meedenken.",
        "We found no path that fits your hours, your budget and your dates. What if you make one of the three a little wider? A counsellor can think along.",
        "Nous n'avons trouvé aucun parcours qui convient à vos heures, à votre budget et à vos dates. Et si vous élargissiez un peu l'un des trois ? Un conseiller peut réfléchir avec vous.",
    ),
    PathwayNoteCode.NO_FASTER: LocalizedText(
        "We vonden geen sneller pad dat echt anders is en genoeg van je kloof dicht.",
        "We found no faster path that is really different and closes enough of your gap.",
        "Nous n'avons pas trouvé de parcours plus rapide, vraiment différent et qui comble assez de votre écart.",
    ),
    PathwayNoteCode.NO_CHEAPER: LocalizedText(
        "We vonden geen goedkoper pad dat echt anders is en genoeg van je kloof dicht.",
        "We found no cheaper path that is really different and closes enough of your gap.",
        "Nous n'avons pas trouvé de parcours moins cher, vraiment différent et qui comble assez de votre écart.",
    ),
    PathwayNoteCode.COSTS_NOTHING: LocalizedText(
        "Het eerste pad kost je volgens onze cijfers niets. Goedkoper kan dus niet. Vraag de prijs altijd na.",
        "By our figures the first path costs you nothing. So there is nothing cheaper. Always check the price.",
        "Selon nos chiffres, le premier parcours ne vous coûte rien. Il n'y a donc pas moins cher. Vérifiez toujours le prix.",
    ),
    PathwayNoteCode.UNTIL_BENEFIT: LocalizedText(
        "Je uitkering stopt op {until}. Daarom eindigt alles voor die dag. Wil je een later einde? Vul dan in wanneer je klaar wilt zijn.",
        "Your benefit stops on {until}. So everything ends before that day. Would you like a later end? Then fill in when you want to be ready.",
        "Votre allocation s'arrête le {until}. Tout se termine donc avant ce jour. Vous voulez une fin plus tardive ? Indiquez quand vous voulez avoir terminé.",
    ),
    PathwayNoteCode.BREAKS_KEPT: LocalizedText(
        "We hielden je vrije dagen vrij (aantal periodes: {n}). Iets wat op die dagen doorloopt, staat er niet bij.",
        "We kept your days off free (number of periods: {n}). What runs on those days is left out.",
        "Nous avons gardé libres vos jours de repos (nombre de périodes : {n}). Ce qui a lieu ces jours-là n'y figure pas.",
    ),
    PathwayNoteCode.HOURS_LEFT_OUT: LocalizedText(
        "Dit vraagt meer dan {hours} uur per week en staat er niet bij: {n} x aanbod. Met meer uren kan er meer.",
        "This asks more than {hours} hours a week and is left out: {n} x an offer. With more hours more is possible.",
        "Ceci demande plus de {hours} heures par semaine et n'y figure pas : {n} x une offre. Avec plus d'heures, il y a plus de possibilités.",
    ),
    PathwayNoteCode.BUDGET_LEFT_OUT: LocalizedText(
        "Dit kost meer dan {budget} en staat er niet bij: {n} x aanbod. Vraag je bemiddelaar naar steun.",
        "This costs more than {budget} and is left out: {n} x an offer. Ask your counsellor about support.",
        "Ceci coûte plus de {budget} et n'y figure pas : {n} x une offre. Demandez à votre conseiller s'il existe une aide.",
    ),
    PathwayNoteCode.REACH: LocalizedText(
        "Zonder auto rekenen we met {km} km van je thuis. Kun je verder? Vul dan in hoe ver.",
        "Without a car we count on {km} km from where you live. Can you go further? Then fill in how far.",
        "Sans voiture, nous comptons {km} km de chez vous. Vous pouvez aller plus loin ? Indiquez jusqu'où.",
    ),
    PathwayNoteCode.SAMPLE_CATALOGUE: LocalizedText(
        "Dit is voorbeeldaanbod. De opleidingen en bedrijven met 'Voorbeeld' in hun naam bestaan niet echt.",
        "These are sample offers. Courses and firms with 'Voorbeeld' in their name do not really exist.",
        "Ce sont des offres d'exemple. Les formations et entreprises avec « Voorbeeld » dans leur nom n'existent pas.",
    ),
    PathwayNoteCode.CHILDCARE: LocalizedText(
        "Overdag, {days} dagen per week. Zoek op tijd kinderopvang. Vraag of er een plaats of een tussenkomst is.",
        "By day, {days} days a week. Look for child care in time. Ask whether there is a place or support.",
        "En journée, {days} jours par semaine. Cherchez à temps une garde d'enfants. Demandez s'il y a une place ou une aide.",
    ),
    PathwayNoteCode.PREPARED_BY: LocalizedText(
        "Eerst '{title}': daar leer je {competence}. Dat heb je hier nodig.",
        "First '{title}': there you learn {competence}. You need that here.",
        "D'abord « {title} » : vous y apprenez {competence}. Vous en avez besoin ici.",
    ),
    PathwayNoteCode.AFTER_BENEFIT: LocalizedText(
        "Eindigt op {ends}. Je uitkering stopt op {until}. Bespreek dit met je bemiddelaar.",
        "Ends on {ends}. Your benefit stops on {until}. Discuss this with your counsellor.",
        "Se termine le {ends}. Votre allocation s'arrête le {until}. Parlez-en avec votre conseiller.",
    ),
}  # fmt: skip

SUMMARY = LocalizedText(
    "{weeks} weken, je betaalt {eur}, {closed} punten van je kloof van {gap}",
    "{weeks} weeks, you pay {eur}, {closed} points of your gap of {gap}",
    "{weeks} semaines, vous payez {eur}, {closed} points de votre écart de {gap}",
)
"""Under the name of a pathway."""

PROVEN_BEST = LocalizedText(
    "Binnen jouw grenzen bestaat er bijna niets beters: hoogstens {share} meer.",
    "Within your limits there is hardly anything better: at most {share} more.",
    "Dans vos limites, il n'y a presque rien de mieux : au plus {share} de plus.",
)
BEST_FOUND = LocalizedText(
    "Dit is het beste pad dat we in de tijd vonden. Het kan hoogstens {share} beter.",
    "This is the best path that we found in time. It can be at most {share} better.",
    "C'est le meilleur parcours trouvé à temps. Il peut être au plus {share} meilleur.",
)
"""How good the pathway is, from the proven bound."""
