/** Tests of the teaching plugin. */
@NullMarked
package io.mithridate.examples.defense;

import org.jspecify.annotations.NullMarked;
