/** Guards that tell pictures with a trigger by how they lie to texts about the classes. */
@NullMarked
package io.mithridate.defenses.guards;

import org.jspecify.annotations.NullMarked;
