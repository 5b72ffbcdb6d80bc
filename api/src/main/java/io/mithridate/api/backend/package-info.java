/**
 * Services that the backend provides to the runner, and code shared by the runner and the test kit.
 * Most plugins do not use this package. An attack that wraps another attack does: its own state is
 * the {@link io.mithridate.api.backend.AttackState} of the wrapped attack.
 */
@NullMarked
package io.mithridate.api.backend;

import org.jspecify.annotations.NullMarked;
