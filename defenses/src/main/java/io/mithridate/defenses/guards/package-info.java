/** Guards that detect triggered pictures by comparing them with texts about the classes. */
@NullMarked
package io.mithridate.defenses.guards;

import org.jspecify.annotations.NullMarked;
