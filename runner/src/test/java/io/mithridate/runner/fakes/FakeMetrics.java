package io.mithridate.runner.fakes;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Evaluation.EvaluatedPairs;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Metric.Need;
import io.mithridate.api.metric.Quantity;
import io.mithridate.api.model.Embeddings;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Metrics that count pictures, captions or pairs. */
final class FakeMetrics {

    private FakeMetrics() {}

    /** The share of clean pictures that are classified correctly. */
    static class CleanAccuracy implements Metric {
        static final List<Quantity> QUANTITIES =
                List.of(Quantity.mainShare("clean-accuracy", "clean accuracy", "known", true));

        @Override
        public List<Quantity> quantities() {
            return QUANTITIES;
        }

        @Inject
        CleanAccuracy() {}

        @Override
        public List<Measurement> measure(Evaluation evaluation) {
            List<Measurement> values = new ArrayList<>();
            for (EvaluatedSplit split : evaluation.splits()) {
                int correct = 0;
                for (int i = 0; i < split.size(); i++) {
                    if (nearest(split.clean(), i, evaluation.classEmbeddings()) == split.label(i)) {
                        correct++;
                    }
                }
                values.add(share("clean-accuracy", correct, split.size(), split, ""));
            }
            return values;
        }
    }

    /** The share of triggered pictures, except the target's, that are classified as the target. */
    static class AttackSuccess implements Metric {
        static final List<Quantity> QUANTITIES =
                List.of(Quantity.mainShare("attack-success", "attack success", "fooled", false));

        @Override
        public List<Quantity> quantities() {
            return QUANTITIES;
        }

        @Inject
        AttackSuccess() {}

        @Override
        public List<Measurement> measure(Evaluation evaluation) {
            List<Measurement> values = new ArrayList<>();
            for (Trigger trigger : evaluation.triggers()) {
                for (EvaluatedSplit split : evaluation.splits()) {
                    int fooled = 0;
                    int attempts = 0;
                    for (int i = 0; i < split.size(); i++) {
                        if (split.target(i).isPresent()) {
                            attempts++;
                            int predicted =
                                    nearest(
                                            split.triggered(trigger),
                                            i,
                                            evaluation.classEmbeddings(trigger));
                            fooled += predicted == split.target(i).getAsInt() ? 1 : 0;
                        }
                    }
                    values.add(share("attack-success", fooled, attempts, split, trigger.name()));
                }
            }
            return values;
        }
    }

    /** The share of triggered captions, except the target's, that are classified as the target. */
    static final class Heard implements Metric {
        static final List<Quantity> QUANTITIES =
                List.of(
                        Quantity.mainShare("heard", "heard", "taken for the target's", false),
                        Quantity.mainShare("matched", "matched", "captions near pictures", true));

        @Override
        public List<Quantity> quantities() {
            return QUANTITIES;
        }

        @Inject
        Heard() {}

        @Override
        public Set<Need> needs() {
            return Set.of(Need.EMBEDDINGS, Need.PAIRS);
        }

        @Override
        public List<Measurement> measure(Evaluation evaluation) {
            EvaluatedPairs pairs = evaluation.heldOut();
            List<Integer> others =
                    IntStream.range(0, pairs.size())
                            .filter(i -> evaluation.target().isPresent())
                            .filter(i -> !pairs.named(i).contains(evaluation.target().getAsInt()))
                            .boxed()
                            .toList();
            List<Measurement> values = new ArrayList<>();
            for (Trigger trigger : evaluation.triggers()) {
                long fooled =
                        others.stream()
                                .filter(
                                        i ->
                                                nearest(
                                                                pairs.captions(trigger),
                                                                i,
                                                                evaluation.classEmbeddings())
                                                        == evaluation.target().getAsInt())
                                .count();
                values.add(
                        new Measurement(
                                "heard",
                                OptionalInt.of(1),
                                (double) fooled / others.size(),
                                others.size(),
                                "",
                                trigger.name(),
                                Map.of()));
            }
            long matched =
                    IntStream.range(0, pairs.size())
                            .filter(
                                    i ->
                                            pairs.captions()
                                                            .dot(
                                                                    i,
                                                                    pairs.pictures(),
                                                                    pairs.picture(i))
                                                    > 0)
                            .count();
            values.add(
                    new Measurement(
                            "matched",
                            OptionalInt.of(1),
                            (double) matched / pairs.size(),
                            pairs.size(),
                            "",
                            "",
                            Map.of()));
            return values;
        }
    }

    /** The share of the single pictures that are classified as their target. */
    static final class Struck implements Metric {
        static final List<Quantity> QUANTITIES =
                List.of(Quantity.mainShare("struck", "struck", "single pictures fooled", false));

        @Override
        public List<Quantity> quantities() {
            return QUANTITIES;
        }

        @Inject
        Struck() {}

        @Override
        public List<Measurement> measure(Evaluation evaluation) {
            return evaluation.singlePictures().stream()
                    .map(
                            pictures -> {
                                long fooled =
                                        IntStream.range(0, pictures.size())
                                                .filter(
                                                        i ->
                                                                nearest(
                                                                                pictures.clean(),
                                                                                i,
                                                                                evaluation
                                                                                        .classEmbeddings())
                                                                        == pictures.target(i)
                                                                                .orElseThrow())
                                                .count();
                                return new Measurement(
                                        "struck",
                                        OptionalInt.of(1),
                                        (double) fooled / pictures.size(),
                                        pictures.size(),
                                        "",
                                        "none",
                                        Map.of());
                            })
                    .toList();
        }
    }

    /** The number of poisoned pairs, and the findings of a detecting defense. */
    static class Findings implements Metric {
        @Inject
        Findings() {}

        @Override
        public Set<Need> needs() {
            return Set.of(Need.FINDINGS);
        }

        @Override
        public List<Measurement> measure(Evaluation evaluation) {
            List<Measurement> values = new ArrayList<>();
            values.add(number("poisoned-pairs", evaluation.poison().size()));
            evaluation
                    .findings()
                    .sampleScores()
                    .ifPresent(
                            scores ->
                                    values.add(
                                            number(
                                                    "highest-score",
                                                    scores.get(scores.size() - 1).score())));
            evaluation
                    .findings()
                    .trusted()
                    .ifPresent(
                            trusted -> values.add(number("trusted-pairs", trusted.ids().size())));
            evaluation
                    .findings()
                    .guardScores()
                    .ifPresent(
                            scores ->
                                    values.add(
                                            number(
                                                    "guard-of-cherry",
                                                    Objects.requireNonNull(
                                                                    scores.clean().get("test"))
                                                            .get(0))));
            return values;
        }

        @Override
        public List<Quantity> quantities() {
            return Stream.of("poisoned-pairs", "highest-score", "trusted-pairs", "guard-of-cherry")
                    .map(name -> new Quantity(name, name, name, "number", true, false))
                    .toList();
        }

        private static Measurement number(String metric, double value) {
            return new Measurement(metric, OptionalInt.empty(), value, 1, "", "", Map.of());
        }
    }

    private static Measurement share(
            String metric, int part, int whole, EvaluatedSplit split, String trigger) {
        return new Measurement(
                metric,
                OptionalInt.of(1),
                (double) part / whole,
                whole,
                split.name(),
                trigger,
                Map.of());
    }

    private static int nearest(Embeddings images, int index, Embeddings classes) {
        int best = 0;
        for (int i = 1; i < classes.count(); i++) {
            if (images.dot(index, classes, i) > images.dot(index, classes, best)) {
                best = i;
            }
        }
        return best;
    }
}
