/**
 * Services that the runner asks of the backend, and checks that runner and test kit share. Plugins
 * use none of them.
 */
@NullMarked
package io.mithridate.api.backend;

import org.jspecify.annotations.NullMarked;
