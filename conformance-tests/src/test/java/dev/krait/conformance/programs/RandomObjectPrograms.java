package dev.krait.conformance.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Random Python programs out of the grammar in {@code random-programs.txt}: classes with special methods, functions that are called by built-in ones,
 * exceptions through several frames, generators that are thrown into, and functions, methods and attributes that are replaced while they are hot.
 * Everything that is called goes into a log that is part of the output, so that what is executed twice shows; its length bounds the run.
 */
final class RandomObjectPrograms {
    private static final Pattern HOLE = Pattern.compile("\\$([a-z_]+|K)");
    private static final Pattern ALTERNATIVE = Pattern.compile("(\\d+)(?:@(\\w+))? (.*)");
    private static final int DEPTH = 4;
    private static final int FUNCTIONS = 5;
    private static final int CLASSES = 3;
    private static final Map<String, List<Alternative>> GRAMMAR = read(Path.of("src", "test", "resources", "random-programs.txt"));

    private final Random random;
    private int names;

    private RandomObjectPrograms(Random random) {
        this.random = random;
    }

    /** One way to fill a hole. It may stand {@code where} it is possible only, and is {@code flat} if it contains no expressions or statements. */
    private record Alternative(int weight, String where, List<String> lines, boolean flat) {
    }

    /** Where a hole is: how many levels may follow, the name that is defined, the first function that may be called, and what is possible. */
    private record Place(int depth, String name, int level, Set<String> possible) {
        Place deeper() {
            return new Place(depth - 1, name, level, possible);
        }

        Place with(String... added) {
            Set<String> all = new HashSet<>(possible);
            all.addAll(List.of(added));
            return new Place(depth, name, level, all);
        }

        Place without(String removed) {
            Set<String> rest = new HashSet<>(possible);
            rest.remove(removed);
            return new Place(depth, name, level, rest);
        }

        Place only(String... kept) {
            return new Place(depth, name, level, Set.of(kept));
        }
    }

    /** A whole program. */
    static String program(Random random) {
        return String.join("\n", new RandomObjectPrograms(random).fill("program", new Place(DEPTH, "", 0, Set.of("def")))) + "\n";
    }

    private static Map<String, List<Alternative>> read(Path file) {
        try {
            Map<String, List<Alternative>> grammar = new HashMap<>();
            String section = null;
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith("[")) {
                    section = line.substring(1, line.indexOf(']'));
                    grammar.put(section, new ArrayList<>());
                } else if (section != null && line.startsWith(". ")) {
                    grammar.get(section).getLast().lines.add(line.substring(2));
                } else if (section != null && !line.isBlank()) {
                    Matcher m = ALTERNATIVE.matcher(line);
                    if (!m.matches()) {
                        throw new IllegalArgumentException(line);
                    }
                    grammar.get(section).add(new Alternative(Integer.parseInt(m.group(1)), m.group(2), new ArrayList<>(List.of(m.group(3))), false));
                }
            }
            grammar.replaceAll((name, all) -> all.stream().map(a -> new Alternative(a.weight, a.where, a.lines, isFlat(a.lines))).toList());
            return grammar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isFlat(List<String> lines) {
        return lines.stream().noneMatch(l -> HOLE.matcher(l).results().map(r -> r.group(1))
                .anyMatch(h -> h.endsWith("block") || Set.of("e", "num", "c", "any", "loop", "body", "step", "calls", "gens", "args", "seq", "fn", "catch", "loopcatch").contains(h)));
    }

