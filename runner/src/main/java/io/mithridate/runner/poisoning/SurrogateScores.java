package io.mithridate.runner.poisoning;

import io.mithridate.api.model.Embeddings;

/**
 * How a surrogate ranks the classes for each picture (Liang et al. 2024), or for each caption.
 *
 * @param cosines for each picture its cosine to each class
 */
@SuppressWarnings("ArrayRecordComponent") // made once, read in place, never compared
public record SurrogateScores(float[][] cosines) {

    /**
     * The cosines of pictures and classes.
     *
     * @param pictures one row for each picture
     * @param classes one row for each class
     */
    public static SurrogateScores of(Embeddings pictures, Embeddings classes) {
        Embeddings units = pictures.normalised();
        Embeddings targets = classes.normalised();
        int dimension = units.dimension();
        float[][] cosines = new float[units.count()][targets.count()];
        for (int i = 0; i < units.count(); i++) {
            for (int k = 0; k < targets.count(); k++) {
                float sum = 0;
                for (int column = 0; column < dimension; column++) {
                    sum +=
                            units.values()[i * dimension + column]
                                    * targets.values()[k * dimension + column];
                }
                cosines[i][k] = sum;
            }
        }
        return new SurrogateScores(cosines);
    }

    /** The cosine of a picture to a class. */
    float cosine(int picture, int target) {
        return cosines[picture][target];
    }

    /** How many classes a picture has a higher cosine to than to the target. */
    int rank(int picture, int target) {
        int above = 0;
        for (float cosine : cosines[picture]) {
            if (cosine > cosines[picture][target]) {
                above++;
            }
        }
        return above;
    }
}
