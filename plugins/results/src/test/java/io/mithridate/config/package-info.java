/** Tests of reading and writing YAML. */
@NullMarked
package io.mithridate.config;

import org.jspecify.annotations.NullMarked;
