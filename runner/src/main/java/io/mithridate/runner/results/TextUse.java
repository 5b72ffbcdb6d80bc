package io.mithridate.runner.results;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The texts that an augmenter wrote while a defense trained.
 *
 * @param stage what trained, for people: "clean-clip on badnets, seed 1"
 * @param key the content key of its stage
 * @param use what the texts were for
 * @param firstStep how many steps were done before the counting began: those of a killed run that
 *     was continued; 0 where all texts were counted
 * @param captions how many captions were augmented, each counted each time
 * @param positives how many positives were written
 * @param promptPositives how many of them equal an evaluation prompt
 * @param negatives how many negatives were written
 * @param targetInsertions how many of them put the target's name in the place of something else
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
