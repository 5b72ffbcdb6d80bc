package io.mithridate.corenlp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Keeps analyses on disk, one file for each text, and asks another analyzer for those that are not
 * there or damaged.
 *
 * <p>A file's name is the SHA-256 of the analyzer's version and the text, so that another version
 * finds none of them. Files are written beside and renamed: several threads and processes may use a
 * folder at a time.
 */
final class CachedAnalyzer implements Analyzer {

    /** Changes with the layout of the files. */
    private static final String LAYOUT = "1";

    private static final int HEX_OF_SUBFOLDER = 2;

    private final Path folder;
    private final byte[] version;
    private final Analyzer analyzer;

    /**
     * Keeps what an analyzer says.
     *
     * @param folder where; made if it is not there
     * @param version what decides the analyzer's answers beside the text
     * @param analyzer whom to ask
     */
    CachedAnalyzer(Path folder, String version, Analyzer analyzer) {
        this.folder = folder;
        this.version = (LAYOUT + '\n' + version + '\n').getBytes(StandardCharsets.UTF_8);
        this.analyzer = analyzer;
    }

    /**
     * {@inheritDoc}
     *
     * @throws UncheckedIOException if the folder cannot be read or written
     */
    @Override
    public Analysis analyze(String text) {
        Path file = file(text);
        try {
            Optional<Analysis> kept = read(file);
            if (kept.isPresent()) {
                return kept.get();
            }
            Analysis analysis = analyzer.analyze(text);
            write(AnalysisBytes.of(analysis), file);
            return analysis;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "results cannot be kept in %s; name another folder by the option 'cache'"
                            .formatted(folder),
                    e);
        }
    }

    private Path file(String text) {
        MessageDigest digest = Sha256.begin();
        digest.update(version);
        digest.update(text.getBytes(StandardCharsets.UTF_16BE));
        String name = HexFormat.of().formatHex(digest.digest());
        return folder.resolve(name.substring(0, HEX_OF_SUBFOLDER))
                .resolve(name.substring(HEX_OF_SUBFOLDER));
    }

    private static Optional<Analysis> read(Path file) throws IOException {
        try {
            return AnalysisBytes.read(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static void write(byte[] bytes, Path file) throws IOException {
        Path subfolder = Files.createDirectories(file.resolveSibling(""));
        Path beside = Files.createTempFile(subfolder, "new", ".tmp");
        try {
            Files.write(beside, bytes);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
