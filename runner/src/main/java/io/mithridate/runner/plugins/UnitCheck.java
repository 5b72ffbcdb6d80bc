package io.mithridate.runner.plugins;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the jars of a plugin show before any of their classes is loaded.
 *
 * @param problems what is wrong
 */
record UnitCheck(List<PluginProblem> problems) {

    UnitCheck {
        problems = List.copyOf(problems);
    }

    /**
     * Looks at the jars and class folders of a plugin.
     *
     * @param unit its location
     * @param archives its jars and class folders
     * @param api the version that the program has
     */
    static UnitCheck of(Path unit, List<CodeArchive> archives, ApiVersion api) {
        List<PluginProblem> problems = new ArrayList<>();
        for (CodeArchive archive : archives) {
            bundling(archive).ifPresent(problems::add);
        }
        List<String> versions =
                archives.stream()
                        .map(archive -> archive.manifest().getValue(ApiVersion.ATTRIBUTE))
                        .filter(Objects::nonNull)
                        .toList();
        if (versions.isEmpty()) {
            problems.add(
                    new PluginProblem(
                            unit,
                            PluginProblem.Severity.WARNING,
                            "no manifest says which version it was built against; add"
                                    + " '%s: %s' to the manifest"
                                            .formatted(ApiVersion.ATTRIBUTE, api)));
        }
        for (String version : versions) {
            incompatibility(version, api)
                    .map(message -> refused(unit, message))
                    .ifPresent(problems::add);
        }
        return new UnitCheck(problems);
    }

    boolean refused() {
        return problems.stream()
                .anyMatch(problem -> problem.severity() == PluginProblem.Severity.REFUSED);
    }

    private static Optional<PluginProblem> bundling(CodeArchive archive) {
        return archive.entries().stream()
                .filter(SharedPackages::forbidInJar)
                .findFirst()
                .map(
                        entry ->
                                refused(
                                        archive.location(),
                                        "it bundles %s, which only Mithridate itself may bring;"
                                                        .formatted(entry)
                                                + " declare the dependency <scope>provided</scope>"
                                                + " and build it again"));
    }

    private static Optional<String> incompatibility(String version, ApiVersion api) {
        Optional<ApiVersion> builtAgainst = ApiVersion.parse(version);
        if (builtAgainst.isEmpty()) {
            return Optional.of(
                    "its manifest says %s: %s, which is not a version such as %s"
                            .formatted(ApiVersion.ATTRIBUTE, version, api));
        }
        if (builtAgainst.get().runsWith(api)) {
            return Optional.empty();
        }
        return Optional.of(
                "it was built against api %s, this is %s; build it again with this version"
                        .formatted(version, api));
    }

    private static PluginProblem refused(Path location, String message) {
        return new PluginProblem(location, PluginProblem.Severity.REFUSED, message);
    }
}
