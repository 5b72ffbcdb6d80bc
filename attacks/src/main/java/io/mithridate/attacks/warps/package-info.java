/** Triggers that displace pixels by sampling the picture at slightly shifted positions. */
@NullMarked
package io.mithridate.attacks.warps;

import org.jspecify.annotations.NullMarked;
