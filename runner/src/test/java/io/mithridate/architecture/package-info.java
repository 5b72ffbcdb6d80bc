/** Tests of rules that hold for all modules. */
@NullMarked
package io.mithridate.architecture;

import org.jspecify.annotations.NullMarked;
