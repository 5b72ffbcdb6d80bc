/** Tests of the example plugins. */
@NullMarked
package io.mithridate.examples;

import org.jspecify.annotations.NullMarked;
