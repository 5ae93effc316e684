#!/usr/bin/env bash
# Makes icons/ from guatu.svg: the sizes of hicolor, and the containers of Windows (.ico) and macOS (.icns).
# Needs rsvg-convert (Debian: librsvg2-bin) and python3.
set -euo pipefail
cd "$(dirname "$0")"
mkdir -p icons
for size in 16 24 32 48 64 128 256 512; do
  rsvg-convert --width "$size" --height "$size" --output "icons/$size.png" guatu.svg
done
python3 - <<'PYTHON'
# Both containers hold PNG as it is, so a header round the files is all there is to write.
import struct


def picture(size):
    with open(f"icons/{size}.png", "rb") as file:
        return file.read()


sizes = [16, 24, 32, 48, 64, 128, 256]
offset = 6 + 16 * len(sizes)
directory, body = struct.pack("<HHH", 0, 1, len(sizes)), b""
for size in sizes:
    data = picture(size)
    # A side of 256 is written as 0.
    directory += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(data), offset + len(body))
    body += data
with open("icons/guatu.ico", "wb") as file:
    file.write(directory + body)

# The types that hold PNG: ic11 to ic14 are for screens with two pixels to the point.
types = {"ic11": 32, "ic12": 64, "ic07": 128, "ic13": 256, "ic08": 256, "ic14": 512, "ic09": 512}
body = b"".join(name.encode() + struct.pack(">I", 8 + len(picture(size))) + picture(size) for name, size in types.items())
with open("icons/guatu.icns", "wb") as file:
    file.write(b"icns" + struct.pack(">I", 8 + len(body)) + body)
PYTHON
