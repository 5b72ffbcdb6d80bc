package io.mithridate.clipfiles.tokenizer;

import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.tensorflow.text.BytePairVocabulary;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * Merges as CLIP's files list them: a line that names the version, then one merge a line.
 *
 * <p>Lines are bounded, and no more of them are read than needed, so that a small compressed file
 * cannot fill the memory.
 */
final class MergeLines {

    private static final int MAX_LINE_LENGTH = 4096;

    private final Path file;
    private final InputStream stream;
    private final byte[] line = new byte[MAX_LINE_LENGTH];
    private int number;

    private MergeLines(Path file, InputStream stream) {
        this.file = file;
        this.stream = new BufferedInputStream(stream);
    }

    /**
     * Reads the first merges.
     *
     * @param file for messages
     * @param stream its content, uncompressed
     * @param merges how many there must be; what follows them is not looked at
     * @throws InvalidCheckpointException if there are fewer, or one is none
     */
    static BytePairVocabulary read(Path file, InputStream stream, int merges) throws IOException {
        return new MergeLines(file, stream).merges(merges);
    }

    private BytePairVocabulary merges(int merges) throws IOException {
        BytePairVocabulary vocabulary = new BytePairVocabulary();
        boolean versioned = next().isPresent();
        while (vocabulary.mergeCount() < merges) {
            Optional<String> written = versioned ? next() : Optional.empty();
            if (written.isEmpty() || written.get().isEmpty()) {
                throw new InvalidCheckpointException(
                        file,
                        "has %d merges, CLIP needs %d".formatted(vocabulary.mergeCount(), merges));
            }
            if (!add(vocabulary, written.get())) {
                throw new InvalidCheckpointException(
                        file,
                        "line %d: '%s' is not a pair of tokens known so far that gives a new one"
                                .formatted(number, written.get()));
            }
        }
        return vocabulary;
    }

    /** Adds the merge of two tokens with a space between; false if it is none. */
    static boolean add(BytePairVocabulary vocabulary, String written) {
        int space = written.indexOf(' ');
        return space >= 0
                && add(vocabulary, written.substring(0, space), written.substring(space + 1));
    }

    /** Adds the merge of two tokens; false if one of them is unknown, or the merge is known. */
    static boolean add(BytePairVocabulary vocabulary, String leftToken, String rightToken) {
        int left = vocabulary.id(leftToken);
        int right = vocabulary.id(rightToken);
        return left >= 0
                && right >= 0
                && !vocabulary.endsWord(left)
                && vocabulary.addMerge(left, right) >= 0;
    }

    private Optional<String> next() throws IOException {
        number++;
        int length = 0;
        int read;
        try {
            for (read = stream.read(); read >= 0 && read != '\n'; read = stream.read()) {
                if (length == MAX_LINE_LENGTH) {
                    throw new InvalidCheckpointException(
                            file,
                            "line %d is longer than %d bytes: this is not a list of merges"
                                    .formatted(number, MAX_LINE_LENGTH));
                }
                line[length++] = (byte) read;
            }
        } catch (EOFException | ZipException e) {
            throw new InvalidCheckpointException(
                    file,
                    "is truncated or damaged in line %d: %s".formatted(number, e.getMessage()));
        }
        if (read < 0 && length == 0) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOf(line, length);
        return Optional.of(new String(content, StandardCharsets.UTF_8).stripTrailing());
    }
}
