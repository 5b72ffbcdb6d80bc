/** Tests of CLIPs in files of other programs. */
@NullMarked
package io.mithridate.clipfiles;

import org.jspecify.annotations.NullMarked;
