#!/usr/bin/env bash
# Makes GuatuSans-Regular.otf and GuatuSans-Bold.otf: subsets of Noto Sans CJK SC.
# Needs: Debian's fonts-noto-cjk (the source faces, OFL 1.1) and fonttools (pyftsubset).
set -eu
cd "$(dirname "$0")"
source_folder=${1:-/usr/share/fonts/opentype/noto}
python3 - > characters.tmp <<'PYTHON'
def block(first, last):
    return {chr(code) for code in range(first, last + 1)}

wanted = set()
with open("tgh-8105.txt", encoding="utf-8") as table:
    wanted |= {c for line in table if not line.startswith("#") for c in line.strip()}
for high in range(0xA1, 0xF8):
    for low in range(0xA1, 0xFF):
        try:
            wanted.add(bytes([high, low]).decode("gb2312"))
        except UnicodeDecodeError:
            pass
for first, last in [
    (0x20, 0x7E), (0xA0, 0xFF), (0x2010, 0x2027), (0x2030, 0x205E), (0x20A0, 0x20BF), (0x2100, 0x214F),
    (0x2150, 0x218F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2300, 0x23FF), (0x2460, 0x24FF), (0x2500, 0x25FF),
    (0x3000, 0x303F), (0xFE30, 0xFE4F), (0xFF00, 0xFFEF),
]:
    wanted |= block(first, last)
wanted |= set("㎎㎏㎜㎝㎞㎡㎥㏄")
print("".join(sorted(wanted)), end="")
PYTHON
for weight in Regular Bold; do
  pyftsubset "$source_folder/NotoSansCJK-$weight.ttc" --font-number=2 --text-file=characters.tmp \
    --output-file="GuatuSans-$weight.otf" --notdef-outline --no-hinting \
    --layout-features='kern,ccmp' --name-IDs='*' --drop-tables+=DSIG,vhea,vmtx,VORG,BASE
  python3 - "GuatuSans-$weight.otf" "$weight" <<'PYTHON'
import sys
from fontTools.ttLib import TTFont

path, weight = sys.argv[1:]
font = TTFont(path)
names = {1: "Guatu Sans", 2: weight, 3: f"GuatuSans-{weight}", 4: f"Guatu Sans {weight}", 6: f"GuatuSans-{weight}"}
table = font["name"]
table.names = [record for record in table.names if record.nameID in (0, 5, 13, 14) and record.platformID == 3 and record.langID == 0x409]
for number, text in names.items():
    table.setName(text, number, 3, 1, 0x409)
font["CFF "].cff.fontNames = [f"GuatuSans-{weight}"]
font.save(path)
PYTHON
done
rm characters.tmp
ls -l ./*.otf
