"""Words that say who somebody is and nothing about what they can do: first names, origins, gender.

Family words are compared as one word for both genders. The others are marked in a text before it is cut, so that they
neither count for the length of a part nor reach the encoder.
What is quoted back to the person keeps them.
"""

import re
from collections.abc import Callable

from recommender.function_words import FUNCTION_WORDS
from recommender.plain_text import normalise

_OPEN, _CLOSE = "\ue000", "\ue001"
"""Around a marked word; characters for private use, which no text that was let in holds."""

_GENDER = """
    mevrouw meneer mijnheer madame monsieur vrouwelijk vrouwelijke mannelijk mannelijke female male féminin féminine
    masculin transvrouw transman transgender
""".split()

_SAME_WORD = dict(
    pair.split("=")
    for pair in """
    man=vrouw mannen=vrouwen jongen=vrouw jongens=vrouwen meisje=vrouw meisjes=vrouwen heer=vrouw heren=vrouwen
    dame=vrouw dames=vrouwen moeder=vader moeders=vaders mama=maman
    mamas=mamans papas=mamans zus=broer zussen=broers dochter=zoon dochters=zonen oma=opa grootmoeder=grootvader
    grootmoeders=grootvaders echtgenote=echtgenoot huisman=huisvrouw weduwe=weduwnaar weduwen=weduwnaars tante=nonkel
    oncle=nonkel oom=nonkel vriendin=vriend vriendinnen=vrienden
    woman=vrouw men=women girl=vrouw boy=vrouw girls=women boys=women lady=vrouw gentleman=vrouw ladies=women
    gentlemen=women mother=father mothers=fathers mum=dad
    mom=dad sister=brother sisters=brothers daughter=son daughters=sons grandmother=grandfather grandma=grandpa
    wife=husband househusband=housewife widow=widower aunt=uncle
    homme=femme hommes=femmes garcon=femme garcons=femmes fille=femme filles=femmes pere=mere peres=meres
    papa=maman soeur=frere soeurs=freres
    epouse=epoux mari=epoux veuf=veuve
    """.split()
)
"""What is said of one gender and the word that stands for both where texts are compared. Family words say that a text
is about private life, so they are not left out; 'fils' is missing, since it means wires as well."""

_ORIGINS = """
    vlaams vlaamse vlaming vlamingen waals waalse waal belg belgen belgisch belgische nederlandse nederlander franse
    fransman française duitse duitser engelse brit britse italiaan italiaanse spaanse spanjaard portugese portugees
    griekse griek poolse roemeense roemeen bulgaarse bulgaar hongaarse hongaar tsjechische slovaakse kroatische
    servische bosnische albanese albanees kosovaarse russische rus oekraïense oekraïner marokkaan marokkaanse
    marokkanen algerijn algerijnse tunesisch tunesische egyptisch egyptische turk turkse turken koerdisch koerdische
    syrisch syrische syriër irakees iraakse iraanse iraniër afghaan afghaanse pakistaanse pakistaan indiase indiër
    nepalese bengaalse chinese chinees vietnamese filipijnse thaise japanse congolees congolese rwandese burundese
    ghanees ghanese nigeriaan nigeriaanse kameroense senegalese ethiopische eritrese somalische somaliër guinese
    braziliaanse colombiaanse ecuadoraanse amerikaanse armeense georgische joods joodse jood moslim moslima islamitisch
    islamitische katholiek katholieke christelijk christelijke protestantse hindoe boeddhistische buitenlandse
    buitenlander allochtoon allochtone autochtoon autochtone migrant migrante vluchteling roma
    flemish walloon belgian dutch french german english british italian spanish portuguese greek polish romanian
    bulgarian hungarian czech slovak croatian serbian bosnian albanian russian ukrainian moroccan algerian tunisian
    egyptian turkish kurdish syrian iraqi iranian afghan pakistani indian nepalese bengali chinese vietnamese filipino
    thai japanese rwandan burundian ghanaian nigerian cameroonian senegalese ethiopian eritrean somali guinean
    brazilian colombian american armenian georgian jewish muslim islamic catholic christian protestant hindu buddhist
    foreign foreigner immigrant migrant refugee
    flamand flamande wallon wallonne belge belges néerlandais néerlandaise français allemand allemande anglais anglaise
    italien italienne espagnol espagnole portugais portugaise grec grecque polonais polonaise roumain roumaine bulgare
    hongrois hongroise tchèque slovaque croate serbe bosniaque albanais albanaise russe ukrainien ukrainienne marocain
    marocaine marocains algérien algérienne tunisien tunisienne égyptien égyptienne turc turque kurde syrien syrienne
    irakien irakienne iranien iranienne afghane pakistanais pakistanaise indien indienne népalais népalaise chinois
    chinoise vietnamien vietnamienne congolais congolaise rwandais rwandaise ghanéen ghanéenne nigérian nigériane
    camerounais camerounaise sénégalais sénégalaise éthiopien éthiopienne somalien somalienne guinéen guinéenne
    brésilien brésilienne colombien colombienne américain américaine arménien arménienne juif juive musulman musulmane
    catholique chrétien chrétienne protestant étranger étrangère immigré immigrée réfugié réfugiée
""".split()

