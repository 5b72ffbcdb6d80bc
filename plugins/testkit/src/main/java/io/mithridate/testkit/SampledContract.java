package io.mithridate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.backend.PluginClass;
import org.junit.jupiter.api.Test;

/** A contract of data sets, which may be too large to look at all of their pictures. */
public interface SampledContract extends PluginContract {

    /** Under these names an experiment gives one of two data sets. */
    @Test
    default void nameIsNeitherTrainNorTest() {
        assertThat(PluginClass.of(plugin()).name()).isNotIn("train", "test");
    }

    /** Returns how many pictures of each set are looked at; all where there are fewer. */
    default int samples() {
        return 64;
    }
}
