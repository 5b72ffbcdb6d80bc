package io.mithridate.tensorflow.training;

import io.mithridate.api.data.Image;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.clip.architecture.MiniArchitecture;
import io.mithridate.tensorflow.text.BytePairEncoding;
import io.mithridate.tensorflow.training.loss.Loss;
import io.mithridate.tensorflow.training.loss.Losses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A small CLIP with batch norm, and an objective with random views and a scheduled number. */
final class TinyTraining implements Objective {

    static final int SIDE = 16;
    static final TinyPairs PAIRS = new TinyPairs(52, SIDE);

    private static final View.Images IMAGE = View.images();
    private static final View.Captions CAPTION = View.captions();
    private static final View.Images NOISY =
            View.images(
                    "noisy",
                    (image, random) -> {
                        byte[] rgb = image.rgb().clone();
                        rgb[random.nextInt(rgb.length)] = 0;
                        return new Image(image.width(), image.height(), rgb);
                    });
    private static final View.Captions CUT =
            View.captions("cut", (caption, random) -> caption.substring(random.nextInt(4)));

    /** Writes the initial model into a new folder. */
    static Checkpoint writeStart(Path folder) {
        List<String> captions = IntStream.range(0, PAIRS.size()).mapToObj(PAIRS::caption).toList();
        BytePairEncoding tokenizer = BytePairEncoding.learn(captions, 540, 16);
        MiniArchitecture architecture =
                new MiniArchitecture(
                        SIDE, List.of(4, 8), 8, 16, 2, 2, 16, tokenizer.vocabularySize());
        return ClipCheckpoint.initial(architecture, tokenizer, new Seed(5))
                .write(createFolder(folder));
    }

    static Path createFolder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns a recipe with a warm-up of two steps, or without one if there are at most two steps.
     */
    static Recipe recipe(int epochs, int batch) {
        int steps = PAIRS.size() / batch * epochs;
        return new Recipe(
                epochs,
                batch,
                1e-2,
                Optional.of(steps > 2 ? 2 : 0),
                Recipe.Schedule.COSINE,
                0.1,
                Recipe.Decayed.WEIGHTS,
                0.9,
                0.999,
                1e-8,
                1,
                false);
    }

    static Map<String, float[]> train(Checkpoint start, Recipe recipe, TrainingContext context) {
        return train(
                start,
                recipe,
                new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT32),
                context);
    }

    static Map<String, float[]> train(
            Checkpoint start, Recipe recipe, Compute compute, TrainingContext context) {
        Checkpoint trained =
                new FineTuner(compute, TinyPairs.decoder())
                        .fineTune(start, PAIRS, new TinyTraining(), recipe, context);
        return ClipCheckpoint.read(trained).weights();
    }

    @Override
    public List<View> views() {
        return List.of(IMAGE, NOISY, CAPTION, CUT);
    }

    @Override
    public Map<String, ScheduledNumber> scheduledNumbers() {
        return Map.of("weight", (step, steps) -> (step + 1.0) / steps, "other", (s, steps) -> 0.5);
    }

    @Override
    public Loss loss(Ops tf, Batch batch) {
        Operand<TFloat32> scale = batch.logitScale();
        Operand<TFloat32> inModal =
                Losses.inModal(
                        tf,
                        batch.of(IMAGE),
                        batch.of(NOISY),
                        batch.of(CAPTION),
                        batch.of(CUT),
                        scale);
        Operand<TFloat32> moved = Losses.squaredDistance(tf, batch.of(IMAGE), batch.frozen(IMAGE));
        return Loss.sum(
                tf,
                new Loss.Term(
                        "clip", Losses.clip(tf, batch.of(IMAGE), batch.of(CAPTION), scale), 1),
                new Loss.Term("in-modal", tf.math.mul(inModal, batch.scheduled("weight")), 1),
                new Loss.Term("moved", tf.math.mul(moved, batch.scheduled("other")), 1));
    }
}
