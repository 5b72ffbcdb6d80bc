package io.mithridate.runner.results;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The texts that an augmenter wrote while a defense was trained.
 *
 * @param stage the title of the stage shown to users, e.g. "clean-clip on badnets, seed 1"
 * @param key the content key of the stage
 * @param use the use of the texts
 * @param firstStep the number of steps done by a killed run before counting started; 0 if all texts
 *     were counted
 * @param captions the number of captions augmented, counting repetitions
 * @param positives the number of positives written
 * @param promptPositives the number of positives that equal an evaluation prompt
 * @param negatives the number of negatives written
 * @param targetInsertions the number of negatives in which the target's name replaces something
 *     else
 */
public record TextUse(
        String stage,
        String key,
        String use,
        long firstStep,
        long captions,
        long positives,
        @JsonProperty("positives_equal_to_prompts") long promptPositives,
        long negatives,
        long targetInsertions) {}