_FIRST_NAMES = """
    aagje abdel abdellah abdul achraf adam adèle adil adriaan ahmad ahmed aïcha aicha alain albert aleksandra alex
    alexander alexandra alexandre ali alice alicia alina aline amal amber amelia amélie amin amina amine amir an ana
    anaïs anas andré andrea andreas andrei andrzej angela angélique anita anja ann anna anne annelies annick annie
    anouk anthony antoine anton antonio arda ariane arne arnaud arthur asma astrid aurélie axel aya ayoub ayşe ayse
    barbara bart bas bartosz beatrix ben benjamin benoît bernadette bernard bert betty bilal birgit bjorn bram
    brahim brecht brigitte bruno camille carine carla carlo carlos carmen caroline catherine cathy cédric céline
    chantal charles charlotte chiara chloé chris christa christel christian christiane christine christophe claire
    clara claude claudine colette corinne cristina daan daniel daniela danielle danny david dean debby deborah denis
    diana didier diego dieter dimitri dina dirk dominique driss dylan eddy edith edward elena eleni élodie elias elien
    elif elina elisa elisabeth elise elke ella ellen els elsa emiel emilia emilie emily emma emmanuel emre enes eric
    erik erwin esra esther ethan eva eveline evelyne evi ewa fabienne fabrice farid fatiha fatima fatma felix femke
    fernand ferre fien filip finn fleur florence florian francine francis francisco françois françoise frank freddy
    frédéric freya frieda gabriel gaëlle geert georges gérard gerda gert ghislaine gilles gino giulia giuseppe greet
    greta griet guido guillaume gust guy habiba hakan hakim halima hamid hamza hana hanane hannah hanne hans harry
    hasan hassan hatice heidi helena hélène hendrik henri herman hilde hind houda hugo hussein hüseyin ibrahim ilse
    iman imane ine inès inge ingrid ioana irène iris isabel isabelle ismail ivan jaak jack jacqueline jacques jade
    jamal jan jana janne jasmine jasper jean jeanne jef jelle jennifer jens jeroen jesse jessica jo joachim joan joana
    johan johanna john joke jonas jonathan joost joris josé josée jozef juan judith jules julia julian julie julien
    jurgen justine kaat karel karen karim karima karin kasper kathleen kathy katarzyna katrien kenza kevin khadija
    khalid kim klaas koen kris kristel kristien kristof krzysztof kurt lara lars latifa laura laurence laurent lea
    léa leen leila lena lennert leo leon léon lies liesbeth lieve lili lina linda linde lisa liv lode loïc lore
    lorenzo lotte louis louisa louise lowie luc luca lucas lucie lucien luis luk lukas luna lut lydia lynn maarten
    madeleine magda magali malak malika manon manuel marc marcel marco margaux margot maria mariam marie marijke marina
    mario marion mark marleen marlies martin martina martine maryam mathias mathieu mathilde mats matteo matthias
    maud maurice max maxim maxime mehdi mehmet melissa mia michaël michal michel michèle michelle mieke miguel mila
    milan mireille miriam mohamed mohammed monika monique mounir mourad murat mustafa myriam nabil nadia nadine naïma
    najat nancy natalia nathalie nathan nele nicolas nicole niels nina noah noémie nora nordin noor nour olga oliver
    olivia olivier omar oscar osman otto pascal pascale patricia patrick paul paula paulien paulina pauline pavel pedro
    peggy peter petra philippe pierre piet pieter piotr rabia rachid rachida rafael ramazan rania raphaël rayan
    raymond rebecca régine reinhilde renaat rené renée ria rik rita robbe robert robin roel roger roland romain roman
    ronny rosa roxane ruben rudi ruth ryan saïd said salah saliha salma sam sami samir samira samuel sander sandra
    sandrine sandy sara sarah saskia sébastien sem semih serge seppe shana siebe siham simon simona simonne sofia sofie
    sonia sophia sophie soufiane stan stef stefaan stefan stefania stéphane stéphanie steven stijn sumaya suzanne sven
    svetlana sylvia sylvie tamara tania tanja tarik tatiana theo thérèse thibault thierry thijs thomas tibo tim tine
    tinne tom tomasz toon tristan valentina valérie vera véronique vic victor viktor vincent virginie walter ward warre
    wendy werner wesley wilfried willem willy wim wouter wout xander xavier yana yannick yara yasmine yassin yassine
    yasmina yolande youssef yusuf yves yvette yvonne zakaria zahra zeynep zineb zoë zoé
    abebe abeba abena adaeze aditi aigul akua amadou aminata amira anahit anastasia andriy anh ankita anil arash arjun
    asha ashok aung bahar bao bayram berat bénédicte binta bishnu bogdan bojana boubacar burak chen chi chidi chidinma
    chinedu cihan dalia danylo deepak desislava dimitar dmytro dragan ebru ecem eduard efua ekaterina elvira emeka emine
    emmanuela fadi fang farah farhad farida fátima fernanda firas fumiko furkan gamze ganna gheorghe goran grace
    guadalupe gülsüm habib habibullah haruto hasna hoa hui hung hyun ibtissam igor ikram iryna ivana iwona jamila
    jasmina javier jerzy jesús jiří jin joy jun juma kabongo kamil kateryna kavita kemal kenji khaled kofi kseniia kumar
    kwame lakshmi lan laszlo lei leyla li liam lihua ling linh luiz ludmila mahmoud mai majid makiese małgorzata mamadou
    marek marisol mariana maryna masud mbuyi mei merve mihaela milica minh mirela mohammad moses moshe muhammad mukesh
    mykola nam nana narges nasser natalya nataliia nevena ngoc nguyen nihal nikolai nilüfer nsimba nuray oksana oleg
    oleksandr olena omid ousmane pablo patience phuong ping priya quang radu rahul rajesh rama ramesh ravi reza rivka
    rohan rosario roya ruslan rasha sadia sakura samuele sanja santiago sapna şebnem selma serhii sergei sergiu shan
    shreya shireen sibel sita slavica soraya srđan stanisław sunita sunil suresh taras tadeusz tatjana teodora thanh
    thuy tigran tshisekedi tuan tuğba tiago uğur usha valentin vasile vesna vijay viet vladimir volodymyr wei wioletta
    wojciech wojtek xiao ximena xin xiuying yan yevhen yılmaz ying yulia yuki yun yuriy zainab zarina zdenka zhen zofia
    zoran
""".split()
"""First names that are frequent in Belgium, of all origins. Others are recognised by a capital inside a sentence."""

