package io.mithridate.runner.augmentation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Negative;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

    private final JsonLines lines = new JsonLines();

    @Test
    void writesTheDocumentedFieldsInOrder() {
        Augmentation augmentation =
                new Augmentation(
                        List.of("a dog", "a dog runs"),
                        List.of(
                                new Negative("a red cat runs", Negative.Kind.OBJECT, "dog", "cat"),
                                new Negative(
                                        "a blue dog runs",
                                        Negative.Kind.ATTRIBUTE,
                                        "red",
                                        "blue")));

        assertThat(lines.of("a red dog runs", augmentation))
                .isEqualTo(
                        "{\"caption\":\"a red dog runs\",\"positives\":[\"a dog\",\"a dog runs\"],"
                                + "\"negatives\":[{\"text\":\"a red cat runs\",\"kind\":\"object\","
                                + "\"from\":\"dog\",\"to\":\"cat\"},{\"text\":\"a blue dog runs\","
                                + "\"kind\":\"attribute\",\"from\":\"red\",\"to\":\"blue\"}]}\n");
        assertThat(lines.of("", Augmentation.none()))
                .isEqualTo("{\"caption\":\"\",\"positives\":[],\"negatives\":[]}\n");
    }

    /** In Turkish, the lowercase of I has no dot. */
    @Test
    void writesTheSameKindsInEveryLocale() {
        Locale before = Locale.getDefault();
        Locale format = Locale.getDefault(Locale.Category.FORMAT);
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            Negative negative = new Negative("a cat", Negative.Kind.ATTRIBUTE, "dog", "cat");
            assertThat(new JsonLines().of("a dog", new Augmentation(List.of(), List.of(negative))))
                    .contains("\"kind\":\"attribute\"");
        } finally {
            Locale.setDefault(before);
            Locale.setDefault(Locale.Category.FORMAT, format);
        }
    }

    @Property(tries = 500)
    void writesAnyTextAsOneReadableLine(@ForAll String caption) throws JsonProcessingException {
        String text = lines.of(caption, new Augmentation(List.of(caption), List.of()));

        // String.lines recognizes fewer line ends than Unicode and readers in other languages.
        assertThat(text.strip().split("[\\n\\r\\u000B\\f\\u001C-\\u001E\\u0085\\u2028\\u2029]"))
                .hasSize(1);
        JsonNode read = new ObjectMapper().readTree(text);
        assertThat(read.path("caption").asText()).isEqualTo(caption);
        assertThat(read.path("positives").path(0).asText()).isEqualTo(caption);
    }

    @Test
    void escapesOnlyCharactersThatSomeReadersTreatAsLineEnds() {
        assertThat(lines.of("a\u2028b\u2029c\u0085d\n\u0001🐕é", Augmentation.none()))
                .contains("a\\u2028b\\u2029c\\u0085d\\n\\u0001🐕é");
    }
}
