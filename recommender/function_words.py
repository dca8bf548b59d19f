"""Words that carry no competence, left out before texts are compared: else 'ik ben ...' resembles 'ik kan ...'."""

DUTCH = frozenset(
    """
    aan al alle alleen als altijd ben bij dan dat de deze die dit doe doen doet door dus een en er gedaan
    geweest gewerkt graag had heb hebben heeft het hier hij hoe hun ik iets in is ja je jij jou jouw kan ken kon
    kunnen maar me met mij mijn mocht moet na naar nog nu of om omdat onder ons onze ook op over soms te tegen
    ten ter toe toen tot uit van vaak veel via voor vooral waar wanneer want was wat we weet wel werd werk
    werken werkt werkte wij wie wil worden wordt zelf zich zij zijn zo zou goed jaar jaren
    """.split()
)
ENGLISH = frozenset(
    """
    a about after all also always am an and any are as at be been but by can did do does done for from good had
    has have he her him his how i if in into is it its just like made make me more most my no of often on one or
    our out over own she so some that the their them then there these they this those to too up us use used very
    was we well were what when where which who will with work worked working would year years you your
    """.split()
)
FRENCH = frozenset(
    """
    a ai ans au aussi aux avec beaucoup bien ce ces cette chez comme dans de des du elle en encore est et eu
    fait faire il ils j je l la le les leur lui m ma mais me mes moi mon n ne nos notre nous on ont ou où par
    pas plus pour qu quand que qui s sa sais sans se ses si son sont souvent sous suis sur ta tes toi ton tous
    tout toute travail travaille travaillé très tu un une vos votre vous y été
    """.split()
)
FUNCTION_WORDS = DUTCH | ENGLISH | FRENCH
