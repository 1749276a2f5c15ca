package dev.krait.core;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands on the command line.
 *
 * @param mode what is to be run
 * @param program the file, command text or module name; null in other modes
 * @param arguments {@code sys.argv}
 * @param jit whether the JIT may run
 * @param jitStats whether to print statistics of the JIT to standard error at the end
 * @param jitDump whether to print every trace to standard error
 * @param heapLimit in bytes, or 0 for the default
 * @param xOptions what was given with {@code -X}
 * @param letters the other options of one letter each
 * @param warnings what was given with {@code -W}
 * @param original all arguments, behind the name of the command
 */
record CommandLine(Mode mode, String program, List<String> arguments, boolean jit, boolean jitStats, boolean jitDump, long heapLimit,
        List<String> xOptions, String letters, List<String> warnings, List<String> original) {
    static final String USAGE = """
            usage: krait [option] ... [-c cmd | -m mod | file | -] [arg] ...
            -c cmd : program passed in as string (terminates option list)
            -m mod : run library module as a script (terminates option list)
            --dis [-CSOP] [file] : print the bytecode of a source file, or of standard input, as python -m dis does
            -B     : do not write compiled files of imported modules (as with PYTHONDONTWRITEBYTECODE=1)
            -E     : ignore the variables of the environment that begin with PYTHON
            -i     : go on with a prompt after the program (as with PYTHONINSPECT=1)
            -I     : isolate: -E, -P and -s
            -O, -OO: leave out asserts, with -OO documentation too (as with PYTHONOPTIMIZE=1, 2)
            -P     : do not search the program's directory for modules (as with PYTHONSAFEPATH=1)
            -q     : no greeting before the prompt
            -s, -S, -b, -d, -R, -v: as in CPython, as far as sys.flags goes
            -u     : unbuffered output (as with PYTHONUNBUFFERED=1)
            -V     : print the version
            -W arg : a filter of warnings: action:message:category:module:line (as with PYTHONWARNINGS)
            -x     : skip the first line of the program
            -X opt : set an option: jit=0, jit=1, heap=SIZE (bytes, or with k, m, g),
                     perf (write /tmp/perf-<pid>.map for Linux perf),
                     pycache_prefix=DIR (write compiled files there; or PYTHONPYCACHEPREFIX)
            --jit-stats : print statistics of the JIT to standard error at the end
            --jit-dump  : print every compiled trace to standard error
            file   : program read from script file
            -      : program read from standard input
            arg ...: arguments passed to program in sys.argv[1:]
            PYTHON_JIT=0 in the environment switches the JIT off. PYTHONPATH is searched for modules
            before the library, PYTHONHASHSEED seeds the hashes of str.""";

    /** What is to be run. */
    enum Mode {
        /** A script. */
        FILE,
        /** {@code -c}. */
        COMMAND,
        /** {@code -m}. */
        MODULE,
        /** {@code --dis}; what follows it are the arguments. */
        DISASSEMBLE,
        /** {@code -}. */
        STDIN,
        /** Nothing given: a prompt on a terminal, standard input otherwise. */
        INTERACTIVE,
        /** {@code -V}. */
        VERSION,
        /** {@code -h}. */
        HELP
    }

    /** Parses arguments as CPython does: everything after the program belongs to the program. */
    static CommandLine parse(String[] args) {
        return new Parser(args).parse();
    }

    private static final class Parser {
        private final String[] args;
        private int at;
        private Boolean jit;
        private boolean stats;
        private boolean dump;
        private long heap;
        private final List<String> options = new ArrayList<>();
        private final List<String> warnings = new ArrayList<>();
        private final StringBuilder letters = new StringBuilder();

        Parser(String[] args) {
            this.args = args;
        }

        private CommandLine line(Mode mode, String program, List<String> arguments) {
            boolean ignored = letters.indexOf("E") >= 0 || letters.indexOf("I") >= 0;
            List<String> original = new ArrayList<>(List.of("krait"));
            original.addAll(List.of(args));
            return new CommandLine(mode, program, arguments, jit != null ? jit : ignored || !"0".equals(System.getenv("PYTHON_JIT")), stats, dump, heap, options,
                    letters.toString(), warnings, original);
        }

        CommandLine parse() {
            while (at < args.length) {
                String arg = args[at++];
                if (arg.equals("-")) {
                    return line(Mode.STDIN, null, argv("-", args, at));
                }
                if (arg.equals("--") && at < args.length) {
                    arg = args[at++];
                    return line(Mode.FILE, arg, argv(arg, args, at));
                }
                if (!arg.startsWith("-")) {
                    return line(Mode.FILE, arg, argv(arg, args, at));
                }
                switch (arg) {
                    case "--dis":
                        return line(Mode.DISASSEMBLE, null, List.of(args).subList(at, args.length));
                    case "--version":
                        return line(Mode.VERSION, null, List.of());
                    case "--help":
                        return line(Mode.HELP, null, List.of());
                    case "--jit-stats":
                        stats = true;
                        break;
                    case "--jit-dump":
                        dump = true;
                        break;
                    case "--":
                        break;
                    default:
                        CommandLine line = arg.startsWith("--") ? unknown(arg) : letters(arg);
                        if (line != null) {
                            return line;
                        }
                }
            }
            return line(Mode.INTERACTIVE, null, List.of(""));
        }

        /** Options of one letter, of which the last may have an argument; the command line if one ends it. */
        private CommandLine letters(String arg) {
            for (int k = 1; k < arg.length(); k++) {
                char letter = arg.charAt(k);
                switch (letter) {
                    case 'c', 'm':
                        String program = argument(arg, k);
                        return line(letter == 'c' ? Mode.COMMAND : Mode.MODULE, program, argv("-" + letter, args, at));
                    case 'X':
                        option(argument(arg, k));
                        return null;
                    case 'W':
                        warnings.add(argument(arg, k));
                        return null;
                    case 'V':
                        return line(Mode.VERSION, null, List.of());
                    case 'h', '?':
                        return line(Mode.HELP, null, List.of());
                    default:
                        if ("bBdEiIOPqRsSuvx".indexOf(letter) < 0) {
                            return unknown("-" + letter);
                        }
                        letters.append(letter);
                }
            }
            return null;
        }

        private static CommandLine unknown(String option) {
            throw new IllegalArgumentException("Unknown option: " + option);
        }

        private String argument(String arg, int k) {
            if (k + 1 < arg.length()) {
                return arg.substring(k + 1);
            }
            if (at == args.length) {
                throw new IllegalArgumentException("Argument expected for the -" + arg.charAt(k) + " option");
            }
            return args[at++];
        }

        private void option(String option) {
            if (option.equals("jit=0") || option.equals("jit=1")) {
                jit = option.equals("jit=1");
            } else if (option.startsWith("heap=")) {
                heap = size(option.substring(5));
            } else if (option.equals("perf")) {
                System.setProperty("krait.jit.perf", "true");
            }
            options.add(option);
        }
    }

    private static List<String> argv(String first, String[] args, int from) {
        List<String> argv = new ArrayList<>();
        argv.add(first);
        argv.addAll(List.of(args).subList(from, args.length));
        return argv;
    }

    private static long size(String text) {
        String s = text.toLowerCase(java.util.Locale.ROOT);
        int shift = s.endsWith("k") ? 10 : s.endsWith("m") ? 20 : s.endsWith("g") ? 30 : 0;
        try {
            long n = Long.parseLong(shift == 0 ? s : s.substring(0, s.length() - 1)) << shift;
            if (n >= 1 << 20) {
                return n;
            }
        } catch (NumberFormatException e) {
            // The message below says what is expected.
        }
        throw new IllegalArgumentException("-X heap= takes a size of at least 1m, not '" + text + "'");
    }
}
