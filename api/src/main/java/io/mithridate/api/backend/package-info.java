/**
 * Services that the backend provides to the runner, and checks shared by the runner and the test
 * kit. Plugins use none of them.
 */
@NullMarked
package io.mithridate.api.backend;

import org.jspecify.annotations.NullMarked;
