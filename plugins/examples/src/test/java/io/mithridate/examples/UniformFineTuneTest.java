package io.mithridate.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Image;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.testkit.DefenseContract;
import io.mithridate.testkit.DefenseMaterial;
import io.mithridate.testkit.FixedDefenseContext;
import io.mithridate.testkit.StripedMaterial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of all defenses, and tests specific to this plugin. */
class UniformFineTuneTest implements DefenseContract {

    private static final Recipe RECIPE = new Recipe(20, 12, 3e-3, 2, 0.1, 0.9, 0.98, 1e-8, 1);

    private final StripedMaterial material = new StripedMaterial();

    @Override
    public Class<?> plugin() {
        return UniformFineTune.class;
    }

    @Override
    public Defense defense() {
        return new UniformFineTune(
                new UniformFineTune.Options(0.1, 2, RECIPE), material.fineTuner());
    }

    @Override
    public DefenseMaterial material() {
        return material;
    }

    @Test
    void complainsAboutABatchLargerThanTheNumberOfPairs() {
        Setting few =
                new Setting(new Classes(List.of("dog", "cat")), 32, new Setting.Pairs(99, 99, 11));

        assertThat(defense().complaints(few))
                .extracting(OptionComplaint::option)
                .containsExactly("batch");
    }

    @Test
    void spreadsPicturesMoreThanFineTuningAlone(@TempDir Path work) throws IOException {
        ModelProvider models = material().models();
        Checkpoint suspect =
                models.initialise(material.pairs(), List.of(), training(work.resolve("suspect")));

        Checkpoint tuned = withWeight(0).purify(suspect, context(work.resolve("tuned")));
        Checkpoint spread = withWeight(5).purify(suspect, context(work.resolve("spread")));

        assertThat(meanCosine(models, spread)).isLessThan(meanCosine(models, tuned) - 0.05);
    }

    private UniformFineTune withWeight(double weight) {
        return new UniformFineTune(
                new UniformFineTune.Options(weight, 2, RECIPE), material.fineTuner());
    }

    /** Returns the mean cosine of the embeddings of two different pictures. */
    private double meanCosine(ModelProvider models, Checkpoint checkpoint) {
        List<Image> images =
                IntStream.range(0, material.pairs().size())
                        .mapToObj(i -> material.decoder().decode(material.pairs().image(i)))
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
