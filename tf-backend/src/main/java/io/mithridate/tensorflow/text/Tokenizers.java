package io.mithridate.tensorflow.text;

import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.tensorflow.text.BytePairEncoding.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Reads the tokenizers of checkpoints.
 *
 * <p>Their file is human-readable. It consists of a line with kind and version, the context length,
 * for CLIP's encoding the handling of the end token in truncated texts, the number of merges, one
 * line per merge (left and right token in the alphabet of GPT-2's vocabularies), and a CRC-32 of
 * everything above it.
 */
public final class Tokenizers {

    /** The name of the tokenizer's file in a checkpoint's folder, for all kinds of tokenizers. */
    public static final String FILE_NAME = "tokenizer.txt";

    private static final String PROGRAM = "mithridate ";
    private static final String CONTEXT = "context-length ";
    private static final String END_TOKEN = "end-token ";
    private static final String KEPT = "kept";
    private static final String DROPPED = "dropped";
    private static final String MERGES = "merges ";
    private static final String CHECKSUM = "crc32 ";
    private static final long MAX_FILE_SIZE = 64 << 20;

    private Tokenizers() {}

    /** Returns whether a file begins like those written by {@link Tokenizer#write}. */
    public static boolean isWritten(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            byte[] start = PROGRAM.getBytes(StandardCharsets.UTF_8);
            return Arrays.equals(stream.readNBytes(start.length), start);
        } catch (IOException unreadable) {
            // The failure is reported when the tokenizer is read.
            return false;
        }
    }

    /** Returns the content of an encoding's file. */
    static String text(BytePairEncoding encoding) {
        BytePairVocabulary vocabulary = encoding.vocabulary();
        StringBuilder text = new StringBuilder();
        text.append(encoding.kind().firstLine).append('\n');
        text.append(CONTEXT).append(encoding.contextLength()).append('\n');
        if (encoding.kind() == Kind.CLIP) {
            text.append(END_TOKEN).append(encoding.keepsEndToken() ? KEPT : DROPPED).append('\n');
        }
        text.append(MERGES).append(vocabulary.mergeCount()).append('\n');
        for (int i = 0; i < vocabulary.mergeCount(); i++) {
            text.append(vocabulary.merge(i)).append('\n');
        }
        return text + CHECKSUM + checksum(text.toString()) + '\n';
    }

    /**
     * Reads a tokenizer written by {@link Tokenizer#write}.
     *
     * @param folder the folder that contains {@value #FILE_NAME}, whose first line names the kind
     *     of the tokenizer
     * @throws InvalidCheckpointException if the file is missing, damaged, of an unknown kind or of
     *     another version
     */
    public static BytePairEncoding read(Path folder) {
        return readFile(folder.resolve(FILE_NAME));
    }

    /**
     * Reads a tokenizer written by {@link Tokenizer#write} from a file that may have been renamed.
     */
    public static BytePairEncoding readFile(Path file) {
        String text = readContent(file);
        int last = text.lastIndexOf('\n' + CHECKSUM) + 1;
        Kind kind = parseKind(file, text);
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

    private static Kind parseKind(Path file, String text) {
        for (Kind kind : Kind.values()) {
            if (text.startsWith(kind.firstLine + '\n')) {
                return kind;
            }
        }
        throw new InvalidCheckpointException(
                file,
                "does not begin with the line '%s' or '%s'"
                        .formatted(Kind.LEARNT.firstLine, Kind.CLIP.firstLine));
    }

    private static BytePairEncoding parse(Path file, Kind kind, List<String> lines) {
        int header = kind == Kind.CLIP ? 4 : 3;
        int contextLength = parseNumber(file, lines, 1, CONTEXT);
        boolean endTokenKept = kind == Kind.LEARNT || parseEndTokenKept(file, lines, 2);
        int merges = parseNumber(file, lines, header - 1, MERGES);
        if (contextLength < BytePairEncoding.MIN_CONTEXT) {
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
        return new BytePairEncoding(kind, vocabulary, contextLength, endTokenKept);
    }

    private static void addMerge(Path file, BytePairVocabulary vocabulary, int line, String merge) {
        int space = merge.indexOf(' ');
        int left = space < 0 ? -1 : vocabulary.id(merge.substring(0, space));
        int right = space < 0 ? -1 : vocabulary.id(merge.substring(space + 1));
        if (left < 0 || right < 0) {
            throw invalidLine(file, line, "'" + merge + "' is not a pair of tokens known so far");
        }
        if (vocabulary.endsWord(left)) {
            throw invalidLine(file, line, "nothing can follow '" + vocabulary.text(left) + "'");
        }
        if (vocabulary.addMerge(left, right) < 0) {
            throw invalidLine(file, line, "'" + merge + "' duplicates an existing token");
        }
    }

    private static boolean parseEndTokenKept(Path file, List<String> lines, int line) {
        String text = lines.size() > line ? lines.get(line) : "";
        return switch (text) {
            case END_TOKEN + KEPT -> true;
            case END_TOKEN + DROPPED -> false;
            default ->
                    throw invalidLine(
                            file,
                            line,
                            "'%s' is not '%s%s|%s'".formatted(text, END_TOKEN, KEPT, DROPPED));
        };
    }

    private static int parseNumber(Path file, List<String> lines, int line, String name) {
        String text = lines.size() > line ? lines.get(line) : "";
        try {
            if (text.startsWith(name)) {
                return Integer.parseUnsignedInt(text.substring(name.length()));
            }
        } catch (NumberFormatException e) {
            // Reported below.
        }
        throw invalidLine(file, line, "'" + text + "' is not '" + name + "<number>'");
    }

    private static InvalidCheckpointException invalidLine(Path file, int line, String reason) {
        return new InvalidCheckpointException(file, "line " + (line + 1) + ": " + reason);
    }

    private static String readContent(Path file) {
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
