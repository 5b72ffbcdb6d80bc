/** Parts shared by attacks whose trigger is a network: layers, sizes, and stamping. */
@NullMarked
package io.mithridate.attacks.networks;

import org.jspecify.annotations.NullMarked;
