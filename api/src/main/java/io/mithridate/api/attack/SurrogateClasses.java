package io.mithridate.api.attack;

import io.mithridate.api.metric.ClassEmbeddings;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;

/** What a surrogate classifies by. */
public final class SurrogateClasses {

    private SurrogateClasses() {}

    /**
     * The embeddings of the classes, from the sentences of poison, never from evaluation prompts.
     *
     * @return one row of unit length for each class
     */
    public static Embeddings of(ImageTextModel model, AttackFacts facts) {
        return ClassEmbeddings.average(
                model.embedTexts(
                        facts.classes().names().stream()
                                .flatMap(name -> facts.captions().fillAll(name).stream())
                                .toList()),
                facts.captions().size());
    }
}
