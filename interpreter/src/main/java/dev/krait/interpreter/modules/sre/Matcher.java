package dev.krait.interpreter.modules.sre;

import static dev.krait.interpreter.modules.sre.CharacterTests.inSet;
import static dev.krait.interpreter.modules.sre.CharacterTests.lower;
import static dev.krait.interpreter.modules.sre.CharacterTests.lowerAscii;
import static dev.krait.interpreter.modules.sre.CharacterTests.upperAscii;

import dev.krait.interpreter.runtime.Errors;
import dev.krait.interpreter.runtime.PyThread;
import java.util.Arrays;

/**
 * Matches a compiled pattern by backtracking. Alternatives wait on a stack of its own, so that long subjects need no Java stack; what
 * groups matched is taken back by a trail. It recurses only for assertions and atomic groups, as deep as the pattern nests them.
 */
final class Matcher {
    private static final int UNBOUNDED = -1;
    /** Characters looked at between two looks for an interrupt. */
    private static final int POLL_STEPS = 1 << 16;
    private static final int MOST_CHOICES = 1 << 26;

    /** Kinds of alternatives. */
    private static final int BRANCH = 0;
    private static final int ONE_LESS = 1;
    private static final int ONE_MORE = 2;
    private static final int LEAVE_LOOP = 3;
    private static final int ONCE_AGAIN = 4;
    private static final int WIDTH = 5;

    /** A repetition being matched: immutable, so that an alternative can go back to it. */
    private record Repeat(int body, int tail, int least, int most, int count, int last, Repeat outer) {
        Repeat next(int newCount, int position) {
            return new Repeat(body, tail, least, most, newCount, position, outer);
        }

        boolean mayGoOn(int n) {
            return most == UNBOUNDED || n <= most;
        }
    }

    private final PyThread t;
    private final int[] code;
    private final Subject s;
    /** Where the subject ends for this search. */
    final int end;
    /** Beginnings and ends of groups, or -1. */
    final int[] marks;
    /** The group closed last, or -1. */
    int lastIndex = -1;
    /** Where the match begins and ends. */
    int from;
    int to;
    /** Whether an empty match at the place where the search begins does not count. */
    boolean mustAdvance;

    private final boolean whole;
    private int mustNotEndAt = -1;
    private int[] choices = new int[WIDTH * 32];
    private Repeat[] repeats = new Repeat[32];
    private int choiceCount;
    private int[] trail = new int[32];
    private int trailLength;
    private int steps;

    /**
     * A matcher for one subject.
     *
     * @param whole whether a match must reach {@code end}
     */
    Matcher(PyThread t, int[] code, int groups, Subject s, int from, int end, boolean whole) {
        this.t = t;
        this.code = code;
        this.s = s;
        this.from = from;
        this.end = end;
        this.whole = whole;
        this.marks = new int[2 * groups];
    }

    /** Whether the pattern matches at {@link #from}. */
    boolean match() {
        return matchAt(from, mustAdvance);
    }

    private boolean matchAt(int position, boolean notEmpty) {
        Arrays.fill(marks, -1);
        lastIndex = -1;
        choiceCount = 0;
        trailLength = 0;
        mustNotEndAt = notEmpty ? position : -1;
        int result;
        try {
            result = run(0, position, null, true);
        } catch (IndexOutOfBoundsException | IllegalStateException e) {
            throw Errors.runtimeError(t, "invalid SRE code");
        }
        if (result < 0) {
            return false;
        }
        from = position;
        to = result;
        return true;
    }

    /** Looks for a match from {@link #from} on. */
    boolean search() {
        int least = 0;
        int first = -1;
        int set = -1;
        if (code[0] == Op.INFO) {
            least = code[3];
            if ((code[2] & Op.INFO_PREFIX) != 0) {
                first = code[7];
            } else if ((code[2] & Op.INFO_CHARSET) != 0) {
                set = 5;
            }
        }
        if (least < 0 || least > end) {
            return false;
        }
        boolean notEmpty = mustAdvance;
        for (int p = from; p <= end - least; p++) {
            if (first >= 0 && s.at(p) != first || set >= 0 && !inSet(code, set, s.at(p))) {
                step();
                continue;
            }
            if (matchAt(p, notEmpty && p == from)) {
                return true;
            }
        }
        return false;
    }

    /** Goes on after a match: the next one begins where it ended, and is not the same empty one. */
    void advance() {
        mustAdvance = to == from;
        from = to;
    }

