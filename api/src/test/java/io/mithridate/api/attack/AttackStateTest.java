package io.mithridate.api.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttackStateTest {

    private static final NumberArray NOISE =
            new NumberArray(List.of(2, 2), new float[] {1, 2, 3, 4});

    @Test
    void findsArraysByName() {
        assertThat(new AttackState(Map.of(), Map.of("noise", NOISE)).array("noise"))
                .isEqualTo(NOISE);
    }

    @Test
    void saysWhichArraysThereAre() {
        AttackState state = new AttackState(Map.of(), Map.of("noise", NOISE, "grid", NOISE));
        assertThatThrownBy(() -> state.array("patch"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the attack's state has no array 'patch', only [grid, noise]");
    }

    /** The order of Map.copyOf changes from process to process. */
    @Test
    void ordersItsMaps() {
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
    void keepsMapsOfItsOwn() {
        Map<String, String> properties = new HashMap<>(Map.of("location", "center"));
        Map<String, NumberArray> arrays = new HashMap<>(Map.of("noise", NOISE));
        AttackState state = new AttackState(properties, arrays);
        properties.clear();
        arrays.clear();
        assertThat(state.properties()).containsEntry("location", "center");
        assertThat(state.arrays()).containsKey("noise");
    }

    @Test
    void isEqualByContent() {
        AttackState one = new AttackState(Map.of("a", "b"), Map.of("noise", NOISE));
        AttackState same =
                new AttackState(
                        Map.of("a", "b"),
                        Map.of("noise", new NumberArray(List.of(2, 2), new float[] {1, 2, 3, 4})));
        AttackState other =
                new AttackState(
                        Map.of("a", "b"),
                        Map.of("noise", new NumberArray(List.of(2, 2), new float[] {1, 2, 3, 5})));
        assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(other);
        assertThat(AttackState.empty()).isEqualTo(new AttackState(Map.of(), Map.of()));
    }
}
