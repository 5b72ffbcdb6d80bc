package io.mithridate.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void returnsLowerCaseSequencesOfLettersMarksAndDigits() {
        assertThat(Words.of(" T-shirts, 2 ÄPFEL\tund cafe\u0301s!"))
                .containsExactly("t", "shirts", "2", "äpfel", "und", "cafe\u0301s");
    }

    @Test
    void returnsNoWordsForTextsWithoutWords() {
        assertThat(Words.of("")).isEmpty();
        assertThat(Words.of(" ... !")).isEmpty();
    }
}