    private void step() {
        if (++steps == POLL_STEPS) {
            steps = 0;
            if (t.polls(PyThread.POLL_INTERRUPT)) {
                t.context.interrupted(t);
            }
        }
    }

    private void push(int kind, int pc, int position, int extra, Repeat repeat) {
        if (choiceCount == repeats.length) {
            if (choiceCount >= MOST_CHOICES) {
                throw Errors.memoryError(t);
            }
            choices = Arrays.copyOf(choices, 2 * choices.length);
            repeats = Arrays.copyOf(repeats, 2 * choiceCount);
        }
        int i = WIDTH * choiceCount;
        choices[i] = kind;
        choices[i + 1] = pc;
        choices[i + 2] = position;
        choices[i + 3] = extra;
        choices[i + 4] = trailLength;
        repeats[choiceCount++] = repeat;
    }

    private void remember(int mark, int old) {
        if (trailLength + 2 > trail.length) {
            trail = Arrays.copyOf(trail, 2 * trail.length);
        }
        trail[trailLength++] = mark;
        trail[trailLength++] = old;
    }

    private void undo(int length) {
        while (trailLength > length) {
            int old = trail[--trailLength];
            int mark = trail[--trailLength];
            if (mark < 0) {
                lastIndex = old;
            } else {
                marks[mark] = old;
            }
        }
    }

    private void mark(int number, int position) {
        if ((number & 1) != 0) {
            remember(-1, lastIndex);
            lastIndex = number / 2 + 1;
        }
        remember(number, marks[number]);
        marks[number] = position;
    }

    /** Runs code up to its SUCCESS; the position there, or -1 with all alternatives used up and marks taken back. */
    private int run(int pc, int p, Repeat repeat, boolean top) {
        int base = choiceCount;
        int mark = trailLength;
        while (true) {
            step();
            boolean failed = false;
            switch (code[pc]) {
                case Op.SUCCESS -> {
                    if (top && (whole && p != end || p == mustNotEndAt)) {
                        failed = true;
                    } else {
                        choiceCount = base;
                        return p;
                    }
                }
                case Op.FAILURE -> failed = true;
                case Op.INFO, Op.JUMP -> pc += 1 + code[pc + 1];
                case Op.MARK -> {
                    mark(code[pc + 1], p);
                    pc += 2;
                }
                case Op.AT -> {
                    failed = !isAt(code[pc + 1], p);
                    pc += 2;
                }
                case Op.BRANCH -> {
                    int alternative = pc + 1;
                    if (code[alternative + code[alternative]] != 0) {
                        push(BRANCH, alternative + code[alternative], p, 0, repeat);
                    }
                    pc = alternative + 1;
                }
                case Op.REPEAT -> {
                    int until = pc + 1 + code[pc + 1];
                    repeat = new Repeat(pc + 4, until + 1, code[pc + 2], code[pc + 3], -1, -1, repeat);
                    pc = until;
                }
                case Op.MAX_UNTIL -> {
                    int n = repeat.count + 1;
                    if (n < repeat.least) {
                        repeat = repeat.next(n, repeat.last);
                        pc = repeat.body;
                    } else if ((repeat.most == UNBOUNDED || n < repeat.most) && p != repeat.last) {
                        push(LEAVE_LOOP, repeat.tail, p, 0, repeat.outer);
                        repeat = repeat.next(n, p);
                        pc = repeat.body;
                    } else {
                        pc = repeat.tail;
                        repeat = repeat.outer;
                    }
                }
                case Op.MIN_UNTIL -> {
                    int n = repeat.count + 1;
                    if (n < repeat.least) {
                        repeat = repeat.next(n, repeat.last);
                        pc = repeat.body;
                    } else {
                        if ((repeat.most == UNBOUNDED || n < repeat.most) && p != repeat.last) {
                            push(ONCE_AGAIN, repeat.body, p, 0, repeat.next(n, p));
                        }
                        pc = repeat.tail;
                        repeat = repeat.outer;
                    }
                }
                case Op.REPEAT_ONE -> {
                    int n = count(pc + 4, p, code[pc + 3]);
                    if (n < code[pc + 2]) {
                        failed = true;
                    } else {
                        if (n > code[pc + 2]) {
                            push(ONE_LESS, pc, p, n - 1, repeat);
                        }
                        p += n;
                        pc += 1 + code[pc + 1];
                    }
                }
                case Op.MIN_REPEAT_ONE -> {
                    int least = code[pc + 2];
                    int n = least == 0 ? 0 : count(pc + 4, p, least);
                    if (n < least) {
                        failed = true;
                    } else {
                        push(ONE_MORE, pc, p + n, n, repeat);
                        p += n;
                        pc += 1 + code[pc + 1];
                    }
                }
                case Op.POSSESSIVE_REPEAT_ONE -> {
                    int n = count(pc + 4, p, code[pc + 3]);
                    failed = n < code[pc + 2];
                    p += n;
                    pc += 1 + code[pc + 1];
                }
                case Op.POSSESSIVE_REPEAT -> {
                    p = possessive(pc, p, repeat);
                    failed = p < 0;
                    pc += 2 + code[pc + 1];
                }
                case Op.ATOMIC_GROUP -> {
                    p = run(pc + 2, p, repeat, false);
                    failed = p < 0;
                    pc += 1 + code[pc + 1];
                }
                case Op.ASSERT -> {
                    failed = p < code[pc + 2] || run(pc + 3, p - code[pc + 2], repeat, false) < 0;
                    pc += 1 + code[pc + 1];
                }
                case Op.ASSERT_NOT -> {
                    if (p >= code[pc + 2]) {
                        int before = trailLength;
                        failed = run(pc + 3, p - code[pc + 2], repeat, false) >= 0;
                        undo(before);
                    }
                    pc += 1 + code[pc + 1];
                }
                case Op.GROUPREF_EXISTS -> pc = isSet(code[pc + 1]) ? pc + 3 : pc + 1 + code[pc + 2];
                case Op.GROUPREF, Op.GROUPREF_IGNORE, Op.GROUPREF_LOC_IGNORE, Op.GROUPREF_UNI_IGNORE -> {
                    p = reference(code[pc], code[pc + 1], p);
                    failed = p < 0;
                    pc += 2;
                }
                default -> {
                    failed = p >= end || !matchesOne(pc, s.at(p));
                    p++;
                    pc += size(pc);
                }
            }
            if (!failed) {
                continue;
            }
            // Back to the newest alternative.
            while (true) {
                if (choiceCount == base) {
                    undo(mark);
                    return -1;
                }
                int i = WIDTH * --choiceCount;
                undo(choices[i + 4]);
                pc = choices[i + 1];
                p = choices[i + 2];
                repeat = repeats[choiceCount];
                repeats[choiceCount] = null;
                if (resume(choices[i], pc, p, choices[i + 3], repeat)) {
                    switch (choices[i]) {
                        case BRANCH -> pc++;
                        case ONE_LESS -> {
                            p += resumedCount;
                            pc += 1 + code[pc + 1];
                        }
                        case ONE_MORE -> {
                            p++;
                            pc += 1 + code[pc + 1];
                        }
                        default -> { }
                    }
                    break;
                }
            }
        }
    }

