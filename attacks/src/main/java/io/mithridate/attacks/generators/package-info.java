/** Attacks that generate a separate trigger for each picture with their own networks. */
@NullMarked
package io.mithridate.attacks.generators;

import org.jspecify.annotations.NullMarked;
