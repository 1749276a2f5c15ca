package dev.krait.compiler.tokenizer;

import java.util.Map;

/**
 * The kinds of tokens, as ints because a source text has millions of them. Names follow CPython's
 * {@code Grammar/Tokens}; each reserved word is a kind of its own.
 */
public final class TokenType {
    public static final int ENDMARKER = 0;
    public static final int NAME = 1;
    public static final int NUMBER = 2;
    public static final int STRING = 3;
    public static final int NEWLINE = 4;
    public static final int INDENT = 5;
    public static final int DEDENT = 6;
    public static final int FSTRING_START = 7;
    public static final int FSTRING_MIDDLE = 8;
    public static final int FSTRING_END = 9;
    public static final int TSTRING_START = 10;
    public static final int TSTRING_MIDDLE = 11;
    public static final int TSTRING_END = 12;
    public static final int TYPE_COMMENT = 13;
    /** The tokenizer cannot go on; always the last token. */
    public static final int ERROR = 14;

    public static final int LPAR = 20;
    public static final int RPAR = 21;
    public static final int LSQB = 22;
    public static final int RSQB = 23;
    public static final int COLON = 24;
    public static final int COMMA = 25;
    public static final int SEMI = 26;
    public static final int PLUS = 27;
    public static final int MINUS = 28;
    public static final int STAR = 29;
    public static final int SLASH = 30;
    public static final int VBAR = 31;
    public static final int AMPER = 32;
    public static final int LESS = 33;
    public static final int GREATER = 34;
    public static final int EQUAL = 35;
    public static final int DOT = 36;
    public static final int PERCENT = 37;
    public static final int LBRACE = 38;
    public static final int RBRACE = 39;
    public static final int EQEQUAL = 40;
    public static final int NOTEQUAL = 41;
    public static final int LESSEQUAL = 42;
    public static final int GREATEREQUAL = 43;
    public static final int TILDE = 44;
    public static final int CIRCUMFLEX = 45;
    public static final int LEFTSHIFT = 46;
    public static final int RIGHTSHIFT = 47;
    public static final int DOUBLESTAR = 48;
    public static final int PLUSEQUAL = 49;
    public static final int MINEQUAL = 50;
    public static final int STAREQUAL = 51;
    public static final int SLASHEQUAL = 52;
    public static final int PERCENTEQUAL = 53;
    public static final int AMPEREQUAL = 54;
    public static final int VBAREQUAL = 55;
    public static final int CIRCUMFLEXEQUAL = 56;
    public static final int LEFTSHIFTEQUAL = 57;
    public static final int RIGHTSHIFTEQUAL = 58;
    public static final int DOUBLESTAREQUAL = 59;
    public static final int DOUBLESLASH = 60;
    public static final int DOUBLESLASHEQUAL = 61;
    public static final int AT = 62;
    public static final int ATEQUAL = 63;
    public static final int RARROW = 64;
    public static final int ELLIPSIS = 65;
    public static final int COLONEQUAL = 66;
    public static final int EXCLAMATION = 67;
    /** A character that begins no token: {@code $}, {@code ?} or a backquote. */
    public static final int OP = 68;

    public static final int FALSE = 80;
    public static final int NONE = 81;
    public static final int TRUE = 82;
    public static final int AND = 83;
    public static final int AS = 84;
    public static final int ASSERT = 85;
    public static final int ASYNC = 86;
    public static final int AWAIT = 87;
    public static final int BREAK = 88;
    public static final int CLASS = 89;
    public static final int CONTINUE = 90;
    public static final int DEF = 91;
    public static final int DEL = 92;
    public static final int ELIF = 93;
    public static final int ELSE = 94;
    public static final int EXCEPT = 95;
    public static final int FINALLY = 96;
    public static final int FOR = 97;
    public static final int FROM = 98;
    public static final int GLOBAL = 99;
    public static final int IF = 100;
    public static final int IMPORT = 101;
    public static final int IN = 102;
    public static final int IS = 103;
    public static final int LAMBDA = 104;
    public static final int NONLOCAL = 105;
    public static final int NOT = 106;
    public static final int OR = 107;
    public static final int PASS = 108;
    public static final int RAISE = 109;
    public static final int RETURN = 110;
    public static final int TRY = 111;
    public static final int WHILE = 112;
    public static final int WITH = 113;
    public static final int YIELD = 114;

