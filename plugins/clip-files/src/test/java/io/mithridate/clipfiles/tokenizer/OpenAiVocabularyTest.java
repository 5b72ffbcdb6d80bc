package io.mithridate.clipfiles.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mithridate.tensorflow.text.Tokenizer;
import io.mithridate.tensorflow.text.Tokenizers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpenAiVocabularyTest {

    @TempDir private Path folder = Path.of("");

    @Test
    void encodesLikeTheReferenceFromEveryKindOfFile() throws IOException {
        Path openAi = vocabulary();
        VocabularyFiles files = new VocabularyFiles(merges(openAi));
        TokenizerFiles.open(openAi, 77, true).write(folder);

        assertGolden(TokenizerFiles.open(openAi, 77, true));
        assertGolden(Tokenizers.read(folder));
        assertGolden(TokenizerFiles.open(files.twoFiles(folder), 77, true));
        assertGolden(TokenizerFiles.open(files.tokenizerJson(folder.resolve("t"), true), 77, true));
    }

    private static void assertGolden(Tokenizer encoding) throws IOException {
        int compared = 0;
        try (InputStream stream =
                OpenAiVocabularyTest.class.getResourceAsStream("/golden/tokenizer-cases.json")) {
            for (JsonNode golden : new ObjectMapper().readTree(stream)) {
                int[] expected = new int[77];
                for (int i = 0; i < golden.get("ids").size(); i++) {
                    expected[i] = golden.get("ids").get(i).asInt();
                }
                String text = golden.get("text").asText();
                assertThat(encoding.encode(text)).as(text).isEqualTo(expected);
                compared++;
            }
        }
        assertThat(compared).isEqualTo(207);
    }

    private static List<String> merges(Path openAi) throws IOException {
        try (BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        new GZIPInputStream(Files.newInputStream(openAi)),
                                        StandardCharsets.UTF_8));
                Stream<String> all = lines.lines()) {
            return all.skip(1).limit(TokenizerFiles.MERGES).toList();
        }
    }

    @Test
    void keepsTheEndTokenUnlessCompatible() {
        Tokenizer kept = TokenizerFiles.open(vocabulary(), 77, false);
        Tokenizer lost = TokenizerFiles.open(vocabulary(), 77, true);

        assertThat(kept.vocabularySize()).isEqualTo(49_408);
        assertThat(kept.endToken()).isEqualTo(49_407);
        for (int words = 74; words <= 77; words++) {
            String text = "word ".repeat(words);
            assertThat(kept.encode(text)[Math.min(words + 1, 76)]).isEqualTo(49_407);
            assertThat(Arrays.stream(lost.encode(text)).anyMatch(id -> id == 49_407))
                    .isEqualTo(words <= 75);
        }
    }

    @Test
    void encodesSeveralTextsIntoOneArray() throws IOException {
        Path file =
                new VocabularyFiles(List.of("l o", "lo w</w>"))
                        .tokenizerJson(folder.resolve("tokenizer.json"), false);
        Tokenizer encoding = TokenizerFiles.open(file, 77, false);
        List<String> texts = List.of("low", "a low " + "b".repeat(100), "");
        int[] rows = new int[3 * 77 + 1];
        Arrays.fill(rows, -1);

        for (int i = 0; i < texts.size(); i++) {
            encoding.encode(texts.get(i), rows, i * 77);
        }

        for (int i = 0; i < texts.size(); i++) {
            assertThat(Arrays.copyOfRange(rows, i * 77, (i + 1) * 77))
                    .isEqualTo(encoding.encode(texts.get(i)));
        }
        assertThat(rows[3 * 77]).isEqualTo(-1);
    }

    /** Returns OpenAI's file, which is not shipped; without it, the test is skipped. */
    private static Path vocabulary() {
        String folder = System.getenv("MITHRIDATE_TEST_DATA");
        Assumptions.assumeTrue(folder != null, "MITHRIDATE_TEST_DATA names no folder");
        Path file = Path.of(String.valueOf(folder), "bpe_simple_vocab_16e6.txt.gz");
        Assumptions.assumeTrue(Files.exists(file), () -> file + " is not there");
        return file;
    }
}
