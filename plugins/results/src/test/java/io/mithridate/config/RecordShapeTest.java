package io.mithridate.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.config.FakeOptions.NoOptions;
import io.mithridate.config.FakeOptions.PatchOptions;
import io.mithridate.config.FakeOptions.TuningOptions;
import org.junit.jupiter.api.Test;

class RecordShapeTest {

    private record Inputs(String firstText, int second) {}

    @Test
    void recordsWithOptionsOrInlinedRecordsAreOptions() {
        assertThat(RecordShape.of(PatchOptions.class).isOptions()).isTrue();
        assertThat(RecordShape.of(TuningOptions.class).isOptions()).isTrue();
        assertThat(RecordShape.of(Inputs.class).isOptions()).isFalse();
        assertThat(RecordShape.of(NoOptions.class).isOptions()).isFalse();
    }

    @Test
    void componentsKeepTheirOrder() {
        RecordShape shape = RecordShape.of(Inputs.class);

        assertThat(shape.components())
                .extracting(RecordShape.Component::name)
                .containsExactly("first-text", "second");
        assertThat(shape.components())
                .extracting(component -> component.in(new Inputs("a", 2)))
                .containsExactly("a", 2);
    }
}
