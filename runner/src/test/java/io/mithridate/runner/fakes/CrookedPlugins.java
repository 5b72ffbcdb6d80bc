package io.mithridate.runner.fakes;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.Evidence;
import io.mithridate.api.defense.InputDetector;
import io.mithridate.api.defense.ModelDetector;
import io.mithridate.api.defense.Purifier;
import io.mithridate.api.defense.RobustTraining;
import io.mithridate.api.defense.SampleDetector;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Metric.Need;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenter.Corpus;
import io.mithridate.api.training.Recipe;
import jakarta.inject.Inject;
import java.util.AbstractList;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** Plugins of all kinds, except attacks, that violate their interface as their option says. */
final class CrookedPlugins {

    private CrookedPlugins() {}

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // plugins must not return null
    private static <T> T nullResult() {
        return null;
    }

    private static IllegalStateException failure() {
        return new IllegalStateException("it is broken");
    }

    /** A list that claims to have one element but never ends. */
    private static final class Endless<T> extends AbstractList<T> {
        private final T element;

        Endless(T element) {
            this.element = element;
        }

        @Override
        public T get(int index) {
            return element;
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public Iterator<T> iterator() {
            return Stream.generate(() -> element).iterator();
        }
    }

    /** A plugin that needs only the access that its kind always has. */
    abstract static class AsksForNothing {
        public Set<Access> requires() {
            return Set.of();
        }
    }

    /** The ways to break findings. */
    enum Finding {
        EXCEPTION,
        NOTHING,
        WRONG_COUNT,
        NOT_A_NUMBER,
        EVIDENCE_NOTHING,
        EVIDENCE_NOT_A_NUMBER
    }

    /** Options of a detector. */
    record Detecting(@Option("How it breaks its interface.") Finding how) {

        private double[] scores(int judged) {
            switch (how) {
                case EXCEPTION -> throw failure();
                case NOTHING -> {
                    return nullResult();
                }
                case WRONG_COUNT -> {
                    return new double[judged + 1];
                }
                case NOT_A_NUMBER -> {
                    double[] scores = new double[judged];
                    Arrays.fill(scores, Double.NaN);
                    return scores;
                }
                default -> {
                    return new double[judged];
                }
            }
        }

        private Evidence evidence() {
            return switch (how) {
                case EVIDENCE_NOTHING -> nullResult();
                case EVIDENCE_NOT_A_NUMBER -> Evidence.of(Map.of("norm", Double.NaN));
                default -> Evidence.none();
            };
        }
    }

    /** A detector that scores training pairs. */
    static final class Samples extends AsksForNothing implements SampleDetector {
        private final Detecting options;

        @Inject
        Samples(Detecting options) {
            this.options = options;
        }

        @Override
        public Scores score(Checkpoint suspect, DefenseContext context) {
            return new Scores(options.scores(context.trainingPairs().size()), options.evidence());
        }
    }

    /** A detector that judges a model. */
    static final class Models extends AsksForNothing implements ModelDetector {
        private final Detecting options;

        @Inject
        Models(Detecting options) {
            this.options = options;
        }

        @Override
        public Verdict inspect(Checkpoint suspect, DefenseContext context) {
            double[] scores = options.scores(1);
            return scores == null ? nullResult() : new Verdict(true, scores[0], options.evidence());
        }
    }

    /** A detector that scores test pictures. */
    static final class Inputs extends AsksForNothing implements InputDetector {
        private final Detecting options;

        @Inject
        Inputs(Detecting options) {
            this.options = options;
        }

        @Override
        public Guard guard(ImageTextModel model, DefenseContext context) {
            return options.how() == Finding.EVIDENCE_NOTHING
                    ? nullResult()
                    : images -> options.scores(images.size());
        }
    }

    /** The ways to break a training run. */
    enum Training {
        EXCEPTION,
        NO_MODEL,
        NO_WEIGHTS,
        NOT_A_NUMBER
    }

    /** Options of {@link Robust}. */
    record HowItTrains(@Option("How it breaks its interface.") Training how) {}