    private int resumedCount;

    /** Puts back what is left of an alternative; whether it is worth a try. */
    private boolean resume(int kind, int pc, int p, int extra, Repeat repeat) {
        switch (kind) {
            case BRANCH -> {
                if (code[pc + code[pc]] != 0) {
                    push(BRANCH, pc + code[pc], p, 0, repeat);
                }
            }
            case ONE_LESS -> {
                int least = code[pc + 2];
                int tail = pc + 1 + code[pc + 1];
                int n = extra;
                if (code[tail] == Op.LITERAL) {
                    while (n >= least && (p + n >= end || s.at(p + n) != code[tail + 1])) {
                        n--;
                    }
                    if (n < least) {
                        return false;
                    }
                }
                resumedCount = n;
                if (n > least) {
                    push(ONE_LESS, pc, p, n - 1, repeat);
                }
            }
            case ONE_MORE -> {
                int n = extra + 1;
                if (code[pc + 3] != UNBOUNDED && n > code[pc + 3] || p >= end || !matchesOne(pc + 4, s.at(p))) {
                    return false;
                }
                push(ONE_MORE, pc, p + 1, n, repeat);
            }
            default -> { }
        }
        return true;
    }

    private int possessive(int pc, int p, Repeat repeat) {
        int least = code[pc + 2];
        int most = code[pc + 3];
        int n = 0;
        for (; n < least; n++) {
            p = run(pc + 4, p, repeat, false);
            if (p < 0) {
                return -1;
            }
        }
        while (most == UNBOUNDED || n < most) {
            int next = run(pc + 4, p, repeat, false);
            if (next < 0) {
                break;
            }
            if (next == p) {
                break;
            }
            p = next;
            n++;
        }
        return p;
    }

    private boolean isSet(int group) {
        return marks[2 * group] >= 0 && marks[2 * group + 1] >= marks[2 * group];
    }

