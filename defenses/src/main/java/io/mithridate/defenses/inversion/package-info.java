/** Looks for triggers by optimising what a suspicious model sees. */
@NullMarked
package io.mithridate.defenses.inversion;

import org.jspecify.annotations.NullMarked;
