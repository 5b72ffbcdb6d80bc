package io.mithridate.runner.stages.victim;

import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.stages.ScenarioInputs;
import io.mithridate.runner.stages.poison.PairSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The stages of one scenario that produce base models. */
public record BaseStages(ScenarioInputs inputs) {

    /**
     * Returns the clean base of victims.
     *
     * @param textKeys the words that an attack adds to texts; the model must be able to read them
     */
    public Stage clean(List<String> textKeys, long seed) {
        return inputs.once(
                () ->
                        on(
                                inputs.basePairs(seed),
                                "base model" + titleSuffix(textKeys),
                                textKeys,
                                seed),
                StageKind.BASE,
                textKeys,
                seed);
    }

    /**
     * Returns a base that is trained on the given pairs or, if the experiment names a file with
     * weights, read from this file.
     */
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
                new BaseWork(inputs.model(), training, inputs.compute()));
    }

    /**
     * Returns the suffix of a title for a model that can read an attack's words; empty if there are
     * no words.
     */
    public String titleSuffix(List<String> textKeys) {
        return textKeys.isEmpty()
                ? ""
                : inputs.attacksThatWrite(textKeys)
                        .map(inputs::label)
                        .collect(Collectors.joining(" and ", " with room for the words of ", ""));
    }
}
