#!/usr/bin/env python3
"""Makes the fonts that the window bundles.

JavaFX cannot switch on OpenType features, so the features are frozen into the character map:
every character whose glyph the GSUB feature `tnum` (figures of one width) or `ss03` (round quotes
and commas) substitutes is mapped to the substitute. The result is cut down to the characters that
the window shows, turned into TrueType outlines and given a family name of its own, since JavaFX
tells only "regular" and "bold" apart within one family.

Run (Debian: apt-get install python3-fonttools fonts-inter fonts-jetbrains-mono):
    /usr/bin/python3 assets/fonts/freeze_tabular.py src/main/resources/org/gennas/ui/fonts
"""

import sys
from collections import Counter
from pathlib import Path

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable

INTER = Path("/usr/share/fonts/opentype/inter")
JETBRAINS = Path("/usr/share/fonts/truetype/jetbrains-mono")
FEATURES = ("ss03", "tnum")
MAX_ERROR_EM = 0.0005
MAX_WIDTH_ROUNDING = 8

CHARACTERS = (
    set(range(0x20, 0x7F))
    | set(range(0xA0, 0x180))  # Latin-1 and Latin Extended-A
    | set(range(0x2010, 0x2028))  # dashes, quotes, bullets, ellipsis
    | {0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044, 0x20AC, 0x2122, 0x2126}
    | set(range(0x2070, 0x208F))  # superscripts and subscripts
    | set(range(0x2190, 0x219A))  # arrows
    | {0x21A9, 0x21AA, 0x21B5, 0x21E7, 0x2318, 0x2303, 0x2325}
    | {0x2202, 0x2206, 0x220F, 0x2211, 0x2212, 0x2215, 0x221A, 0x221E, 0x222B}
    | {0x2248, 0x2260, 0x2264, 0x2265, 0x25CF, 0x25CB, 0x25B2, 0x25BC, 0x25B6, 0x2713, 0x2717}
    | {0x03B1, 0x03B2, 0x03B3, 0x03B4, 0x0394, 0x03BB, 0x03BC, 0x03C0, 0x03C3, 0x03A3, 0x03C7}
    | {0x02C6, 0x02DC, 0x2009, 0x200A, 0x202F, 0xFEFF, 0xFFFD}
)


def substitutes(font, tag):
    """Glyph to glyph, as the single substitutions of the feature say."""
    found = {}
    table = font["GSUB"].table
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag != tag:
            continue
        for index in record.Feature.LookupListIndex:
            for sub in table.LookupList.Lookup[index].SubTable:
                sub = getattr(sub, "ExtSubTable", sub)
                if sub.LookupType == 1:
                    found.update(sub.mapping)
    return found


def freeze(font, tags):
    for tag in tags:
        mapping = substitutes(font, tag)
        for table in font["cmap"].tables:
            if table.isUnicode():
                for code, glyph in list(table.cmap.items()):
                    table.cmap[code] = mapping.get(glyph, glyph)


def level_digits(font):
    """Interpolated weights of Inter round to widths that differ by a few units: one for all."""
    cmap, metrics = font.getBestCmap(), font["hmtx"].metrics
    glyphs = [cmap[ord(c)] for c in "0123456789"]
    width = Counter(metrics[g][0] for g in glyphs).most_common(1)[0][0]
    for glyph in glyphs:
        if abs(metrics[glyph][0] - width) > MAX_WIDTH_ROUNDING:
            raise SystemExit(f"digit {glyph} is not tabular")
        metrics[glyph] = (width, metrics[glyph][1])


def cut(font):
    options = subset.Options()
    options.layout_features = []
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 7, 9, 11, 13, 14]
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.hinting = False
    options.glyph_names = False
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "DSIG", "STAT", "MVAR", "HVAR"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=CHARACTERS)
    cutter.subset(font)


