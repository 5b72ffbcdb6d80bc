@NullMarked
package io.mithridate.runner.curves;

import org.jspecify.annotations.NullMarked;
