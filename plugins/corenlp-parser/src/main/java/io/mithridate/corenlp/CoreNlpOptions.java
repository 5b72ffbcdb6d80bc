package io.mithridate.corenlp;

import io.mithridate.api.plugin.Option;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Options of {@link CoreNlpParser}.
 *
 * @param cache where results are kept
 */
public record CoreNlpOptions(
        @Option(
                        "The folder in which results are kept, one small file for each caption;"
                                + " without it, mithridate/corenlp in the user's folder of caches"
                                + " (XDG_CACHE_HOME, or .cache at home).")
                Optional<Path> cache) {

    private static final Path IN_CACHES = Path.of("mithridate", "corenlp");

    /** The folder to use. */
    Path folder() {
        return cache.orElseGet(CoreNlpOptions::usualFolder);
    }

    private static Path usualFolder() {
        String caches = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        Path folder =
                caches.isEmpty()
                        ? Path.of(System.getProperty("user.home"), ".cache")
                        : Path.of(caches);
        return folder.resolve(IN_CACHES);
    }
}
