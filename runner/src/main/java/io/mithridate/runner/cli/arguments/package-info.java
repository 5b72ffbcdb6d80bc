/** Options and arguments shared by commands. */
@NullMarked
package io.mithridate.runner.cli.arguments;

import org.jspecify.annotations.NullMarked;