    /** The reserved words and their kinds. */
    static final Map<String, Integer> KEYWORDS = Map.ofEntries(
            Map.entry("False", FALSE), Map.entry("None", NONE), Map.entry("True", TRUE), Map.entry("and", AND),
            Map.entry("as", AS), Map.entry("assert", ASSERT), Map.entry("async", ASYNC), Map.entry("await", AWAIT),
            Map.entry("break", BREAK), Map.entry("class", CLASS), Map.entry("continue", CONTINUE), Map.entry("def", DEF),
            Map.entry("del", DEL), Map.entry("elif", ELIF), Map.entry("else", ELSE), Map.entry("except", EXCEPT),
            Map.entry("finally", FINALLY), Map.entry("for", FOR), Map.entry("from", FROM), Map.entry("global", GLOBAL),
            Map.entry("if", IF), Map.entry("import", IMPORT), Map.entry("in", IN), Map.entry("is", IS),
            Map.entry("lambda", LAMBDA), Map.entry("nonlocal", NONLOCAL), Map.entry("not", NOT), Map.entry("or", OR),
            Map.entry("pass", PASS), Map.entry("raise", RAISE), Map.entry("return", RETURN), Map.entry("try", TRY),
            Map.entry("while", WHILE), Map.entry("with", WITH), Map.entry("yield", YIELD));

    private TokenType() {
    }

    /** The kind of a one-character operator, or {@link #OP}. */
    static int oneChar(int c) {
        return switch (c) {
            case '!' -> EXCLAMATION;
            case '%' -> PERCENT;
            case '&' -> AMPER;
            case '(' -> LPAR;
            case ')' -> RPAR;
            case '*' -> STAR;
            case '+' -> PLUS;
            case ',' -> COMMA;
            case '-' -> MINUS;
            case '.' -> DOT;
            case '/' -> SLASH;
            case ':' -> COLON;
            case ';' -> SEMI;
            case '<' -> LESS;
            case '=' -> EQUAL;
            case '>' -> GREATER;
            case '@' -> AT;
            case '[' -> LSQB;
            case ']' -> RSQB;
            case '^' -> CIRCUMFLEX;
            case '{' -> LBRACE;
            case '|' -> VBAR;
            case '}' -> RBRACE;
            case '~' -> TILDE;
            default -> OP;
        };
    }

    /** The kind of a two-character operator, or {@link #OP}. */
    static int twoChars(int c1, int c2) {
        if (c2 == '=') {
            return switch (c1) {
                case '!' -> NOTEQUAL;
                case '%' -> PERCENTEQUAL;
                case '&' -> AMPEREQUAL;
                case '*' -> STAREQUAL;
                case '+' -> PLUSEQUAL;
                case '-' -> MINEQUAL;
                case '/' -> SLASHEQUAL;
                case ':' -> COLONEQUAL;
                case '<' -> LESSEQUAL;
                case '=' -> EQEQUAL;
                case '>' -> GREATEREQUAL;
                case '@' -> ATEQUAL;
                case '^' -> CIRCUMFLEXEQUAL;
                case '|' -> VBAREQUAL;
                default -> OP;
            };
        }
        if (c2 == '>') {
            return c1 == '-' ? RARROW : c1 == '<' ? NOTEQUAL : c1 == '>' ? RIGHTSHIFT : OP;
        }
        if (c1 == c2) {
            return c1 == '*' ? DOUBLESTAR : c1 == '/' ? DOUBLESLASH : c1 == '<' ? LEFTSHIFT : OP;
        }
        return OP;
    }

    /** The kind of a three-character operator, or {@link #OP}. */
    static int threeChars(int c1, int c2, int c3) {
        if (c3 == '=' && c1 == c2) {
            return c1 == '*' ? DOUBLESTAREQUAL : c1 == '/' ? DOUBLESLASHEQUAL : c1 == '<' ? LEFTSHIFTEQUAL
                    : c1 == '>' ? RIGHTSHIFTEQUAL : OP;
        }
        return c1 == '.' && c2 == '.' && c3 == '.' ? ELLIPSIS : OP;
    }
}
