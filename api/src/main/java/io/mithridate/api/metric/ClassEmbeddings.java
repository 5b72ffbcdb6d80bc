package io.mithridate.api.metric;

import io.mithridate.api.model.Embeddings;

/** Turns the embeddings of prompts into one for each class, as CLIP's zero-shot evaluation does. */
public final class ClassEmbeddings {

    private ClassEmbeddings() {}

    /**
     * Normalises every prompt's embedding, averages those of a class, and normalises the average
     * (Radford et al. 2021, section 3.1.4).
     *
     * @param prompts the prompts of the first class, then those of the second, and so on; not
     *     normalised
     * @param promptsPerClass how many prompts each class has
     * @return one unit row for each class
     */
    public static Embeddings average(Embeddings prompts, int promptsPerClass) {
        if (promptsPerClass < 1 || prompts.count() % promptsPerClass != 0) {
            throw new IllegalArgumentException(
                    "%d prompts cannot be divided into %d for each class"
                            .formatted(prompts.count(), promptsPerClass));
        }
        Embeddings unit = prompts.normalised();
        int dimension = prompts.dimension();
        int classes = prompts.count() / promptsPerClass;
        float[] averages = new float[classes * dimension];
        for (int i = 0; i < classes; i++) {
            for (int column = 0; column < dimension; column++) {
                double sum = 0;
                for (int prompt = 0; prompt < promptsPerClass; prompt++) {
                    sum += unit.values()[(i * promptsPerClass + prompt) * dimension + column];
                }
                averages[i * dimension + column] = (float) (sum / promptsPerClass);
            }
        }
        return new Embeddings(classes, dimension, averages).normalised();
    }
}
