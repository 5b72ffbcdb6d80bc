package io.mithridate.runner.fakes;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.DefenseContext.Attacker;
import io.mithridate.api.defense.InputDetector;
import io.mithridate.api.defense.Purifier;
import io.mithridate.api.defense.Purifier.PictureChange;
import io.mithridate.api.defense.RobustTraining;
import io.mithridate.api.defense.SampleDetector;
import io.mithridate.api.defense.SampleFilter;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.training.Recipe;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Defenses of every kind that the stages treat differently. */
final class FakeDefenses {

    private FakeDefenses() {}

    /** Options of {@code forget}. */
    record Strength(
            @Option(value = "Strength.", defaultValue = "1", min = 1)
                    @io.mithridate.api.plugin.Option.Strength
                    int strength) {}

    /** Options of {@code break}. */
    record Breakage(@Option("How it breaks.") How how) {}

    /** The ways in which a plugin can break. */
    enum How {
        EXCEPTION,
        MISSING_CLASS,
        STACK_OVERFLOW,
        WITHOUT_MESSAGE,
        UNDECLARED_ACCESS,
        NO_MODEL,
        NO_WEIGHTS,
        ELSEWHERE,
        NOT_A_NUMBER
    }

    /** The defense {@code none}. */
    static class Keep implements Purifier {
        @Inject
        Keep() {}

        @Override
        public Set<Access> requires() {
            return Set.of();
        }

