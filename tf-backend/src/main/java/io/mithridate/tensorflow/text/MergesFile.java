package io.mithridate.tensorflow.text;

import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.tensorflow.checkpoint.AtomicFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The human-readable file of an encoding in a checkpoint's folder. It consists of a line with kind
 * and version, the context length, for CLIP's encoding the handling of the end token in truncated
 * texts, the number of merges, one line per merge (left and right token in the alphabet of GPT-2's
 * vocabularies), and a CRC-32 of everything above it.
 *
 * @param kind the kind of encoding, which determines how texts are cleaned
 * @param vocabulary the vocabulary with the merges
 * @param contextLength the length of the rows
 * @param endTokenKept whether truncated texts keep their end token; always {@code true} for learned
 *     encodings
 */
record MergesFile(
        Kind kind, BytePairVocabulary vocabulary, int contextLength, boolean endTokenKept) {

    /** The file's name. */
    static final String NAME = "tokenizer.txt";

    private static final String PROGRAM = "mithridate ";
    private static final String CONTEXT = "context-length ";
    private static final String END_TOKEN = "end-token ";
    private static final String KEPT = "kept";
    private static final String DROPPED = "dropped";
    private static final String MERGES = "merges ";
    private static final String CHECKSUM = "crc32 ";
    private static final long MAX_FILE_SIZE = 64 << 20;

    /** The kind of encoding in a file. */
    enum Kind {
        /** A {@link LearntBytePairEncoding}. */
        LEARNT("mithridate byte-pair encoding, version 1", 3),
        /** A {@link ClipBytePairEncoding}. */
        CLIP("mithridate CLIP byte-pair encoding, version 1", 4);

        private final String firstLine;
        private final int headerLines;

        Kind(String firstLine, int headerLines) {
            this.firstLine = firstLine;
            this.headerLines = headerLines;
        }

        private static Kind of(Path file, String text) {
            for (Kind kind : values()) {
                if (text.startsWith(kind.firstLine + '\n')) {
                    return kind;
                }
            }
            throw new InvalidCheckpointException(
                    file,
                    "does not begin with the line '%s' or '%s'"
                            .formatted(LEARNT.firstLine, CLIP.firstLine));
        }
    }

    /** Writes the file into a folder atomically. */
    void write(Path folder) {
        byte[] content = text().getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(folder.resolve(NAME), stream -> stream.write(content));
    }

    /** Returns the file's content. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append(kind.firstLine).append('\n');
        text.append(CONTEXT).append(contextLength).append('\n');
        if (kind == Kind.CLIP) {
            text.append(END_TOKEN).append(endTokenKept ? KEPT : DROPPED).append('\n');
        }
        text.append(MERGES).append(vocabulary.mergeCount()).append('\n');
        for (int i = 0; i < vocabulary.mergeCount(); i++) {
            text.append(vocabulary.text(vocabulary.mergeLeft(i)))
                    .append(' ')
                    .append(vocabulary.text(vocabulary.mergeRight(i)))
                    .append('\n');
        }
        String above = text.toString();
        return above + CHECKSUM + checksum(above) + '\n';
    }

    /** Returns whether a file's first bytes are those of a merges file. */
    static boolean hasSignature(String text) {
        return text.startsWith(PROGRAM);
    }

    /** Reads a file written by {@link #write}, which may have been renamed. */
    static MergesFile read(Path file) {
        String text = content(file);
        int last = text.lastIndexOf('\n' + CHECKSUM) + 1;
        Kind kind = Kind.of(file, text);
        if (last == 0) {
            throw new InvalidCheckpointException(
                    file, "has no line '" + CHECKSUM.strip() + "' at its end: it is truncated");
        }
        String above = text.substring(0, last);
        if (!text.substring(last).equals(CHECKSUM + checksum(above) + '\n')) {
            throw new InvalidCheckpointException(
                    file, "does not match the checksum in its last line: it was damaged or edited");
        }
        return parse(file, kind, above.lines().toList());
    }

    private static MergesFile parse(Path file, Kind kind, List<String> lines) {
        int header = kind.headerLines;
        int contextLength = number(file, lines, 1, CONTEXT);
        boolean endTokenKept = kind == Kind.LEARNT || endTokenKept(file, lines, 2);
        int merges = number(file, lines, header - 1, MERGES);
        if (contextLength < BytePairEncoder.MIN_CONTEXT) {
            throw invalidLine(file, 1, "a context of " + contextLength + " tokens is too short");
        }
        if (lines.size() != header + merges) {
            throw new InvalidCheckpointException(
                    file,
                    "announces %d merges and has %d".formatted(merges, lines.size() - header));
        }
        BytePairVocabulary vocabulary = new BytePairVocabulary();
        for (int i = header; i < lines.size(); i++) {
            addMerge(file, vocabulary, i, lines.get(i));
        }
        return new MergesFile(kind, vocabulary, contextLength, endTokenKept);
    }

    private static void addMerge(
            Path file, BytePairVocabulary vocabulary, int line, String written) {
        int space = written.indexOf(' ');
        int left = space < 0 ? -1 : vocabulary.id(written.substring(0, space));
        int right = space < 0 ? -1 : vocabulary.id(written.substring(space + 1));
        if (left < 0 || right < 0) {
            throw invalidLine(file, line, "'" + written + "' is not a pair of tokens known so far");
        }
        if (vocabulary.endsWord(left)) {
            throw invalidLine(file, line, "nothing can follow '" + vocabulary.text(left) + "'");
        }
        if (vocabulary.addMerge(left, right) < 0) {
            throw invalidLine(file, line, "'" + written + "' duplicates an existing token");
        }
    }

    private static boolean endTokenKept(Path file, List<String> lines, int line) {
        String text = lines.size() > line ? lines.get(line) : "";
        if (text.equals(END_TOKEN + KEPT)) {
            return true;
        }
        if (text.equals(END_TOKEN + DROPPED)) {
            return false;
        }
        throw invalidLine(
                file, line, "'%s' is not '%s%s|%s'".formatted(text, END_TOKEN, KEPT, DROPPED));
    }

    private static int number(Path file, List<String> lines, int line, String name) {
        String text = lines.size() > line ? lines.get(line) : "";
        try {
            if (text.startsWith(name)) {
                return Integer.parseUnsignedInt(text.substring(name.length()));
            }
        } catch (NumberFormatException e) {
            throw invalidLine(file, line, "'" + text + "' is not '" + name + "<number>'");
        }
        throw invalidLine(file, line, "'" + text + "' is not '" + name + "<number>'");
    }

    private static InvalidCheckpointException invalidLine(Path file, int line, String reason) {
        return new InvalidCheckpointException(file, "line " + (line + 1) + ": " + reason);
    }

    private static String content(Path file) {
        try {
            if (Files.size(file) > MAX_FILE_SIZE) {
                throw new InvalidCheckpointException(
                        file, "%d bytes are too many for a tokenizer".formatted(Files.size(file)));
            }
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new InvalidCheckpointException(file, "there is no such file");
        } catch (CharacterCodingException e) {
            throw new InvalidCheckpointException(file, "is not UTF-8 text");
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