    /** A defense that trains in the victim's place. */
    static final class Robust extends AsksForNothing implements RobustTraining {
        private final HowItTrains options;

        @Inject
        Robust(HowItTrains options) {
            this.options = options;
        }

        @Override
        public Checkpoint train(
                Checkpoint base, PairSet pairs, Recipe recipe, DefenseContext context) {
            return switch (options.how()) {
                case EXCEPTION -> throw failure();
                case NO_MODEL -> nullResult();
                case NO_WEIGHTS -> new Checkpoint(context.training().folder(), "colour");
                case NOT_A_NUMBER -> ColourModel.writeDamaged(context.training().folder());
            };
        }
    }

    /** The ways to break a method that is called before any work. */
    enum Answer {
        REQUIRES_NOTHING,
        REQUIRES_BREAKS,
        REQUIRES_ENDLESS,
        COMPLAINTS_NOTHING,
        COMPLAINTS_BREAK,
        COMPLAINTS_ENDLESS
    }

    /** Options of {@link Asked}. */
    record HowItAnswers(@Option("How it breaks its interface.") Answer how) {}

    /** A defense with a broken method that is called before any work. */
    static final class Asked implements Purifier {
        private final Answer how;

        @Inject
        Asked(HowItAnswers options) {
            this.how = options.how();
        }

        @Override
        public Set<Access> requires() {
            return switch (how) {
                case REQUIRES_NOTHING -> nullResult();
                case REQUIRES_BREAKS -> throw failure();
                case REQUIRES_ENDLESS ->
                        new AbstractSet<>() {
                            @Override
                            public Iterator<Access> iterator() {
                                return Stream.generate(() -> Access.SUSPECT).iterator();
                            }

                            @Override
                            public int size() {
                                return 1;
                            }
                        };
                default -> Set.of();
            };
        }

        @Override
        public List<OptionComplaint> complaints(Setting setting) {
            return switch (how) {
                case COMPLAINTS_NOTHING -> nullResult();
                case COMPLAINTS_BREAK -> throw failure();
                case COMPLAINTS_ENDLESS -> new Endless<>(new OptionComplaint("how", "never"));
                default -> List.of();
            };
        }

        @Override
        public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
            return suspect;
        }
    }

    /** Options of {@link Writes}. */
    record Texts(
            @Option(value = "Writes texts.", defaultValue = "crooked")
                    PluginRef<TextAugmenter> augmenter) {}

    /** A defense that asks an augmenter for texts of the first caption. */
    static final class Writes implements Purifier {
        private final Texts options;

        @Inject
        Writes(Texts options) {
            this.options = options;
        }

        @Override
        public Set<Access> requires() {
            return Set.of(Access.CLEAN_PAIRS, Access.CLASS_NAMES);
        }

