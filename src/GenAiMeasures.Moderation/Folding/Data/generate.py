#!/usr/bin/env python3
"""Writes the folding tables beside this file. Run by hand when a source changes; the tables are committed.

Sources: Unicode character data (Unicode-3.0 licence) through Python's unicodedata, for case, width and compatibility;
ICU's transliterators Traditional-Simplified and Han-Latin (Unicode-3.0 licence) through uconv, for script and pinyin;
cjk-decomp (of its six licences: Apache-2.0) for the parts of characters: give its cjk-decomp.txt as the argument.
lookalikes.txt, readings.txt and emoji.txt are our own and are not written here.
"""
import re
import subprocess
import sys
import unicodedata

HAN = [*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000)]


def uconv(rule, characters):
    result = subprocess.run(["uconv", "-x", rule], input="\n".join(characters), capture_output=True, text=True, check=True)
    return result.stdout.split("\n")


def write(name, head, entries, width):
    with open(name, "w", encoding="utf-8", newline="\n") as file:
        file.write(f"# {head}\n")
        for start in range(0, len(entries), width):
            file.write(" ".join(entries[start:start + width]) + "\n")


def is_symbol(character):
    return unicodedata.category(character)[0] in "LN" or unicodedata.category(character) == "Mc"


def compatibility():
    entries = []
    for point in [*range(0x80, 0xD800), *range(0xF900, 0x10000), *range(0x1D400, 0x1D800), *range(0x1F100, 0x1F252), *range(0x2F800, 0x2FA1E)]:
        character = chr(point)
        folded = unicodedata.normalize("NFKC", character)
        folded = unicodedata.normalize("NFKC", folded.lower())
        if 0x1F1E6 <= point <= 0x1F1FF:
            folded = chr(ord("a") + point - 0x1F1E6)
        elif 0x1F150 <= point <= 0x1F169 or 0x1F170 <= point <= 0x1F189:
            folded = chr(ord("a") + (point - 0x1F150) % 32)
        elif 0xAC00 <= point < 0xD7A4 or (0x1100 <= point < 0x1200):
            continue
        # the marks on letters do not count, nor do the brackets around enclosed ones
        if point < 0x3000 or len(folded) > 1:
            folded = "".join(c for c in unicodedata.normalize("NFD", folded) if unicodedata.category(c)[0] != "M")
        folded = "".join(c for c in folded if is_symbol(c))
        if folded and folded != character and len(folded) <= 8 and is_symbol(folded[0]):
            entries.append(character + folded)
    write("compatibility.txt", "A character and what it folds to: case, width, marks, enclosed, mathematical and other compatibility forms (Unicode).", entries, 32)


def traditional():
    characters = [chr(c) for c in HAN]
    simple = dict(zip(characters, uconv("Traditional-Simplified", characters)))
    own = dict(p for p in "寜宁 濛蒙 喫吃 祕秘 綫线 衆众 羣群 牀床 裏里 甯宁 麽么 鷄鸡 缐线 脇胁 贓赃 嬭奶 屄逼 毬球 姦奸 閙闹 痲麻 砲炮 烟烟 菸烟 煙烟 癡痴 讐仇 讎仇 兇凶 彿佛 週周 彙汇 託托 鬍胡 鬚须 衹只 衚胡 衕同".split())
    simple.update(own)
    for character in characters:
        while simple.get(simple[character], simple[character]) != simple[character]:
            simple[character] = simple[simple[character]]
    entries = [c + simple[c] for c in characters if simple[c] != c and len(simple[c]) == 1]
    write("traditional.txt", "A traditional or variant character and its simplified form (ICU Traditional-Simplified, and our own additions).", entries, 40)


def pinyin():
    characters = [chr(c) for c in range(0x4E00, 0xA000)]
    readings = {}
    for character, latin in zip(characters, uconv("Han-Latin", characters)):
        plain = unicodedata.normalize("NFD", latin.strip().lower()).replace("u\u0308", "v")
        plain = "".join(c for c in plain if unicodedata.category(c)[0] != "M")
        if re.fullmatch("[a-z]{1,6}", plain):
            readings.setdefault(plain, []).append(character)
    entries = [syllable + "".join(readings[syllable]) for syllable in sorted(readings)]
    write("pinyin.txt", "A syllable without its tone, ü as v, and the characters read so most often (ICU Han-Latin).", entries, 1)


def components(path):
    records = {}
    for line in open(path, encoding="utf-8"):
        match = re.match(r"(?:module\.exports = `)?(.+?):([a-z0-9/]+)\((.*)\)", line.strip())
        if match:
            records[match[1]] = (match[2], match[3].split(",") if match[3] else [])

    def expand(part, depth=0):
        if len(part) == 1:
            return [part] if ord(part) < 0x10000 else None
        kind, parts = records.get(part, ("", []))
        if depth > 2 or kind[:1] not in ("a", "d", "s", "w") or len(parts) < 2:
            return None
        expanded = [expand(p, depth + 1) for p in parts]
        return None if None in expanded else [c for p in expanded for c in p]

    # what the source writes with strokes, or with shapes that nobody can type
    own = "人丿乀 子了一 北丬匕 小八亅 白丶日 了乛亅 自丶目 山凵丨 皮丿支 比匕匕 哥可可 反厂又 恶亚心 婆波女 癌疒品 拳龹手 看手目 果日木 次冫欠 毒丰母 虫口厶 中口丨 二一一 口冂一 入丿乁 原厂泉 朋月月 回囗口 失丶夫 我才戈 接才妾 光小兀 尸尸口 幸土羊 份亻分 孙子小 者老日 豕一豕 分八刀 赌贝者 枪木仓 药艹约 炸火乍 弹弓单 毒丰母 淫氵壬 奸女干 妓女支 嫖女票 杀乂木 死歹匕 赚贝兼 微彳攵 信亻言 加力口 群君羊 码石马 号口丂 扣扌口 贷代贝 款士示欠 票西示 彩采彡 博十尃 股月殳 证讠正 办力八".split()
    entries = own[:]
    own = {entry[0] for entry in own}
    for point in range(0x4E00, 0x9FA6):
        try:
            chr(point).encode("gb2312")
        except UnicodeEncodeError:
            continue
        kind, parts = records.get(chr(point), ("", []))
        if kind[:2] in ("ra", "rd") and len(parts) == 1 and len(parts[0]) == 1:
            entries.append(chr(point) + parts[0] * 2)
            continue
        if chr(point) in own or len(parts) < 2 or kind[:1] not in ("a", "d", "s", "w"):
            continue
        expanded = [expand(p) for p in parts]
        if None in expanded:
            continue
        flat = [c for p in expanded for c in p]
        # strokes are no characters that anybody types
        if 2 <= len(flat) <= 4 and not any(0x31C0 <= ord(c) <= 0x31EF for c in flat):
            entries.append(chr(point) + "".join(flat))
    write("components.txt", "A character of GB/T 2312 and the parts it can be written as (cjk-decomp, Apache-2.0).", entries, 24)


if __name__ == "__main__":
    compatibility()
    traditional()
    pinyin()
    components(sys.argv[1])
