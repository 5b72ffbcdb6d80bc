/**
 * What the runner asks of the backend, and what runner and test kit check plugins by. Plugins use
 * nothing of it.
 */
@NullMarked
package io.mithridate.api.backend;

import org.jspecify.annotations.NullMarked;
