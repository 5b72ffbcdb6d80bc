package io.mithridate.tensorflow.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PictureCacheFiller;
import io.mithridate.api.data.StretchedPictureReader;
import io.mithridate.api.model.FileEmbedder;
import io.mithridate.api.model.ModelFactory;
import io.mithridate.api.model.WeightExporter;
import io.mithridate.api.plugin.PluginFactory;
import io.mithridate.api.plugin.ServiceBindings;
import io.mithridate.api.training.DeviceCheck;
import io.mithridate.api.training.EventFiles;
import io.mithridate.tensorflow.pictures.PictureCacheFolder;
import io.mithridate.tensorflow.training.BlockReader;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.tensorflow.training.InputOptimizer;
import io.mithridate.tensorflow.training.Networks;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** What the runner finds of this module, and can build. */
class ServicesTest {

    @Test
    void modelsAreFoundByTheirNames() {
        List<ModelFactory<?>> factories = new ArrayList<>();
        for (ModelFactory<?> factory : ServiceLoader.load(ModelFactory.class)) {
            factories.add(factory);
        }
        assertThat(factories)
                .extracting(PluginFactory::name)
                .containsExactlyInAnyOrder("mini", "clip");
        assertThat(factories)
                .allSatisfy(
                        factory -> {
                            assertThat(injectable(factory.implementation())).isTrue();
                            assertThat(factory.summary()).isNotBlank().doesNotContain("\n");
                        });
    }

    @Test
    void trainersAndDecoderAreOfferedAndCanBeBuilt() {
        assertThat(ServiceLoader.load(ServiceBindings.class))
                .singleElement()
                .satisfies(
                        services -> {
                            Map<Class<?>, Class<?>> bindings = services.bindings();
                            assertThat(bindings)
                                    .containsOnlyKeys(
                                            FineTuner.class,
                                            BlockReader.class,
                                            Networks.class,
                                            InputOptimizer.class,
                                            PictureCacheFolder.class,
                                            PictureCacheFiller.class,
                                            ImageDecoder.class,
                                            StretchedPictureReader.class,
                                            DeviceCheck.class,
                                            EventFiles.class,
                                            FileEmbedder.class,
                                            WeightExporter.class);
                            bindings.forEach(
                                    (type, built) -> {
                                        assertThat(type.isAssignableFrom(built)).isTrue();
                                        assertThat(injectable(built)).as("%s", built).isTrue();
                                    });
                        });
    }

    /** The runner's injector wants the annotation even where nothing is asked for. */
    private static boolean injectable(Class<?> type) {
        return Arrays.stream(type.getConstructors())
                        .filter(constructor -> constructor.isAnnotationPresent(Inject.class))
                        .count()
                == 1;
    }
}