    private int reference(int op, int group, int p) {
        if (!isSet(group)) {
            return -1;
        }
        int last = marks[2 * group + 1];
        for (int i = marks[2 * group]; i < last; i++, p++) {
            if (p >= end) {
                return -1;
            }
            int a = s.at(i);
            int b = s.at(p);
            boolean same = a == b || switch (op) {
                case Op.GROUPREF -> false;
                case Op.GROUPREF_UNI_IGNORE -> lower(a) == lower(b);
                default -> lowerAscii(a) == lowerAscii(b);
            };
            if (!same) {
                return -1;
            }
        }
        return p;
    }

    /** How often the operation at {@code pc}, of one character, matches in a row; at most {@code most}. */
    private int count(int pc, int p, int most) {
        int last = most == UNBOUNDED || most < 0 || most > end - p ? end : p + most;
        int i = p;
        switch (code[pc]) {
            case Op.ANY_ALL -> i = Math.max(p, last);
            case Op.ANY -> {
                while (i < last && s.at(i) != '\n') {
                    i++;
                }
            }
            case Op.LITERAL -> {
                int c = code[pc + 1];
                while (i < last && s.at(i) == c) {
                    i++;
                }
            }
            case Op.IN -> {
                while (i < last && inSet(code, pc + 2, s.at(i))) {
                    i++;
                }
            }
            default -> {
                while (i < last && matchesOne(pc, s.at(i))) {
                    i++;
                }
            }
        }
        steps = Math.min(POLL_STEPS - 1, steps + (i - p >> 4));
        return i - p;
    }

    private int size(int pc) {
        return switch (code[pc]) {
            case Op.ANY, Op.ANY_ALL -> 1;
            case Op.IN, Op.IN_IGNORE, Op.IN_LOC_IGNORE, Op.IN_UNI_IGNORE -> 1 + code[pc + 1];
            default -> 2;
        };
    }

    private boolean matchesOne(int pc, int c) {
        return switch (code[pc]) {
            case Op.ANY -> c != '\n';
            case Op.ANY_ALL -> true;
            case Op.LITERAL -> c == code[pc + 1];
            case Op.NOT_LITERAL -> c != code[pc + 1];
            case Op.IN -> inSet(code, pc + 2, c);
            case Op.CATEGORY -> CharacterTests.isCategory(code[pc + 1], c);
            case Op.LITERAL_IGNORE -> lowerAscii(c) == code[pc + 1];
            case Op.NOT_LITERAL_IGNORE -> lowerAscii(c) != code[pc + 1];
            case Op.IN_IGNORE -> inSet(code, pc + 2, lowerAscii(c));
            case Op.LITERAL_UNI_IGNORE -> lower(c) == code[pc + 1];
            case Op.NOT_LITERAL_UNI_IGNORE -> lower(c) != code[pc + 1];
            case Op.IN_UNI_IGNORE -> inSet(code, pc + 2, lower(c));
            case Op.LITERAL_LOC_IGNORE -> isLocale(code[pc + 1], c);
            case Op.NOT_LITERAL_LOC_IGNORE -> !isLocale(code[pc + 1], c);
            case Op.IN_LOC_IGNORE -> inSet(code, pc + 2, lowerAscii(c)) || inSet(code, pc + 2, upperAscii(c));
            default -> throw new IllegalStateException("operation " + code[pc]);
        };
    }

    /** Case is that of the C locale. */
    private static boolean isLocale(int literal, int c) {
        return c == literal || lowerAscii(c) == literal || upperAscii(c) == literal;
    }

    private boolean isAt(int where, int p) {
        return switch (where) {
            case 0, 2 -> p == 0;
            case 1 -> p == 0 || s.at(p - 1) == '\n';
            case 3, 8 -> isWord(p - 1, false) != isWord(p, false);
            case 4, 9 -> isWord(p - 1, false) == isWord(p, false);
            case 5 -> p == end || p == end - 1 && s.at(p) == '\n';
            case 6 -> p == end || s.at(p) == '\n';
            case 7 -> p == end;
            case 10 -> isWord(p - 1, true) != isWord(p, true);
            case 11 -> isWord(p - 1, true) == isWord(p, true);
            default -> throw new IllegalStateException("position " + where);
        };
    }

    private boolean isWord(int p, boolean unicode) {
        return p >= 0 && p < end && (unicode ? CharacterTests.isUnicodeWord(s.at(p)) : CharacterTests.isWord(s.at(p)));
    }
}
