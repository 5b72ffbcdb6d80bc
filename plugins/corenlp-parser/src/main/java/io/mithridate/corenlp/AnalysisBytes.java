package io.mithridate.corenlp;

import io.mithridate.corenlp.Analysis.Word;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An analysis as the bytes of a file: the words, then the SHA-256 of what stands before, so that
 * damage shows.
 */
final class AnalysisBytes {

    private AnalysisBytes() {}

    static byte[] of(Analysis analysis) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream output = new DataOutputStream(bytes)) {
            output.writeInt(analysis.words().size());
            for (Word word : analysis.words()) {
                output.writeInt(word.start());
                output.writeInt(word.end());
                writeText(word.tag(), output);
                writeText(word.lemma(), output);
                output.writeInt(word.governor());
                writeText(word.relation(), output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an array cannot be written to", e);
        }
        byte[] digest = Sha256.begin().digest(bytes.toByteArray());
        bytes.writeBytes(digest);
        return bytes.toByteArray();
    }

    /** What the bytes say; nothing if they are damaged. */
    static Optional<Analysis> read(byte[] bytes) {
        int length = bytes.length - Sha256.BYTES;
        if (length < Integer.BYTES) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOf(bytes, length);
        byte[] digest = Arrays.copyOfRange(bytes, length, bytes.length);
        if (!Arrays.equals(digest, Sha256.begin().digest(content))) {
            return Optional.empty();
        }
        try (DataInputStream input = new DataInputStream(new ByteArrayInputStream(content))) {
            return Optional.of(read(input));
        } catch (IOException e) {
            throw new UncheckedIOException("what was digested is whole", e);
        }
    }

    private static Analysis read(DataInputStream input) throws IOException {
        int size = input.readInt();
        List<Word> words = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            int start = input.readInt();
            int end = input.readInt();
            String tag = readText(input);
            String lemma = readText(input);
            words.add(new Word(start, end, tag, lemma, input.readInt(), readText(input)));
        }
        return new Analysis(words);
    }

    /** As UTF-16, for a text may hold half of a character. */
    private static void writeText(String text, DataOutputStream output) throws IOException {
        output.writeInt(text.length());
        output.writeChars(text);
    }

    private static String readText(DataInputStream input) throws IOException {
        char[] text = new char[input.readInt()];
        for (int i = 0; i < text.length; i++) {
            text[i] = input.readChar();
        }
        return new String(text);
    }
}
