package io.mithridate.runner.plugins;

import java.util.List;

/**
 * The packages that every plugin shares with the program: its own copies are never loaded.
 *
 * <p>A native library can be loaded by one class loader only, so TensorFlow must be shared; and two
 * plugins can exchange values only of types that they share.
 */
final class SharedPackages {

    private static final List<String> PREFIXES =
            List.of(
                    "io.mithridate.api.",
                    "io.mithridate.tensorflow.",
                    "org.tensorflow.",
                    "org.bytedeco.",
                    "com.google.protobuf.",
                    "com.google.inject.",
                    "jakarta.inject.",
                    "org.slf4j.",
                    "org.jspecify.");

    private static final List<String> RESOURCE_PREFIXES =
            PREFIXES.stream().map(prefix -> prefix.replace('.', '/')).toList();

    /** Packages that a plugin's jar must not hold: it was built without {@code provided}. */
    private static final List<String> NEVER_BUNDLED =
            List.of("io/mithridate/api/", "io/mithridate/tensorflow/", "org/tensorflow/");

    private SharedPackages() {}

    static boolean holdClass(String className) {
        return PREFIXES.stream().anyMatch(className::startsWith);
    }

    static boolean holdResource(String path) {
        return RESOURCE_PREFIXES.stream().anyMatch(path::startsWith);
    }

    /** Returns whether an entry of a jar is a class that only the program may bring. */
    static boolean forbidInJar(String entry) {
        return entry.endsWith(".class") && NEVER_BUNDLED.stream().anyMatch(entry::startsWith);
    }
}
