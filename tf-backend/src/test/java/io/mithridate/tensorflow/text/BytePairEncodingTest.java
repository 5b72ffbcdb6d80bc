package io.mithridate.tensorflow.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.model.InvalidCheckpointException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BytePairEncodingTest {

    private static final int MAX_VOCABULARY = 1000;

    @TempDir Path folder;

    /** Returns the id of a letter inside a word; ids start with '!' as 0. */
    private static int innerId(char letter) {
        return letter - '!';
    }

    private static int endId(char letter) {
        return letter - '!' + 256;
    }

    @Test
    void mergesTheMostFrequentPairFirst() {
        // Words: low x3, lower x2, mow x2. Pairs: (l,o) 5, (o,w$) 5, (o,w) 2, (w,e) 2, (e,r$) 2,
        // (m,o) 2. (l,o) and (o,w$) tie; (l,o) has the lower ids, and becomes 512. Then (lo,w$)
        // occurs 3 times, and the others tie at 2.
        BytePairEncoding encoding =
                BytePairEncoding.learn(List.of("low low low lower", "lower mow mow"), 514 + 2, 8);

        assertThat(encoding.vocabularySize()).isEqualTo(516);
        assertThat(encoding.endToken()).isEqualTo(515);
        assertThat(encoding.encode("low")).containsExactly(514, 513, 515, 0, 0, 0, 0, 0);
        assertThat(encoding.encode("lower"))
                .containsExactly(514, 512, innerId('w'), innerId('e'), endId('r'), 515, 0, 0);
        assertThat(encoding.encode("mow"))
                .containsExactly(514, innerId('m'), innerId('o'), endId('w'), 515, 0, 0, 0);
    }

    @Test
    void overlappingPairsMergeFromTheLeft() {
        BytePairEncoding encoding = BytePairEncoding.learn(List.of("aaab aaab"), 514 + 1, 8);

        assertThat(encoding.encode("aaab"))
                .containsExactly(513, 512, innerId('a'), endId('b'), 514, 0, 0, 0);
    }

    @Test
    void stopsIfNoPairOccursTwice() {
        BytePairEncoding encoding = BytePairEncoding.learn(List.of("ab cd"), MAX_VOCABULARY, 8);

        assertThat(encoding.vocabularySize()).isEqualTo(514);
    }

    @Test
    void orderOfCaptionsDoesNotMatter() {
        List<String> captions = captions(400);
        List<String> shuffled = new ArrayList<>(captions);
        Collections.shuffle(shuffled, new Random(1));

        BytePairEncoding one = BytePairEncoding.learn(captions, MAX_VOCABULARY, 32);
        BytePairEncoding other = BytePairEncoding.learn(shuffled, MAX_VOCABULARY, 32);

        one.write(folder);
        String written = read();
        other.write(folder);
        assertThat(read()).isEqualTo(written);
    }

    @Test
    void caseAndWhiteSpaceDoNotMatter() {
        BytePairEncoding encoding = BytePairEncoding.learn(captions(50), 600, 32);

        int[] expected = encoding.encode("a red café");

        assertThat(encoding.encode("  A\tRED \u00a0\n café\u3000")).isEqualTo(expected);
        assertThat(encoding.encode("a red cafe\u0301")).isEqualTo(expected);
        assertThat(encoding.encode("a redcafé")).isNotEqualTo(expected);
    }

    @Test
    void keepsTheEndTokenOnTruncation() {
        BytePairEncoding encoding = BytePairEncoding.learn(List.of(), 514, 5);

        assertThat(encoding.encode("abc"))
                .containsExactly(512, innerId('a'), innerId('b'), endId('c'), 513);
        assertThat(encoding.encode("abcd"))
                .containsExactly(512, innerId('a'), innerId('b'), innerId('c'), 513);
        assertThat(encoding.encode("")).containsExactly(512, 513, 0, 0, 0);
    }

    @Test
    void encodesASpelledOutEndTokenAsText() {
        BytePairEncoding encoding = BytePairEncoding.learn(List.of(), 514, 32);

        int[] row = encoding.encode("<|endoftext|> a");

        assertThat(Arrays.stream(row).filter(id -> id == encoding.endToken())).hasSize(1);
    }

    @Property(tries = 300)
    void highestIdIsAtTheEndOfTheText(@ForAll String text) {
        BytePairEncoding encoding = BytePairEncoding.learn(captions(20), 560, 24);

        int[] row = encoding.encode(text);

        int end = IntStream.range(0, row.length).filter(i -> row[i] == encoding.endToken()).sum();
        assertThat(row).hasSize(24);
        assertThat(row[0]).isEqualTo(encoding.endToken() - 1);
        assertThat(Arrays.stream(row).max().getAsInt()).isEqualTo(encoding.endToken());
        assertThat(Arrays.stream(row).filter(id -> id == encoding.endToken())).hasSize(1);
        assertThat(Arrays.stream(row, end + 1, row.length)).allMatch(id -> id == 0);
        assertThat(Arrays.stream(row)).allMatch(id -> id >= 0 && id < encoding.vocabularySize());
    }

    @Test
    void everyByteHasItsOwnToken() {
        Set<Integer> ids = new HashSet<>();
        Set<Character> symbols = new HashSet<>();
        for (int value = 0; value < 256; value++) {
            ids.add(ByteAlphabet.id((byte) value));
            symbols.add(ByteAlphabet.symbol(value));
            assertThat(Character.isWhitespace(ByteAlphabet.symbol(value))).isFalse();
        }
        assertThat(ids).hasSize(256).allMatch(id -> id >= 0 && id < 256);
        assertThat(symbols).hasSize(256);
    }

    @Test
    void readsBackWhatWasWritten() {
        BytePairEncoding encoding = BytePairEncoding.learn(captions(200), MAX_VOCABULARY, 20);
        encoding.write(folder);

        Tokenizer read = Tokenizers.read(folder);

        assertThat(read.vocabularySize()).isEqualTo(encoding.vocabularySize()).isGreaterThan(560);
        assertThat(read.contextLength()).isEqualTo(20);
        assertThat(read.endToken()).isEqualTo(encoding.endToken());
        for (String text : List.of("a photo of a café", "zebra 🍌 don't!!", "日本語", "x1y23")) {
            assertThat(read.encode(text)).as(text).isEqualTo(encoding.encode(text));
        }
    }

    @Test
    void fileIsHumanReadable() {
        BytePairEncoding.learn(List.of("low low é é"), MAX_VOCABULARY, 8).write(folder);

        assertThat(read())
                .startsWith(
                        """
                        mithridate byte-pair encoding, version 1
                        context-length 8
                        merges 3
                        l o
                        Ã ©</w>
                        lo w</w>
                        crc32 \
                        """);
    }

    @Test
    void detectsAnyDamage() throws IOException {
        BytePairEncoding.learn(List.of("low low lower"), MAX_VOCABULARY, 8).write(folder);
        byte[] whole = Files.readAllBytes(file());
        for (int i = 0; i < whole.length; i++) {
            byte[] flipped = whole.clone();
            flipped[i] ^= 1;
            Files.write(file(), flipped);
            assertDamaged("bit flipped in byte " + i);
            Files.write(file(), Arrays.copyOf(whole, i));
            assertDamaged("cut to " + i + " bytes");
        }
    }

    @Test
    void rejectsAForgedFileAndNamesTheLine() throws IOException {
        assertForged("context-length 2\nmerges 0\n", "line 2: a context of 2 tokens is too short");
        assertForged("context-length many\nmerges 0\n", "line 2: 'context-length many' is no");
        assertForged("context-length 8\nmerges -1\n", "line 3: 'merges -1' is no");
        assertForged("context-length 8\nmerges 2\nl o\n", "announces 2 merges and has 1");
        assertForged("context-length 8\nmerges 1\nl ow\n", "line 4: 'l ow' is not a pair");
        assertForged("context-length 8\nmerges 1\nlow\n", "line 4: 'low' is not a pair");
        assertForged(
                "context-length 8\nmerges 2\nl o\nl o\n",
                "line 5: 'l o' duplicates an existing token");
        assertForged("context-length 8\nmerges 1\nl</w> o\n", "line 4: nothing can follow 'l</w>'");
    }

    @Test
    void namesAMissingFile() {
        assertThatThrownBy(() -> Tokenizers.read(folder))
                .isInstanceOf(InvalidCheckpointException.class)
                .hasMessage(file() + ": there is no such file");
    }

    @Test
    void rejectsImpossibleSizes() {
        assertThatThrownBy(() -> BytePairEncoding.learn(List.of(), 513, 8))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a vocabulary of 513 tokens; at least 514");
        assertThatThrownBy(() -> BytePairEncoding.learn(List.of(), 514, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a context of 2 tokens; at least 3");
    }

    @Test
    void allThreadsGetTheSameIds() {
        BytePairEncoding encoding = BytePairEncoding.learn(captions(200), 700, 32);
        BytePairEncoding alone = BytePairEncoding.learn(captions(200), 700, 32);
        List<String> texts = captions(2000);

        List<int[]> together = texts.parallelStream().map(encoding::encode).toList();

        for (int i = 0; i < texts.size(); i++) {
            assertThat(together.get(i)).isEqualTo(alone.encode(texts.get(i)));
        }
    }

    @Test
    void encodesALongWordInLessThanQuadraticTime() {
        BytePairEncoding encoding = BytePairEncoding.learn(captions(200), 700, 32);
        String word = "photocafé".repeat(100_000);

        assertThat(encoding.encode(word)).hasSize(32);
    }

    private static List<String> captions(int count) {
        List<String> nouns = List.of("zebra", "banana", "café", "lighthouse", "photograph");
        List<String> colors = List.of("red", "dark green", "blue", "yellow");
        List<String> captions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            captions.add(
                    "A photo of %d %s %s, don't you see?"
                            .formatted(i % 7, colors.get(i % 4), nouns.get(i % 5)));
        }
        return captions;
    }

    private Path file() {
        return folder.resolve(Tokenizers.FILE_NAME);
    }

    private String read() {
        try {
            return Files.readString(file());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void assertDamaged(String damage) {
        assertThatThrownBy(() -> Tokenizers.read(folder))
                .as(damage)
                .isInstanceOf(InvalidCheckpointException.class)
                .hasMessageStartingWith(file().toString());
    }

    private void assertForged(String content, String reason) throws IOException {
        String above = "mithridate byte-pair encoding, version 1\n" + content;
        CRC32 sum = new CRC32();
        sum.update(above.getBytes(StandardCharsets.UTF_8));
        Files.writeString(file(), above + "crc32 %08x\n".formatted(sum.getValue()));
        assertThatThrownBy(() -> Tokenizers.read(folder))
                .isInstanceOf(InvalidCheckpointException.class)
                .hasMessageContaining(reason);
    }
}
