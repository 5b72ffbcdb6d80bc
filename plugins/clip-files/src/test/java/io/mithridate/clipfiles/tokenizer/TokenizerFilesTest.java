package io.mithridate.clipfiles.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.tensorflow.text.Tokenizer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TokenizerFilesTest {

    private static final VocabularyFiles FILES =
            new VocabularyFiles(List.of("l o", "lo w</w>", "lo w", "Ã ©</w>"));

    @TempDir private Path folder = Path.of("");

    @Test
    void readsTheSameIdsFromEveryKindOfFile() throws IOException {
        Path two = FILES.twoFiles(folder);
        Path strings = FILES.tokenizerJson(folder.resolve("strings.bin"), false);
        Path pairs = FILES.tokenizerJson(folder.resolve("pairs.bin"), true);

        for (Path file : List.of(two, two.resolveSibling("merges.txt"), strings, pairs, folder)) {
            Tokenizer encoding = TokenizerFiles.open(file, 77, false);
            assertThat(encoding.vocabularySize()).as("%s", file).isEqualTo(518);
            assertThat(Arrays.copyOf(encoding.encode("low Lower é"), 8))
                    .as("%s", file)
                    .containsExactly(516, 513, 514, 68, 337, 515, 517, 0);
        }
    }

    @Test
    void searchesAFolder() throws IOException {
        assertRejected(
                folder,
                "the folder holds none of [tokenizer.json, merges.txt,"
                        + " bpe_simple_vocab_16e6.txt.gz]");

        FILES.tokenizerJson(folder.resolve("tokenizer.json"), true);

        assertThat(TokenizerFiles.open(folder, 77, false).vocabularySize()).isEqualTo(518);
    }

    @Test
    void namesMissingFilesAndMerges() throws IOException {
        assertRejected(folder.resolve("missing.gz"), "there is no such file");
        Path vocabulary = FILES.twoFiles(folder);
        Path merges = folder.resolve("merges.txt");

        Files.delete(merges);
        assertRejected(vocabulary, "looks like vocab.json, but there is no merges.txt beside it");

        FILES.twoFiles(folder);
        Files.delete(vocabulary);
        assertRejected(merges, "has 4 merges, CLIP needs 48894");
    }

    @Test
    void rejectsOtherFiles() throws IOException {
        assertRejected(text("i n\nt h\n"), "is not a vocabulary of CLIP's: neither a gzip file");
        assertRejected(text(""), "is not a vocabulary of CLIP's");
        assertRejected(text("{\"a\": "), "is not JSON");
        assertRejected(text("{\"a\": 1, \"a\": 2}"), "is not JSON: Duplicate field 'a'");
        FILES.twoFiles(folder);
        assertRejected(text("{\"a\": 1}"), "has 1 tokens; CLIP's vocabularies begin with 512");
    }

    @Test
    void rejectsTokenizersOfOtherModels() throws IOException {
        assertTokenizerRejected(
                root -> model(root).put("type", "Unigram"),
                "model.type is \"Unigram\", CLIP's is \"BPE\"");
        assertTokenizerRejected(
                root -> model(root).remove("end_of_word_suffix"),
                "model.end_of_word_suffix is missing, CLIP's is \"</w>\"");
        assertTokenizerRejected(
                root -> vocabulary(root).put("low", 99),
                "token 'low' has id 99; CLIP's layout has it at 514");
        assertTokenizerRejected(
                root -> vocabulary(root).put("lower", 518), "has 519 tokens; its merges make 518");
        assertTokenizerRejected(
                root -> {
                    vocabulary(root).remove("low");
                    vocabulary(root).put("lowe", 514);
                },
                "has no token 'low'; CLIP's layout has it at 514");
        assertTokenizerRejected(
                root -> model(root).putArray("merges").add("l o").add("l ow"),
                "model.merges[1]: \"l ow\" is not a pair of tokens known so far");
        assertTokenizerRejected(
                root -> model(root).putArray("merges").addArray().add("l"),
                "model.merges[0]: [\"l\"] is not a pair");
    }

    @Test
    void reportsTheLineOfADamagedList() throws IOException {
        assertRejected(gzip("#version\ni n\nt h\n"), "has 2 merges, CLIP needs 48894");
        assertRejected(gzip("#version\ni n\ni n\n"), "line 3: 'i n' is not a pair");
        assertRejected(gzip("#version\nin\n"), "line 2: 'in' is not a pair");
        assertRejected(gzip("#version\ni</w> n\n"), "line 2: 'i</w> n' is not a pair");
        assertRejected(gzip(""), "has 0 merges");
        byte[] whole = Files.readAllBytes(gzip("#version\ni n\nt h\n"));
        Path cut = folder.resolve("cut.gz");
        Files.write(cut, Arrays.copyOf(whole, whole.length - 12));
        assertRejected(cut, "is truncated or damaged in line");
    }

    @Test
    void stopsReadingALongCompressedLine() throws IOException {
        Path bomb = folder.resolve("bomb.gz");
        try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(bomb))) {
            stream.write("#version\n".getBytes(StandardCharsets.UTF_8));
            byte[] block = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                stream.write(block);
            }
        }

        assertRejected(bomb, "line 2 is longer than 4096 bytes: this is not a list of merges");
    }

    private static ObjectNode model(ObjectNode root) {
        return (ObjectNode) root.get("model");
    }

    private static ObjectNode vocabulary(ObjectNode root) {
        return (ObjectNode) model(root).get("vocab");
    }

    private void assertTokenizerRejected(Consumer<ObjectNode> change, String reason)
            throws IOException {
        ObjectNode root = FILES.tokenizer(false);
        change.accept(root);
        assertRejected(text(root.toString()), reason);
    }

    private Path text(String content) throws IOException {
        return Files.writeString(folder.resolve("made"), content);
    }

    private Path gzip(String content) throws IOException {
        Path file = folder.resolve("made.gz");
        try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(file))) {
            stream.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static void assertRejected(Path file, String reason) {
        assertThatThrownBy(() -> TokenizerFiles.open(file, 77, false))
                .isInstanceOf(InvalidCheckpointException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(reason);
    }
}
