package io.mithridate.runner.plugins;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the jars and folders that are dropped into plugins directories.
 *
 * @param directories the directories, all of which exist
 */
public record PluginFinder(List<Path> directories) {

    /** The directory that is searched if it exists and no other was named. */
    public static final String DEFAULT_DIRECTORY = "plugins.d";

    /** The environment variable that names further directories, separated as in {@code PATH}. */
    public static final String VARIABLE = "MITHRIDATE_PLUGINS";

    public PluginFinder {
        directories = List.copyOf(directories);
    }

    /**
     * The directories that a command searches: the one that was named, or {@code plugins.d} where
     * there is one; then those of {@code MITHRIDATE_PLUGINS}.
     *
     * @param workingDirectory where relative paths begin
     * @param named the directory that the command line names
     * @param environment the environment variables
     * @throws PluginException if a directory was named that does not exist
     */
    public static PluginFinder of(
            Path workingDirectory, Optional<Path> named, Map<String, String> environment) {
        List<Path> directories = new ArrayList<>();
        if (named.isPresent()) {
            directories.add(existing(workingDirectory.resolve(named.get()), "--plugins"));
        } else {
            Path usual = workingDirectory.resolve(DEFAULT_DIRECTORY);
            if (Files.isDirectory(usual)) {
                directories.add(usual);
            }
        }
        for (String entry : environment.getOrDefault(VARIABLE, "").split(File.pathSeparator, -1)) {
            if (!entry.isBlank()) {
                directories.add(existing(workingDirectory.resolve(entry.strip()), VARIABLE));
            }
        }
        return new PluginFinder(directories);
    }

    private static Path existing(Path directory, String namedBy) {
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

    /** Where jars were looked for, for someone whose plugin was not found. */
    public String searched() {
        return directories.isEmpty()
                ? "no jars of plugins were looked for, since there is no folder '%s' where the command runs; --plugins names one"
                        .formatted(DEFAULT_DIRECTORY)
                : "jars of plugins were looked for in "
                        + String.join(", ", directories.stream().map(Path::toString).toList());
    }

    /**
     * Every jar and every folder in the directories, by name; what two directories share, by a link
     * or because they are the same, is found once. Hidden entries and other files are passed over;
     * one that cannot be read, such as a link that leads nowhere, says so.
     */
    Collection<PluginUnit> find() throws IOException {
        Map<Path, PluginUnit> units = new LinkedHashMap<>();
        for (Path directory : directories) {
            for (Path entry : visibleEntries(directory)) {
                try {
                    find(entry, units);
                } catch (IOException | UncheckedIOException e) {
                    units.putIfAbsent(entry, PluginUnit.unreadable(entry, e));
                }
            }
        }
        return units.values();
    }

    private static void find(Path entry, Map<Path, PluginUnit> units) throws IOException {
        if (Files.isDirectory(entry)) {
            units.putIfAbsent(entry.toRealPath(), new PluginUnit(entry, folderClassPath(entry)));
        } else if (CodeArchive.isJar(entry)) {
            units.putIfAbsent(entry.toRealPath(), new PluginUnit(entry, List.of(entry)));
        }
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
}
