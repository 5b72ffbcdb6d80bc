package io.mithridate.runner.plugins;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 of all classes and resources of a plugin, in hexadecimal. It is worked out when it is
 * first asked for: what computes nothing has no use for it, and reads no jars to the end.
 */
public final class CodeDigest {

    private final Supplier<String> source;
    private @Nullable String known;

    /** A digest that is still to be worked out. */
    CodeDigest(Supplier<String> source) {
        this.source = source;
    }

    /** A digest that is known. */
    public static CodeDigest of(String digest) {
        return new CodeDigest(() -> digest);
    }

    /**
     * The digest.
     *
     * @throws java.io.UncheckedIOException if the code cannot be read
     */
    public synchronized String text() {
        String text = known == null ? source.get() : known;
        known = text;
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof CodeDigest digest && text().equals(digest.text()));
    }

    /** Tells nothing apart, so that no map of plugins reads their jars. */
    @Override
    public int hashCode() {
        return CodeDigest.class.hashCode();
    }
}
