/** Sub-captions that a caption implies, and counterfactual ones that contradict it in one piece. */
@NullMarked
package io.mithridate.augmenters.counterfactual;

import org.jspecify.annotations.NullMarked;
