package io.mithridate.tensorflow.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mithridate.api.model.InvalidCheckpointException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClipBytePairEncodingTest {

    @TempDir Path folder;

    @Test
    void idsAreThoseOfTheReference() throws IOException {
        ClipBytePairEncoding encoding = ClipBytePairEncoding.read(vocabulary(), true);
        int compared = 0;
        try (InputStream stream =
                ClipBytePairEncodingTest.class.getResourceAsStream(
                        "/golden/tokenizer-cases.json")) {
            for (JsonNode golden : new ObjectMapper().readTree(stream)) {
                int[] expected = new int[ClipBytePairEncoding.CONTEXT_LENGTH];
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

    @Test
    void theEndTokenIsKeptUnlessToldOtherwise() {
        ClipBytePairEncoding kept = ClipBytePairEncoding.read(vocabulary(), false);
        ClipBytePairEncoding lost = ClipBytePairEncoding.read(vocabulary(), true);

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
    void aWrongFileIsRefused() throws IOException {
        assertRefused(folder.resolve("missing.gz"), "there is no such file");
        assertRefused(file("#version\ni n\nt h\n"), "has 2 merges, CLIP needs 48894");
        assertRefused(file("#version\ni n\ni n\n"), "line 3: 'i n' is no pair");
        assertRefused(file("#version\nin\n"), "line 2: 'in' is no pair");
        assertRefused(file(""), "has 0 merges");
        Path plain = Files.writeString(folder.resolve("plain.gz"), "i n\n");
        assertRefused(plain, "cannot be read");
    }

    @Test
    void referencesBecomeCharacters() {
        assertThat(HtmlReferences.resolve("it&#39;s &lt;b&gt; &amp;amp; &eacute;&#x1F34C;&apos;"))
                .isEqualTo("it's <b> &amp; é🍌'");
        assertThat(HtmlReferences.resolve("a & b &nosuch; &#0; &#xD800; &#9999999; & $1 &"))
                .isEqualTo("a & b &nosuch; &#0; &#xD800; &#9999999; & $1 &");
    }

    private Path file(String content) throws IOException {
        Path file = folder.resolve("made.gz");
        try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(file))) {
            stream.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static void assertRefused(Path file, String reason) {
        assertThatThrownBy(() -> ClipBytePairEncoding.read(file, false))
                .isInstanceOf(InvalidCheckpointException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(reason);
    }

    /** OpenAI's file is not shipped. */
    private static Path vocabulary() {
        String folder = System.getenv("MITHRIDATE_TEST_DATA");
        Assumptions.assumeTrue(folder != null, "MITHRIDATE_TEST_DATA names no folder");
        Path file = Path.of(String.valueOf(folder), "bpe_simple_vocab_16e6.txt.gz");
        Assumptions.assumeTrue(Files.exists(file), () -> file + " is not there");
        return file;
    }
}
