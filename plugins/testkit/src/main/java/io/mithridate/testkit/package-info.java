/**
 * Contract tests for plugins.
 *
 * <p>A test class implements the contract of its plugin's kind, creates the plugin in a method, and
 * inherits the tests.
 */
@NullMarked
package io.mithridate.testkit;

import org.jspecify.annotations.NullMarked;
