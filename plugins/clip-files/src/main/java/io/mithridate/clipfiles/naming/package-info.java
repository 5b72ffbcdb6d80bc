/** The file formats and tensor names of published weights. */
@NullMarked
package io.mithridate.clipfiles.naming;

import org.jspecify.annotations.NullMarked;
