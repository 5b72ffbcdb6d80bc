package io.mithridate.runner.plugins;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The origin of a plugin.
 *
 * @param location the jar or folder that holds it
 * @param version its version by the jar's manifest; empty where it says none
 * @param code tells its code from other code; results state it, and stored pictures are kept apart
 *     by it
 * @param bundled whether it came on the class path, not from a plugins folder
 * @param loader what loads its classes; the thread's context loader while its code runs
 */
public record PluginOrigin(
        Path location,
        Optional<String> version,
        CodeDigest code,
        boolean bundled,
        ClassLoader loader) {

    /** SHA-256 of all its classes and resources, in hexadecimal. */
    public String digest() {
        return code.text();
    }
}
