package io.mithridate.runner.code;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The classes and resources of a jar, or of a folder of classes.
 *
 * <p>A resource belongs to the package whose folder it lies in; if no class lies there, to the
 * nearest folder above that holds classes. One without such a folder is <em>loose</em>.
 */
final class CodeBase {

    /** What builds and {@link java.util.ServiceLoader} need; no plugin computes with it. */
    private static final Pattern UNREAD =
            Pattern.compile("META-INF/[^/]*|META-INF/(?:maven|services)/.*");

    private static final Pattern CLASS_OF_A_VERSION =
            Pattern.compile("META-INF/versions/.*" + Pattern.quote(ClassFile.SUFFIX));

    private final Map<String, ClassFile> classes = new HashMap<>();
    private final Map<String, SortedMap<String, String>> owned = new HashMap<>();
    private final SortedMap<String, String> loose = new TreeMap<>();

    private CodeBase() {}

    /**
     * Reads a jar, or a folder without the jars in it.
     *
     * @throws IOException if it cannot be read
     */
    static CodeBase read(Path location) throws IOException {
        CodeBase code = new CodeBase();
        SortedMap<String, String> resources = new TreeMap<>();
        if (Files.isDirectory(location)) {
            code.readFolder(location, resources);
        } else {
            code.readJar(location, resources);
        }
        code.share(resources);
        return code;
    }

    /** A class, by its name with slashes. */
    Optional<ClassFile> find(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    /** Digests of the resources that belong to a class's package, by their paths. */
    SortedMap<String, String> resources(ClassFile of) {
        return owned.getOrDefault(of.folder(), Collections.emptySortedMap());
    }

    /** Digests of the resources that belong to no package, by their paths. */
    SortedMap<String, String> loose() {
        return loose;
    }

    private void readFolder(Path location, Map<String, String> resources) throws IOException {
        try (Stream<Path> tree = Files.walk(location)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                String path = location.relativize(file).toString().replace('\\', '/');
                if (!path.endsWith(".jar")) {
                    try (InputStream content = Files.newInputStream(file)) {
                        add(path, content, resources);
                    }
                }
            }
        }
    }

    private void readJar(Path location, Map<String, String> resources) throws IOException {
        try (JarFile jar = new JarFile(location.toFile())) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (!entry.isDirectory()) {
                    try (InputStream content = jar.getInputStream(entry)) {
                        add(entry.getName(), content, resources);
                    }
                }
            }
        }
    }

    private void add(String path, InputStream content, Map<String, String> resources)
            throws IOException {
        if (UNREAD.matcher(path).matches() || CLASS_OF_A_VERSION.matcher(path).matches()) {
            return;
        }
        if (path.endsWith(ClassFile.SUFFIX)) {
            String name = path.substring(0, path.length() - ClassFile.SUFFIX.length());
            classes.put(name, ClassFile.of(name, content.readAllBytes()));
        } else {
            resources.put(path, DigestUtils.sha256Hex(content));
        }
    }

    private void share(Map<String, String> resources) {
        for (ClassFile file : classes.values()) {
            owned.computeIfAbsent(file.folder(), folder -> new TreeMap<>());
        }
        resources.forEach(
                (path, digest) -> {
                    String folder = ClassFile.folderOf(path);
                    while (!folder.isEmpty() && !owned.containsKey(folder)) {
                        folder = ClassFile.folderOf(folder);
                    }
                    owned.getOrDefault(folder, loose).put(path, digest);
                });
    }
}
