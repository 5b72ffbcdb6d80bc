package io.mithridate.runner.plugins;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the jars and folders, or links to them, in plugins directories.
 *
 * @param directories the directories, all of which exist
 */
public record PluginFinder(List<Path> directories) {

    /** The directory that is searched if it exists and no other is given. */
    public static final String DEFAULT_DIRECTORY = "plugins.d";

    /**
     * The environment variable that lists additional directories, in the format of {@code PATH}.
     */
    public static final String VARIABLE = "MITHRIDATE_PLUGINS";

    /** Jars that Maven plugins create beside the jar that is actually used. */
    private static final Predicate<String> AUXILIARY_JARS =
            Pattern.compile("original-.*|.*-(sources|javadoc|tests|test-sources)\\.jar")
                    .asMatchPredicate();

    public PluginFinder {
        directories = List.copyOf(directories);
    }

    /**
     * Returns the directories that a command searches: the given directory, or {@code plugins.d} if
     * it exists, and those of {@code MITHRIDATE_PLUGINS}.
     *
     * @param workingDirectory the directory to which paths are relative
     * @param named the directory given on the command line
     * @param environment the environment variables
     * @throws PluginException if a given directory does not exist
     */
    public static PluginFinder of(
            Path workingDirectory, Optional<Path> named, Map<String, String> environment) {
        List<Path> directories = new ArrayList<>();
        if (named.isPresent()) {
            directories.add(requireDirectory(workingDirectory.resolve(named.get()), "--plugins"));
        } else {
            Path defaultDirectory = workingDirectory.resolve(DEFAULT_DIRECTORY);
            if (Files.isDirectory(defaultDirectory)) {
                directories.add(defaultDirectory);
            }
        }
        for (String entry : environment.getOrDefault(VARIABLE, "").split(File.pathSeparator, -1)) {
            if (!entry.isBlank()) {
                directories.add(
                        requireDirectory(workingDirectory.resolve(entry.strip()), VARIABLE));
            }
        }
        return new PluginFinder(directories);
    }

    private static Path requireDirectory(Path directory, String namedBy) {
        if (Files.isDirectory(directory)) {
            return directory;
        }
        if (Files.exists(directory)) {
            throw new PluginException(
                    "%s names %s, which is a file: name the directory that it lies in"
                            .formatted(namedBy, directory));
        }
        throw new PluginException(
                "%s names the directory %s, which does not exist".formatted(namedBy, directory));
    }

    /** Describes where jars were searched for, for users whose plugin was not found. */
    public String searched() {
        return directories.isEmpty()
                ? "no plugin jars were searched: folder '%s' does not exist; use --plugins to name one"
                        .formatted(DEFAULT_DIRECTORY)
                : "plugin jars were searched in "
                        + String.join(", ", directories.stream().map(Path::toString).toList());
    }

    /**
     * Returns every jar and folder in the directories, or links to them, sorted by name within each
     * directory. An entry that occurs several times, e.g. through links, is returned once. Hidden
     * entries and other files are ignored; the result for an unreadable entry contains the error.
     */
    Collection<PluginUnit> find() throws IOException {
        Map<Path, PluginUnit> units = new LinkedHashMap<>();
        for (Path directory : directories) {
            for (Path entry : visibleEntries(directory)) {
                try {
                    find(entry, units);
                } catch (NoSuchFileException e) {
                    String reason =
                            "cannot be read: it links to '%s', which does not exist; build that project, or link what exists"
                                    .formatted(Files.readSymbolicLink(entry));
                    units.putIfAbsent(entry, PluginUnit.refused(entry, reason));
                } catch (IOException | UncheckedIOException e) {
                    units.putIfAbsent(entry, PluginUnit.refused(entry, "cannot be read: " + e));
                }
            }
        }
        return units.values();
    }

    private static void find(Path entry, Map<Path, PluginUnit> units) throws IOException {
        Path realPath = entry.toRealPath();
        if (Files.isDirectory(entry.resolve("classes"))) {
            findBuilt(entry, units);
        } else if (Files.isDirectory(entry)) {
            units.putIfAbsent(realPath, new PluginUnit(entry, folderClassPath(entry)));
        } else if (CodeArchive.isJar(entry) || CodeArchive.isJar(realPath)) {
            units.putIfAbsent(realPath, new PluginUnit(entry, List.of(entry)));
        }
    }

    /**
     * Finds the jar in a project's {@code target} folder, ignoring the other files of the build.
     */
    private static void findBuilt(Path target, Map<Path, PluginUnit> units) throws IOException {
        List<Path> jars =
                visibleEntries(target).stream()
                        .filter(CodeArchive::isJar)
                        .filter(jar -> !AUXILIARY_JARS.test(jar.getFileName().toString()))
                        .toList();
        if (jars.size() == 1) {
            units.putIfAbsent(
                    jars.get(0).toRealPath(), new PluginUnit(jars.get(0), List.of(jars.get(0))));
            return;
        }
        String problem =
                jars.isEmpty()
                        ? "the folder of a build holds no jar; build it: mvn package"
                        : "the folder of a build holds several jars (%s); delete the old ones, or link one jar"
                                .formatted(
                                        jars.stream()
                                                .map(jar -> jar.getFileName().toString())
                                                .collect(Collectors.joining(", ")));
        units.putIfAbsent(target.toRealPath(), PluginUnit.refused(target, problem));
    }

    private static List<Path> visibleEntries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(entry -> !entry.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private static List<Path> folderClassPath(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(folder)) {
            files = tree.filter(Files::isRegularFile).sorted().toList();
        }
        List<Path> classPath = new ArrayList<>();
        if (files.stream().anyMatch(file -> !CodeArchive.isJar(file))) {
            classPath.add(folder);
        }
        files.stream().filter(CodeArchive::isJar).forEach(classPath::add);
        return classPath;
    }

    /**
     * A jar, or a folder of jars and classes, in a plugins directory. Each has its own class
     * loader.
     *
     * @param location the jar or folder
     * @param classPath the jars and class folders to load from, in order; empty for an empty folder
     * @param refusal the reason why it cannot be used; empty if it can
     */
    record PluginUnit(Path location, List<Path> classPath, Optional<String> refusal) {

        PluginUnit(Path location, List<Path> classPath) {
            this(location, classPath, Optional.empty());
        }

        static PluginUnit refused(Path location, String refusal) {
            return new PluginUnit(location, List.of(), Optional.of(refusal));
        }

        PluginUnit {
            classPath = List.copyOf(classPath);
        }

        String name() {
            return location.getFileName().toString();
        }
    }
}
