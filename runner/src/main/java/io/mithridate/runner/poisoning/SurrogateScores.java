package io.mithridate.runner.poisoning;

import io.mithridate.api.model.Embeddings;

/**
 * A surrogate model's similarities between pictures, or captions, and the classes that these would
 * be tied to (Liang et al. 2024).
 *
 * @param cosines the cosine similarity of each picture to its class
 * @param ranks for each picture, the number of classes with a higher cosine than the picture's
 *     class
 */
@SuppressWarnings("ArrayRecordComponent") // not copied and never compared
public record SurrogateScores(float[] cosines, int[] ranks) {

    /**
     * Computes the scores of pictures.
     *
     * @param pictures one row for each picture
     * @param classes one row for each class
     * @param targets the class of each picture
     */
    public static SurrogateScores of(Embeddings pictures, Embeddings classes, int[] targets) {
        Embeddings unitPictures = pictures.normalised();
        Embeddings unitClasses = classes.normalised();
        float[] cosines = new float[unitPictures.count()];
        int[] ranks = new int[unitPictures.count()];
        for (int i = 0; i < unitPictures.count(); i++) {
            float[] toClasses = cosines(unitPictures, i, unitClasses);
            cosines[i] = toClasses[targets[i]];
            for (float cosine : toClasses) {
                if (cosine > cosines[i]) {
                    ranks[i]++;
                }
            }
        }
        return new SurrogateScores(cosines, ranks);
    }

    private static float[] cosines(Embeddings pictures, int picture, Embeddings classes) {
        int dimension = pictures.dimension();
        float[] cosines = new float[classes.count()];
        for (int k = 0; k < cosines.length; k++) {
            float sum = 0;
            for (int column = 0; column < dimension; column++) {
                sum +=
                        pictures.values()[picture * dimension + column]
                                * classes.values()[k * dimension + column];
            }
            cosines[k] = sum;
        }
        return cosines;
    }

    /**
     * Returns these scores at the given indices of a longer list, in which only some pairs have a
     * class.
     *
     * @param places the index of each picture in the result
     * @param count the length of the result
     */
    public SurrogateScores scatter(int[] places, int count) {
        float[] placedCosines = new float[count];
        int[] placedRanks = new int[count];
        for (int i = 0; i < places.length; i++) {
            placedCosines[places[i]] = cosines[i];
            placedRanks[places[i]] = ranks[i];
        }
        return new SurrogateScores(placedCosines, placedRanks);
    }

    /** Returns the cosine similarity of a picture to its class. */
    float cosine(int picture) {
        return cosines[picture];
    }

    /** Returns the number of classes with a higher cosine to a picture than the picture's class. */
    int rank(int picture) {
        return ranks[picture];
    }
}
