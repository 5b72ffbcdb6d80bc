package io.mithridate.runner.inputs;

import static org.apache.commons.codec.digest.MessageDigestAlgorithms.SHA_256;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;

/** Computes digests of the files named by options, each only once. Thread-safe. */
public final class FileDigests {

    private static final String PREFIX = "sha256:";

    private final Map<Path, String> digests = new ConcurrentHashMap<>();

    /**
     * Returns a digest of the content of a file, or of all files in a folder. It does not depend on
     * the location.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public String digest(Path path) {
        return digests.computeIfAbsent(path, FileDigests::compute);
    }

    /**
     * Checks that a file or folder has not changed since its digest was computed. Files without a
     * digest are not checked.
     *
     * @throws ChangedFileException if it has changed
     * @throws UncheckedIOException if it cannot be read
     */
    public void requireUnchanged(Path path) {
        String digest = digests.get(path);
        if (digest != null && !digest.equals(compute(path))) {
            throw new ChangedFileException(path);
        }
    }

    /**
     * Returns the content of a file.
     *
     * @throws ChangedFileException if it has changed since its digest was computed
     */
    byte[] content(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        String digest = digests.get(file);
        if (digest != null && !digest.equals(PREFIX + DigestUtils.sha256Hex(content))) {
            throw new ChangedFileException(file);
        }
        return content;
    }

    private static String compute(Path path) {
        try {
            return PREFIX
                    + (Files.isDirectory(path)
                            ? folderDigest(path)
                            : new DigestUtils(SHA_256).digestAsHex(path));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    private static String folderDigest(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> tree = Files.walk(folder)) {
            files = tree.filter(Files::isRegularFile).sorted().toList();
        }
        StringBuilder contents = new StringBuilder();
        for (Path file : files) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            contents.append(name)
                    .append('\n')
                    .append(new DigestUtils(SHA_256).digestAsHex(file))
                    .append('\n');
        }
        return DigestUtils.sha256Hex(contents.toString());
    }
}
