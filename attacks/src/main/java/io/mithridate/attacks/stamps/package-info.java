/** How a trigger is put on a picture, and how it is kept in an attack's state. */
@NullMarked
package io.mithridate.attacks.stamps;

import org.jspecify.annotations.NullMarked;
