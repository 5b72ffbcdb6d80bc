package io.mithridate.runner.stages.base;

import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.stages.ScenarioInputs;
import io.mithridate.runner.stages.pairs.PairSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The stages of one scenario that make base models. */
public record BaseStages(ScenarioInputs inputs) {

    /**
     * The clean base of victims.
     *
     * @param textKeys what the model must be able to read behind a text
     */
    public Stage clean(List<String> textKeys, long seed) {
        return inputs.once(
                () -> on(inputs.basePairs(seed), "base model" + room(textKeys), textKeys, seed),
                StageKind.BASE,
                textKeys,
                seed);
    }

    /** A base that is trained on these pairs; one from a file is taken as it is. */
    public Stage on(PairSource pairs, String title, List<String> textKeys, long seed) {
        Optional<BaseWork.Training> training =
                inputs.scenario()
                        .base()
                        .map(
                                recipe ->
                                        new BaseWork.Training(
                                                recipe,
                                                pairs,
                                                inputs.futureTexts(textKeys),
                                                new NamedSeed(seed, "base")));
        return inputs.stage(
                StageKind.BASE,
                training.isPresent() ? "%s, seed %d".formatted(title, seed) : title,
                new BaseWork(new BaseWork.Inputs(inputs.model(), training, inputs.compute())));
    }

    /** Returns the addition to a title for a model with room for an attack's words. */
    public String room(List<String> textKeys) {
        return textKeys.isEmpty()
                ? ""
                : inputs.attacksThatWrite(textKeys)
                        .map(inputs::label)
                        .collect(Collectors.joining(" and ", " with room for the words of ", ""));
    }
}