    private List<String> fill(String hole, Place p) {
        switch (hole) {
            case "block":
                List<String> block = new ArrayList<>();
                for (int n = 1 + random.nextInt(p.depth > 2 ? 3 : 2); n > 0; n--) {
                    block.addAll(fill("stmt", p.deeper()));
                }
                return block;
            case "loopblock":
                return fill("body", p.with("loop"));
            case "tryblock":
                return fill("block", p.without("gen"));
            case "genblock":
                return fill("block", p.only("gen", "loop"));
            case "defblock":
                return fill("block", p.only("def"));
            case "selfblock":
                return fill("block", p.only("def", "self"));
            case "loopcatch":
                return fill("catch", p.with("loop"));
            case "classes":
                List<String> classes = new ArrayList<>();
                for (int k = 0; k < CLASSES; k++) {
                    classes.addAll(fill("class", new Place(2, "K" + k, 2, Set.of())));
                }
                return classes;
            case "functions":
                List<String> functions = new ArrayList<>();
                for (int f = 0; f < FUNCTIONS; f++) {
                    functions.addAll(fill("function", new Place(3, "f" + f, f + 1, Set.of("def"))));
                    functions.addAll(fill("generator", new Place(2, "g" + f, f + 1, Set.of("gen"))));
                }
                return functions;
            case "methods":
                List<Alternative> all = new ArrayList<>(GRAMMAR.get("method"));
                List<String> methods = new ArrayList<>();
                for (int n = 6 + random.nextInt(8); n > 0; n--) {
                    methods.addAll(expand(all.remove(random.nextInt(all.size())), p));
                }
                return methods;
            case "name":
                return List.of(p.name);
            case "id":
                return List.of(Integer.toString(++names));
            case "f":
                return List.of("f" + (p.level < FUNCTIONS ? p.level + random.nextInt(FUNCTIONS - p.level) : FUNCTIONS - 1));
            case "g":
                return List.of("g" + (p.level < FUNCTIONS ? p.level + random.nextInt(FUNCTIONS - p.level) : FUNCTIONS - 1));
            case "K":
                return List.of("K" + random.nextInt(CLASSES));
            case "base":
                String base = pick("base", p).lines.getFirst();
                return List.of(base.startsWith("K") && base.compareTo(p.name) >= 0 ? "Base" : base);
            default:
                return expand(pick(hole, p), p);
        }
    }

    private Alternative pick(String section, Place p) {
        List<Alternative> all = GRAMMAR.get(section);
        if (all == null) {
            throw new IllegalArgumentException("no section " + section);
        }
        List<Alternative> possible = all.stream().filter(a -> (a.where == null || p.possible.contains(a.where)) && (p.depth > 0 || a.flat)).toList();
        int at = random.nextInt(possible.stream().mapToInt(Alternative::weight).sum());
        for (Alternative a : possible) {
            at -= a.weight;
            if (at < 0) {
                return a;
            }
        }
        throw new IllegalStateException();
    }

    /** {@code $id_} is the number of the last {@code $id} of the same alternative. */
    private List<String> expand(Alternative a, Place p) {
        List<String> out = new ArrayList<>();
        String id = "";
        for (String line : a.lines) {
            String text = line.stripLeading();
            String indent = line.substring(0, line.length() - text.length());
            StringBuilder s = new StringBuilder();
            Matcher m = HOLE.matcher(text);
            int end = 0;
            boolean whole = false;
            while (m.find()) {
                s.append(text, end, m.start());
                end = m.end();
                String hole = m.group(1);
                if (hole.equals("id_")) {
                    s.append(id);
                    continue;
                }
                Place inner = Set.of("e", "num", "c", "any", "calls", "gens", "args", "seq", "fn").contains(hole) ? p.deeper() : p;
                List<String> lines = fill(hole, inner.depth < 0 ? new Place(0, p.name, p.level, p.possible) : inner);
                if (hole.equals("id")) {
                    id = lines.getFirst();
                }
                if (lines.size() > 1 || m.start() == 0 && m.end() == text.length()) {
                    lines.forEach(l -> out.add(indent + l));
                    whole = true;
                } else {
                    s.append(lines.getFirst());
                }
            }
            if (!whole) {
                out.add(indent + s.append(text.substring(end)));
            }
        }
        return out;
    }
}
