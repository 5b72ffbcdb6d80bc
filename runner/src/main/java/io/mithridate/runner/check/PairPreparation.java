package io.mithridate.runner.check;

import io.mithridate.api.data.PairData;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.training.Recipe;
import io.mithridate.runner.experiment.DefenseData;
import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.experiment.Scenario;
import io.mithridate.runner.experiment.ScenarioPart;
import io.mithridate.runner.yaml.Complaints;
import java.util.OptionalInt;

/**
 * Complains where too few pairs are left for a training of a scenario.
 *
 * @param file the experiment, for the places of complaints
 * @param complaints where it is said
 * @param limit how many samples of each split are used; empty for all
 */
record PairPreparation(ExperimentFile file, Complaints complaints, OptionalInt limit) {

    /** Complains of the defender's pairs, and of recipes that the others do not suffice for. */
    void check(PairData dataset, Scenario scenario) {
        int pairs = dataset.train().size();
        int asked = scenario.defenseData().pairs();
        if (scenario.given().isPresent()) {
            checkGiven(scenario, asked, pairs);
            return;
        }
        boolean overlap = scenario.defenseData().overlapWithPoisonedRun();
        int forRun = overlap ? pairs : pairs - asked;
        long poisoned = overlap ? scenario.poisoning().share().of(pairs) : 0;
        if (asked > pairs - poisoned || forRun < 1) {
            complaints.add(
                    file.place(ScenarioPart.DEFENSE_DATA, scenario, "pairs"),
                    "the defender asks for %d pairs, but the data set has %d for training%s; ask for"
                                    .formatted(
                                            asked,
                                            pairs,
                                            overlap
                                                    ? ", %d of them poisoned".formatted(poisoned)
                                                    : "")
                            + " fewer, so that some are left to poison"
                            + cutDown("defense-data.pairs"));
            return;
        }
        Setting.Pairs counts = counts(scenario, pairs);
        boolean noneLeft = counts.run() == 0 || (scenario.base().isPresent() && counts.base() == 0);
        int largest = file.experiment().largestDefensePool(scenario.dataset().train());
        // One that asks for more than there are is told so itself.
        if (noneLeft && largest == pairs) {
            complaints.add(
                    file.place(ScenarioPart.DEFENSE_DATA, scenario, "pairs"),
                    "another defense-data of this experiment asks for all %d pairs of the data set, which are withheld here as well, so that none is left to train on; ask for fewer there, or take experiments of their own"
                            .formatted(pairs));
            return;
        }
        scenario.base()
                .ifPresent(
                        recipe -> checkRecipe(ScenarioPart.BASE, scenario, recipe, counts.base()));
        checkRecipe(ScenarioPart.POISONING, scenario, scenario.poisoning().recipe(), counts.run());
    }

    /** Beside a victim from a file, the defender alone has pairs of ours. */
    private void checkGiven(Scenario scenario, int asked, int pairs) {
        if (asked > pairs) {
            complaints.add(
                    file.place(ScenarioPart.DEFENSE_DATA, scenario, "pairs"),
                    "the defender asks for %d pairs, but the data set has %d for training; ask for fewer"
                                    .formatted(asked, pairs)
                            + cutDown("defense-data.pairs"));
        }
        DefenseData data = scenario.defenseData();
        if (data.overlapWithBase() || data.overlapWithPoisonedRun()) {
            complaints.add(
                    file.place(ScenarioPart.DEFENSE_DATA, scenario, "overlap-with-base"),
                    "a victim from a file was trained on pairs that nobody knows here; leave"
                            + " overlap-with-base and overlap-with-poisoned-run out");
        }
    }

    /** Returns how many of a data set's pairs each training of a scenario has. */
    Setting.Pairs counts(Scenario scenario, int pairs) {
        DefenseData data = scenario.defenseData();
        if (scenario.given().isPresent()) {
            // Nothing is wrong with the number of pairs that a victim from a file was trained on.
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
     * Checks a recipe against the number of pairs. If no pair is left, the complaint is about a
     * defender who asks for too many.
     */
    private void checkRecipe(ScenarioPart part, Scenario scenario, Recipe recipe, int pairs) {
        if (pairs == 0) {
            return;
        }
        for (OptionComplaint complaint : recipe.complaints(pairs)) {
            complaints.add(
                    file.place(part, scenario, complaint.option()),
                    complaint.reason() + cutDown(part.key() + "." + complaint.option()));
        }
    }

    /** Returns advice for a user of a try-out who has too few pairs. */
    private String cutDown(String place) {
        return limit.isPresent()
                ? "; --limit-samples %d leaves no more: raise it, or add %s=... to the command line"
                        .formatted(limit.getAsInt(), place)
                : "";
    }
}
