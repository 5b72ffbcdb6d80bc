package io.mithridate.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplatesTest {

    @ParameterizedTest
    @CsvSource({
        "a photo of the {}., old book, a photo of the old book.",
        "a(n) {} and a(n) {}, apple, an apple and an apple",
        "a(n) {} and a(n) {}, dog, a dog and a dog",
        "this is a(n) {}, Orange, this is an Orange",
        "{} and {} again, dog, dog and dog again",
        "{}, $1 \\ {}, $1 \\ {}"
    })
    void fillsEveryGap(String sentence, String name, String filled) {
        assertThat(new Templates(List.of(sentence)).fill(0, name)).isEqualTo(filled);
    }

    @Test
    void fillsAllSentencesInOrder() {
        Templates templates = new Templates(List.of("a(n) {}", "the {}"));
        assertThat(templates.size()).isEqualTo(2);
        assertThat(templates.fillAll("owl")).containsExactly("an owl", "the owl");
    }

    @Test
    void acceptsAnEmptyName() {
        assertThat(new Templates(List.of("a(n) {}.")).fill(0, "")).isEqualTo("a .");
    }

    @Test
    void rejectsSentencesWithoutAGap() {
        assertThatThrownBy(() -> new Templates(List.of("a {}", "a photo")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'a photo' has no {}");
        assertThatThrownBy(() -> new Templates(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no templates");
    }

    @Test
    void copiesTheSentences() {
        List<String> sentences = new ArrayList<>(List.of("a {}"));
        Templates templates = new Templates(sentences);
        sentences.add("no gap");
        assertThat(templates.size()).isEqualTo(1);
    }
}
