/** Tests of reading and writing YAML. */
@NullMarked
package io.mithridate.runner.yaml;

import org.jspecify.annotations.NullMarked;
