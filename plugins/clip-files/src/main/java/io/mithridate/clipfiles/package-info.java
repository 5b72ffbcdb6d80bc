/** CLIPs in files of other programs: read, trained further, embedded with, and written again. */
@NullMarked
package io.mithridate.clipfiles;

import org.jspecify.annotations.NullMarked;
