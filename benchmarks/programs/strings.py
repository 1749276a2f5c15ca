"""Building, searching and formatting strings, in ASCII and beyond."""


def caesar(text, shift):
    letters = []
    for c in text:
        if c.islower():
            c = chr((ord(c) - ord("a") + shift) % 26 + ord("a"))
        elif c.isupper():
            c = chr((ord(c) - ord("A") + shift) % 26 + ord("A"))
        letters.append(c)
    return "".join(letters)


def is_palindrome(text):
    letters = [c for c in text.lower() if c.isalnum()]
    return letters == letters[::-1]


def histogram(words):
    counts = {}
    for word in words:
        word = word.strip(".,;").lower()
        counts[word] = counts.get(word, 0) + 1
    return counts


def report(rows):
    lines = []
    for name, amount, share in rows:
        lines.append(f"{name:<8}|{amount:>8,}|{share:7.2%}|{amount:#x}")
    return "\n".join(lines)


def old_and_new(n):
    total = 0
    for i in range(n):
        a = "%05d:%-4s:%.3f" % (i, i % 7, i / 8)
        b = "{:05d}:{:<4}:{:.3f}".format(i, i % 7, i / 8)
        c = f"{i:05d}:{i % 7:<4}:{i / 8:.3f}"
        if not a == b == c:
            return f"{a} {b} {c} differ"
        total += len(a)
    return total


def wrap(text, width):
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return lines + [line]


TEXT = "The quick brown fox jumps over the lazy dog; the dog, being lazy, lets the fox be."


def main():
    text = TEXT
    for shift in range(1, 1001):
        text = caesar(text, shift)
    print(text)
    print(is_palindrome("A man, a plan, a canal: Panama"), is_palindrome("Almost"))

    words = TEXT.split() * 3000
    print(sorted(histogram(words).items(), key=lambda item: (-item[1], item[0]))[:4])
    print(report([("apples", 1234567, 0.5), ("pears", 42, 0.03125), ("figs", 0, 1 / 3)]))
    print(old_and_new(60_000))
    print(wrap(TEXT, 24))

    print(TEXT.replace("the", "a").title().swapcase())
    print("a-b--c".split("-"), "a,b,c".rsplit(",", 1), "key=value=x".partition("="))
    print("mississippi".find("ss", 3), "mississippi".count("ss"), "mississippi".rindex("i"))
    print("12".zfill(5), "x".center(7, "*"), "tab\tstop".expandtabs(8), "ab" in "cabs")
    print(repr("naïve café \u2603 \U0001f600 \x00\n"), "straße".upper(), len("\U0001f600!"))
    print("{0}{1}{0} {name!r:>6} {list[1]}".format("a", "b", name="n", list=[1, 2]))
    print(f"{3.14159:+.2e} {255:08b} {1e100:g} {-7 // 2:=+5d} {'é':^5}|{12345.678:_.1f}")
    print("naïve".encode("utf-8"), b"caf\xc3\xa9".decode(), "abc"[::-1], "a" * 3 < "ab")
    print("hello".translate(str.maketrans("el", "ip", "h")), "one\ntwo\r\nthree".splitlines())


main()
