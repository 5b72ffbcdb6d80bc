package io.mithridate.runner.keys;

import io.mithridate.api.plugin.Plugin;
import io.mithridate.runner.plugins.CodeArchive;
import io.mithridate.runner.plugins.PluginClassLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;

/**
 * Finds the class files of classes through their class loaders, and distinguishes the code of the
 * project and of plugins from third-party code. Lists each jar and folder of these once.
 */
final class CodePath {

    private static final String PROJECT_PREFIX = "io/mithridate/";
    private static final String SERVICE = "META-INF/services/" + Plugin.class.getName();

    private final ClassLoader program;
    private final Map<Path, CodeBase> bases = new HashMap<>();
    private final Map<Path, Boolean> containsPlugins = new HashMap<>();
    private final Map<PluginClassLoader, Set<Path>> elements = new HashMap<>();

    /**
     * Creates a path that uses the program's class loader for all classes outside drop-in plugins.
     */
    CodePath(ClassLoader program) {
        this.program = program;
    }

    /**
     * A class file and its location.
     *
     * @param loader finds the classes that it mentions
     * @param base the jar or folder that contains it
     */
    record Found(ClassLoader loader, CodeBase base, ClassFile file) {}

    /**
     * Returns the class file of a class that is always included, even if it is third-party code.
     *
     * @throws IllegalArgumentException for a class without a class file, e.g. a lambda
     */
    Found root(Class<?> type) {
        ClassLoader loader = Optional.ofNullable(type.getClassLoader()).orElse(program);
        String name = type.getName().replace('.', '/');
        return location(loader, name)
                .map(location -> new Found(loader, base(location), file(location, name)))
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "%s has no class file, so no key can cover its code;"
                                                        .formatted(type.getName())
                                                + " write it as a class of its own"));
    }

    /** Finds the class file of a mentioned class; empty if it is third-party code or missing. */
    Optional<Found> findMentioned(ClassLoader loader, String name) {
        if (name.startsWith("java/")) {
            return Optional.empty();
        }
        Optional<Path> location = location(loader, name);
        if (location.isEmpty()) {
            return Optional.empty();
        }
        Path path = location.get();
        if (loader instanceof PluginClassLoader plugin && elements(plugin).contains(path)) {
            return Optional.of(new Found(loader, base(path), file(path, name)));
        }
        return name.startsWith(PROJECT_PREFIX) || offersPlugins(path)
                ? Optional.of(new Found(program, base(path), file(path, name)))
                : Optional.empty();
    }

    /**
     * Finds the class file of a class that the program's class loader loads; empty if it is
     * third-party code or missing.
     */
    Optional<Found> findMentioned(String name) {
        return findMentioned(program, name);
    }

    /** Returns the jars and folders of a drop-in plugin. */
    Set<Path> elements(PluginClassLoader plugin) {
        return elements.computeIfAbsent(
                plugin,
                loader -> {
                    Set<Path> paths = new LinkedHashSet<>();
                    for (URL url : loader.getURLs()) {
                        paths.add(path(url));
                    }
                    return paths;
                });
    }

    /** Returns the content of a jar or folder. */
    CodeBase base(Path location) {
        return bases.computeIfAbsent(
                location,
                path -> {
                    try {
                        return new CodeBase(CodeArchive.read(path));
                    } catch (IOException e) {
                        throw unreadable(path, e);
                    }
                });
    }

    private ClassFile file(Path location, String name) {
        return base(location)
                .find(name)
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "%s changed while it was read: %s is gone"
                                                .formatted(location, name)));
    }

    /**
     * Returns whether a jar or folder contains plugins, regardless of the names of its packages.
     */
    private boolean offersPlugins(Path location) {
        return containsPlugins.computeIfAbsent(
                location,
                path -> {
                    if (Files.isDirectory(path)) {
                        return Files.exists(path.resolve(SERVICE));
                    }
                    try (JarFile jar = new JarFile(path.toFile())) {
                        return jar.getEntry(SERVICE) != null;
                    } catch (IOException e) {
                        throw unreadable(path, e);
                    }
                });
    }

    private static UncheckedIOException unreadable(Path location, IOException e) {
        return new UncheckedIOException("cannot read the code in " + location, e);
    }

    private static Optional<Path> location(ClassLoader loader, String name) {
        URL url = loader.getResource(name + ClassFile.SUFFIX);
        if (url == null) {
            return Optional.empty();
        }
        try {
            if (url.getProtocol().equals("file")) {
                Path folder = path(url);
                for (int depth = 0; depth <= name.chars().filter(c -> c == '/').count(); depth++) {
                    folder = folder.resolveSibling("");
                }
                return Optional.of(folder);
            }
            URLConnection connection = url.openConnection();
            return connection instanceof JarURLConnection jar
                    ? Optional.of(path(jar.getJarFileURL()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot locate " + url, e);
        }
    }

    private static Path path(URL url) {
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(url + " names no file", e);
        }
    }
}
