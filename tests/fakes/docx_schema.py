"""The order in which elements stand in their parents, as ECMA-376, part 1 (5th edition), has it in annex A.1.

Only parents whose children come in a sequence are here, and of the body of texts those which have properties in front;
an element of another namespace counts as not there.
"""

from xml.etree.ElementTree import Element

from tests.fakes.docx_files import W

_W = f"{{{W}}}"

_MARKS = "ins del moveFrom moveTo"
# CT_RPr by EG_RPrBase, 17.3.2.28; transitional files may have them in any order, Word writes and wants this one.
_LOOKS = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
    "eastAsianLayout specVanish oMath rPrChange"
)
# CT_PPrBase, 17.3.1.26, then CT_PPr.
_PARAGRAPH = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
# CT_SectPr, 17.6.17 to 17.6.19.
_SECTION = (
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols "
    "formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
)
# CT_Style, 17.7.4.17.
_STYLE = (
    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal "
    "personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"
)

ORDER = {
    parent: names.split()
    for parent, names in {
        "rPr": _LOOKS,
        "pPr": _PARAGRAPH,
        "pPr/rPr": f"{_MARKS} {_LOOKS}",  # CT_ParaRPr, 17.3.1.29
        "sectPr": _SECTION,
        "style": _STYLE,
        "document": "background body",  # 17.2.3
        "styles": "docDefaults latentStyles style",  # 17.7.4.18
        "docDefaults": "rPrDefault pPrDefault",  # 17.7.5.1
        "numPr": "ilvl numId numberingChange ins",  # CT_NumPr, 17.3.1.19
        "tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",  # 17.4.37
        "tr": "tblPrEx trPr tc",  # 17.4.78
    }.items()
}
# What stands in front of all else in its parent, and once: 17.3.1.22, 17.3.2.25, 17.4.65.
FIRST = {"p": "pPr", "r": "rPr", "tc": "tcPr"}
# What stands behind all else, and once: 17.2.2.
LAST = {"body": "sectPr"}
# What marks changes, 17.13.5: each has a number of its own (17.13.5.18, ``id``) and an author.
CHANGES = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange")
_IN_ANY_NUMBER = (
    "style",
    "tr",
    "tc",
    "headerReference",
    "footerReference",
    "tblStylePr",
    "bookmarkStart",
    "bookmarkEnd",
)
_IN_DELETIONS = {"t": "delText", "instrText": "delInstrText"}


def faults(root: Element) -> list[str]:
    """What is not in the order of the schema in a part, and changes that have no number of their own."""
    found: list[str] = []
    numbers: set[str | None] = set()

    def walk(element: Element, parents: tuple[str, ...]) -> None:
        name = _local(element)
        children = [_local(child) for child in element]
        found.extend(_in_order(name, parents, children))
        if "del" in parents and name in _IN_DELETIONS and "txbxContent" not in parents:
            found.append(f"{name} in del")
        if name in ("delText", "delInstrText") and not {"del", "moveFrom"} & set(parents):
            found.append(f"{name} outside of del")
        if name in CHANGES:
            number = element.get(f"{_W}id")
            if number in numbers or number is None or not element.get(f"{_W}author"):
                found.append(f"{name} with number {number}")
            numbers.add(number)
        for child in element:
            walk(child, (*parents, name))

    walk(root, ())
    return found


def _in_order(name: str, parents: tuple[str, ...], children: list[str]) -> list[str]:
    here = f"{parents[-1] if parents else ''}/{name}"
    found = []
    order = ORDER.get(here, ORDER.get(name))
    if order is not None:
        known = [child for child in children if child]
        unknown = [child for child in known if child not in order]
        if unknown:
            found.append(f"{unknown} in {here}")
        elif known != sorted(known, key=order.index):
            found.append(f"{known} in {here}")
        single = [child for child in known if child not in _IN_ANY_NUMBER]
        if len(single) != len(set(single)):
            found.append(f"{single} twice in {here}")
    for table, place in ((FIRST, 0), (LAST, -1)):
        only = table.get(name)
        if only in children and (children.count(only) > 1 or children[place] != only):
            found.append(f"{only} not at its place in {here}")
    return found


def _local(element: Element) -> str:
    tag = element.tag if isinstance(element.tag, str) else ""
    return tag.removeprefix(_W) if tag.startswith(_W) else ""
