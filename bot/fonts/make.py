"""Makes NotoSansHK.otf, the letters of pictures: `python bot/fonts/make.py` with Debian's fonts-noto-cjk and the developers' packages. Not used at run time."""

from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
SOURCE = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
HONG_KONG = 4  # of the faces in that file
SIGNS = "–—‘’“”…‧·×÷≤≥±°％・「」『』（）《》〈〉、。，；：！？／＋－＝～㎡℃①②③④⑤⑥⑦⑧⑨\u3000\u00a0"


def letters() -> set[str]:
    """What pictures may hold: the common characters of Hong Kong and the mainland, and every character that the program says itself."""
    common = [bytes((high, low)) for high in range(0xA4, 0xC7) for low in (*range(0x40, 0x7F), *range(0xA1, 0xFF))]
    found = set("".join(pair.decode("big5hkscs", "ignore") for pair in common))
    found |= set("".join(bytes((high, low)).decode("gb2312", "ignore") for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF)))
    known = [path for folder in ("knowledge", "bot/programme") for path in (HERE.parents[1] / folder).rglob("*.*") if path.suffix in (".ftl", ".yaml", ".py")]
    return found | set("".join(path.read_text(encoding="utf-8") for path in known)) | set(map(chr, range(0x20, 0x7F))) | set(SIGNS)


def main() -> None:
    font = TTFont(SOURCE, fontNumber=HONG_KONG)
    options = subset.Options(layout_features=[], name_IDs=["*"], notdef_outline=True, hinting=False, desubroutinize=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[ord(letter) for letter in letters()])
    cutter.subset(font)
    font.save(HERE / "NotoSansHK.otf")


if __name__ == "__main__":
    main()
