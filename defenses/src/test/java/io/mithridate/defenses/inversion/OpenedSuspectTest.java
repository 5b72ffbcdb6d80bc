package io.mithridate.defenses.inversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.plugin.Plugins;
import io.mithridate.defenses.BarMaterial;
import io.mithridate.defenses.DefenseRun;
import io.mithridate.defenses.NamedDefense;
import io.mithridate.defenses.Purification;
import io.mithridate.testkit.DefenseMaterial;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that a defense opens a model only to embed, because opening it reads all its weights. */
class OpenedSuspectTest {

    @TempDir private Path work;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "abd, patch-size=4 patch-steps=1 epochs=1 learning-rate=1e-3 batch=16, 0",
        "decree, steps=1 batch=16, 0",
        "inver-tune, batch=16 patch-steps=1 inversion-steps=1 tuning-steps=1, 1"
    })
    void opensTheSuspectOnlyToEmbed(String name, String options, int openings) throws IOException {
        CountedOpening material = new CountedOpening(new BarMaterial(), new AtomicInteger());

        DefenseRun.of(
                NamedDefense.of(name, options, material.plugins()),
                material,
                Purification.suspect(work.resolve("suspect")),
                work.resolve("run"));

        assertThat(material.opened()).hasValue(openings);
    }

    /** A material that counts how often a model is opened. */
    private record CountedOpening(BarMaterial bars, AtomicInteger opened)
            implements DefenseMaterial {

        @Override
        public ModelProvider models() {
            ModelProvider models = bars.models();
            return (ModelProvider)
                    Proxy.newProxyInstance(
                            ModelProvider.class.getClassLoader(),
                            new Class<?>[] {ModelProvider.class},
                            (proxy, method, arguments) -> {
                                if (method.getName().equals("open")) {
                                    opened.incrementAndGet();
                                }
                                return method.invoke(models, arguments);
                            });
        }

        @Override
        public PairSet pairs() {
            return bars.pairs();
        }

        @Override
        public ImageDecoder decoder() {
            return bars.decoder();
        }

        @Override
        public LabelledImages labelledImages() {
            return bars.labelledImages();
        }

        @Override
        public Classes classes() {
            return bars.classes();
        }

        @Override
        public Plugins plugins() {
            return bars.plugins();
        }
    }
}
