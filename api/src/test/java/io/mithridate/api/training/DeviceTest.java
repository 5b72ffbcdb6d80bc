package io.mithridate.api.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceTest {

    @Test
    void aKindAloneIsItsFirstDevice() {
        assertThat(Compute.Device.parse("cpu")).isEqualTo(Compute.Device.CPU);
        assertThat(Compute.Device.parse("gpu")).isEqualTo(Compute.Device.GPU);
        assertThat(Compute.Device.parse("gpu:0")).isEqualTo(Compute.Device.GPU);
        assertThat(Compute.Device.parse("cpu:0")).hasToString("cpu");
        assertThat(Compute.Device.GPU).hasToString("gpu:0");
    }

    @Test
    void theOrderOfIndicesIsKept() {
        Compute.Device device = Compute.Device.parse("gpu:3, 1");
        assertThat(device.indices()).containsExactly(3, 1);
        assertThat(device.count()).isEqualTo(2);
    }

    @Property
    void whatIsWrittenIsReadBack(
            @ForAll @Size(min = 1, max = 8) @UniqueElements
                    List<@IntRange(min = 0, max = 63) Integer> indices) {
        Compute.Device device = new Compute.Device(Compute.Device.Kind.GPU, indices);
        assertThat(Compute.Device.parse(device.toString())).isEqualTo(device);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tpu|must be cpu, gpu, or gpu with indices such as gpu:0,1",
                "GPU|must be cpu, gpu, or gpu with indices",
                "gpu:|'' is not an index of a device; gpu:0 is the first one",
                "gpu:0,|'' is not an index of a device",
                "gpu:-1|'-1' is not an index of a device",
                "gpu:one|'one' is not an index of a device",
                "gpu:64|64 is not an index of a device; they are counted from 0 to 63",
                "gpu:0,0|names a device twice",
                "cpu:1|counted from 0 without a gap",
                "cpu:0,2|counted from 0 without a gap",
                "gpu:1:2|'1:2' is not an index of a device",
            })
    void refusesWhatNamesNoDevice(String text, String complaint) {
        assertThatThrownBy(() -> Compute.Device.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(complaint);
    }
}
