package io.mithridate.api.defense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.backend.AccessDeniedException;
import io.mithridate.api.data.Image;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.model.Checkpoint;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DefenseValuesTest {

    @Test
    void deniedAccessNamesTheMissingAccess() {
        assertThat(new AccessDeniedException("clean-clip", Access.TRUE_TRIGGER))
                .hasMessage(
                        "the defense 'clean-clip' used TRUE_TRIGGER, which its requires() does not"
                                + " name");
    }

    @Test
    void evidenceCopiesItsNumbers() {
        Map<String, Double> numbers = new HashMap<>(Map.of("norm", 3.0));
        Evidence evidence = Evidence.of(numbers);
        numbers.clear();
        assertThat(evidence.numbers()).containsEntry("norm", 3.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../norm", "a/b", "", "Mask", ".", "mask norm"})
    void evidenceRejectsNamesThatAreNotInKebabCase(String name) {
        assertThatThrownBy(() -> Evidence.of(Map.of(name, 1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "evidence name '%s' must be in kebab-case, such as 'mask-norm', because files are named after it"
                                .formatted(name));
        assertThatThrownBy(() -> new Evidence(Map.of(), Map.of(), Map.of(name, Image.black(1, 1))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                new Evidence(
                                        Map.of(),
                                        Map.of(name, new NumberArray(List.of(), new float[1])),
                                        Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eachKindDeclaresItsAccessAndWhetherItDefends() {
        ModelDetector detector =
                new ModelDetector() {
                    @Override
                    public Set<Access> requires() {
                        return Set.of(Access.CLEAN_PAIRS);
                    }

                    @Override
                    public Verdict inspect(Checkpoint suspect, DefenseContext context) {
                        return new Verdict(false, 0, Evidence.none());
                    }
                };
        assertThat(detector.access()).containsExactlyInAnyOrder(Access.SUSPECT, Access.CLEAN_PAIRS);
        assertThat(detector.defends()).isFalse();
        assertThat(new Scoring().access())
                .containsExactlyInAnyOrder(Access.SUSPECT, Access.TRAINING_PAIRS);
        assertThat(new Scoring().defends()).isFalse();
    }

    private record Scoring() implements SampleDetector {

        @Override
        public Set<Access> requires() {
            return Set.of();
        }

        @Override
        public Scores score(Checkpoint suspect, DefenseContext context) {
            return new Scores(new double[0]);
        }
    }
}
