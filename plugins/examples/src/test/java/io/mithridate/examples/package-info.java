/** Tests of the teaching plugin. */
@NullMarked
package io.mithridate.examples;

import org.jspecify.annotations.NullMarked;
