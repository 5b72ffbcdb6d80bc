package io.mithridate.tensorflow.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.model.InvalidCheckpointException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TokenizersTest {

    private static final String CLIP = "mithridate CLIP byte-pair encoding, version 1\n";

    @TempDir private Path folder = Path.of("");

    @Test
    void readsClipsEncoding() throws IOException {
        forge(CLIP + "context-length 5\nend-token kept\nmerges 2\nl o\nlo w</w>\n");

        BytePairEncoding tokenizer = Tokenizers.read(folder);

        assertThat(tokenizer.kind()).isEqualTo(BytePairEncoding.Kind.CLIP);
        assertThat(tokenizer.vocabularySize()).isEqualTo(516);
        assertThat(tokenizer.contextLength()).isEqualTo(5);
        // Only CLIP's cleaning resolves HTML entities.
        assertThat(tokenizer.encode("&amp;lt; low")).containsExactly(514, 283, 513, 515, 0);
        assertThat(tokenizer.encode("low low low low")).containsExactly(514, 513, 513, 513, 515);
    }

    @Test
    void restoresTheSettingThatDropsEndTokens() throws IOException {
        forge(CLIP + "context-length 4\nend-token dropped\nmerges 2\nl o\nlo w</w>\n");

        Tokenizer tokenizer = Tokenizers.read(folder);

        assertThat(tokenizer.encode("low low low")).containsExactly(514, 513, 513, 513);
    }

    @Test
    void writesWhatWasReadByteForByte() throws IOException {
        for (String end : List.of("kept", "dropped")) {
            forge(CLIP + "context-length 77\nend-token " + end + "\nmerges 1\nl o\n");
            byte[] forged = Files.readAllBytes(file());
            Tokenizer tokenizer = Tokenizers.read(folder);
            Files.delete(file());

            tokenizer.write(folder);

            assertThat(Files.readAllBytes(file())).isEqualTo(forged);
        }
    }

    @Test
    void readsTheTokenizerThatWasWrittenLast() throws IOException {
        forge(CLIP + "context-length 77\nend-token kept\nmerges 0\n");
        BytePairEncoding.learn(List.of("low low"), 520, 8).write(folder);

        assertThat(Tokenizers.read(folder).kind()).isEqualTo(BytePairEncoding.Kind.LEARNT);
    }

    @Test
    void rejectsFilesThatAreNotTokenizers() throws IOException {
        Files.writeString(file(), "#version: 0.2\ni n\n");
        assertRejected(
                "does not begin with the line 'mithridate byte-pair encoding, version 1' or"
                        + " 'mithridate CLIP byte-pair encoding, version 1'");
        forge(CLIP + "context-length 77\nmerges 0\n");
        assertRejected("line 3: 'merges 0' is not 'end-token kept|dropped'");
        forge(CLIP + "context-length 77\nend-token lost\nmerges 0\n");
        assertRejected("line 3: 'end-token lost' is not 'end-token kept|dropped'");
        forge(CLIP + "context-length 77\nend-token kept\nmerges 1\n");
        assertRejected("announces 1 merges and has 0");
    }

    @Test
    void namesAMissingFolder() throws IOException {
        forge(CLIP + "context-length 77\nend-token kept\nmerges 0\n");
        Tokenizer tokenizer = Tokenizers.read(folder);
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> tokenizer.write(missing))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(missing.toString());
    }

    private Path file() {
        return folder.resolve(Tokenizers.FILE_NAME);
    }

    private void forge(String above) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(above.getBytes(StandardCharsets.UTF_8));
        Files.writeString(file(), above + "crc32 %08x\n".formatted(sum.getValue()));
    }

    private void assertRejected(String reason) {
        assertThatThrownBy(() -> Tokenizers.read(folder))
                .isInstanceOf(InvalidCheckpointException.class)
                .hasMessageStartingWith(file().toString())
                .hasMessageContaining(reason);
    }
}
