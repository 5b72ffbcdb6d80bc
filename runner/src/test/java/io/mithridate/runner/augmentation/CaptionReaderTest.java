package io.mithridate.runner.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.runner.augmentation.CaptionReader.InvalidTextException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptionReaderTest {

    private static List<String> read(byte[] bytes) throws IOException {
        return read(new ByteArrayInputStream(bytes));
    }

    private static List<String> read(InputStream input) throws IOException {
        CaptionReader reader = new CaptionReader(input, "captions.txt");
        List<String> all = new ArrayList<>();
        for (List<String> some = reader.next(); !some.isEmpty(); some = reader.next()) {
            all.addAll(some);
        }
        return all;
    }

    private static List<String> read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void splitsLinesLikeWc() throws IOException {
        assertThat(read("")).isEmpty();
        assertThat(read("\n")).containsExactly("");
        assertThat(read("a\nb")).containsExactly("a", "b");
        assertThat(read("a\nb\n")).containsExactly("a", "b");
        assertThat(read("a\n\n\nb\n\n")).containsExactly("a", "", "", "b", "");
    }

    @Test
    void removesACarriageReturnOnlyBeforeALineFeed() throws IOException {
        assertThat(read("a\r\n\r\nb\r\n")).containsExactly("a", "", "b");
        assertThat(read("a\rb\u2028c\u0085d\n")).containsExactly("a\rb\u2028c\u0085d");
    }

    @Test
    void removesAByteOrderMarkOnlyAtTheBeginning() throws IOException {
        assertThat(read("\uFEFFa\n\uFEFFb\n")).containsExactly("a", "\uFEFFb");
        assertThat(read("\uFEFF")).containsExactly("");
    }

    @Property(tries = 200)
    void returnsAnyTextUnchanged(@ForAll List<String> captions) throws IOException {
        List<String> lines =
                captions.stream()
                        .map(CaptionReaderTest::replaceSurrogates)
                        .map(caption -> "|" + caption.replace('\n', ' ') + "|")
                        .toList();

        assertThat(read(String.join("\n", lines) + (lines.isEmpty() ? "" : "\n"))).isEqualTo(lines);
    }

    /** Replaces unpaired surrogates, which UTF-8 cannot encode, with question marks. */
    private static String replaceSurrogates(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    @Test
    void readsManyLinesAndLinesLongerThanABatch() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            lines.add("caption " + i);
        }
        lines.add("é".repeat(CaptionReader.MAX_LINE_LENGTH / 2));
        lines.add("last");

        assertThat(read(String.join("\n", lines))).isEqualTo(lines);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 1 << 16})
    void readsTheSameCaptionsFromPortionsOfAnySize(int portion) throws IOException {
        byte[] bytes = "ein Bär\n\n二匹の犬\r\n🐕 läuft".getBytes(StandardCharsets.UTF_8);
        InputStream dripping =
                new ByteArrayInputStream(bytes) {
                    @Override
                    public synchronized int read(byte[] target, int offset, int length) {
                        return super.read(target, offset, Math.min(length, portion));
                    }
                };

        assertThat(read(dripping)).containsExactly("ein Bär", "", "二匹の犬", "🐕 läuft");
    }

    @Test
    void reportsThePositionOfInvalidUtf8AndSuggestsACommand() {
        byte[] latin1 = "first\nein Bär\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> read(latin1))
                .isInstanceOf(InvalidTextException.class)
                .hasMessage(
                        "captions.txt:2:6: the byte 0xE4 is not UTF-8; convert it, e.g. with"
                                + " iconv -f LATIN1 -t UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "x-UTF-16LE-BOM"})
    void recognizesUtf16(String charset) {
        assertThatThrownBy(() -> read("a dog\n".getBytes(charset)))
                .isInstanceOf(InvalidTextException.class)
                .hasMessageStartingWith("captions.txt:1:1: ")
                .hasMessageEndingWith("iconv -f UTF-16 -t UTF-8");
    }

    @Test
    void rejectsInputThatEndsWithinACharacter() {
        assertThatThrownBy(() -> read(new byte[] {'a', (byte) 0xE4, (byte) 0xBA}))
                .isInstanceOf(InvalidTextException.class)
                .hasMessageStartingWith("captions.txt:1:2: ");
    }

    @Test
    void rejectsAnEndlessLineBeforeItFillsTheMemory() {
        InputStream endless =
                new InputStream() {
                    @Override
                    public int read() {
                        return 'x';
                    }
                };

        assertThatThrownBy(() -> read(endless))
                .isInstanceOf(InvalidTextException.class)
                .hasMessage(
                        "captions.txt:1: this line is longer than 1048576 bytes; give text with one"
                                + " caption a line");
    }

    @Test
    void returnsALineBeforeTheNextIsComplete() throws IOException {
        try (PipedOutputStream typed = new PipedOutputStream();
                PipedInputStream input = new PipedInputStream(typed)) {
            CaptionReader reader = new CaptionReader(input, "captions.txt");
            typed.write("a dog\na c".getBytes(StandardCharsets.UTF_8));
            typed.flush();

            assertThat(reader.next()).containsExactly("a dog");

            typed.write("at\n".getBytes(StandardCharsets.UTF_8));
            typed.flush();
            assertThat(reader.next()).containsExactly("a cat");
            assertThat(reader.bytesRead()).isEqualTo(12);
        }
    }
}
