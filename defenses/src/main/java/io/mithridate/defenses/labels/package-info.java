/** Defenses that train on labelled pictures. */
@NullMarked
package io.mithridate.defenses.labels;

import org.jspecify.annotations.NullMarked;
