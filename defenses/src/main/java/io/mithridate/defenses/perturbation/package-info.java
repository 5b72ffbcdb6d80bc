/** PAR: the model is driven away from what it was while it keeps matching clean pairs. */
@NullMarked
package io.mithridate.defenses.perturbation;

import org.jspecify.annotations.NullMarked;
