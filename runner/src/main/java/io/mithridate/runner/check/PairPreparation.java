package io.mithridate.runner.check;

import io.mithridate.api.data.PairData;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.training.Recipe;
import io.mithridate.config.Complaints;
import io.mithridate.runner.experiment.DefenseData;
import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.experiment.Scenario;
import io.mithridate.runner.experiment.ScenarioPart;
import java.util.OptionalInt;

/**
 * Reports errors if too few pairs are left for a training run of a scenario.
 *
 * @param file the experiment, for the places of errors
 * @param complaints receives the errors found
 * @param limit the number of samples of each split to use; empty for all
 */
record PairPreparation(ExperimentFile file, Complaints complaints, OptionalInt limit) {

    /**
     * Checks the number of the defender's pairs, and the recipes against the number of remaining
     * pairs.
     */
    void check(PairData dataset, Scenario scenario) {
        int pairs = dataset.train().size();
        int requested = scenario.defenseData().pairs();
        if (scenario.given().isPresent()) {
            checkGiven(scenario, requested, pairs);
            return;
        }
        boolean overlap = scenario.defenseData().overlapWithPoisonedRun();
        int forRun = overlap ? pairs : pairs - requested;
        long poisoned = overlap ? scenario.poisoning().share().of(pairs) : 0;
        if (requested > pairs - poisoned || forRun < 1) {
            String poisonedText = overlap ? ", %d of them poisoned".formatted(poisoned) : "";
            complaints.add(
                    file.place(ScenarioPart.DEFENSE_DATA, scenario, "pairs"),
                    "the defender asks for %d pairs, but the data set has %d for training%s; ask for"
                                    .formatted(requested, pairs, poisonedText)
                            + " fewer, so that some are left to poison"
                            + limitAdvice("defense-data.pairs"));
            return;
        }
        Setting.Pairs counts = counts(scenario, pairs);
        boolean noneLeft = counts.run() == 0 || (scenario.base().isPresent() && counts.base() == 0);
        int largestPool = file.experiment().largestDefensePool(scenario.dataset().train());
        // If the largest pool exceeds the data set, the error is reported for the scenario with
        // that pool.
        if (noneLeft && largestPool == pairs) {
            complaints.add(
                    file.place(ScenarioPart.DEFENSE_DATA, scenario, "pairs"),
                    "another defense-data of this experiment asks for all %d pairs of the data set, which are withheld here as well, so none is left to train on; ask for fewer there, or use separate experiments"
                            .formatted(pairs));
            return;
        }
        scenario.base()
                .ifPresent(
                        recipe -> checkRecipe(ScenarioPart.BASE, scenario, recipe, counts.base()));
        checkRecipe(ScenarioPart.POISONING, scenario, scenario.poisoning().recipe(), counts.run());
    }

    /**
     * Checks a scenario with a given victim, for which only the defender needs pairs of the data
     * set.
     */
    private void checkGiven(Scenario scenario, int requested, int pairs) {
        if (requested > pairs) {
            complaints.add(
                    file.place(ScenarioPart.DEFENSE_DATA, scenario, "pairs"),
                    "the defender asks for %d pairs, but the data set has %d for training; ask for fewer"
                                    .formatted(requested, pairs)
                            + limitAdvice("defense-data.pairs"));
        }
        DefenseData data = scenario.defenseData();
        if (data.overlapWithBase() || data.overlapWithPoisonedRun()) {
            complaints.add(
                    file.place(ScenarioPart.DEFENSE_DATA, scenario, "overlap-with-base"),
                    "the pairs that a victim from a file was trained on are unknown; leave"
                            + " overlap-with-base and overlap-with-poisoned-run out");
        }
    }

    /** Returns the number of a data set's pairs for each training run of a scenario. */
    Setting.Pairs counts(Scenario scenario, int pairs) {
        DefenseData data = scenario.defenseData();
        if (scenario.given().isPresent()) {
            // The number of pairs used to train a given victim is unknown, so it is assumed to be
            // sufficient.
            return new Setting.Pairs(pairs, pairs, data.pairs());
        }
        int remaining =
                Math.max(
                        0,
                        pairs - file.experiment().largestDefensePool(scenario.dataset().train()));
        return new Setting.Pairs(
                data.overlapWithBase() ? pairs : remaining,
                data.overlapWithPoisonedRun() ? pairs : remaining,
                data.pairs());
    }

    /**
     * Checks a recipe against the number of pairs. Reports nothing if no pair is left, because the
     * error is then reported for the defender that needs too many.
     */
    private void checkRecipe(ScenarioPart part, Scenario scenario, Recipe recipe, int pairs) {
        if (pairs == 0) {
            return;
        }
        for (OptionComplaint complaint : recipe.complaints(pairs)) {
            complaints.add(
                    file.place(part, scenario, complaint.option()),
                    complaint.reason() + limitAdvice(part.key() + "." + complaint.option()));
        }
    }

    /** Returns advice for a user who limited the samples and has too few pairs; empty otherwise. */
    private String limitAdvice(String place) {
        return limit.isPresent()
                ? "; --limit-samples %d leaves no more: raise it, or add %s=... to the command line"
                        .formatted(limit.getAsInt(), place)
                : "";
    }
}
