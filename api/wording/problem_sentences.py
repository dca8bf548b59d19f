"""What is said when something cannot be done: what was expected, what came, what to do. In three languages."""

from collections.abc import Mapping

from competencies.language import LocalizedText

TITLES: Mapping[int, LocalizedText] = {
    400: LocalizedText("Deze vraag kunnen we niet lezen", "We cannot read this request", "Nous ne pouvons pas lire cette demande"),
    404: LocalizedText("Dit bestaat niet", "This does not exist", "Ceci n'existe pas"),
    405: LocalizedText("Dit kan hier niet", "This is not possible here", "Ce n'est pas possible ici"),
    409: LocalizedText("Dit past niet bij wat er al is", "This does not fit what is already there", "Cela ne correspond pas à ce qui existe déjà"),
    413: LocalizedText("Dit is te groot", "This is too large", "C'est trop grand"),
    415: LocalizedText("Dit soort inhoud lezen we niet", "We do not read this kind of content", "Nous ne lisons pas ce type de contenu"),
    422: LocalizedText("Er klopt iets niet in wat je invulde", "Something is not right in what you filled in", "Quelque chose ne va pas dans ce que vous avez rempli"),
    500: LocalizedText("Er ging iets mis bij ons", "Something went wrong on our side", "Une erreur s'est produite chez nous"),
    503: LocalizedText("De dienst is nog niet klaar", "The service is not ready yet", "Le service n'est pas encore prêt"),
}  # fmt: skip

# By the code of a domain error.
DOMAIN: Mapping[str, LocalizedText] = {
    "error": LocalizedText("Er ging iets mis.", "Something went wrong.", "Une erreur s'est produite."),
    "not_found": LocalizedText("We vinden dit niet. Kijk het adres na.", "We cannot find this. Check the address.", "Nous ne trouvons pas cela. Vérifiez l'adresse."),
    "unknown_competence": LocalizedText("We kennen geen competentie '{id}'. De lijst staat op /api/v1/framework/competences.", "We know no competence '{id}'. The list is at /api/v1/framework/competences.", "Nous ne connaissons pas la compétence « {id} ». La liste se trouve à /api/v1/framework/competences."),
    "unknown_target": LocalizedText("We kennen geen doel '{id}'. De lijst staat op /api/v1/targets.", "We know no target '{id}'. The list is at /api/v1/targets.", "Nous ne connaissons pas le but « {id} ». La liste se trouve à /api/v1/targets."),
    "unknown_opportunity": LocalizedText("We kennen geen aanbod '{id}'. De lijst staat op /api/v1/opportunities.", "We know no opportunity '{id}'. The list is at /api/v1/opportunities.", "Nous ne connaissons pas l'offre « {id} ». La liste se trouve à /api/v1/opportunities."),
    "unknown_check": LocalizedText("Achter deze link staat geen check. Misschien is ze gewist. Kijk de link na of start een nieuwe check.", "There is no check behind this link. Maybe it was deleted. Check the link or start a new check.", "Il n'y a pas de check derrière ce lien. Il a peut-être été effacé. Vérifiez le lien ou commencez un nouveau check."),
    "unknown_plan": LocalizedText("Deze check heeft geen plan met versie {version}. Vraag de lijst van versies op of maak een plan.", "This check has no plan with version {version}. Ask for the list of versions, or make a plan.", "Ce check n'a pas de plan avec la version {version}. Demandez la liste des versions ou faites un plan."),
    "unknown_advice": LocalizedText("We vinden geen raad met nummer '{id}'. Kijk het nummer na.", "We find no advice with number '{id}'. Check the number.", "Nous ne trouvons pas de conseil avec le numéro « {id} ». Vérifiez le numéro."),
    "unknown_word": LocalizedText("Dit is hier niet gezegd, of het is al teruggenomen. Laad de pagina opnieuw.", "This was not said here, or it was withdrawn already. Load the page again.", "Ceci n'a pas été dit ici, ou a déjà été retiré. Rechargez la page."),
    "invalid_input": LocalizedText("Dit past niet. Verwacht: {expected}.", "This does not fit. Expected: {expected}.", "Cela ne convient pas. Attendu : {expected}."),
    "unknown_item": LocalizedText("We kennen geen vraag '{item}'. Kijk in /api/v1/framework/items welke vragen er zijn.", "We know no question '{item}'. See /api/v1/framework/items for the questions.", "Nous ne connaissons pas la question « {item} ». Voyez les questions dans /api/v1/framework/items."),
    "unknown_municipality": LocalizedText("We vinden geen gemeente of postcode '{value}'. Schrijf de naam voluit of geef de postcode, zoals 3600.", "We find no municipality or postcode '{value}'. Write the full name or give the postcode, such as 3600.", "Nous ne trouvons pas la commune ou le code postal « {value} ». Écrivez le nom en entier ou donnez le code postal, par exemple 3600."),
    "answer_does_not_fit": LocalizedText("Dit antwoord past niet bij vraag '{item}'. Verwacht: {expected}.", "This answer does not fit question '{item}'. Expected: {expected}.", "Cette réponse ne convient pas à la question « {item} ». Attendu : {expected}."),
    "impossible_date": LocalizedText("'{value}' kan niet. Geef iets van {low} tot en met {high}.", "'{value}' is not possible. Give something from {low} to {high}.", "« {value} » n'est pas possible. Donnez une valeur de {low} à {high}."),
    "target_not_recognised": LocalizedText("We herkennen het doel '{value}' niet. Dit kennen we wel: {suggestions}. Of kies 'unknown' als je het nog niet weet.", "We do not recognise the target '{value}'. These we know: {suggestions}. Or choose 'unknown' if you do not know yet.", "Nous ne reconnaissons pas l'objectif « {value} ». Nous connaissons : {suggestions}. Ou choisissez « unknown » si vous ne savez pas encore."),
    "invalid_cursor": LocalizedText("Deze bladwijzer kennen we niet. Begin opnieuw, zonder 'cursor'.", "We do not know this cursor. Start again, without 'cursor'.", "Nous ne connaissons pas ce curseur. Recommencez sans « cursor »."),
    "conflict": LocalizedText("Deze sleutel is al gebruikt voor een andere vraag. Neem een nieuwe sleutel.", "This key was already used for another request. Take a new key.", "Cette clé a déjà servi pour une autre demande. Prenez une nouvelle clé."),
    "already_in_progress": LocalizedText("Dezelfde vraag wordt net behandeld. Probeer het zo opnieuw, met dezelfde sleutel.", "The same request is being handled right now. Try again in a moment, with the same key.", "La même demande est en cours de traitement. Réessayez dans un instant, avec la même clé."),
    "not_ready": LocalizedText("De dienst is nog niet klaar. Probeer het over een minuut opnieuw.", "The service is not ready yet. Try again in a minute.", "Le service n'est pas encore prêt. Réessayez dans une minute."),
    "model_mismatch": LocalizedText("Het taalmodel past niet bij de opgeslagen gegevens. Bouw ze opnieuw.", "The language model does not fit the stored data. Build them again.", "Le modèle de langue ne correspond pas aux données. Reconstruisez-les."),
    "shape_mismatch": LocalizedText("Er ging iets mis bij ons.", "Something went wrong on our side.", "Une erreur s'est produite chez nous."),
    "content_error": LocalizedText("De inhoud van de dienst klopt niet.", "The content of the service is not right.", "Le contenu du service n'est pas correct."),
    "invalid_condition": LocalizedText("Een regel van de dienst klopt niet.", "A rule of the service is not right.", "Une règle du service n'est pas correcte."),
}  # fmt: skip

