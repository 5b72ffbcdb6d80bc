package io.mithridate.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.backend.PluginClass;
import org.junit.jupiter.api.Test;

/** A contract of data sets that reads only a sample of the pictures, as there may be too many. */
public interface SampledContract extends PluginContract {

    /** The data set is not named "train" or "test", which are keys in experiments. */
    @Test
    default void nameIsNeitherTrainNorTest() {
        assertThat(PluginClass.of(plugin()).name()).isNotIn("train", "test");
    }

    /** Returns the number of pictures to sample from each set; a smaller set is read completely. */
    default int samples() {
        return 64;
    }
}
