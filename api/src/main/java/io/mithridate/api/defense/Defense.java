package io.mithridate.api.defense;

import io.mithridate.api.plugin.Checked;
import java.util.Set;

/** A defense, of one of five kinds, told apart by what it gives back. */
public sealed interface Defense extends Checked
        permits Purifier, RobustTraining, SampleDetector, ModelDetector, InputDetector {

    /** What the defense needs; the context refuses everything else. */
    Set<Access> requires();
}
