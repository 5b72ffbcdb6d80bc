package io.mithridate.defenses.robust;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.plugin.Plugins;
import io.mithridate.api.training.Recipe;
import io.mithridate.defenses.BarMaterial;
import io.mithridate.defenses.ColouredPairs;
import io.mithridate.defenses.DefenseRun;
import io.mithridate.defenses.NamedDefense;
import io.mithridate.defenses.Purification;
import io.mithridate.testkit.DefenseMaterial;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests that the pool of pictures and the pool of captions start with the base model's embeddings
 * of the first pairs. Negating the embeddings of one kind changes only the first loss of that kind.
 */
class FirstPoolsTest {

    private static final String SAFE_CLIP =
            "image-augmentation=geometric text-augmenter=identity pool=32";
    private static final String RO_CLIP =
            "image-augmentation=geometric text-augmenter=identity every=1 pool=0.5";

    @TempDir private static Path home;

    private static Checkpoint base = new Checkpoint(Path.of(""), "");

    @TempDir private Path work;

    @BeforeAll
    static void makeBase() throws IOException {
        base = Purification.suspect(home.resolve("base"));
    }

    /**
     * If all pairs have the same embedding of one kind, the loss of that kind is the same with any
     * pool.
     */
    @ParameterizedTest(name = "{0} on {1}: pictures {2}, captions {3}")
    @CsvSource({
        "safe-clip, PICTURES, true, false",
        "safe-clip, CAPTIONS, false, true",
        "ro-clip, BOTH, false, true"
    })
    void poolsContainEmbeddingsOfTheirOwnKind(
            String defense, Differing differing, boolean pictures, boolean captions) {
        double plain = firstLoss(defense, differing, Turned.NOTHING);

        assertThat(firstLoss(defense, differing, Turned.PICTURES) != plain).isEqualTo(pictures);
        assertThat(firstLoss(defense, differing, Turned.CAPTIONS) != plain).isEqualTo(captions);
    }

    private double firstLoss(String defense, Differing differing, Turned turned) {
        Turning material = new Turning(differing, turned);
        return DefenseRun.of(
                        NamedDefense.of(
                                defense,
                                defense.equals("ro-clip") ? RO_CLIP : SAFE_CLIP,
                                material.plugins()),
                        material,
                        base,
                        work.resolve(turned.name()))
                .steps()
                .get(0)
                .loss();
    }

    /** The kind in which pairs differ. */
    private enum Differing {
        PICTURES,
        CAPTIONS,
        BOTH
    }

    /** The kind whose embeddings are negated. */
    private enum Turned {
        NOTHING,
        PICTURES,
        CAPTIONS
    }

    private record Turning(Differing differing, Turned turned) implements DefenseMaterial {

        private static final BarMaterial BARS = new BarMaterial();

        @Override
        public PairSet pairs() {
            PairSet bars = BARS.pairs();
            return PairSet.of(
                    IntStream.range(0, bars.size())
                            .mapToObj(
                                    i ->
                                            new PairSet.Pair(
                                                    bars.id(i),
                                                    differing == Differing.CAPTIONS
                                                            ? Image.black(
                                                                    ColouredPairs.SIDE,
                                                                    ColouredPairs.SIDE)
                                                            : ((ImageData.Decoded) bars.image(i))
                                                                    .image(),
                                                    differing == Differing.PICTURES
                                                            ? "a caption"
                                                            : bars.caption(i)))
                            .toList());
        }

        @Override
        public Recipe recipe() {
            return new Recipe(3, 32, 1e-3, 0, 0, 0.9, 0.999, 1e-8, 0);
        }

        @Override
        public ModelProvider models() {
            ModelProvider models = BARS.models();
            return (ModelProvider)
                    Proxy.newProxyInstance(
                            ModelProvider.class.getClassLoader(),
                            new Class<?>[] {ModelProvider.class},
                            (proxy, method, arguments) ->
                                    method.getName().equals("open")
                                            ? new TurningModel(
                                                    models.open((Checkpoint) arguments[0]), turned)
                                            : method.invoke(models, arguments));
        }

        @Override
        public ImageDecoder decoder() {
            return BARS.decoder();
        }

        @Override
        public Plugins plugins() {
            return BARS.plugins();
        }
    }

    private record TurningModel(ImageTextModel model, Turned turned) implements ImageTextModel {

        @Override
        public Checkpoint checkpoint() {
            return model.checkpoint();
        }

        @Override
        public int imageSize() {
            return model.imageSize();
        }

        @Override
        public Embeddings embedImages(List<Image> images) {
            return negate(model.embedImages(images), turned == Turned.PICTURES);
        }

        @Override
        public Embeddings embedTexts(List<String> texts) {
            return negate(model.embedTexts(texts), turned == Turned.CAPTIONS);
        }

        private static Embeddings negate(Embeddings rows, boolean negates) {
            float[] values = rows.values().clone();
            for (int i = 0; i < values.length && negates; i++) {
                values[i] = -values[i];
            }
            return new Embeddings(rows.count(), rows.dimension(), values);
        }

        @Override
        public double logitScale() {
            return model.logitScale();
        }

        @Override
        public void close() {
            model.close();
        }
    }
}
