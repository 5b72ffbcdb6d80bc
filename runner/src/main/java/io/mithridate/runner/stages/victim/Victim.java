package io.mithridate.runner.stages.victim;

import io.mithridate.runner.experiment.PluginUse;
import java.util.List;

/**
 * A victim.
 *
 * @param attack what poisons its pairs
 * @param textKeys what its model must be able to read behind a text. The control of an attack that
 *     puts a word into texts reads that word as well; other attacks leave it alone
 * @param copies how many copies of clean pairs are added: for the control, as many as the attack
 *     adds pairs
 * @param seed the root seed
 */
public record Victim(PluginUse attack, List<String> textKeys, int copies, long seed) {

    public Victim {
        textKeys = List.copyOf(textKeys);
    }
}
