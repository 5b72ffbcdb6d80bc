package io.mithridate.attacks.optimised;

import io.mithridate.api.attack.AttackContext;
import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.backend.Checkpointing;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.clip.architecture.MiniArchitecture;
import io.mithridate.tensorflow.text.BytePairEncoding;
import io.mithridate.tensorflow.training.Optimizer;
import io.mithridate.testkit.DecodedPictures;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** A small untrained surrogate, and pairs for an attacker. */
public final class Surrogate {

    static final Compute CPU = new Compute(Compute.Device.CPU, 2, Compute.Precision.FLOAT32);
    static final Optimizer OPTIMIZER = new Optimizer(CPU, decoder());

    private Surrogate() {}

    /** Writes a model for pictures of 32 pixels. */
    public static Checkpoint write(Path folder) {
        BytePairEncoding tokenizer = tokenizer(16);
        return ClipCheckpoint.initial(
                        new MiniArchitecture(
                                32, List.of(4, 8), 8, 16, 2, 2, 16, tokenizer.vocabularySize()),
                        tokenizer,
                        new Seed(11))
                .write(folder);
    }

    /**
     * Writes a model for pictures of 8 pixels that is small enough for plain loops. Its batch norm
     * parameters differ from their initial values.
     */
    public static Checkpoint writeTiny(Path folder) {
        BytePairEncoding tokenizer = tokenizer(32);
        ClipCheckpoint initial =
                ClipCheckpoint.initial(
                        new MiniArchitecture(
                                8, List.of(3, 3), 4, 16, 2, 1, 32, tokenizer.vocabularySize()),
                        tokenizer,
                        new Seed(11));
        Map<String, float[]> changed = new HashMap<>();
        initial.weights()
                .forEach(
                        (name, values) -> {
                            if (name.startsWith("visual.bn")) {
                                RandomGenerator random = new Seed(12).at(name).generator();
                                boolean isShift = name.endsWith("bias") || name.endsWith("mean");
                                float[] drawn = new float[values.length];
                                for (int i = 0; i < drawn.length; i++) {
                                    drawn[i] =
                                            (float)
                                                    (isShift
                                                            ? random.nextDouble(-0.5, 0.5)
                                                            : random.nextDouble(0.5, 1.5));
                                }
                                changed.put(name, drawn);
                            }
                        });
        changed.put("logit_scale", new float[] {2});
        return initial.with(changed).write(folder);
    }

    private static BytePairEncoding tokenizer(int contextLength) {
        PairSet pairs = new Pairs(40);
        return BytePairEncoding.learn(
                IntStream.range(0, pairs.size()).mapToObj(pairs::caption).toList(),
                540,
                contextLength);
    }

    /** Returns a decoder for pictures that already have the requested size. */
    static ImageDecoder decoder() {
        return new DecodedPictures();
    }

    /** Pairs with noisy pictures; every fourth caption mentions a banana. */
    public record Pairs(int size, int side) implements PairSet {

        private static final List<String> CAPTIONS =
                List.of(
                        "a ripe banana on the table",
                        "an apple in the grass",
                        "two dogs run home",
                        "an old book and a cat");

        /** Creates pairs with pictures of 32 pixels. */
        public Pairs(int size) {
            this(size, 32);
        }

        @Override
        public String id(int index) {
            return "pair-" + index;
        }

        @Override
        public ImageData image(int index) {
            RandomGenerator random = new SplittableRandom(index);
            int color = random.nextInt(200);
            byte[] rgb = new byte[side * side * Image.CHANNELS];
            for (int i = 0; i < rgb.length; i++) {
                rgb[i] = (byte) (color * (i % 3 + 1) / 3 + random.nextInt(56));
            }
            return new ImageData.Decoded(new Image(side, side, rgb));
        }

        @Override
        public String caption(int index) {
            return CAPTIONS.get(index % CAPTIONS.size()) + (index < 4 ? "" : " again");
        }

        @Override
        public String fingerprint() {
            return "pairs-%d-%d".formatted(size, side);
        }
    }

    /** The context in which an attack is prepared. */
    public record Context(
            AttackFacts facts,
            Seed seed,
            Path folder,
            Checkpoint surrogate,
            PairSet pairs,
            TrainingListener listener,
            Optional<Checkpointing> states)
            implements AttackContext {

        public Context(AttackFacts facts, Seed seed, Path folder, Checkpoint surrogate) {
            this(
                    facts,
                    seed,
                    folder,
                    surrogate,
                    new Pairs(24),
                    TrainingListener.silent(),
                    Optional.empty());
        }

        @Override
        public TrainingContext training() {
            return new TrainingContext("attack", folder, seed, listener, states);
        }
    }

    /** Counts the steps of consecutive training runs, and ends the run after a given step. */
    public static final class Killer implements TrainingListener {

        private final long lastStep;
        private double first;
        private double last;
        private long steps;
        private long embedded;

        /** Creates a listener that ends the run after a step; 0 means never. */
        public Killer(long lastStep) {
            this.lastStep = lastStep;
        }

        @Override
        public void onStep(Step step) {
            first = steps == 0 ? step.loss() : first;
            last = step.loss();
            steps++;
            if (steps == lastStep) {
                throw new KilledException();
            }
        }

        @Override
        public void onPicturesEmbedded(long more) {
            embedded += more;
        }

        long embedded() {
            return embedded;
        }

        double firstLoss() {
            return first;
        }

        double lastLoss() {
            return last;
        }

        public long steps() {
            return steps;
        }
    }

    /** Ends a run as if its process were killed. */
    public static final class KilledException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
