package io.mithridate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GoldenTensorsTest {

    private final GoldenTensors golden =
            GoldenTensors.read(GoldenTensorsTest.class, "four-types.safetensors");

    @Test
    void readsEachType() {
        assertThat(golden.names()).containsExactly("bytes", "doubles", "floats", "longs");
        assertThat(golden.bytes("bytes")).containsExactly(0, 255);
        assertThat(golden.longs("longs")).containsExactly(-1, 1L << 40);
        assertThat(golden.floats("floats")).containsExactly(0.5f, -2, 3, 4, 5, 6);
        assertThat(golden.doubles("doubles")).containsExactly(0.1);
    }

    @Test
    void returnsShapes() {
        assertThat(golden.shape("floats")).containsExactly(2, 3);
        assertThat(golden.shape("doubles")).isEmpty();
    }

    @Test
    void listsTheTensorsIfOneIsMissing() {
        assertThatThrownBy(() -> golden.floats("float"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no tensor 'float', only [bytes, doubles, floats, longs]");
        assertThatThrownBy(() -> golden.floats("longs"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tensor 'longs' is of type I64, not F32");
        assertThatThrownBy(() -> GoldenTensors.read(GoldenTensorsTest.class, "nothing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no resource 'nothing'");
    }
}
