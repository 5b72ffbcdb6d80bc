/** Triggers that move pixels: the picture is sampled at places that are a little off. */
@NullMarked
package io.mithridate.attacks.warps;

import org.jspecify.annotations.NullMarked;
