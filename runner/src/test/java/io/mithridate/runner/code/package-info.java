@NullMarked
package io.mithridate.runner.code;

import org.jspecify.annotations.NullMarked;
