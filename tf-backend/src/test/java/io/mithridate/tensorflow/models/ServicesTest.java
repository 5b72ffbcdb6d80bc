package io.mithridate.tensorflow.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.backend.DeviceCheck;
import io.mithridate.api.backend.EventFiles;
import io.mithridate.api.backend.PictureCacheFiller;
import io.mithridate.api.backend.PluginClass;
import io.mithridate.api.backend.Saliency;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.StretchedPictureReader;
import io.mithridate.api.plugin.Plugin;
import io.mithridate.tensorflow.pictures.PictureCacheFolder;
import io.mithridate.tensorflow.training.BlockReader;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.tensorflow.training.Networks;
import io.mithridate.tensorflow.training.Optimizer;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** Tests that the runner finds this module's services and can build them. */
class ServicesTest {

    @Test
    void findsTheModelByName() {
        assertThat(ServiceLoader.load(Plugin.class))
                .flatExtracting(Plugin::extensions)
                .extracting(type -> PluginClass.of(type).name())
                .containsExactly("mini");
    }

    @Test
    void offersTrainersAndADecoderThatCanBeBuilt() {
        assertThat(ServiceLoader.load(Plugin.class))
                .singleElement()
                .satisfies(
                        services -> {
                            Map<Class<?>, Class<?>> bindings = services.services();
                            assertThat(bindings)
                                    .containsOnlyKeys(
                                            FineTuner.class,
                                            BlockReader.class,
                                            Networks.class,
                                            Optimizer.class,
                                            PictureCacheFolder.class,
                                            PictureCacheFiller.class,
                                            ImageDecoder.class,
                                            StretchedPictureReader.class,
                                            DeviceCheck.class,
                                            EventFiles.class,
                                            Saliency.class);
                            bindings.forEach(
                                    (type, built) -> {
                                        assertThat(type.isAssignableFrom(built)).isTrue();
                                        assertThat(isInjectable(built)).as("%s", built).isTrue();
                                    });
                        });
    }

    /** The runner's injector requires the annotation even if nothing is injected. */
    private static boolean isInjectable(Class<?> type) {
        return Arrays.stream(type.getConstructors())
                        .filter(constructor -> constructor.isAnnotationPresent(Inject.class))
                        .count()
                == 1;
    }
}
