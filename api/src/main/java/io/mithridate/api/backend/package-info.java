/**
 * Services that the backend provides to the runner, and code shared by the runner and the test kit.
 * Plugins use none of it, except that an attack which wraps another one has its {@link
 * io.mithridate.api.backend.AttackState} as state.
 */
@NullMarked
package io.mithridate.api.backend;

import org.jspecify.annotations.NullMarked;
