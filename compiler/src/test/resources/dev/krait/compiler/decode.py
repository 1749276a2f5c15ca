"""Decodes byte strings with every text encoding that CPython has. Arguments: of the pairs of bytes every so manieth, and how
many random strings of each. Standard output, for each encoding: four bytes of length and the marshalled tuple (names, bytes,
outcome, bytes, outcome...), an outcome being "=" and the text, or "!" and the error."""
import codecs
import encodings
import encodings.aliases
import marshal
import os
import random
import sys
import warnings

warnings.simplefilter("ignore")
step, count = map(int, sys.argv[1:])
names = set(encodings.aliases.aliases) | set(encodings.aliases.aliases.values())
names |= {f.removesuffix(".py") for f in os.listdir(encodings.__path__[0]) if f.endswith(".py")}
known = {}
for name in sorted(names):
    try:
        info = codecs.lookup(name)
    except LookupError:
        known.setdefault("", []).append(name)
        continue
    known.setdefault(info.name if info._is_text_encoding else "-", []).append(name)
WIDE = {"big5", "big5hkscs", "cp932", "cp949", "cp950", "euc_jp", "euc_jis_2004", "euc_jisx0213", "euc_kr", "gb18030", "gb2312", "gbk", "johab",
        "shift_jis", "shift_jis_2004", "shift_jisx0213"}
PIECES = [b"\x1b$B", b"\x1b(B", b"\x1b(J", b"\x1b$@", b"\x1b$A", b"\x1b$(C", b"\x1b$)C", b"\x1b$(D", b"\x1b$(O", b"\x1b$(P", b"\x1b$(Q", b"\x1b(I",
          b"\x1b.A", b"\x1b.F", b"\x1bN", b"\x1b&@\x1b$B", b"\x1b", b"\x0e", b"\x0f", b"\n", b"~{", b"~}", b"~~", b"~\n", b"+", b"-", b"+AAE-", b"+2ADcAA-",
          b"+2AA-", b"a-b", b"\\u20ac", b"\\U0001f600", b"\\ud800", b"\\udc00", b"\\", b"\\x41", b"\\x4", b"\\777", b"\\0", b"\\N{DIGIT ONE}", b"\\N{x}",
          b"\\N", b"\\\n", b"xn--bcher-kva", b"xn--", b"XN--80ak6aa92e", b".", b"\xa4\xd4\xa4\xa1\xa4\xbf\xa4\xd4", b"\x8f\xa2\xaf", b"\x81\x30\x81\x30",
          b"\x90\x30\x81\x30", b"\x84\x31\x82\x36", b"\xe2\x82\xac", b"\xf0\x9f\x98\x80", b"\xe2\x82"]


def strings(name, wide):
    source = random.Random(name)
    yield from (bytes([b]) for b in range(1, 256))
    if wide:
        yield from (bytes([pair >> 8, pair & 255]) for pair in range(0x8000 + source.randrange(step), 0x10000, step))
        for second in range(0xA1, 0xFF):
            yield from (bytes([0x8F, second, third]) for third in range(0xA1 + (second % step), 0xFF, step))
    for shift in (b"\x1b$B", b"\x1b$A", b"\x1b$(C", b"\x1b$)C\x0e", b"\x1b$(D", b"\x1b$(O", b"\x1b$(P", b"\x1b$(Q", b"~{") if "iso2022" in name or name == "hz" else ():
        for first in range(0x21, 0x7F):
            yield from (shift + bytes([first, second]) for second in range(0x21 + (first % step), 0x7F, step))
    for i in range(count):
        pieces = [source.choice(PIECES) if source.random() < 0.4 else bytes(source.choice((source.randrange(1, 128), source.randrange(1, 256)))
                  for _ in range(source.randrange(1, 4))) for _ in range(source.randrange(1, 6))]
        yield b"".join(pieces)


def outcome(data, name):
    try:
        text = data.decode(name)
        text.encode()
        return "=" + text
    except UnicodeError as e:
        return "!" + str(e)


for name, aliases in known.items():
    record = [" ".join(aliases)]
    if name and name != "-":
        for data in strings(name, name in WIDE):
            record += [data + b"\n", outcome(data + b"\n", name)]
    else:
        record += [name]
    data = marshal.dumps(tuple(record))
    sys.stdout.buffer.write(len(data).to_bytes(4, "little"))
    sys.stdout.buffer.write(data)
