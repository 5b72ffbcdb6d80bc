/**
 * Contract tests that a plugin runs against itself.
 *
 * <p>A test class implements the contract of its plugin's kind, says how the plugin is made, and
 * inherits the tests.
 */
@NullMarked
package io.mithridate.testkit;

import org.jspecify.annotations.NullMarked;
