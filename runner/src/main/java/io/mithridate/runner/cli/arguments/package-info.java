/** Options and arguments that commands share. */
@NullMarked
package io.mithridate.runner.cli.arguments;

import org.jspecify.annotations.NullMarked;
