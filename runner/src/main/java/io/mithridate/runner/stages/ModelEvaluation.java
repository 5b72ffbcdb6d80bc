package io.mithridate.runner.stages;

import io.mithridate.api.attack.PoisonManifest;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Templates;
import io.mithridate.api.metric.ClassEmbeddings;
import io.mithridate.api.metric.EvaluatedSplit;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A model, the data to measure it on, and the attack to measure it under. */
final class ModelEvaluation implements Evaluation {

    private final Classes classes;
    private final int target;
    private final Templates prompts;
    private final ImageTextModel model;
    private final PreparedAttack attack;
    private final List<EvaluatedSplit> splits;
    private final EvaluatedSplit validation;
    private final PoisonManifest manifest;
    private final Findings findings;
    private final Map<Templates, Embeddings> classEmbeddings = new HashMap<>();

    ModelEvaluation(
            Classes classes,
            int target,
            Templates prompts,
            ImageTextModel model,
            PreparedAttack attack,
            List<EvaluatedSplit> splits,
            EvaluatedSplit validation,
            PoisonManifest manifest,
            Findings findings) {
        this.classes = classes;
        this.target = target;
        this.prompts = prompts;
        this.model = model;
        this.attack = attack;
        this.splits = List.copyOf(splits);
        this.validation = validation;
        this.manifest = manifest;
        this.findings = findings;
    }

    @Override
    public Classes classes() {
        return classes;
    }

    @Override
    public OptionalInt target() {
        return triggers().isEmpty() ? OptionalInt.empty() : OptionalInt.of(target);
    }

    @Override
    public List<Trigger> triggers() {
        return attack.triggers();
    }

    @Override
    public List<EvaluatedSplit> splits() {
        return splits;
    }

    @Override
    public EvaluatedSplit validation() {
        return validation;
    }

    @Override
    public Embeddings classEmbeddings() {
        return classEmbeddings(prompts);
    }

    @Override
    public Embeddings classEmbeddings(Trigger trigger) {
        return classEmbeddings(trigger.changesPrompts() ? attack.triggerPrompts(prompts) : prompts);
    }

    private Embeddings classEmbeddings(Templates filled) {
        return classEmbeddings.computeIfAbsent(
                filled,
                templates ->
                        ClassEmbeddings.average(
                                model.embedTexts(
                                        classes().names().stream()
                                                .flatMap(name -> templates.fillAll(name).stream())
                                                .toList()),
                                templates.size()));
    }

    @Override
    public ImageTextModel model() {
        return model;
    }

    @Override
    public PoisonManifest manifest() {
        return manifest;
    }

    @Override
    public Findings findings() {
        return findings;
    }
}
