package io.mithridate.runner.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The content of a jar, or of a folder of classes.
 *
 * @param location the jar or folder
 * @param entries the names of its files, sorted, with slashes
 * @param manifest the main attributes of its manifest; empty if it has no manifest
 * @param digest SHA-256 over names and contents, in hexadecimal. It does not depend on the order of
 *     the entries, on timestamps or compression, nor on files that the build adds to a jar
 *     (manifest, {@code META-INF/maven}), so a folder of classes and a jar built from it have the
 *     same digest
 */
public record CodeArchive(Path location, List<String> entries, Attributes manifest, String digest) {

    /**
     * Reads a jar or a folder of classes; jars inside the folder are ignored.
     *
     * @throws IOException if it cannot be read, or is not a jar
     */
    public static CodeArchive read(Path location) throws IOException {
        return Files.isDirectory(location) ? readFolder(location) : readJar(location);
    }

    /**
     * Returns the main attributes of the manifest of a jar or of a folder of classes; empty without
     * a manifest.
     *
     * @throws IOException if it cannot be read, or is not a jar
     */
    static Attributes manifestOf(Path location) throws IOException {
        if (Files.isDirectory(location)) {
            return attributes(manifestIn(location));
        }
        try (JarFile jar = new JarFile(location.toFile())) {
            return attributes(Optional.ofNullable(jar.getManifest()));
        }
    }

    /**
     * Returns the jar or folder that a class was loaded from.
     *
     * @throws IllegalArgumentException for a class of the JDK, or one generated at run time
     */
    public static Path locationOf(Class<?> type) {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            throw new IllegalArgumentException(type.getName() + " comes from no jar and no folder");
        }
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "%s comes from %s, which is not a file"
                            .formatted(type.getName(), source.getLocation()),
                    e);
        }
    }

    /** Returns one digest of several archives. Their order matters, as on a class path. */
    static String combinedDigest(List<CodeArchive> archives) {
        if (archives.size() == 1) {
            return archives.get(0).digest();
        }
        MessageDigest sha256 = DigestUtils.getSha256Digest();
        for (CodeArchive archive : archives) {
            sha256.update(archive.digest().getBytes(StandardCharsets.US_ASCII));
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    private static CodeArchive readJar(Path location) throws IOException {
        try (JarFile jar = new JarFile(location.toFile())) {
            SortedMap<String, byte[]> contents = new TreeMap<>();
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (!entry.isDirectory()) {
                    try (InputStream content = jar.getInputStream(entry)) {
                        contents.put(entry.getName(), DigestUtils.sha256(content));
                    }
                }
            }
            return of(location, contents, Optional.ofNullable(jar.getManifest()));
        }
    }

    private static CodeArchive readFolder(Path location) throws IOException {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(location)) {
            files = tree.filter(Files::isRegularFile).filter(file -> !isJar(file)).toList();
        }
        SortedMap<String, byte[]> contents = new TreeMap<>();
        for (Path file : files) {
            try (InputStream content = Files.newInputStream(file)) {
                contents.put(
                        location.relativize(file).toString().replace('\\', '/'),
                        DigestUtils.sha256(content));
            }
        }
        return of(location, contents, manifestIn(location));
    }

    private static Optional<Manifest> manifestIn(Path folder) throws IOException {
        Path manifest = folder.resolve(JarFile.MANIFEST_NAME);
        if (!Files.isRegularFile(manifest)) {
            return Optional.empty();
        }
        try (InputStream content = Files.newInputStream(manifest)) {
            return Optional.of(new Manifest(content));
        }
    }

    private static Attributes attributes(Optional<Manifest> manifest) {
        return manifest.map(Manifest::getMainAttributes).orElseGet(Attributes::new);
    }

    private static CodeArchive of(
            Path location, SortedMap<String, byte[]> contents, Optional<Manifest> manifest) {
        MessageDigest sha256 = DigestUtils.getSha256Digest();
        for (Map.Entry<String, byte[]> entry : contents.entrySet()) {
            if (!isAddedByBuild(entry.getKey())) {
                sha256.update(entry.getKey().getBytes(StandardCharsets.UTF_8));
                sha256.update((byte) 0);
                sha256.update(entry.getValue());
            }
        }
        return new CodeArchive(
                location,
                List.copyOf(contents.keySet()),
                attributes(manifest),
                HexFormat.of().formatHex(sha256.digest()));
    }

    private static boolean isAddedByBuild(String entry) {
        return entry.equals(JarFile.MANIFEST_NAME) || entry.startsWith("META-INF/maven/");
    }

    static boolean isJar(Path file) {
        return file.getFileName().toString().endsWith(".jar");
    }
}
