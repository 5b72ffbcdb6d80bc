package io.mithridate.runner.results.statistics;

import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.Measure;
import io.mithridate.runner.results.PluginSetting;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.SettingLists;

/**
 * What may be claimed of differences between the cells of a run.
 *
 * @param lists the defenses that were run at several strengths
 * @param tunings the settings that are one of several of a defense
 * @param victims how often the attacks succeed
 */
record Claims(SettingLists lists, Tunings tunings, Victims victims) {

    /** What may be claimed of the cells of a run with these victims. */
    public static Claims of(RunResults run, Victims victims) {
        return new Claims(new SettingLists(run.lists()), Tunings.of(run), victims);
    }

    /** {@code better} or {@code worse}, or why neither. */
    public String of(
            Condition condition, PluginSetting baseline, Measure measure, Statistics differences) {
        if (condition.control()) {
            return "a control: no claim";
        }
        if (victims.failed(condition)) {
            return Claim.ATTACK_FAILED;
        }
        if (!Claim.allowed(differences.seeds())) {
            return Claim.of(differences.seeds());
        }
        if (victims.measured(condition) == 0) {
            return Claim.ATTACK_UNMEASURED;
        }
        if (lists.of(condition.defense()).isPresent() || lists.of(baseline).isPresent()) {
            return "one strength of several: no claim";
        }
        if (tunings.hold(condition.defense()) || tunings.hold(baseline)) {
            return "one setting of several: no claim";
        }
        return Claim.of(differences, measure.quantity().higherIsBetter());
    }
}
