package io.mithridate.api.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceTest {

    @Test
    void parsesAKindWithoutIndexAsTheFirstDevice() {
        assertThat(Compute.Device.parse("cpu")).isEqualTo(Compute.Device.CPU);
        assertThat(Compute.Device.parse("gpu")).isEqualTo(Compute.Device.GPU);
        assertThat(Compute.Device.parse("gpu:0")).isEqualTo(Compute.Device.GPU);
        assertThat(Compute.Device.parse("cpu:0")).hasToString("cpu");
        assertThat(Compute.Device.GPU).hasToString("gpu:0");
    }

    @Property
    void parsesItsOwnText(@ForAll @IntRange(min = 0, max = 63) int index) {
        Compute.Device device = new Compute.Device(Compute.Device.Kind.GPU, index);
        assertThat(Compute.Device.parse(device.toString())).isEqualTo(device);
        assertThat(Compute.Device.parse("gpu: " + index)).isEqualTo(device);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tpu|must be cpu, gpu, or gpu with an index such as gpu:1",
                "GPU|must be cpu, gpu, or gpu with an index",
                "gpu:|'' is not an index of a device; gpu:0 is the first one",
                "gpu:0,1|no longer be split across devices; use gpu, and run stages side by side",
                "gpu:-1|'-1' is not an index of a device",
                "gpu:one|'one' is not an index of a device",
                "gpu:64|64 is not an index of a device; they are counted from 0 to 63",
                "cpu:1|there is only one CPU device",
                "gpu:1:2|'1:2' is not an index of a device",
            })
    void rejectsTextsThatAreNotDevices(String text, String complaint) {
        assertThatThrownBy(() -> Compute.Device.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint);
    }
}
