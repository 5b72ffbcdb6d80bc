/** Augmenters that change nothing, or everything: what the others are compared with. */
@NullMarked
package io.mithridate.augmenters.ablation;

import org.jspecify.annotations.NullMarked;
