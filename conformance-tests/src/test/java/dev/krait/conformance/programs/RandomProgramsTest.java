package dev.krait.conformance.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;

/** Random Python programs print in every mode what they print under CPython; the same ones in every build. {@link FindDifferences} looks for others. */
class RandomProgramsTest {
    private static final String EAGER = "krait.jit.loop=2 krait.jit.entry=2 krait.jit.exit=2";
    private static final ProgramRunner CPYTHON = ProgramRunner.cpython();
    private static final Map<String, ProgramRunner> MODES = new LinkedHashMap<>();
    private static final ProgramRunner STRESSED = krait(EAGER + " krait.gc.stress=true");

    static {
        MODES.put("tier 1", krait("krait.jit=off"));
        MODES.put("micro-ops in Java", krait(EAGER + " krait.jit=evaluator"));
        MODES.put("native", krait(EAGER));
        MODES.put("native, later", krait("krait.jit.loop=13 krait.jit.entry=7 krait.jit.exit=5"));
    }

    private static ProgramRunner krait(String properties) {
        return ProgramRunner.krait(properties.split(" "));
    }

    @AfterContainer
    static void close() {
        CPYTHON.close();
        MODES.values().forEach(ProgramRunner::close);
        STRESSED.close();
    }

    @Provide
    Arbitrary<String> programs() {
        return RandomPrograms.programs();
    }

    @Property(tries = 100, seed = "20261122", shrinking = ShrinkingMode.BOUNDED)
    void printWhatCPythonPrints(@ForAll("programs") String program) {
        String expected = CPYTHON.run(program);
        MODES.forEach((mode, runner) -> assertEquals(expected, runner.run(program), () -> mode + " prints something else for\n" + program));
    }

    @Provide
    Arbitrary<String> objectPrograms() {
        return Arbitraries.randomValue(RandomObjectPrograms::program);
    }

    @Property(tries = 15, seed = "20261123", shrinking = ShrinkingMode.OFF)
    void doToObjectsWhatCPythonDoes(@ForAll("objectPrograms") String program) {
        printWhatCPythonPrints(program);
    }

    @Property(tries = 3, seed = "2718", shrinking = ShrinkingMode.OFF)
    void doItUnderCollectorStress(@ForAll("objectPrograms") String program) {
        printItUnderCollectorStress(program);
    }

    @Property(tries = 10, seed = "314", shrinking = ShrinkingMode.BOUNDED)
    void printItUnderCollectorStress(@ForAll("programs") String program) {
        assertEquals(CPYTHON.run(program), STRESSED.run(program), () -> "under collector stress something else is printed for\n" + program);
    }
}