def to_truetype(font):
    """Cubic CFF outlines to quadratic ones: every JavaFX back end reads these alike."""
    glyphs = font.getGlyphSet()
    order = font.getGlyphOrder()
    outlines = {}
    for name in order:
        pen = TTGlyphPen(glyphs)
        glyphs[name].draw(
            Cu2QuPen(pen, MAX_ERROR_EM * font["head"].unitsPerEm, reverse_direction=True)
        )
        outlines[name] = pen.glyph()
    font["loca"] = newTable("loca")
    glyf = newTable("glyf")
    glyf.glyphOrder, glyf.glyphs = order, outlines
    font["glyf"] = glyf
    if hasattr(glyf, "_reverseGlyphOrder"):
        del glyf._reverseGlyphOrder
    for name in order:
        # the side bearing must be the outline's edge, or rasterizers shift the glyph
        outlines[name].recalcBounds(glyf)
        font["hmtx"].metrics[name] = (
            font["hmtx"].metrics[name][0],
            getattr(outlines[name], "xMin", 0),
        )
    maxp = newTable("maxp")
    maxp.tableVersion = 0x00010000
    maxp.numGlyphs = len(order)
    maxp.maxZones = 1
    for field in (
        "maxTwilightPoints maxStorage maxFunctionDefs maxInstructionDefs maxStackElements "
        "maxSizeOfInstructions maxComponentElements maxPoints maxContours maxCompositePoints "
        "maxCompositeContours maxComponentDepth"
    ).split():
        setattr(maxp, field, 0)
    font["maxp"] = maxp
    font["post"].formatType = 3.0
    del font["CFF "]
    if "VORG" in font:
        del font["VORG"]
    font.sfntVersion = "\000\001\000\000"


def rename(font, family, weight):
    """One family per weight, save Regular and Bold, which JavaFX tells apart itself."""
    own = weight not in ("Regular", "Bold")
    name = f"{family} {weight}" if own else family
    style = "Regular" if own else weight
    full = name if style == "Regular" else f"{name} {style}"
    table = font["name"]
    version = table.getDebugName(5)
    for record_id in (16, 17, 21, 22, 25):
        table.removeNames(nameID=record_id)
    for record_id, text in {
        1: name,
        2: style,
        3: f"{full}; {version}",
        4: full,
        6: full.replace(" ", "") if style == "Regular" else name.replace(" ", "") + "-" + style,
    }.items():
        table.setName(text, record_id, 3, 1, 0x409)
    bold = weight == "Bold"
    font["head"].macStyle = 1 if bold else 0
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x61) | (0x20 if bold else 0x40)


def build(source, family, weight, out, tags):
    font = TTFont(source)
    freeze(font, tags)
    cut(font)
    if "CFF " in font:
        to_truetype(font)
    level_digits(font)
    rename(font, family, weight)
    target = out / f"{family.replace(' ', '')}-{weight}.ttf"
    font.save(target)
    check = TTFont(target)
    widths = {check["hmtx"][check.getBestCmap()[ord(c)]][0] for c in "0123456789"}
    if len(widths) != 1:
        raise SystemExit(f"{target}: digits of different width {sorted(widths)}")
    for name in check.getGlyphOrder():
        edge = getattr(check["glyf"][name], "xMin", 0)
        if check["hmtx"][name][1] != edge:
            raise SystemExit(f"{target}: {name} has a side bearing that is not its edge {edge}")
    print(f"{target.name}: {target.stat().st_size} bytes, {len(check.getGlyphOrder())} glyphs")


def main():
    out = Path(sys.argv[1])
    for weight in ("Regular", "Medium", "SemiBold", "Bold"):
        build(INTER / f"Inter-{weight}.otf", "Inter Tabular", weight, out, FEATURES)
    for weight in ("Regular", "SemiBold"):
        build(JETBRAINS / f"JetBrainsMono-{weight}.ttf", "JetBrains Mono", weight, out, ())


if __name__ == "__main__":
    main()
