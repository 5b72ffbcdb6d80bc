package io.mithridate.tensorflow.bench;

import com.sun.management.OperatingSystemMXBean;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.models.MiniModels;
import io.mithridate.tensorflow.models.SameCaptions;
import io.mithridate.tensorflow.training.Batch;
import io.mithridate.tensorflow.training.ClipObjective;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.TinyPairs;
import io.mithridate.tensorflow.training.View;
import io.mithridate.tensorflow.training.loss.Loss;
import io.mithridate.tensorflow.training.loss.Losses;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Prints the number of images per second that the model {@code mini} trains on and embeds.
 *
 * <p>Arguments, all optional, with defaults in parentheses: number of steps (100), samples in a
 * batch (128), threads (2), objective (clip or clean-clip), image widths (32,64,128,256). Besides
 * wall-clock time it prints processor time, which does not depend on other processes.
 */
public final class TrainingBenchmark {

    private static final int SIDE = 48;
    private static final int WARM_UP_STEPS = 20;

    private TrainingBenchmark() {}

    /** Runs the benchmark. */
    public static void main(String[] arguments) throws IOException {
        int steps = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        int batch = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 128;
        int threads = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2;
        Objective objective =
                arguments.length > 3 && arguments[3].equals("clean-clip")
                        ? new InModal()
                        : ClipObjective.withoutFalseNegatives();
        List<Integer> widths =
                Arrays.stream((arguments.length > 4 ? arguments[4] : "32,64,128,256").split(","))
                        .map(Integer::valueOf)
                        .collect(Collectors.toList());
        Compute compute = new Compute(Compute.Device.CPU, threads, Compute.Precision.FLOAT32);
        MiniModels.Options options =
                new MiniModels.Options(
                        Optional.empty(),
                        SIDE,
                        widths,
                        128,
                        96,
                        2,
                        2,
                        1500,
                        32,
                        SameCaptions.IGNORED);
        FineTuner tuner = new FineTuner(compute, TinyPairs.decoder());
        MiniModels models = new MiniModels(options, tuner, compute);
        PairSet pairs = new LongCaptions(new TinyPairs(batch * (steps + WARM_UP_STEPS), SIDE));
        Path folder = Files.createTempDirectory("training-benchmark");
        Checkpoint start =
                models.initialise(
                        pairs, List.of(), context(folder, "start", TrainingListener.silent()));
        Meter meter = new Meter(batch);
        Recipe recipe = new Recipe(1, batch, 1.5e-3, 50, 0.1, 0.9, 0.98, 1e-8, 1);
        Checkpoint end =
                tuner.fineTune(start, pairs, objective, recipe, context(folder, "end", meter));
        meter.print("training step, batch " + batch + ", " + threads + " threads");
        try (ImageTextModel model = models.open(end)) {
            List<Image> images =
                    IntStream.range(0, 2000)
                            .mapToObj(i -> ((ImageData.Decoded) pairs.image(i)).image())
                            .collect(Collectors.toList());
            model.embedImages(images.subList(0, 500));
            Meter embedding = new Meter(images.size());
            embedding.begin();
            model.embedImages(images);
            embedding.count();
            embedding.print("embedding images");
            List<String> texts =
                    IntStream.range(0, 2000).mapToObj(pairs::caption).collect(Collectors.toList());
            Collections.shuffle(texts, new java.util.Random(1));
            model.embedTexts(texts.subList(0, 500));
            Meter textMeter = new Meter(texts.size());
            textMeter.begin();
            model.embedTexts(texts);
            textMeter.count();
            textMeter.print("embedding texts");
        }
    }

    private static TrainingContext context(Path folder, String name, TrainingListener listener)
            throws IOException {
        return new TrainingContext(
                name, Files.createDirectories(folder.resolve(name)), new Seed(1), listener);
    }

    /** CleanCLIP's views and loss, with views that take no time to create. */
    private static final class InModal implements Objective {

        private static final View.Images IMAGE = View.images();
        private static final View.Images AUGMENTED = View.images("other", (image, random) -> image);
        private static final View.Captions CAPTION = View.captions();
        private static final View.Captions CHANGED =
                View.captions("changed", (caption, random) -> caption);

        @Override
        public List<View> views() {
            return List.of(IMAGE, AUGMENTED, CAPTION, CHANGED);
        }

        @Override
        public Loss loss(Ops tf, Batch batch) {
            Operand<TFloat32> scale = batch.logitScale();
            return Loss.sum(
                    tf,
                    new Loss.Term(
                            "clip", Losses.clip(tf, batch.of(IMAGE), batch.of(CAPTION), scale), 1),
                    new Loss.Term(
                            "in-modal",
                            Losses.inModal(
                                    tf,
                                    batch.of(IMAGE),
                                    batch.of(AUGMENTED),
                                    batch.of(CAPTION),
                                    batch.of(CHANGED),
                                    scale),
                            1));
        }
    }

    /** Captions as long as those of real scenes. */
    private record LongCaptions(PairSet pairs) implements PairSet {

        @Override
        public int size() {
            return pairs.size();
        }

        @Override
        public String id(int index) {
            return pairs.id(index);
        }

        @Override
        public ImageData image(int index) {
            return pairs.image(index);
        }

        @Override
        public String caption(int index) {
            return pairs.caption(index) + " next to two large dogs on a light blue background";
        }

        @Override
        public String fingerprint() {
            return "long " + pairs.fingerprint();
        }
    }

    private static final class Meter implements TrainingListener {

        private final OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        private final int samples;
        private long wallStart;
        private long cpuStart;
        private long sampleCount;
        private long wallNanos;
        private long cpuNanos;

        Meter(int samples) {
            this.samples = samples;
        }

        void begin() {
            wallStart = System.nanoTime();
            cpuStart = system.getProcessCpuTime();
        }

        void count() {
            sampleCount += samples;
            wallNanos = System.nanoTime() - wallStart;
            cpuNanos = system.getProcessCpuTime() - cpuStart;
        }

        @Override
        public void onStep(Step step) {
            if (step.number() == WARM_UP_STEPS) {
                begin();
            } else if (step.number() > WARM_UP_STEPS) {
                count();
            }
        }

        void print(String label) {
            System.out.printf(
                    "%s: %.0f a second, %.2f ms of processor time each%n",
                    label, sampleCount * 1e9 / wallNanos, cpuNanos / 1e6 / sampleCount);
        }
    }
}
