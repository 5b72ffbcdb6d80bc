package io.mithridate.defenses;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatedLiterallyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a red dog above the cat   | a cat              | true",
                "a red dog above the cat   | a red dog          | true",
                "A red dog, above the cat. | the dog above a cat | true",
                "a red dog above a red cat | a dog              | true",
                "a red apple               | an apple           | true",
                "a red dog above a cat     | a red cat          | false",
                "a red dog above a cat     | a cat above a dog  | false",
                "two dogs                  | a dog              | false",
                "a hotdog                  | a dog              | false",
                "a red dog above a blue cat | a dog above a cat | false"
            })
    void findsConsecutiveWords(String caption, String positive, boolean expected) {
        assertThat(SubCaptionPicker.statedLiterally(List.of(caption), List.of(positive)))
                .isEqualTo(new boolean[][] {{expected}});
    }

    @Test
    void rowsAreCaptionsAndColumnsArePositives() {
        assertThat(
                        SubCaptionPicker.statedLiterally(
                                List.of("a dog", "a dog and a cat"), List.of("a dog", "a cat")))
                .isEqualTo(new boolean[][] {{true, false}, {true, true}});
    }
}
