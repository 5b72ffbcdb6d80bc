package io.mithridate.runner.doors;

import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.Purifier;
import io.mithridate.api.defense.SampleDetector;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Need;

/** Asks plugins what they need, so that one that cannot say so is refused before any work. */
final class Needs {

    private Needs() {}

    /**
     * Asks a defense.
     *
     * @throws io.mithridate.runner.plugins.PluginException if a question fails or is not answered
     */
    static void ask(Defense defense, Door door) {
        if (defense instanceof Purifier purifier) {
            door.asked(purifier::firstHalf, "firstHalf()");
        }
        if (defense instanceof SampleDetector detector) {
            door.asked(detector::retraining, "retraining()");
        }
        int most = Access.values().length;
        door.list(door.asked(defense::requires, "requires()"), most, "requires()");
        door.list(door.asked(defense::implied, "implied()"), most, "implied()");
        door.asked(defense::access, "access()");
        door.asked(defense::defends, "defends()");
    }

    /**
     * Asks a metric.
     *
     * @throws io.mithridate.runner.plugins.PluginException if it does not answer
     */
    static void ask(Metric metric, Door door) {
        door.list(door.asked(metric::needs, "needs()"), Need.values().length, "needs()");
    }
}
