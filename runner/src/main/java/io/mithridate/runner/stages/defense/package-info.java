/** The stages of defenses: access to data, work, findings and mixtures of models. */
@NullMarked
package io.mithridate.runner.stages.defense;

import org.jspecify.annotations.NullMarked;
