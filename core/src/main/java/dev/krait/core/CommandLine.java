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
 */
record CommandLine(Mode mode, String program, List<String> arguments, boolean jit, boolean jitStats, boolean jitDump, long heapLimit,
        List<String> xOptions, String letters) {
    static final String USAGE = """
            usage: krait [option] ... [-c cmd | -m mod | file | -] [arg] ...
            -c cmd : program passed in as string (terminates option list)
            -m mod : run library module as a script (terminates option list)
            --dis [-CSOP] [file] : print the bytecode of a source file, or of standard input, as python -m dis does
            -B     : do not write compiled files of imported modules (as with PYTHONDONTWRITEBYTECODE=1)
            -V     : print the version
            -X opt : set an option: jit=0, jit=1, heap=SIZE (bytes, or with k, m, g),
                     perf (write /tmp/perf-<pid>.map for Linux perf),
                     pycache_prefix=DIR (write compiled files there; or PYTHONPYCACHEPREFIX)
            --jit-stats : print statistics of the JIT to standard error at the end
            --jit-dump  : print every compiled trace to standard error
            file   : program read from script file
            -      : program read from standard input
            arg ...: arguments passed to program in sys.argv[1:]
            PYTHON_JIT=0 in the environment switches the JIT off.""";

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
        boolean jit = !"0".equals(System.getenv("PYTHON_JIT"));
        boolean stats = false;
        boolean dump = false;
        long heap = 0;
        List<String> options = new ArrayList<>();
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < args.length; i++) {
            String arg = args[i];
            String rest = arg.length() > 2 ? arg.substring(2) : null;
            if (arg.equals("-")) {
                return new CommandLine(Mode.STDIN, null, argv("-", args, i + 1), jit, stats, dump, heap, options, letters.toString());
            }
            if (!arg.startsWith("-")) {
                return new CommandLine(Mode.FILE, arg, argv(arg, args, i + 1), jit, stats, dump, heap, options, letters.toString());
            }
            if (arg.equals("--dis")) {
                return new CommandLine(Mode.DISASSEMBLE, null, List.of(args).subList(i + 1, args.length), jit, stats, dump, heap, options, letters.toString());
            }
            if (arg.equals("--jit-stats")) {
                stats = true;
            } else if (arg.equals("--jit-dump")) {
                dump = true;
            } else if (arg.equals("-V") || arg.equals("--version") || arg.equals("-VV")) {
                return new CommandLine(Mode.VERSION, null, List.of(), jit, stats, dump, heap, options, letters.toString());
            } else if (arg.equals("-h") || arg.equals("--help") || arg.equals("-?")) {
                return new CommandLine(Mode.HELP, null, List.of(), jit, stats, dump, heap, options, letters.toString());
            } else if (arg.startsWith("-c") || arg.startsWith("-m")) {
                boolean command = arg.startsWith("-c");
                String program = rest != null ? rest : i + 1 < args.length ? args[++i] : null;
                if (program == null) {
                    throw new IllegalArgumentException("Argument expected for the " + arg + " option");
                }
                return new CommandLine(command ? Mode.COMMAND : Mode.MODULE, program, argv(command ? "-c" : "-m", args, i + 1), jit, stats, dump, heap, options, letters.toString());
            } else if (arg.startsWith("-X")) {
                String option = rest != null ? rest : i + 1 < args.length ? args[++i] : null;
                if (option == null) {
                    throw new IllegalArgumentException("Argument expected for the -X option");
                }
                if (option.equals("jit=0") || option.equals("jit=1")) {
                    jit = option.equals("jit=1");
                } else if (option.startsWith("heap=")) {
                    heap = size(option.substring(5));
                } else if (option.equals("perf")) {
                    System.setProperty("krait.jit.perf", "true");
                }
                options.add(option);
            } else if (arg.matches("-[bBdEIOPqRsSuvx]+")) {
                letters.append(arg, 1, arg.length());
            } else {
                throw new IllegalArgumentException("Unknown option: " + arg);
            }
        }
        return new CommandLine(Mode.INTERACTIVE, null, List.of(""), jit, stats, dump, heap, options, letters.toString());
    }

    /** Whether the code of imported modules may be written to {@code __pycache__}. */
    boolean writesBytecode() {
        return letters.indexOf('B') < 0 && environment("PYTHONDONTWRITEBYTECODE") == null;
    }

    /** The directory for the code of imported modules, or null. */
    String bytecodePrefix() {
        String name = "pycache_prefix";
        String option = xOptions.stream().filter(o -> o.equals(name) || o.startsWith(name + "=")).reduce((a, b) -> b).orElse(null);
        if (option == null) {
            return environment("PYTHONPYCACHEPREFIX");
        }
        return option.length() <= name.length() + 1 ? null : option.substring(name.length() + 1);
    }

    /** A variable of the environment that is not empty, unless {@code -E} or {@code -I} says to ignore those for Python. */
    private String environment(String variable) {
        String value = letters.indexOf('E') >= 0 || letters.indexOf('I') >= 0 ? null : System.getenv(variable);
        return value == null || value.isEmpty() ? null : value;
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
