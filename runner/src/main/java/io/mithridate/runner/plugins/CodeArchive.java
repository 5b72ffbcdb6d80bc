package io.mithridate.runner.plugins;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The content of a jar, or of a folder of classes; jars inside the folder are ignored. Files other
 * than the manifest are read when they are first needed.
 */
public final class CodeArchive {

    private final Path location;
    private final List<String> entries;
    private final Attributes manifest;
    private String digest = "";

    private CodeArchive(Path location, Stream<String> names) throws IOException {
        this.location = location;
        entries = names.sorted().distinct().toList();
        Manifest parsed = new Manifest();
        for (String name : entries) {
            if (name.equalsIgnoreCase(JarFile.MANIFEST_NAME)) {
                parsed.read(new ByteArrayInputStream(content(name)));
            }
        }
        manifest = parsed.getMainAttributes();
    }

    /**
     * Lists the files of a jar or of a folder of classes.
     *
     * @throws IOException if it cannot be read, or is not a jar
     */
    public static CodeArchive read(Path location) throws IOException {
        if (!Files.isDirectory(location)) {
            try (ZipFile jar = new ZipFile(location.toFile())) {
                return new CodeArchive(
                        location,
                        jar.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName));
            }
        }
        try (Stream<Path> tree = Files.walk(location)) {
            return new CodeArchive(
                    location,
                    tree.filter(Files::isRegularFile)
                            .filter(file -> !isJar(file))
                            .map(file -> location.relativize(file).toString().replace('\\', '/')));
        }
    }

    /** Returns the jar or folder. */
    public Path location() {
        return location;
    }

    /** Returns the names of its files, sorted, with slashes. */
    public List<String> entries() {
        return entries;
    }

    /** Returns the content of a file. */
    public byte[] content(String name) throws IOException {
        if (Files.isDirectory(location)) {
            return Files.readAllBytes(location.resolve(name));
        }
        // While the jar is open elsewhere, e.g. in a class loader, opening it here does not read
        // its directory again.
        try (ZipFile jar = new ZipFile(location.toFile())) {
            ZipEntry entry = jar.getEntry(name);
            if (entry == null) {
                throw new IOException("%s is gone".formatted(name));
            }
            try (InputStream in = jar.getInputStream(entry)) {
                return in.readAllBytes();
            }
        }
    }

    /** Returns the main attributes of the manifest; empty without a manifest. */
    Attributes manifest() {
        return manifest;
    }

    /**
     * Returns SHA-256 over names and contents, in hexadecimal. It does not depend on the order of
     * the entries, on timestamps or compression, nor on files that the build adds to a jar
     * (manifest, {@code META-INF/maven}), so a folder of classes and a jar built from it have the
     * same digest.
     */
    @SuppressWarnings("try") // keeps the jar open during the block
    public synchronized String digest() throws IOException {
        if (digest.isEmpty()) {
            MessageDigest sha256 = DigestUtils.getSha256Digest();
            try (Closeable open =
                    Files.isDirectory(location) ? () -> {} : new ZipFile(location.toFile())) {
                for (String name : entries) {
                    if (!name.equals(JarFile.MANIFEST_NAME)
                            && !name.startsWith("META-INF/maven/")) {
                        sha256.update(name.getBytes(StandardCharsets.UTF_8));
                        sha256.update((byte) 0);
                        sha256.update(DigestUtils.sha256(content(name)));
                    }
                }
            }
            digest = HexFormat.of().formatHex(sha256.digest());
        }
        return digest;
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
    static String combinedDigest(List<CodeArchive> archives) throws IOException {
        if (archives.size() == 1) {
            return archives.get(0).digest();
        }
        MessageDigest sha256 = DigestUtils.getSha256Digest();
        for (CodeArchive archive : archives) {
            sha256.update(archive.digest().getBytes(StandardCharsets.US_ASCII));
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    static boolean isJar(Path file) {
        return file.getFileName().toString().endsWith(".jar");
    }
}
