package io.mithridate.testkit;

import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.Classes;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Evaluation.EvaluatedPairs;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.random.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An evaluation with given embeddings and without a model.
 *
 * @param classes the classes of the test pictures
 * @param target the attack's target class; empty if classes have different targets or without an
 *     attack
 * @param triggers the attack's triggers; empty without an attack
 * @param splits the test splits, the main one first
 * @param singlePictures the pictures that the attack targets individually
 * @param validation the pictures for choosing settings
 * @param labelled the labeled pictures for training
 * @param classEmbeddings the embeddings of the classes, one row of unit length per class, the same
 *     for every trigger
 * @param heldOut the held-out pairs
 * @param poison the ids of the poisoned training pairs
 * @param findings the findings of a detecting defense
 */
public record FixedEvaluation(
        Classes classes,
        OptionalInt target,
        List<Trigger> triggers,
        List<EvaluatedSplit> splits,
        Optional<EvaluatedSplit> singlePictures,
        EvaluatedSplit validation,
        EvaluatedSplit labelled,
        Embeddings classEmbeddings,
        EvaluatedPairs heldOut,
        Set<String> poison,
        Findings findings)
        implements Evaluation {

    private static final int CLASSES = 10;

    public FixedEvaluation {
        triggers = List.copyOf(triggers);
        splits = List.copyOf(splits);
        poison = Set.copyOf(poison);
    }

    /** Creates an evaluation without held-out pairs, poisoned pairs or findings. */
    public FixedEvaluation(
            Classes classes,
            OptionalInt target,
            List<Trigger> triggers,
            List<EvaluatedSplit> splits,
            EvaluatedSplit validation,
            Embeddings classEmbeddings) {
        this(
                classes,
                target,
                triggers,
                splits,
                validation,
                classEmbeddings,
                FixedPairs.none(classEmbeddings.dimension()));
    }

    /** Creates an evaluation with held-out pairs, but without poisoned pairs or findings. */
    public FixedEvaluation(
            Classes classes,
            OptionalInt target,
            List<Trigger> triggers,
            List<EvaluatedSplit> splits,
            EvaluatedSplit validation,
            Embeddings classEmbeddings,
            EvaluatedPairs heldOut) {
        this(
                classes,
                target,
                triggers,
                splits,
                Optional.empty(),
                validation,
                new FixedSplit(
                        EvaluatedSplit.LABELLED,
                        List.of(),
                        OptionalInt.empty(),
                        new Embeddings(0, classEmbeddings.dimension(), new float[0]),
                        Map.of()),
                classEmbeddings,
                heldOut,
                Set.of(),
                Findings.none());
    }

    /**
     * Returns this evaluation with other labeled pictures for training and other validation
     * pictures.
     */
    public FixedEvaluation trainedOn(EvaluatedSplit pictures, EvaluatedSplit chosenOn) {
        return with(singlePictures, chosenOn, pictures, poison, findings);
    }

    /** Returns this evaluation for an attack that targets individual pictures. */
    public FixedEvaluation aimingAt(EvaluatedSplit pictures) {
        return with(Optional.of(pictures), validation, labelled, poison, findings);
    }

    /** Returns this evaluation for a defense that detects poison. */
    public FixedEvaluation detecting(Set<String> poisoned, Findings found) {
        return with(singlePictures, validation, labelled, poisoned, found);
    }

    private FixedEvaluation with(
            Optional<EvaluatedSplit> aimedAt,
            EvaluatedSplit chosenOn,
            EvaluatedSplit trainedOn,
            Set<String> poisoned,
            Findings found) {
        return new FixedEvaluation(
                classes,
                target,
                triggers,
                splits,
                aimedAt,
                chosenOn,
                trainedOn,
                classEmbeddings,
                heldOut,
                poisoned,
                found);
    }

    /**
     * Returns an evaluation with two splits, validation and held-out pairs, with random embeddings
     * over ten classes and one image trigger.
     */
    public static FixedEvaluation random(Seed seed) {
        return random(seed, List.of(Trigger.IMAGE));
    }

    /**
     * Returns an evaluation with two splits, validation and held-out pairs, with random embeddings
     * over ten classes and the given triggers.
     */
    public static FixedEvaluation random(Seed seed, List<Trigger> triggers) {
        return random(seed, Optional.of(new Mapping.AllToOne(3)), triggers);
    }

    /**
     * Returns an evaluation like that of {@link #random(Seed, List)}, in which the target of each
     * class is the next class.
     */
    public static FixedEvaluation randomAllToAll(Seed seed, List<Trigger> triggers) {
        return random(seed, Optional.of(new Mapping.AllToAll(CLASSES)), triggers);
    }

    /**
     * Returns an evaluation with two splits, validation and held-out pairs, with random embeddings
     * over ten classes and without an attack.
     */
    public static FixedEvaluation randomWithoutAttack(Seed seed) {
        return random(seed, Optional.empty(), List.of());
    }

    private static FixedEvaluation random(
            Seed seed, Optional<Mapping> mapping, List<Trigger> triggers) {
        int dimension = 8;
        List<EvaluatedSplit> splits = new ArrayList<>();
        for (String name : List.of("test", "test-new-drawings")) {
            Embeddings triggered = rows(40, dimension, seed.at(name).at("triggered"));
            Embeddings clean = rows(40, dimension, seed.at(name).at("clean"));
            splits.add(split(name, mapping, clean, triggered(triggers, triggered)));
        }
        Embeddings chosenOn = rows(30, dimension, seed.at(EvaluatedSplit.VALIDATION));
        EvaluatedSplit validation = split(EvaluatedSplit.VALIDATION, mapping, chosenOn, Map.of());
        Embeddings trainedOn = rows(60, dimension, seed.at(EvaluatedSplit.LABELLED));
        return new FixedEvaluation(
                        new Classes(
                                IntStream.range(0, CLASSES).mapToObj(i -> "class " + i).toList()),
                        mapping.map(Mapping::target).orElse(OptionalInt.empty()),
                        triggers,
                        splits,
                        validation,
                        rows(CLASSES, dimension, seed.at("classes")).normalised(),
                        pairs(CLASSES, dimension, triggers, seed.at("held-out")))
                .trainedOn(
                        split(EvaluatedSplit.LABELLED, Optional.empty(), trainedOn, Map.of()),
                        validation);
    }

    private static FixedSplit split(
            String name,
            Optional<Mapping> mapping,
            Embeddings clean,
            Map<String, Embeddings> triggered) {
        List<Integer> labels =
                IntStream.range(0, clean.count()).mapToObj(i -> i % CLASSES).toList();
        return new FixedSplit(name, labels, mapping, clean, triggered);
    }

    private static Map<String, Embeddings> triggered(List<Trigger> triggers, Embeddings rows) {
        return triggers.stream().collect(Collectors.toMap(Trigger::name, trigger -> rows));
    }

    /** Returns twenty pictures with two captions each; every caption names one class. */
    private static FixedPairs pairs(int classes, int dimension, List<Trigger> triggers, Seed seed) {
        int pictures = 20;
        int captions = 2 * pictures;
        return new FixedPairs(
                IntStream.range(0, captions).mapToObj(i -> i / 2).toList(),
                IntStream.range(0, captions).mapToObj(i -> Set.of(i % classes)).toList(),
                rows(captions, dimension, seed.at("captions")),
                triggered(triggers, rows(captions, dimension, seed.at("triggered"))),
                rows(pictures, dimension, seed.at("pictures")));
    }

    private static Embeddings rows(int count, int dimension, Seed seed) {
        RandomGenerator random = seed.generator();
        float[] values = new float[count * dimension];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return new Embeddings(count, dimension, values);
    }

    @Override
    public Embeddings classEmbeddings(Trigger trigger) {
        return classEmbeddings;
    }

    @Override
    public ImageTextModel model() {
        throw new UnsupportedOperationException("this evaluation has no model, only embeddings");
    }
}
