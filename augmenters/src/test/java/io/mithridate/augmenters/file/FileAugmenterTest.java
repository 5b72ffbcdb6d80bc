package io.mithridate.augmenters.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.random.Seed;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Negative;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenter.Corpus;
import io.mithridate.testkit.SampleTexts;
import io.mithridate.testkit.TextAugmenterContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileAugmenterTest implements TextAugmenterContract {

    @TempDir private Path folder;

    @Override
    public Class<?> plugin() {
        return FileAugmenter.class;
    }

    @Override
    public TextAugmenter augmenter() {
        return augmenter(
                """
                {"caption": "a dog on a sofa", "positives": ["a dog"], "negatives": ["a cat on a sofa", "a dog"]}

                {"caption": "a caf\u00e9", "positives": ["a place"]}
                {"caption": "%s", "negatives": ["a cat"]}
                """
                        .formatted(SampleTexts.captions().get(0)));
    }

    @Test
    void returnsTheTextsOfTheFile() {
        assertThat(augment(augmenter(), "a dog on a sofa"))
                .isEqualTo(
                        new Augmentation(
                                List.of("a dog"),
                                List.of(
                                        negative("a dog on a sofa", "a cat on a sofa"),
                                        negative("a dog on a sofa", "a dog"))));
        assertThat(augment(augmenter(), "a caf\u00e9").positives()).containsExactly("a place");
    }

    @Test
    void returnsNothingForOtherCaptions() {
        assertThat(augment(augmenter(), "A dog on a sofa")).isEqualTo(Augmentation.none());
        assertThat(augment(augmenter(""), "a dog")).isEqualTo(Augmentation.none());
    }

    @Test
    void rejectsAFileThatIsNotText() throws IOException {
        Path file = Files.write(folder.resolve("picture.png"), new byte[] {(byte) 0x89, 'P'});

        assertThatThrownBy(() -> new FileAugmenter(new FileAugmenter.Options(file)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("picture.png is not UTF-8 text");
    }

    @Test
    void reportsWhetherThereAreNegatives() {
        assertThat(augmenter().findsNegatives()).isTrue();
        assertThat(augmenter("{\"caption\": \"a dog\", \"negatives\": []}").findsNegatives())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"caption\": \"a dog\"                   | Unexpected end-of-input",
                "{\"caption\": \"a cat\"} {}               | Trailing token",
                "[]                                        | Cannot ",
                "{\"positives\": []}                       | no caption; write {\"caption\"",
                "{\"caption\": 3}                          | Cannot coerce Integer value (3)",
                "{\"caption\": \"a cat\", \"positive\": []} | unknown field \"positive\"; write {",
                "{\"caption\": \"a cat\", \"negatives\": \"a dog\"} | Cannot ",
                "{\"caption\": \"a cat\", \"positives\": [3]} | Cannot coerce Integer value (3)",
                "{\"caption\": \"a dog\"}                  | the caption is on a line above"
                        + " already",
            })
    void reportsTheInvalidLine(String line, String complaint) {
        assertThatThrownBy(() -> augmenter("{\"caption\": \"a dog\"}\n\n" + line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sub-captions.jsonl, line 3: " + complaint);
    }

    @Test
    void rejectsAMissingFile() {
        assertThatThrownBy(
                        () -> new FileAugmenter(new FileAugmenter.Options(folder.resolve("none"))))
                .isInstanceOf(NoSuchFileException.class);
    }

    private static Negative negative(String caption, String text) {
        return new Negative(text, Negative.Kind.CAPTION, caption, text);
    }

    private static Augmentation augment(TextAugmenter augmenter, String caption) {
        return augmenter
                .fit(new Corpus(List.of(), Optional.empty()))
                .augment(caption, new Seed(1).generator());
    }

    private TextAugmenter augmenter(String lines) {
        try {
            Path file = Files.writeString(folder.resolve("sub-captions.jsonl"), lines);
            return new FileAugmenter(new FileAugmenter.Options(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
