/**
 * PAR, which pushes the model away from its original state while it continues to match clean pairs.
 */
@NullMarked
package io.mithridate.defenses.perturbation;

import org.jspecify.annotations.NullMarked;
