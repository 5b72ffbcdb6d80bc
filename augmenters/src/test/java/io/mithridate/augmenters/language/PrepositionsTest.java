package io.mithridate.augmenters.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrepositionsTest {

    @ParameterizedTest
    @CsvSource({
        "in front of a dog,3",
        "in the front of a bus,4",
        "on the left side of it,5",
        "on the left of it,4",
        "in a house,0",
        "in front,0",
        "next to,2",
    })
    void findsTheLongestPreposition(String words, int length) {
        assertThat(Prepositions.lengthAt(List.of(words.split(" ", -1)), 0)).isEqualTo(length);
    }
}
