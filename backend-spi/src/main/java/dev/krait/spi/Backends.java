package dev.krait.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * The backends that were found, and which of them is used.
 *
 * @param chosen the usable one of the highest priority
 * @param found all of them
 */
public record Backends(Optional<IsaBackend> chosen, List<Found> found) {
    /**
     * A backend that was found.
     *
     * @param name its name; the class where it could not be made
     * @param version its version
     * @param unusable why it cannot be used here, if so
     * @param broken whether that is because it failed, and not because it is for other machines
     */
    public record Found(String name, String version, Optional<String> unusable, boolean broken) {
        @Override
        public String toString() {
            return name + " (" + version + unusable.map(why -> ", not usable: " + why).orElse("") + ")";
        }
    }

    /** Looks for backends with a class loader. */
    public static Backends discover(ClassLoader loader) {
        return choose(ServiceLoader.load(IsaBackend.class, loader));
    }

    /** Chooses among backends; those that fail when they are made or asked are reported as unusable. */
    static Backends choose(Iterable<IsaBackend> backends) {
        List<Found> found = new ArrayList<>();
        List<IsaBackend> usable = new ArrayList<>();
        for (var i = backends.iterator();;) {
            try {
                if (!i.hasNext()) {
                    break;
                }
                IsaBackend b = i.next();
                Optional<String> why = b.spiVersion() == IsaBackend.SPI_VERSION ? b.unusable()
                        : Optional.of("made for version " + b.spiVersion() + " of the backend interface, this is " + IsaBackend.SPI_VERSION);
                found.add(new Found(b.name(), b.version(), why, false));
                if (why.isEmpty()) {
                    usable.add(b);
                }
            } catch (ServiceConfigurationError | LinkageError | RuntimeException e) {
                found.add(new Found("?", "?", Optional.of(reason(e)), true));
            }
        }
        // Loops rather than streams, in this class and where a set is read: this is part of every start.
        IsaBackend best = null;
        for (IsaBackend b : usable) {
            if (best == null || b.priority() > best.priority()) {
                best = b;
            }
        }
        return new Backends(Optional.ofNullable(best), List.copyOf(found));
    }

    private static String reason(Throwable e) {
        // What ServiceLoader throws says which class it was about; why that failed is the cause.
        return e.getCause() == null ? e.toString() : e.getMessage() + ": " + e.getCause();
    }

    /** One line that says what is used, or why nothing is. */
    public String describe() {
        String list = found.isEmpty() ? "none" : found.stream().map(Found::toString).collect(Collectors.joining(", "));
        return chosen.map(b -> "backend " + b.name() + " " + b.version())
                .orElse("no backend for " + System.getProperty("os.arch") + " on " + System.getProperty("os.name")) + "; found: " + list;
    }
}
