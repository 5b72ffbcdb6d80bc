package io.mithridate.runner.plugins;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The origin of a plugin.
 *
 * @param location the jar or folder that contains it
 * @param version its version according to the jar's manifest; empty if it is not given there
 * @param code the digest of its code, which is recorded with results and separates caches of
 *     decoded pictures
 * @param bundled whether it was found on the class path rather than in a plugins directory
 * @param loader its class loader, which is the thread's context class loader while its code runs
 */
public record PluginOrigin(
        Path location,
        Optional<String> version,
        CodeDigest code,
        boolean bundled,
        ClassLoader loader) {

    /** Returns SHA-256 of all its classes and resources, in hexadecimal. */
    public String digest() {
        return code.text();
    }
}
