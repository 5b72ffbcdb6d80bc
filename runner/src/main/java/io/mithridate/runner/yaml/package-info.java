/** YAML read into nodes that know their place, and everything that is said about a place. */
@NullMarked
package io.mithridate.runner.yaml;

import org.jspecify.annotations.NullMarked;
