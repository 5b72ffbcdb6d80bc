package io.mithridate.runner.plugins;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 of all classes and resources of a plugin, in hexadecimal. It is computed on first use, so
 * that commands that compute no results do not have to read whole jars.
 */
public final class CodeDigest {

    private final Supplier<String> source;
    private @Nullable String computed;

    /** Creates a digest that is computed on first use. */
    CodeDigest(Supplier<String> source) {
        this.source = source;
    }

    /** Creates a digest with a known value. */
    public static CodeDigest of(String digest) {
        return new CodeDigest(() -> digest);
    }

    /**
     * Returns the digest.
     *
     * @throws java.io.UncheckedIOException if the code cannot be read
     */
    public synchronized String text() {
        String text = computed == null ? source.get() : computed;
        computed = text;
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof CodeDigest digest && text().equals(digest.text()));
    }

    /** Returns a constant, so that hash maps of plugins do not cause their jars to be read. */
    @Override
    public int hashCode() {
        return CodeDigest.class.hashCode();
    }
}
