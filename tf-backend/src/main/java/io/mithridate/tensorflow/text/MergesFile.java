package io.mithridate.tensorflow.text;

import io.mithridate.api.model.InvalidCheckpointException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The file of a learnt encoding, for people to read: a line that names kind and version, the
 * context length, the number of merges, one merge a line (left and right token in the alphabet of
 * GPT-2's vocabularies), and a CRC-32 of everything above it.
 */
record MergesFile(BytePairVocabulary vocabulary, int contextLength) {

    private static final String KIND = "mithridate byte-pair encoding, version 1";
    private static final String CONTEXT = "context-length ";
    private static final String MERGES = "merges ";
    private static final String CHECKSUM = "crc32 ";
    private static final int HEADER_LINES = 3;
    private static final long LARGEST_FILE = 64 << 20;

    /** The content to write. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append(KIND).append('\n');
        text.append(CONTEXT).append(contextLength).append('\n');
        text.append(MERGES).append(vocabulary.mergeCount()).append('\n');
        for (int i = 0; i < vocabulary.mergeCount(); i++) {
            text.append(vocabulary.written(vocabulary.mergeLeft(i)))
                    .append(' ')
                    .append(vocabulary.written(vocabulary.mergeRight(i)))
                    .append('\n');
        }
        String above = text.toString();
        return above + CHECKSUM + checksum(above) + '\n';
    }

    /** Reads what {@link #text} gave. */
    static MergesFile read(Path file) {
        String text = content(file);
        int last = text.lastIndexOf('\n' + CHECKSUM) + 1;
        if (!text.startsWith(KIND + '\n')) {
            throw new InvalidCheckpointException(
                    file, "does not begin with the line '" + KIND + "'");
        }
        if (last == 0) {
            throw new InvalidCheckpointException(
                    file, "has no line '" + CHECKSUM.strip() + "' at its end: it is truncated");
        }
        String above = text.substring(0, last);
        if (!text.substring(last).equals(CHECKSUM + checksum(above) + '\n')) {
            throw new InvalidCheckpointException(
                    file, "does not match the checksum in its last line: it was damaged or edited");
        }
        return parse(file, above.lines().toList());
    }

    private static MergesFile parse(Path file, List<String> lines) {
        int contextLength = number(file, lines, 1, CONTEXT);
        int merges = number(file, lines, 2, MERGES);
        if (contextLength < BytePairEncoder.SHORTEST_CONTEXT) {
            throw invalidLine(file, 1, "a context of " + contextLength + " tokens is too short");
        }
        if (lines.size() != HEADER_LINES + merges) {
            throw new InvalidCheckpointException(
                    file,
                    "announces %d merges and has %d"
                            .formatted(merges, lines.size() - HEADER_LINES));
        }
        BytePairVocabulary vocabulary = new BytePairVocabulary();
        for (int i = HEADER_LINES; i < lines.size(); i++) {
            addMerge(file, vocabulary, i, lines.get(i));
        }
        return new MergesFile(vocabulary, contextLength);
    }

    private static void addMerge(
            Path file, BytePairVocabulary vocabulary, int line, String written) {
        int space = written.indexOf(' ');
        int left = space < 0 ? -1 : vocabulary.id(written.substring(0, space));
        int right = space < 0 ? -1 : vocabulary.id(written.substring(space + 1));
        if (left < 0 || right < 0) {
            throw invalidLine(file, line, "'" + written + "' is no pair of tokens known so far");
        }
        if (vocabulary.endsWord(left)) {
            throw invalidLine(file, line, "nothing can follow '" + vocabulary.written(left) + "'");
        }
        if (vocabulary.addMerge(left, right) < 0) {
            throw invalidLine(file, line, "'" + written + "' gives a token that there is already");
        }
    }

    private static int number(Path file, List<String> lines, int line, String name) {
        String text = lines.size() > line ? lines.get(line) : "";
        try {
            if (text.startsWith(name)) {
                return Integer.parseUnsignedInt(text.substring(name.length()));
            }
        } catch (NumberFormatException e) {
            throw invalidLine(file, line, "'" + text + "' is no '" + name + "<number>'");
        }
        throw invalidLine(file, line, "'" + text + "' is no '" + name + "<number>'");
    }

    private static InvalidCheckpointException invalidLine(Path file, int line, String reason) {
        return new InvalidCheckpointException(file, "line " + (line + 1) + ": " + reason);
    }

    private static String content(Path file) {
        try {
            if (Files.size(file) > LARGEST_FILE) {
                throw new InvalidCheckpointException(
                        file, "%d bytes are too many for a tokenizer".formatted(Files.size(file)));
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new InvalidCheckpointException(file, "there is no such file");
        } catch (CharacterCodingException e) {
            throw new InvalidCheckpointException(file, "is no UTF-8 text");
        } catch (IOException e) {
            throw new InvalidCheckpointException(file, "cannot be read: " + e.getMessage());
        }
    }

    private static String checksum(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(sum.getValue());
    }
}
