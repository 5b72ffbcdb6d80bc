package io.mithridate.runner.data;

import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.PairData;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.text.TextAugmenter;
import java.util.List;
import java.util.Map;

/**
 * The data that is looked at.
 *
 * @param dataset what tables call the data set
 * @param model what tables call the model
 * @param pairs the pairs
 * @param evaluation the labelled pictures
 * @param provider tells the size of pictures and the length of texts
 * @param targets the classes that attacks aim at
 * @param augmenters those of the defenses, by name
 */
public record SurveyedData(
        String dataset,
        String model,
        PairData pairs,
        EvaluationData evaluation,
        ModelProvider provider,
        List<String> targets,
        Map<String, TextAugmenter> augmenters) {}
