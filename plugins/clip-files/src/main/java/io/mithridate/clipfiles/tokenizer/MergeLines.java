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
 * Reads merges from CLIP's files: a line with the version, followed by one merge per line.
 *
 * <p>The length of lines is limited, and only the required number of lines is read, so that a small
 * compressed file cannot exhaust memory.
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
     * @param file the file, for messages
     * @param stream its content, uncompressed
     * @param merges the required number of merges; the rest of the file is ignored
     * @throws InvalidCheckpointException if the file has fewer merges, or a line is not a merge
     */
    static BytePairVocabulary read(Path file, InputStream stream, int merges) throws IOException {
        return new MergeLines(file, stream).readMerges(merges);
    }

    private BytePairVocabulary readMerges(int merges) throws IOException {
        BytePairVocabulary vocabulary = new BytePairVocabulary();
        boolean versioned = nextLine().isPresent();
        while (vocabulary.mergeCount() < merges) {
            Optional<String> merge = versioned ? nextLine() : Optional.empty();
            if (merge.isEmpty() || merge.get().isEmpty()) {
                throw new InvalidCheckpointException(
                        file,
                        "has %d merges, CLIP needs %d".formatted(vocabulary.mergeCount(), merges));
            }
            if (!add(vocabulary, merge.get())) {
                throw new InvalidCheckpointException(
                        file,
                        "line %d: '%s' is not a pair of tokens known so far that gives a new one"
                                .formatted(number, merge.get()));
            }
        }
        return vocabulary;
    }

    /**
     * Adds the merge of two tokens separated by a space; {@code false} if the text is not a merge.
     */
    static boolean add(BytePairVocabulary vocabulary, String merge) {
        int space = merge.indexOf(' ');
        return space >= 0 && add(vocabulary, merge.substring(0, space), merge.substring(space + 1));
    }

    /**
     * Adds the merge of two tokens; {@code false} if a token is unknown, the first one ends a word,
     * or the merge already exists.
     */
    static boolean add(BytePairVocabulary vocabulary, String leftToken, String rightToken) {
        int leftId = vocabulary.id(leftToken);
        int rightId = vocabulary.id(rightToken);
        return leftId >= 0
                && rightId >= 0
                && !vocabulary.endsWord(leftId)
                && vocabulary.addMerge(leftId, rightId) >= 0;
    }

    private Optional<String> nextLine() throws IOException {
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
