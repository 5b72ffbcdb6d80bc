package io.mithridate.api.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.data.Image;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttackStateTest {

    private static final NumberArray NOISE =
            new NumberArray(List.of(2, 2), new float[] {1, 2, 3, 4});
    private static final Image PIXELS = new Image(2, 1, new byte[] {0, 1, 127, -128, -1, 7});

    private enum Place {
        TOP_LEFT {},
        CENTER
    }

    private record Whole(
            boolean compat,
            int side,
            long drawnBy,
            double alpha,
            String word,
            Place firstPlace,
            NumberArray noise,
            Image patch,
            Map<String, NumberArray> weights,
            Map<String, Double> measurements,
            Optional<Integer> steps,
            Optional<Place> place) {}

    private static Whole whole(Optional<Integer> steps, Optional<Place> place) {
        return new Whole(
                true,
                -3,
                Long.MIN_VALUE,
                0.1 + 0.2,
                "ä\n",
                Place.TOP_LEFT,
                NOISE,
                PIXELS,
                Map.of("layer/kernel", NOISE, "bias", NOISE),
                Map.of("psnr", 31.5),
                steps,
                place);
    }

    @Test
    void restoresEveryKindOfComponent() {
        for (Whole state :
                List.of(
                        whole(Optional.empty(), Optional.empty()),
                        whole(Optional.of(7), Optional.of(Place.CENTER)))) {
            assertThat(AttackState.of(state).as(Whole.class)).isEqualTo(state);
        }
    }

    @Test
    void componentsAreNamedInKebabCase() {
        AttackState stored = AttackState.of(whole(Optional.of(7), Optional.empty()));

        assertThat(stored.properties())
                .containsOnly(
                        Map.entry("compat", "true"),
                        Map.entry("side", "-3"),
                        Map.entry("drawn-by", "-9223372036854775808"),
                        Map.entry("alpha", "0.30000000000000004"),
                        Map.entry("word", "ä\n"),
                        Map.entry("first-place", "TOP_LEFT"),
                        Map.entry("steps", "7"));
        assertThat(stored.arrays())
                .containsOnly(
                        Map.entry("noise", NOISE),
                        Map.entry(
                                "patch",
                                new NumberArray(
                                        List.of(1, 2, 3), new float[] {0, 1, 127, 128, 255, 7})),
                        Map.entry("weights/layer/kernel", NOISE),
                        Map.entry("weights/bias", NOISE));
        assertThat(stored.measurements()).containsOnly(Map.entry("psnr", 31.5));
    }

    private record Sided(int side) {}

    @Test
    void rejectsTheStateOfAnotherAttack() {
        AttackState other = new AttackState(Map.of("word", "zx", "age", "3"), Map.of(), Map.of());
        assertThatThrownBy(() -> other.as(Sided.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the attack's state has no 'side', only [age, word]");
        assertThatThrownBy(() -> state("side", "wide").as(Sided.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("'wide'", "'side'", "not a number");
    }

    private record Placed(Place place) {}

    private record Painted(Image patch) {}

    private record Checked(int side) {
        Checked {
            if (side < 1) {
                throw new IllegalArgumentException("a side of " + side);
            }
        }
    }

    @Test
    void rejectsValuesThatDoNotFitTheRecord() {
        assertThatThrownBy(() -> state("place", "NOWHERE").as(Placed.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("'NOWHERE'", "'place'", "TOP_LEFT, CENTER");
        assertThat(state("side", "2").as(Checked.class)).isEqualTo(new Checked(2));
        assertThatThrownBy(() -> state("side", "0").as(Checked.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a side of 0");
        for (NumberArray wrong :
                List.of(
                        NOISE,
                        new NumberArray(List.of(1, 1, 3), new float[] {0, 256, 0}),
                        new NumberArray(List.of(1, 1, 3), new float[] {0, -1, 0}),
                        new NumberArray(List.of(1, 1, 3), new float[] {0, 0.5f, 0}))) {
            assertThatThrownBy(
                            () ->
                                    new AttackState(Map.of(), Map.of("patch", wrong), Map.of())
                                            .as(Painted.class))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'patch'");
        }
    }

    private static AttackState state(String name, String value) {
        return new AttackState(Map.of(name, value), Map.of(), Map.of());
    }

    private record Listed(List<String> words) {}

    @Test
    void rejectsTypesThatCannotBeStored() {
        assertThatThrownBy(() -> AttackState.of(new Listed(List.of("a"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("'words'", "List", "NumberArrays");
    }

    /** The iteration order of Map.copyOf differs between JVM runs. */
    @Test
    void sortsItsMaps() {
        List<String> sorted =
                List.of(
                        "age", "breed", "colour", "fur", "mood", "posture", "shape", "size",
                        "texture");
        Map<String, String> properties = new HashMap<>();
        Map<String, NumberArray> arrays = new HashMap<>();
        Map<String, Double> measurements = new HashMap<>();
        for (String name : sorted) {
            properties.put(name, name);
            arrays.put(name, NOISE);
            measurements.put(name, 1.0);
        }
        AttackState state = new AttackState(properties, arrays, measurements);

        assertThat(state.properties().keySet()).containsExactlyElementsOf(sorted);
        assertThat(state.arrays().keySet()).containsExactlyElementsOf(sorted);
        assertThat(state.measurements().keySet()).containsExactlyElementsOf(sorted);
    }

    @Test
    void copiesItsMaps() {
        Map<String, String> properties = new HashMap<>(Map.of("location", "center"));
        Map<String, NumberArray> arrays = new HashMap<>(Map.of("noise", NOISE));
        AttackState state = new AttackState(properties, arrays, Map.of());
        properties.clear();
        arrays.clear();
        assertThat(state.properties()).containsEntry("location", "center");
        assertThat(state.arrays()).containsKey("noise");
    }
}
