package io.mithridate.examples.defense;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.PairCounts;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.testkit.DefenseContract;
import io.mithridate.testkit.DefenseMaterial;
import io.mithridate.testkit.FixedDefenseContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of all defenses, and what this one is for. */
class UniformFineTuneTest implements DefenseContract {

    private static final Compute CPU =
            new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT32);
    private static final Recipe RECIPE = new Recipe(20, 12, 3e-3, 2, 0.1, 0.9, 0.98, 1e-8, 1);

    private final FineTuner fineTuner = new FineTuner(CPU, StripedPairs.DECODER);
    private final PairSet pairs = StripedPairs.all();

    @Override
    public Defense defense() {
        return withWeight(0.1);
    }

    @Override
    public DefenseMaterial material() {
        return new StripedMaterial(fineTuner);
    }

    @Test
    void aBatchOfMorePairsThanTheDefenderHasIsKnownBeforeWork() {
        Setting few =
                new Setting(new Classes(List.of("dog", "cat")), 32, new PairCounts(99, 99, 11));

        assertThat(defense().complaints(few))
                .extracting(OptionComplaint::option)
                .containsExactly("batch");
    }

    @Test
    void spreadsPicturesFurtherThanFineTuningAlone(@TempDir Path work) throws IOException {
        ModelProvider models = material().models();
        Checkpoint suspect = models.initialise(pairs, List.of(), training(work.resolve("suspect")));

        Checkpoint tuned = withWeight(0).purify(suspect, context(work.resolve("tuned")));
        Checkpoint spread = withWeight(5).purify(suspect, context(work.resolve("spread")));

        assertThat(meanCosine(models, spread)).isLessThan(meanCosine(models, tuned) - 0.05);
    }

    private UniformFineTune withWeight(double weight) {
        return new UniformFineTune(new UniformFineTune.Options(weight, 2, RECIPE), fineTuner);
    }

    /** The mean cosine between the embeddings of two different pictures. */
    private double meanCosine(ModelProvider models, Checkpoint checkpoint) {
        List<Image> images =
                IntStream.range(0, pairs.size())
                        .mapToObj(i -> StripedPairs.DECODER.decode(pairs.image(i)))
                        .toList();
        try (ImageTextModel model = models.open(checkpoint)) {
            Embeddings unit = model.embedImages(images).normalised();
            double sum = 0;
            for (int i = 0; i < unit.count(); i++) {
                for (int j = 0; j < i; j++) {
                    sum += unit.dot(i, unit, j);
                }
            }
            return sum / (unit.count() * (unit.count() - 1) / 2.0);
        }
    }

    private static TrainingContext training(Path folder) throws IOException {
        return new TrainingContext(
                "stripes", Files.createDirectory(folder), new Seed(1), TrainingListener.silent());
    }

    private DefenseContext context(Path folder) throws IOException {
        return new FixedDefenseContext(
                "uniform-fine-tune", defense().access(), training(folder), material(), folder);
    }
}