        @Override
        public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
            context.augmenter("texts", options.augmenter())
                    .augment(context.cleanPairs().caption(0), new Seed(1).generator());
            return suspect;
        }
    }

    /** The ways to break texts. */
    enum Text {
        EXCEPTION,
        NO_AUGMENTER,
        NOTHING,
        NO_WORD,
        ENDLESS
    }

    /** Options of {@link Augments}. */
    record HowItAugments(@Option("How it breaks its interface.") Text how) {}

    /** An augmenter that writes texts. */
    static final class Augments implements TextAugmenter {
        private final Text how;

        @Inject
        Augments(HowItAugments options) {
            this.how = options.how();
        }

        @Override
        public FittedAugmenter fit(Corpus corpus) {
            if (how == Text.NO_AUGMENTER) {
                return nullResult();
            }
            return (caption, random) ->
                    switch (how) {
                        case EXCEPTION -> throw failure();
                        case NO_WORD -> new Augmentation(List.of(" "), List.of());
                        case ENDLESS -> new Augmentation(new Endless<>("a text"), List.of());
                        default -> nullResult();
                    };
        }
    }

    /** The ways to break rows. */
    enum Row {
        EXCEPTION,
        NOTHING,
        NO_ROW,
        NOT_A_NUMBER,
        WORDLESS,
        SEVENTEEN,
        UNSTATED,
        TWICE,
        ENDLESS
    }

    /** Options of {@link Rows}. */
    record HowItMeasures(@Option("How it breaks its interface.") Row how) {}

    /** A metric that measures a share. */
    static final class Rows implements Metric {
        static final List<Quantity> QUANTITIES =
                List.of(Quantity.mainShare("crooked", "crooked", "share", true));

        @Override
        public List<Quantity> quantities() {
            return QUANTITIES;
        }

        private final Row how;

        @Inject
        Rows(HowItMeasures options) {
            this.how = options.how();
        }

        @Override
        public List<Measurement> measure(Evaluation evaluation) {
            return switch (how) {
                case EXCEPTION -> throw failure();
                case WORDLESS -> throw new java.util.NoSuchElementException();
                case NOTHING -> nullResult();
                case NO_ROW -> Collections.singletonList(nullResult());
                case NOT_A_NUMBER -> List.of(row("crooked", Double.NaN));
                case SEVENTEEN -> List.of(row("crooked", 17));
                case UNSTATED -> List.of(row("clean-accuracy", 1));
                case TWICE -> List.of(row("crooked", 0.5), row("crooked", 1));
                case ENDLESS -> new Endless<>(row("crooked", 1));
            };
        }

        private static Measurement row(String metric, double value) {
            return new Measurement(metric, OptionalInt.empty(), value, 9, "test", "", Map.of());
        }
    }

    /** Options of {@link NeedsNothing}. */
    record HowItNeeds(@Option("Whether it breaks, rather than answer null.") boolean breaks) {}

    /** A metric whose requirements cannot be queried. */
    static final class NeedsNothing implements Metric {
        static final List<Quantity> QUANTITIES =
                List.of(Quantity.mainShare("needless", "needless", "share", true));

        @Override
        public List<Quantity> quantities() {
            return QUANTITIES;
        }

        private final HowItNeeds options;

        @Inject
        NeedsNothing(HowItNeeds options) {
            this.options = options;
        }

        @Override
        public Set<Need> needs() {
            if (options.breaks()) {
                throw failure();
            }
            return nullResult();
        }

        @Override
        public List<Measurement> measure(Evaluation evaluation) {
            return List.of();
        }
    }

    /** The ways to break pairs. */
    enum Pair {
        EXCEPTION,
        NO_PAIRS,
        NO_CAPTION,
        ONE_ID,
        FEWER_THAN_NONE,
        ENDLESS_NOTICES
    }

    /** Options of {@link Pairs}. */
    record HowItPairs(@Option("How it breaks its interface.") Pair how) {}

    /** A data set of pairs to train on. */
    static final class Pairs implements PairData {
        private final Pair how;

        @Inject
        Pairs(HowItPairs options) {
            this.how = options.how();
        }

        @Override
        public PairSet train() {
            return switch (how) {
                case EXCEPTION -> throw failure();
                case NO_PAIRS -> nullResult();
                default -> new Same(how);
            };
        }

        @Override
        public PairSet heldOut() {
            return new TinyDataset(new TinyDataset.TinyOptions(1, "first")).heldOut();
        }

        @Override
        public Templates poisonCaptions() {
            return new Templates(List.of("a {}"));
        }

        @Override
        public List<String> notices() {
            return how == Pair.ENDLESS_NOTICES ? new Endless<>("mind") : List.of();
        }

        @Override
        public String fingerprint() {
            return "crooked-" + how;
        }
    }

    private record Same(CrookedPlugins.Pair how) implements PairSet {
        @Override
        public int size() {
            return how == CrookedPlugins.Pair.FEWER_THAN_NONE ? -1 : 60;
        }

        @Override
        public String id(int index) {
            return how == CrookedPlugins.Pair.ONE_ID ? "one" : "pair " + index;
        }

        @Override
        public String caption(int index) {
            return how == CrookedPlugins.Pair.NO_CAPTION ? nullResult() : "a plum";
        }

        @Override
        public ImageData image(int index) {
            return new ImageData.Decoded(Image.black(TinyDataset.SIZE, TinyDataset.SIZE));
        }

        @Override
        public String fingerprint() {
            return "same";
        }
    }
}
