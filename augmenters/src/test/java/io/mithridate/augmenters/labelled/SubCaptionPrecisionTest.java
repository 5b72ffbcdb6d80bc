package io.mithridate.augmenters.labelled;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests that precision and coverage on the labeled captions do not fall. For the frozen half, a
 * failure shows only the number.
 */
class SubCaptionPrecisionTest {

    private static final Map<Half, Score> SCORES = new EnumMap<>(Half.class);

    @BeforeAll
    static void scoreBothHalves() {
        for (Half half : Half.values()) {
            SCORES.put(half, Score.of(half, ScoreSubCaptions.augmenter(), ScoreSubCaptions.SEEDS));
        }
    }

    @ParameterizedTest
    @EnumSource(Half.class)
    void positivesAreTrueAndGrammatical(Half half) {
        assertThat(score(half).positives().precision()).isGreaterThanOrEqualTo(0.98);
    }

    @ParameterizedTest
    @EnumSource(Half.class)
    void negativesAreFalseInOnePiece(Half half) {
        // Outputs without a label count as wrong. If a change gives new outputs for the frozen
        // half, somebody else must label them.
        assertThat(score(half).negatives().precision()).isGreaterThanOrEqualTo(0.97);
    }

    @ParameterizedTest
    @EnumSource(Half.class)
    void mostCaptionsOfTwoWordsGetSubCaptions(Half half) {
        assertThat(score(half).positiveCoverage()).isGreaterThanOrEqualTo(0.79);
        assertThat(score(half).negativeCoverage()).isGreaterThanOrEqualTo(0.66);
    }

    private static Score score(Half half) {
        return requireNonNull(SCORES.get(half));
    }
}
