/** Image-text models and their checkpoints. */
@NullMarked
package io.mithridate.api.model;

import org.jspecify.annotations.NullMarked;
