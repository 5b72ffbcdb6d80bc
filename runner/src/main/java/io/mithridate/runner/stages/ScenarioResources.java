package io.mithridate.runner.stages;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.ClassNames;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairData;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.guard.GuardedAttack;
import io.mithridate.runner.stages.poison.AttackStateFiles;
import io.mithridate.runner.wiring.PluginInstances;
import io.mithridate.store.Artifact;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The resources that all stages of a scenario share.
 *
 * @param pairs the training pairs
 * @param evaluation the evaluation data, often of the same data set
 * @param model creates, trains and opens models
 * @param decoder resizes pictures to the model's size
 * @param instances creates plugins
 * @param mapping maps each class to the target class of its triggered pictures
 */
public record ScenarioResources(
        PairData pairs,
        EvaluationData evaluation,
        ModelProvider model,
        ImageDecoder decoder,
        PluginInstances instances,
        Mapping mapping) {

    /** Returns the facts for every attack. */
    public AttackFacts facts() {
        return new AttackFacts(
                evaluation.classes(),
                mapping,
                model.imageSize(),
                pairs.poisonCaptions(),
                classNames());
    }

    /** Returns the facts for an attack, including the values that the attack itself fixes. */
    public AttackFacts facts(GuardedAttack attack) {
        return facts().withMapping(attack.mapping(mapping, evaluation.classes()));
    }

    /** Returns the distinct notices about the data, which every report shows. */
    public List<String> notices() {
        return Stream.of(
                        pairs.notices().stream(),
                        evaluation.notices().stream(),
                        SharedPrompts.notice(pairs, evaluation).stream())
                .flatMap(notices -> notices)
                .distinct()
                .toList();
    }

    /** Returns the names of each class, in the singular and the plural. */
    public List<List<String>> classNames() {
        return ClassNames.of(evaluation.classes(), pairs.vocabulary());
    }

    /** Returns the names of the target class; empty if every class has its own target. */
    public List<String> targetNames() {
        OptionalInt target = mapping.target();
        return target.isPresent() ? classNames().get(target.getAsInt()) : List.of();
    }

    /** Returns the plugin that an option refers to, with its options. */
    public PluginUse use(PluginRef<?> reference) {
        return new PluginUse(instances.plugin(reference), reference.options());
    }

    /** Creates an instance of a plugin. */
    public <T> T create(PluginUse use, Class<T> spi) {
        return instances.create(use.plugin(), use.options(), spi);
    }

    /** Returns the measurements taken while an attack's trigger was prepared, by name. */
    public static SortedMap<String, Double> measured(Artifact artifact) throws IOException {
        return new TreeMap<>(AttackStateFiles.read(artifact.folder()).measurements());
    }

    /** Restores an attack from the state that its stage stored. */
    public PreparedAttack restore(PluginUse attack, Artifact artifact) throws IOException {
        GuardedAttack created = create(attack, GuardedAttack.class);
        return created.restore(AttackStateFiles.read(artifact.folder()), facts(created));
    }

    /**
     * Detects poisoned captions that are written with the prompts of the evaluation, which make the
     * attack appear stronger than it is. A data set used for both training and testing gives this
     * notice itself. Two separate data sets cannot give it, because neither knows the sentences of
     * the other.
     */
    static final class SharedPrompts {

        private SharedPrompts() {}

        /** Returns the notice; empty if no sentence is shared, or if both are the same data set. */
        static Optional<String> notice(PairData pairs, EvaluationData evaluation) {
            if (pairs.fingerprint().equals(evaluation.fingerprint())) {
                return Optional.empty();
            }
            Set<String> shared = new HashSet<>(pairs.poisonCaptions().sentences());
            shared.retainAll(Set.copyOf(evaluation.evaluationPrompts().sentences()));
            return shared.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            ("%d of the %d sentences for poisoned captions are prompts of the"
                                 + " evaluation too, which makes attacks that use them look"
                                 + " stronger than they are.")
                                    .formatted(shared.size(), pairs.poisonCaptions().size()));
        }
    }
}
