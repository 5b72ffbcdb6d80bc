package io.mithridate.augmenters.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void splitsAtSpacesAndPunctuation() {
        assertThat(split("A dog, (two) cats.\n"))
                .containsExactly("A", "dog", ",", "(", "two", ")", "cats", ".");
    }

    @Test
    void keepsHyphensAndApostrophesWithinWords() {
        assertThat(split("the dog's close-up - 'n' don\u2019t-"))
                .containsExactly("the", "dog's", "close-up", "-", "'", "n", "'", "don\u2019t", "-");
    }

    @Test
    void treatsMarksOfOtherScriptsAsPartsOfWords() {
        assertThat(split("cafe\u0301 \u0E41\u0E21\u0E27 \uD83D\uDC36"))
                .containsExactly("cafe\u0301", "\u0E41\u0E21\u0E27", "\uD83D\uDC36");
    }

    @Property
    void dropsOnlyWhiteSpace(@ForAll String text) {
        String withoutSpaces =
                text.codePoints()
                        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        assertThat(String.join("", split(text))).isEqualTo(withoutSpaces);
    }

    private static List<String> split(String text) {
        return Words.split(text).stream().map(span -> span.in(text)).toList();
    }
}
