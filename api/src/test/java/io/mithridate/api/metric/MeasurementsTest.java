package io.mithridate.api.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MeasurementsTest {

    @Test
    void keepsCollectionsOfItsOwn() {
        Map<String, String> qualifiers = new HashMap<>(Map.of("split", "test"));
        Measurement row =
                new Measurement(
                        "clean-accuracy", OptionalInt.of(1), 0.5, "share", 10, true, qualifiers);
        List<Measurement> rows = new ArrayList<>(List.of(row));
        Measurements measurements = Measurements.of(rows);
        qualifiers.clear();
        rows.clear();
        assertThat(measurements.values()).containsExactly(row);
        assertThat(row.qualifiers()).containsEntry("split", "test");
        assertThat(measurements.arrays()).isEmpty();
        assertThat(measurements.images()).isEmpty();
    }
}
