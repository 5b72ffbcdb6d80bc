package io.mithridate.runner.plugins;

import com.google.common.collect.ListMultimap;
import com.google.common.collect.Multimaps;
import io.mithridate.api.plugin.Plugin;
import io.mithridate.runner.plugins.PluginCatalog.PluginProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.jar.Attributes;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads all plugins: those on the class path, and those in plugins directories, each with its own
 * class loader.
 *
 * <p>Broken plugins in a directory do not affect others. They are logged as warnings, since a user
 * may be looking for such a plugin, and are listed in {@link PluginCatalog#problems()}.
 */
public final class PluginLoader {

    private static final Logger LOG = LoggerFactory.getLogger(PluginLoader.class);

    /** Even slow classes load within this time; longer loading is assumed never to end. */
    private static final Duration MAX_LOADING_TIME = Duration.ofMinutes(1);

    private final ClassLoader program;
    private final ApiVersion api;
    private final Duration maxLoadingTime;

    /** Creates a loader for this program. */
    public PluginLoader() {
        this(PluginLoader.class.getClassLoader(), ApiVersion.current(), MAX_LOADING_TIME);
    }

    /**
     * Creates a loader for a program.
     *
     * @param program loads the program's classes and finds the bundled plugins
     * @param api the API version that drop-in plugins must be compatible with
     * @param maxLoadingTime the maximum run time of a drop-in plugin's initializers
     */
    PluginLoader(ClassLoader program, ApiVersion api, Duration maxLoadingTime) {
        this.program = program;
        this.api = api;
        this.maxLoadingTime = maxLoadingTime;
    }

    /**
     * Loads the bundled plugins and those that the finder finds.
     *
     * @throws PluginException if two plugins of one kind have the same name
     */
    public PluginCatalog load(PluginFinder finder) {
        List<LoadedPlugin> plugins = new ArrayList<>();
        List<PluginProblem> problems = new ArrayList<>();
        loadBundled(plugins, problems);
        try {
            for (PluginFinder.PluginUnit unit : finder.find()) {
                loadUnit(unit, plugins, problems);
            }
        } catch (IOException e) {
            throw new PluginException("cannot read a plugins directory: " + e.getMessage(), e);
        }
        refuseDuplicateNames(plugins);
        problems.forEach(problem -> LOG.warn("{}", problem));
        return new PluginCatalog(plugins, problems, Optional.of(finder));
    }

    private void loadBundled(List<LoadedPlugin> plugins, List<PluginProblem> problems) {
        PluginScan scan = PluginScan.of(program);
        Map<Path, PluginOrigin> origins = new HashMap<>();
        for (PluginScan.Found found : scan.found()) {
            Path location = CodeArchive.locationOf(found.about().type());
            plugins.add(
                    new LoadedPlugin(
                            found.kind(),
                            found.about(),
                            origins.computeIfAbsent(location, this::bundledOrigin)));
        }
        for (String complaint : scan.complaints()) {
            problems.add(refusal(Path.of("(class path)"), complaint));
        }
    }

    /** Returns the origin that the plugins in one jar of the class path share. */
    private PluginOrigin bundledOrigin(Path location) {
        try {
            CodeArchive archive = CodeArchive.read(location);
            return new PluginOrigin(
                    location,
                    version(archive.manifest()).or(() -> Optional.of(api.text())),
                    digest(List.of(archive)),
                    true,
                    program);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + location, e);
        }
    }

    private static CodeDigest digest(List<CodeArchive> archives) {
        return new CodeDigest(
                () -> {
                    try {
                        return CodeArchive.combinedDigest(archives);
                    } catch (IOException e) {
                        throw new UncheckedIOException(
                                "cannot read " + archives.get(0).location(), e);
                    }
                });
    }

    private void loadUnit(
            PluginFinder.PluginUnit unit,
            List<LoadedPlugin> plugins,
            List<PluginProblem> problems) {
        if (unit.refusal().isPresent()) {
            problems.add(refusal(unit.location(), unit.refusal().get()));
            return;
        }
        if (unit.classPath().isEmpty()) {
            problems.add(refusal(unit.location(), "the folder holds neither jars nor classes"));
            return;
        }
        List<CodeArchive> archives = new ArrayList<>();
        for (Path element : unit.classPath()) {
            try {
                CodeArchive archive = CodeArchive.read(element);
                archive.digest(); // reads all files, so that a damaged jar is refused
                archives.add(archive);
            } catch (IOException e) {
                problems.add(refusal(element, "cannot be read as a jar: " + e.getMessage()));
                return;
            }
        }
        List<PluginProblem> jarProblems = findProblems(unit.location(), archives);
        problems.addAll(jarProblems);
        if (jarProblems.stream()
                .anyMatch(problem -> problem.severity() == PluginProblem.Severity.REFUSED)) {
            return;
        }
        PluginClassLoader loader = new PluginClassLoader(unit.name(), unit.classPath(), program);
        PluginScan scan = scan(loader);
        scan.complaints().forEach(complaint -> problems.add(refusal(unit.location(), complaint)));
        if (scan.found().isEmpty() && scan.complaints().isEmpty()) {
            problems.add(
                    refusal(
                            unit.location(),
                            "offers no plugin: " + missingServiceMessage(archives)));
        }
        if (scan.found().isEmpty()) {
            close(loader);
            return;
        }
        CodeDigest digest = digest(archives);
        for (PluginScan.Found found : scan.found()) {
            plugins.add(dropIn(found, archives, digest, loader));
        }
    }

    /**
     * Runs a drop-in plugin's code for the first time; the time is limited because it may never
     * end.
     */
    private PluginScan scan(PluginClassLoader loader) {
        FutureTask<PluginScan> scan = new FutureTask<>(() -> PluginScan.of(loader));
        Thread thread = new Thread(scan, "plugin " + loader.getName());
        thread.setDaemon(true);
        thread.start();
        try {
            return scan.get(maxLoadingTime.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new PluginScan(List.of(), List.of(timeoutMessage(thread)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while plugins were loaded");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private String timeoutMessage(Thread thread) {
        String owner =
                Stream.of(thread.getStackTrace())
                        .filter(frame -> frame.getMethodName().equals("<clinit>"))
                        .findFirst()
                        .map(frame -> " of " + frame.getClassName())
                        .orElse("");
        return "its classes are not loaded after %d s: an initializer%s does not end"
                .formatted(maxLoadingTime.toSeconds(), owner);
    }

    private static String missingServiceMessage(List<CodeArchive> archives) {
        String servicesFile = "META-INF/services/" + Plugin.class.getName();
        if (contains(archives, servicesFile)) {
            return "%s is empty; write into it the name of the class that lists the plugins"
                    .formatted(servicesFile);
        }
        return Stream.of(PluginKind.values())
                .map(kind -> "META-INF/services/" + kind.spi().getName())
                .filter(other -> contains(archives, other))
                .findFirst()
                .map(
                        other ->
                                "%s is not read; name the class that lists its plugins in %s"
                                        .formatted(other, servicesFile))
                .orElse(
                        "it needs a file %s which names the class that lists its plugins"
                                .formatted(servicesFile));
    }

    private static boolean contains(List<CodeArchive> archives, String entry) {
        return archives.stream().anyMatch(archive -> archive.entries().contains(entry));
    }

    private static LoadedPlugin dropIn(
            PluginScan.Found found,
            List<CodeArchive> archives,
            CodeDigest digest,
            PluginClassLoader loader) {
        Path location = CodeArchive.locationOf(found.about().type());
        CodeArchive holder =
                archives.stream()
                        .filter(archive -> archive.location().toAbsolutePath().equals(location))
                        .findFirst()
                        .orElse(archives.get(0));
        LOG.info(
                "plugin {} '{}' from {}",
                found.kind().singular(),
                found.about().name(),
                holder.location());
        return new LoadedPlugin(
                found.kind(),
                found.about(),
                new PluginOrigin(
                        holder.location(), version(holder.manifest()), digest, false, loader));
    }

    private static Optional<String> version(Attributes manifest) {
        return Optional.ofNullable(manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION));
    }

    private static PluginProblem refusal(Path location, String message) {
        return new PluginProblem(location, PluginProblem.Severity.REFUSED, message);
    }

    private static void close(PluginClassLoader loader) {
        try {
            loader.close();
        } catch (IOException e) {
            LOG.debug("{} did not close", loader, e);
        }
    }

    /**
     * Checks that no two plugins of one kind have the same name.
     *
     * @throws PluginException with all duplicate names and the locations of their plugins
     */
    private static void refuseDuplicateNames(List<LoadedPlugin> plugins) {
        ListMultimap<String, LoadedPlugin> byName =
                Multimaps.index(
                        plugins, plugin -> plugin.kind().singular() + " '" + plugin.name() + "'");
        String complaints =
                Multimaps.asMap(byName).entrySet().stream()
                        .filter(entry -> entry.getValue().size() > 1)
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> duplicateMessage(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining("\n"));
        if (!complaints.isEmpty()) {
            throw new PluginException(complaints);
        }
    }

    private static String duplicateMessage(String name, List<LoadedPlugin> plugins) {
        String places =
                plugins.stream()
                        .map(plugin -> plugin.origin().location().toString())
                        .collect(Collectors.joining(" and in "));
        return "there is more than one %s: in %s; remove one, or rename its plugin"
                .formatted(name, places);
    }

    /**
     * Returns the problems that can be found in a plugin's jars before any of their classes is
     * loaded.
     *
     * @param unit the location of the plugin
     * @param archives its jars and class folders
     */
    private List<PluginProblem> findProblems(Path unit, List<CodeArchive> archives) {
        List<PluginProblem> problems = new ArrayList<>();
        for (CodeArchive archive : archives) {
            archive.entries().stream()
                    .filter(PluginClassLoader::isForbiddenInJar)
                    .findFirst()
                    .map(PluginLoader::bundlingMessage)
                    .ifPresent(message -> problems.add(refusal(archive.location(), message)));
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
            incompatibility(version).ifPresent(message -> problems.add(refusal(unit, message)));
        }
        return problems;
    }

    private static String bundlingMessage(String entry) {
        return "it bundles %s, which only Mithridate itself may contain; declare the dependency <scope>provided</scope> and build it again"
                .formatted(entry);
    }

    private Optional<String> incompatibility(String version) {
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
}
