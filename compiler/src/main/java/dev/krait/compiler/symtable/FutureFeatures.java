package dev.krait.compiler.symtable;

import dev.krait.compiler.ast.Alias;
import dev.krait.compiler.ast.Mod;
import dev.krait.compiler.ast.SourceRange;
import dev.krait.compiler.ast.Stmt;
import dev.krait.compiler.code.CodeFlags;
import java.util.List;

/**
 * The {@code from __future__} imports of a module.
 *
 * @param flags {@code CO_FUTURE_*}, and what the caller of the compiler adds
 * @param location the last of these statements; lines and columns of -1 if there is none
 */
public record FutureFeatures(int flags, SourceRange location) {
    private static final SourceRange NOWHERE = new SourceRange(-1, -1, -1, -1);

    /** Finds them. */
    public static FutureFeatures of(Mod mod, int inheritedFlags, Diagnostics diagnostics) {
        List<Stmt> body = switch (mod) {
            case Mod.Module module -> module.body();
            case Mod.Interactive interactive -> interactive.body();
            default -> List.of();
        };
        int flags = inheritedFlags;
        SourceRange location = NOWHERE;
        for (int i = Docstrings.of(body) != null ? 1 : 0; i < body.size(); i++) {
            if (!(body.get(i) instanceof Stmt.ImportFrom from) || from.level() != 0 || !"__future__".equals(from.module())) {
                break;
            }
            for (Alias name : from.names()) {
                flags |= flag(name, diagnostics);
            }
            location = from.range();
        }
        return new FutureFeatures(flags, location);
    }

    private static int flag(Alias name, Diagnostics diagnostics) {
        return switch (name.name()) {
            case "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
                    "unicode_literals", "generator_stop" -> 0;
            case "barry_as_FLUFL" -> CodeFlags.CO_FUTURE_BARRY_AS_BDFL;
            case "annotations" -> CodeFlags.CO_FUTURE_ANNOTATIONS;
            case "braces" -> throw diagnostics.error(name.range(), "not a chance");
            default -> throw diagnostics.error(name.range(), "future feature " + name.name() + " is not defined");
        };
    }

    /** Whether annotations are kept as strings (PEP 563). */
    public boolean annotations() {
        return (flags & CodeFlags.CO_FUTURE_ANNOTATIONS) != 0;
    }
}