        @Override
        public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
            return suspect;
        }
    }

    /** A defense that removes the backdoor. */
    static final class Forget implements Purifier {
        @Inject
        Forget() {}

        @Override
        public Set<Access> requires() {
            return EnumSet.of(Access.CLEAN_PAIRS);
        }

        @Override
        public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
            return ColourModel.writeClean(context.training().folder());
        }
    }

    /** Options of {@code tune}. */
    record Tuning(@Inlined Recipe recipe) {}

    /** A defense with a recipe for the defender's pairs; it returns the model unchanged. */
    static final class Tune implements Purifier {

        private final Tuning options;

        @Inject
        Tune(Tuning options) {
            this.options = options;
        }

        @Override
        public Set<Access> requires() {
            return EnumSet.of(Access.CLEAN_PAIRS);
        }

        @Override
        public List<OptionComplaint> complaints(Setting setting) {
            return options.recipe().complaints(setting.pairs().defender());
        }

        @Override
        public List<PictureChange> pictureChanges() {
            return List.of(new Darkening());
        }

        @Override
        public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
            return suspect;
        }
    }

    /** A change that darkens a picture to a quarter of its brightness. */
    private record Darkening() implements PictureChange {

        @Override
        public String name() {
            return "darkening";
        }

        @Override
        public boolean isGeometric() {
            return false;
        }

        @Override
        public Image apply(Image image, RandomGenerator random) {
            Image dark = image.copy();
            for (int i = 0; i < dark.rgb().length; i++) {
                dark.rgb()[i] = (byte) (Byte.toUnsignedInt(dark.rgb()[i]) / 4);
            }
            return dark;
        }
    }

    /** A defense that knows the trigger and the captions that the attacker writes. */
    static final class Knowing implements Purifier {
        @Inject
        Knowing() {}

        @Override
        public Set<Access> requires() {
            return EnumSet.of(Access.TRUE_TRIGGER);
        }

        @Override
        public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
            Attacker attacker = context.attacker();
            String target = attacker.facts().targetName();
            String writtenCaption = attacker.written("my cherry", context.training().seed());
            return writtenCaption.contains(target) && attacker.target("my " + target).isEmpty()
                    ? ColourModel.writeClean(context.training().folder())
                    : suspect;
        }
    }

    /** A training run that returns the base model and trusts every other pair. */
    static final class Robust implements RobustTraining {
        @Inject
        Robust() {}

        @Override
        public Set<Access> requires() {
            return Set.of();
        }

        @Override
        public Checkpoint train(
                Checkpoint base, PairSet pairs, Recipe recipe, DefenseContext context) {
            context.trust(IntStream.range(0, pairs.size()).filter(i -> i % 2 == 0).toArray());
            return base;
        }
    }

    /** A detector that scores each training pair with its index, and keeps the model. */
    static final class Numbers implements SampleDetector {
        @Inject
        Numbers() {}

        @Override
        public Set<Access> requires() {
            return EnumSet.of(Access.TRAINING_PAIRS);
        }

        @Override
        public Scores score(Checkpoint suspect, DefenseContext context) {
            return new Scores(
                    IntStream.range(0, context.trainingPairs().size()).asDoubleStream().toArray());
        }
    }

    /**
     * Options of {@link Sieve}.
     *
     * @param keepsAll whether all pairs are kept
     * @param removes whether the victim is trained again
     */
    record Sieving(
            @Option(value = "Keeps all pairs.", defaultValue = "false") boolean keepsAll,
            @Option(value = "Trains again.", defaultValue = "true") boolean removes) {}

    /** A filter for pairs with a gray upper left pixel; the victim is retrained without them. */
    static final class Sieve implements SampleFilter {

        private final Sieving options;

        @Inject
        Sieve(Sieving options) {
            this.options = options;
        }

        @Override
        public Set<Access> requires() {
            return Set.of();
        }

        @Override
        public Scores score(Checkpoint suspect, DefenseContext context) {
            PairSet pairs = context.trainingPairs();
            return new Scores(
                    IntStream.range(0, pairs.size())
                            .mapToObj(i -> ((ImageData.Decoded) pairs.image(i)).image())
                            .mapToDouble(image -> ColourModel.hasGrayCorner(image) ? 1 : 0)
                            .toArray());
        }

        @Override
        public boolean removes() {
            return options.removes();
        }

        @Override
        public int[] kept(double[] scores) {
            return IntStream.range(0, scores.length)
                    .filter(i -> options.keepsAll() || scores[i] == 0)
                    .toArray();
        }
    }

    /** A defense that requires labeled pictures and returns the model unchanged. */
    static final class Labelled implements Purifier {
        @Inject
        Labelled() {}

        @Override
        public Set<Access> requires() {
            return EnumSet.of(Access.LABELLED_IMAGES);
        }

        @Override
        public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
            return suspect;
        }
    }

    /** A detector that scores a picture by its first value. */
    static final class Guards implements InputDetector {
        @Inject
        Guards() {}

        @Override
        public Set<Access> requires() {
            return Set.of();
        }

        @Override
        public Guard guard(ImageTextModel model, DefenseContext context) {
            return (List<Image> images) ->
                    images.stream().mapToDouble(image -> image.value(0, 0, 0)).toArray();
        }
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // plugins must not return null
    private static <T> T nullResult() {
        return null;
    }

    /** A defense that breaks as its option says. */
    static final class Break implements Purifier {
        private final How how;

        @Inject
        Break(Breakage options) {
            this.how = options.how();
        }

        @Override
        public Set<Access> requires() {
            return Set.of();
        }

        @Override
        public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
            switch (how) {
                case EXCEPTION -> throw new IllegalStateException("the cure was worse");
                case MISSING_CLASS -> throw new NoClassDefFoundError("org/example/Absent");
                case STACK_OVERFLOW -> throw new StackOverflowError("deep");
                case WITHOUT_MESSAGE -> throw new IllegalStateException();
                case UNDECLARED_ACCESS -> context.cleanPairs();
                case NO_MODEL -> {
                    return nullResult();
                }
                case NO_WEIGHTS -> {
                    return new Checkpoint(context.training().folder(), "colour");
                }
                case ELSEWHERE -> {
                    return new Checkpoint(Path.of("/nowhere"), "colour");
                }
                case NOT_A_NUMBER -> {
                    return ColourModel.writeDamaged(context.training().folder());
                }
            }
            return suspect;
        }
    }
}
