/**
 * The construction of plugins by dependency injection, with their options and the services they ask
 * for.
 */
@NullMarked
package io.mithridate.runner.wiring;

import org.jspecify.annotations.NullMarked;
