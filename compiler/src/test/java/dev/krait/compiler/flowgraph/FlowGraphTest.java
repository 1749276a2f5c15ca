package dev.krait.compiler.flowgraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.krait.compiler.Oracle;
import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.code.Constant;
import dev.krait.compiler.code.ConstantTable;
import dev.krait.compiler.code.Opcode;
import dev.krait.compiler.codegen.InstructionSequence;
import dev.krait.compiler.codegen.Label;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The optimizer does to the code of the standard library what CPython's does ({@code _testinternalcapi.optimize_cfg}). */
class FlowGraphTest {
    private final List<int[]> emitted = new ArrayList<>();
    private final List<int[]> expected = new ArrayList<>();
    private String scope;
    private int compared;

    @Test
    void optimizesAsCPythonDoes() {
        Oracle oracle = Oracle.find();
        List<Path> all = oracle.libraryFiles().stream()
                .filter(f -> !f.getFileName().toString().startsWith("bad") && !f.toString().contains("lib2to3")).toList();
        String input = IntStream.range(0, all.size()).filter(i -> i % 32 == 5).mapToObj(i -> all.get(i).toString())
                .collect(Collectors.joining("\n"));
        oracle.runResource("optimize_cfg.py", input.getBytes(StandardCharsets.UTF_8), stream -> {
            BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                accept(line);
            }
            compare();
        });
        assertTrue(compared > 1000, compared + " scopes");
    }

    private void accept(String line) throws IOException {
        if (line.startsWith("S")) {
            compare();
            scope = line;
            return;
        }
        int[] fields = Arrays.stream(line.substring(2).split(" ")).mapToInt(Integer::parseInt).toArray();
        (line.startsWith("I") ? emitted : expected).add(fields);
    }

    private void compare() {
        if (scope != null) {
            String[] header = scope.split(" ");
            ConstantTable constants = new ConstantTable();
            for (int i = 0; i < Integer.parseInt(header[2]); i++) {
                constants.add(new Constant.Str("c" + i));
            }
            FlatCode flat = FlowGraph.optimizeOnly(sequence(), constants, Integer.parseInt(header[1]));
            List<String> actual = new ArrayList<>();
            for (int i = 0; i < flat.size(); i++) {
                actual.add(text(flat.opcodes()[i], flat.opargs()[i], flat.locations()[i]));
            }
            List<String> wanted = expected.stream().map(f -> text(Opcode.of(f[0]), f[1], location(f))).toList();
            assertEquals(String.join("\n", wanted), String.join("\n", actual), scope);
            compared++;
        }
        emitted.clear();
        expected.clear();
    }

    private InstructionSequence sequence() {
        InstructionSequence sequence = new InstructionSequence();
        Map<Integer, Label> labels = new HashMap<>();
        for (int[] fields : emitted) {
            if (Opcode.of(fields[0]).hasTarget()) {
                labels.computeIfAbsent(fields[1], k -> sequence.newLabel());
            }
        }
        for (int[] fields : emitted) {
            Opcode opcode = Opcode.of(fields[0]);
            if (labels.containsKey(sequence.size())) {
                sequence.useLabel(labels.get(sequence.size()));
            }
            if (opcode.hasTarget()) {
                sequence.add(opcode, labels.get(fields[1]), location(fields));
            } else {
                sequence.add(opcode, fields[1], location(fields));
            }
        }
        return sequence;
    }

    private static SourceRange location(int[] fields) {
        return new SourceRange(fields[2], fields[4], fields[3], fields[5]);
    }

    private static String text(Opcode opcode, int oparg, SourceRange location) {
        return opcode + " " + oparg + " " + location;
    }
}