_BOTH = frozenset(_SAME_WORD.values())
_PERSONAL = frozenset({normalise(word) for word in (*_GENDER, *_ORIGINS)})
_NAMES = frozenset({normalise(name) for name in _FIRST_NAMES})
_WORD = re.compile(r"(?<![\w-])[^\W\d_][\w'’-]*")
_SENTENCE_END = ".!?:;"


def mark_identity(text: str, known: frozenset[str], *, tells: Callable[[str], bool] = lambda _: True) -> str:
    """Put marks around the words that say who somebody is.

    Args:
        text: as it was written.
        known: words of the framework, normalised; a capitalised one of them is no name.
        tells: whether a word could be about the framework; asked of capitalised words at the beginning of a sentence.

    A capitalised word inside a sentence that is not known counts as a name, unless all of it is in capitals, such as
    PLC; at the beginning of a sentence a frequent first name does, and what tells nothing.
    """

    text = unmarked(text)

    def marked(match: re.Match[str]) -> str:
        before = text[: match.start()].rstrip()
        return f"{_OPEN}{match.group()}{_CLOSE}" if _says_who(match.group(), before, known, tells) else match.group()

    return _WORD.sub(marked, text)


def _says_who(word: str, before: str, known: frozenset[str], tells: Callable[[str], bool]) -> bool:
    plain = normalise(word)
    if plain in _PERSONAL:
        return True
    if not word[0].isupper() or (word.isupper() and len(word) > 1):
        return False
    if any(part in _NAMES for part in plain.split()):
        return True
    if plain in known or plain in FUNCTION_WORDS:
        return False
    inside = bool(before) and before[-1] not in _SENTENCE_END
    return inside or not tells(word)


def without_marked(text: str) -> str:
    """The text without its marked words."""
    return re.sub(rf"{_OPEN}[^{_CLOSE}]*{_CLOSE}", "", text)


def of_no_gender(text: str) -> str:
    """The text with one word for both genders: 'zus' and 'broer' are the same to whoever compares."""
    return _WORD.sub(lambda match: _one_word(match.group()), text)


def _one_word(word: str) -> str:
    """The word that stands for both; 'grand-mère' is taken in parts."""
    plain = normalise(word)
    return " ".join(_SAME_WORD.get(part, part) for part in plain.split()) if _gendered(plain) else word


def _gendered(plain: str) -> bool:
    return any(part in _SAME_WORD or part in _BOTH for part in plain.split())


def unmarked(text: str) -> str:
    """The text as it was written."""
    return text.replace(_OPEN, "").replace(_CLOSE, "")
