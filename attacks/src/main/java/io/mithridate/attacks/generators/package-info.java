/** Attacks whose trigger is drawn for each picture by networks of their own. */
@NullMarked
package io.mithridate.attacks.generators;

import org.jspecify.annotations.NullMarked;
