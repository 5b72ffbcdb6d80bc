/** Network layers, resizing, and training pictures shared by attacks whose trigger is a network. */
@NullMarked
package io.mithridate.attacks.networks;

import org.jspecify.annotations.NullMarked;
