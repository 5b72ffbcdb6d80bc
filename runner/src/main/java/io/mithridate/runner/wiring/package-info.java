/** Creation of plugins by dependency injection, with their options and services. */
@NullMarked
package io.mithridate.runner.wiring;

import org.jspecify.annotations.NullMarked;
