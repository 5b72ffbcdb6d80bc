@NullMarked
package io.mithridate.runner.machine;

import org.jspecify.annotations.NullMarked;
