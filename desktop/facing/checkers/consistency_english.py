"""British and American spellings of one word, and spellings of which either is right but not both in one text.

Word facts, not copied from a list: the classes of difference and their words are those that dictionaries of both
countries mark (colour/color, centre/center, travelled/traveled, defence/defense, analyse/analyze, anaemia/anemia).
Words that mean two things are left out: metre and meter, programme and program, cheque and check, tyre and tire.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

_OUR = (
    "arb ard arm behavi cand clam clang col dol demean discol dishon disfav enam endeav fav ferv flav harb hon hum "
    "lab misbehavi misdemean neighb od parl ranc rig rum sav savi splend succ tum val vap vig"
).split()
_OUR_ENDINGS = (
    ",s,ed,ing,ings,er,ers,ful,fully,less,able,ably,ability,hood,hoods,ly,liness,ite,ites,y,ies,al,ally,ist,ists"
).split(",")
_RE = (
    "calib cent centimet epicent fib kilomet lit lust meag millilit millimet mit nit och sab saltpet scept "
    "sepulch somb spect theat amphitheat"
).split()
_DOUBLED = (
    "bevel cancel channel chisel counsel dial dishevel drivel duel equal fuel funnel gravel grovel initial label level "
    "libel marshal marvel medal model panel parcel pedal pencil quarrel refuel revel rival shovel signal snivel spiral "
    "stencil swivel total towel travel trowel tunnel unravel weasel yodel relabel remodel"
).split()
_DOUBLED_ENDINGS = "ed ing ings er ers or ors ist ists ous ously".split()
_PAIRS = (
    "defence/defense defences/defenses defenceless/defenseless offence/offense offences/offenses pretence/pretense "
    "analyse/analyze analysed/analyzed analysing/analyzing analyser/analyzer paralyse/paralyze paralysed/paralyzed "
    "paralysing/paralyzing catalyse/catalyze catalysed/catalyzed catalysing/catalyzing hydrolyse/hydrolyze "
    "anaemia/anemia anaemic/anemic anaesthetic/anesthetic anaesthetics/anesthetics anaesthesia/anesthesia "
    "anaesthetist/anesthetist gynaecology/gynecology gynaecologist/gynecologist haematology/hematology "
    "haemoglobin/hemoglobin haemorrhage/hemorrhage haemorrhages/hemorrhages haemophilia/hemophilia leukaemia/leukemia "
    "oesophagus/esophagus oestrogen/estrogen paediatric/pediatric paediatrics/pediatrics "
    "paediatrician/pediatrician orthopaedic/orthopedic diarrhoea/diarrhea faeces/feces palaeontology/paleontology "
    "palaeontologist/paleontologist manoeuvre/maneuver manoeuvres/maneuvers manoeuvred/maneuvered "
    "manoeuvring/maneuvering centred/centered centring/centering grey/gray greys/grays greyish/grayish mould/mold "
    "moulds/molds mouldy/moldy moulded/molded moulding/molding smoulder/smolder smouldering/smoldering "
    "smouldered/smoldered plough/plow ploughs/plows ploughed/plowed ploughing/plowing moustache/mustache "
    "moustaches/mustaches pyjamas/pajamas aluminium/aluminum aeroplane/airplane aeroplanes/airplanes sceptic/skeptic "
    "sceptics/skeptics sceptical/skeptical sceptically/skeptically scepticism/skepticism "
    "cosy/cozy cosier/cozier skilful/skillful "
    "skilfully/skillfully wilful/willful wilfully/willfully fulfil/fulfill fulfils/fulfills fulfilment/fulfillment "
    "enrol/enroll enrols/enrolls enrolment/enrollment instalment/installment instalments/installments distil/distill "
    "instil/instill appal/appall enthral/enthrall jewellery/jewelry woollen/woolen ageing/aging"
).split()
_EITHER = (
    "adviser/advisor advisers/advisors protester/protestor protesters/protestors convener/convenor conveners/convenors "
    "impostor/imposter impostors/imposters adapter/adaptor adapters/adaptors judgement/judgment judgements/judgments "
    "acknowledgement/acknowledgment acknowledgements/acknowledgments likeable/likable sizeable/sizable "
    "moveable/movable loveable/lovable useable/usable tsar/czar tsars/czars tsarist/czarist veranda/verandah "
    "whisky/whiskey yoghurt/yogurt focused/focussed focusing/focussing biased/biassed targeted/targetted "
    "benefited/benefitted medieval/mediaeval encyclopedia/encyclopaedia archaeology/archeology "
    "archaeological/archeological archaeologist/archeologist archaeologists/archeologists catalogue/catalog "
    "catalogues/catalogs amid/amidst among/amongst while/whilst toward/towards orient/orientate "
    "preventive/preventative okay/ok gypsy/gipsy foetus/fetus foetal/fetal "
    "sulphur/sulfur sulphuric/sulfuric artefact/artifact artefacts/artifacts"
).split()

# Two transcriptions or names of one place, people or book.
_NAMES = (
    "Muslim/Moslem Muslims/Moslems Koran/Quran Kyiv/Kiev Kharkiv/Kharkov Lviv/Lvov Odesa/Odessa Beijing/Peking "
    "Mumbai/Bombay Kolkata/Calcutta Chennai/Madras Myanmar/Burma"
).split()

# What stands before the ending of words in which only "s", or only "z", is right; so do all in -aise, -oise, -uise
# and -wise.
_ALWAYS_S = frozenset(
    "advert appra chast circumc compr comprom enterpr exerc expert franch improv merchand otherw parad prec "
    "prem prom superv surm surpr telev treat turquo likew clockw porp mortg reapp misadv unadv disgu desp "
    "capt caps unpr apprent pract repr sunr moonr underpr conc imprec upr unsurpr uncomprom unprom inadv caps "
    "outs overs downs unders mids".split()
)
_SHORTEST_STEM = 4  # letters before the ending: rise, prize, advise and devise stand apart
_ISE = re.compile(r"(?P<stem>[a-z]{3,})i(?P<letter>[sz])(?P<ending>e|ed|es|ing|ation|ations|er|ers|able)")


def _british() -> Iterator[tuple[str, str]]:
    """British spellings with the American ones; forms that nobody writes do no harm."""
    for stem in _OUR:
        for ending in _OUR_ENDINGS:
            yield f"{stem}our{ending}", f"{stem}or{ending}"
    for stem in _RE:
        for ending in ("", "s"):
            yield f"{stem}re{ending}", f"{stem}er{ending}"
    for stem in _DOUBLED:
        for ending in _DOUBLED_ENDINGS:
            yield f"{stem}l{ending}", f"{stem}{ending}"
    for pair in _PAIRS:
        british, _, american = pair.partition("/")
        yield british, american


AMERICAN: Mapping[str, str] = MappingProxyType(dict(_british()))
"""The American spelling of a British one, in small letters."""

BRITISH: Mapping[str, str] = MappingProxyType({american: british for british, american in AMERICAN.items()})
"""The British spelling of an American one, in small letters."""

EITHER: Mapping[str, str] = MappingProxyType(
    {first: second for first, _, second in (pair.partition("/") for pair in _EITHER)}
)
"""Two spellings of one word that may both stand in either country."""


NAMES: Mapping[str, str] = MappingProxyType(
    {second: first for first, _, second in (pair.lower().partition("/") for pair in _NAMES)}
)
"""Names in an older or rarer transcription with the usual ones, in small letters."""


def with_z(word: str) -> str | None:
    """The spelling with -ize of a word in -ise, such as ``organize`` of ``organised``; ``None`` where it has none."""
    return _other_letter(word, "s", "z")


def with_s(word: str) -> str | None:
    """The spelling with -ise of a word in -ize; ``None`` where it has none."""
    return _other_letter(word, "z", "s")


def _other_letter(word: str, letter: str, other: str) -> str | None:
    match = _ISE.fullmatch(word)
    if not match or match["letter"] != letter or len(match["stem"]) < _SHORTEST_STEM:
        return None
    if match["stem"] in _ALWAYS_S or match["stem"][-1] in "aouw":
        return None
    return f"{match['stem']}i{other}{match['ending']}"
