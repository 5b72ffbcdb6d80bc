package io.mithridate.defenses;

import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.InputDetector;
import io.mithridate.api.defense.ModelDetector;
import io.mithridate.api.defense.Purifier;
import io.mithridate.api.defense.RobustTraining;
import io.mithridate.api.defense.SampleDetector;
import io.mithridate.api.defense.SampleFilter;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.training.FineTuneDefense;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.testkit.DefenseMaterial;
import io.mithridate.testkit.FixedDefenseContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A run of a bundled defense of any kind with seed 1.
 *
 * @param model the purified model, or the model trained in place of the victim
 * @param found the other results: scores, kept pairs, a verdict
 * @param steps the steps reported to the listener
 */
public record DefenseRun(
        Optional<Checkpoint> model, List<Object> found, List<TrainingListener.Step> steps) {

    /**
     * Runs a defense.
     *
     * @param model the suspect, or the base model that training starts from
     * @param folder an empty folder
     */
    public static DefenseRun of(
            Defense defense, DefenseMaterial material, Checkpoint model, Path folder) {
        List<TrainingListener.Step> steps = new ArrayList<>();
        TrainingListener listener =
                new TrainingListener() {
                    @Override
                    public void onStep(Step step) {
                        steps.add(step);
                    }
                };
        DefenseContext context =
                new FixedDefenseContext(
                        "the defense under test",
                        defense.access(),
                        new TrainingContext("run", createFolder(folder), new Seed(1), listener),
                        material,
                        folder);
        if (defense instanceof Purifier purifier) {
            return ofModel(purifier.purify(model, context), steps);
        }
        if (defense instanceof RobustTraining training) {
            return ofModel(
                    training.train(model, material.pairs(), material.recipe(), context), steps);
        }
        return new DefenseRun(
                Optional.empty(), List.of(detect(defense, material, model, context)), steps);
    }

    /** Returns the objective of a defense on the pictures of bars. */
    public static Objective objective(FineTuneDefense defense) {
        Path unused = Path.of("unused");
        return defense.objective(
                new FixedDefenseContext(
                        "the defense under test",
                        defense.access(),
                        new TrainingContext("run", unused, new Seed(1), TrainingListener.silent()),
                        new BarMaterial(),
                        unused));
    }

    private static DefenseRun ofModel(Checkpoint model, List<TrainingListener.Step> steps) {
        return new DefenseRun(Optional.of(model), List.of(), steps);
    }

    private static Object detect(
            Defense defense, DefenseMaterial material, Checkpoint model, DefenseContext context) {
        if (defense instanceof ModelDetector detector) {
            return detector.inspect(model, context);
        }
        if (defense instanceof SampleFilter filter) {
            SampleDetector.Scores scores = filter.score(model, context);
            return List.of(scores, Arrays.toString(filter.kept(scores.values())));
        }
        try (ImageTextModel opened = material.models().open(model)) {
            return Arrays.toString(
                    ((InputDetector) defense)
                            .guard(opened, context)
                            .score(
                                    IntStream.range(0, material.pairs().size())
                                            .mapToObj(material.pairs()::image)
                                            .map(
                                                    picture ->
                                                            material.decoder()
                                                                    .decode(
                                                                            picture,
                                                                            opened.imageSize()))
                                            .toList()));
        }
    }

    /** Returns the findings, the number of steps and the weights of the resulting model. */
    public List<Object> result() {
        List<Object> result = new ArrayList<>(found);
        result.add(steps.size());
        model.ifPresent(checkpoint -> result.add(bytes(checkpoint.weights())));
        return result;
    }

    private static ByteBuffer bytes(Path file) {
        try {
            return ByteBuffer.wrap(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path createFolder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
