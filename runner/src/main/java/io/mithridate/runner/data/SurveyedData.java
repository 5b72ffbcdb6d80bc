package io.mithridate.runner.data;

import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.PairData;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.text.TextAugmenter;
import java.util.List;
import java.util.Map;

/**
 * The data to be examined.
 *
 * @param dataset the data set's name in tables
 * @param model the model's name in tables
 * @param pairs the pairs
 * @param evaluation the labeled pictures
 * @param provider knows the size of the model's pictures and the length of texts in tokens
 * @param targets the target classes of attacks
 * @param augmenters the augmenters of the defenses, by name
 */
public record SurveyedData(
        String dataset,
        String model,
        PairData pairs,
        EvaluationData evaluation,
        ModelProvider provider,
        List<String> targets,
        Map<String, TextAugmenter> augmenters) {}
