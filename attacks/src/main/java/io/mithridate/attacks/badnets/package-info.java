/** BadNets (Gu et al. 2017): a patch that is the same in every poisoned picture. */
@NullMarked
package io.mithridate.attacks.badnets;

import org.jspecify.annotations.NullMarked;
