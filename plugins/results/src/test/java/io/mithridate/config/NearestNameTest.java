package io.mithridate.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

    private static final List<String> KNOWN =
            List.of("patch-size", "location", "learning-rate", "batch", "clean-clip", "ta-cleaner");

    @ParameterizedTest
    @CsvSource({
        "patchsize, patch-size",
        "patch_size, patch-size",
        "patchSize, patch-size",
        "locaton, location",
        "lerning-rate, learning-rate",
        "bacth, batch",
        "cleanclip, clean-clip",
        "tacleaner, ta-cleaner"
    })
    void findsTheNearestName(String given, String nearest) {
        assertThat(NearestName.closest(given, KNOWN)).contains(nearest);
        assertThat(NearestName.advice(given, KNOWN))
                .isEqualTo("did you mean '%s'?".formatted(nearest));
    }

    @Test
    void listsAllNamesIfNoneIsSimilar() {
        assertThat(NearestName.closest("xyz", KNOWN)).isEmpty();
        assertThat(NearestName.advice("xyz", List.of("b", "a", "b")))
                .isEqualTo("there are: 'a', 'b'");
        assertThat(NearestName.advice("xyz", List.of())).isEqualTo("there are none");
    }

    @Test
    void distinguishesMisspelledFromMissingNames() {
        assertThat(NearestName.isMisspelled("batch", List.of("bacth"), KNOWN)).isTrue();
        assertThat(NearestName.isMisspelled("location", List.of("bacth"), KNOWN)).isFalse();
        assertThat(NearestName.isMisspelled("batch", List.of("location"), KNOWN)).isFalse();
    }
}
