package io.mithridate.runner.plugins;

import java.util.List;

/**
 * The packages that all plugins share with the program; a plugin's own copies are never loaded.
 *
 * <p>Only one class loader can load a native library, so TensorFlow must be shared. Plugins can
 * exchange values only if they share the types of the values.
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

    /**
     * Packages that must not be in a plugin's jar; they are if it was built without {@code
     * provided}.
     */
    private static final List<String> NEVER_BUNDLED =
            List.of("io/mithridate/api/", "io/mithridate/tensorflow/", "org/tensorflow/");

    private SharedPackages() {}

    static boolean holdClass(String className) {
        return PREFIXES.stream().anyMatch(className::startsWith);
    }

    static boolean holdResource(String path) {
        return RESOURCE_PREFIXES.stream().anyMatch(path::startsWith);
    }

    /** Returns whether an entry of a jar is a class that only the program may contain. */
    static boolean forbidInJar(String entry) {
        return entry.endsWith(".class") && NEVER_BUNDLED.stream().anyMatch(entry::startsWith);
    }
}
