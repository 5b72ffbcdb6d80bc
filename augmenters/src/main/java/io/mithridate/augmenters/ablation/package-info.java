/** Augmenters for ablations, which change nothing or replace the whole caption. */
@NullMarked
package io.mithridate.augmenters.ablation;

import org.jspecify.annotations.NullMarked;
