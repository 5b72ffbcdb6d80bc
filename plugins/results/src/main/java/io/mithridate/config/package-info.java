/** Reads YAML into nodes with source locations, and reports errors at these locations. */
@NullMarked
package io.mithridate.config;

import org.jspecify.annotations.NullMarked;