# By the type of a validation error.
FIELD: Mapping[str, LocalizedText] = {
    "missing": LocalizedText("Dit veld ontbreekt. Vul het in.", "This field is missing. Fill it in.", "Ce champ manque. Remplissez-le."),
    "extra_forbidden": LocalizedText("We kennen dit veld niet. Laat het weg of kijk de naam na.", "We do not know this field. Leave it out or check its name.", "Nous ne connaissons pas ce champ. Supprimez-le ou vérifiez son nom."),
    "string_too_long": LocalizedText("Deze tekst is te lang. Hij mag {max_length} tekens lang zijn. Maak hem korter.", "This text is too long. It may have {max_length} characters. Make it shorter.", "Ce texte est trop long. Il peut compter {max_length} caractères. Raccourcissez-le."),
    "string_pattern_mismatch": LocalizedText("Gebruik alleen letters, cijfers en leestekens, zonder spaties.", "Use only letters, digits and punctuation, without spaces.", "Utilisez seulement des lettres, des chiffres et de la ponctuation, sans espaces."),
    "string_too_short": LocalizedText("Dit is te kort. Geef minstens {min_length} tekens.", "This is too short. Give at least {min_length} characters.", "C'est trop court. Donnez au moins {min_length} caractères."),
    "finite_number": LocalizedText("Hier hoort een gewoon getal.", "An ordinary number belongs here.", "Ici il faut un nombre ordinaire."),
    "int_parsing_size": LocalizedText("Dit getal is te groot.", "This number is too large.", "Ce nombre est trop grand."),
    "string_unicode": LocalizedText("Deze tekst bevat een teken dat we niet kunnen lezen. Typ hem opnieuw.", "This text has a character that we cannot read. Type it again.", "Ce texte contient un caractère que nous ne pouvons pas lire. Retapez-le."),
    "string_type": LocalizedText("Hier hoort tekst, tussen aanhalingstekens.", "Text belongs here, between quotation marks.", "Ici il faut du texte, entre guillemets."),
    "control_character": LocalizedText("Deze tekst bevat een teken dat we niet kunnen lezen (U+{code}). Typ de tekst opnieuw, zonder opmaak.", "This text has a character that we cannot read (U+{code}). Type the text again, without formatting.", "Ce texte contient un caractère que nous ne pouvons pas lire (U+{code}). Retapez le texte, sans mise en forme."),
    "not_a_name": LocalizedText("Schrijf dit met letters, zonder plaatjes.", "Write this with letters, without pictures.", "Écrivez ceci avec des lettres, sans images."),
    "one_of": LocalizedText("Geef precies een van deze: {names}.", "Give exactly one of these: {names}.", "Donnez exactement l'un de ceux-ci : {names}."),
    "enum": LocalizedText("Kies een van deze: {expected}.", "Choose one of these: {expected}.", "Choisissez l'un de ceux-ci : {expected}."),
    "literal_error": LocalizedText("Kies een van deze: {expected}.", "Choose one of these: {expected}.", "Choisissez l'un de ceux-ci : {expected}."),
    "greater_than_equal": LocalizedText("Dit is te klein. Geef {ge} of meer.", "This is too small. Give {ge} or more.", "C'est trop petit. Donnez {ge} ou plus."),
    "greater_than": LocalizedText("Dit is te klein. Geef meer dan {gt}.", "This is too small. Give more than {gt}.", "C'est trop petit. Donnez plus de {gt}."),
    "less_than_equal": LocalizedText("Dit is te groot. Geef {le} of minder.", "This is too large. Give {le} or less.", "C'est trop grand. Donnez {le} ou moins."),
    "too_long": LocalizedText("Dit is te veel. Er mogen er {max_length} zijn.", "These are too many. There may be {max_length}.", "C'est trop. Il peut y en avoir {max_length}."),
    "int_parsing": LocalizedText("Hier hoort een geheel getal.", "A whole number belongs here.", "Ici il faut un nombre entier."),
    "int_type": LocalizedText("Hier hoort een geheel getal.", "A whole number belongs here.", "Ici il faut un nombre entier."),
    "int_from_float": LocalizedText("Hier hoort een geheel getal, zonder komma.", "A whole number belongs here, without decimals.", "Ici il faut un nombre entier, sans virgule."),
    "float_parsing": LocalizedText("Hier hoort een getal.", "A number belongs here.", "Ici il faut un nombre."),
    "float_type": LocalizedText("Hier hoort een getal.", "A number belongs here.", "Ici il faut un nombre."),
    "decimal_parsing": LocalizedText("Hier hoort een bedrag, zoals 250.", "An amount belongs here, such as 250.", "Ici il faut un montant, par exemple 250."),
    "decimal_type": LocalizedText("Hier hoort een bedrag, zoals 250.", "An amount belongs here, such as 250.", "Ici il faut un montant, par exemple 250."),
    "bool_parsing": LocalizedText("Kies ja (true) of nee (false).", "Choose yes (true) or no (false).", "Choisissez oui (true) ou non (false)."),
    "bool_type": LocalizedText("Kies ja (true) of nee (false).", "Choose yes (true) or no (false).", "Choisissez oui (true) ou non (false)."),
    "date_from_datetime_parsing": LocalizedText("Hier hoort een datum, zoals 2027-01-04.", "A date belongs here, such as 2027-01-04.", "Ici il faut une date, par exemple 2027-01-04."),
    "date_parsing": LocalizedText("Hier hoort een datum, zoals 2027-01-04.", "A date belongs here, such as 2027-01-04.", "Ici il faut une date, par exemple 2027-01-04."),
    "date_type": LocalizedText("Hier hoort een datum, zoals 2027-01-04.", "A date belongs here, such as 2027-01-04.", "Ici il faut une date, par exemple 2027-01-04."),
    "json_invalid": LocalizedText("Dit is geen geldige JSON. Kijk de haakjes, komma's en aanhalingstekens na.", "This is not valid JSON. Check the brackets, commas and quotation marks.", "Ce n'est pas du JSON valide. Vérifiez les crochets, les virgules et les guillemets."),
    "model_attributes_type": LocalizedText("Hier hoort een object, tussen accolades.", "An object belongs here, between braces.", "Ici il faut un objet, entre accolades."),
    "model_type": LocalizedText("Hier hoort een object, tussen accolades.", "An object belongs here, between braces.", "Ici il faut un objet, entre accolades."),
    "tuple_type": LocalizedText("Hier hoort een lijst, tussen vierkante haken.", "A list belongs here, between square brackets.", "Ici il faut une liste, entre crochets."),
    "other": LocalizedText("Deze waarde past hier niet.", "This value does not fit here.", "Cette valeur ne convient pas ici."),
}  # fmt: skip
