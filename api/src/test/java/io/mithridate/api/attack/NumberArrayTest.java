package io.mithridate.api.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class NumberArrayTest {

    @Test
    void holdsOneNumberIfTheShapeHasNoAxes() {
        assertThat(new NumberArray(List.of(), new float[] {7}).values()).containsExactly(7);
    }

    @Test
    void rejectsShapesThatDoNotFit() {
        assertThatThrownBy(() -> new NumberArray(List.of(2, 3), new float[5]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("shape [2, 3] needs 6 numbers, got 5");
    }

    @Test
    void rejectsSizesThatOverflow() {
        List<Integer> shape = List.of(1 << 30, 1 << 30, 1 << 30);
        assertThatThrownBy(() -> new NumberArray(shape, new float[0]))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void isEqualByShapeAndContent() {
        NumberArray row = new NumberArray(List.of(1, 2), new float[] {1, 2});
        assertThat(row)
                .isEqualTo(new NumberArray(List.of(1, 2), new float[] {1, 2}))
                .isNotEqualTo(new NumberArray(List.of(2, 1), new float[] {1, 2}))
                .isNotEqualTo(new NumberArray(List.of(1, 2), new float[] {1, 3}))
                .hasToString("NumberArray[1, 2]");
    }
}
