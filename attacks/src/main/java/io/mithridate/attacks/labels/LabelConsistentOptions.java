package io.mithridate.attacks.labels;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.PluginRef;

/**
 * What {@link LabelConsistent} puts on pictures of the target.
 *
 * @param trigger the attack whose trigger it is
 */
public record LabelConsistentOptions(
        @Option(
                        value =
                                "The attack whose trigger is put on pictures of the target: any"
                                        + " that stamps pictures, with its own options.",
                        defaultValue = "badnets")
                PluginRef<Attack> trigger) {}
