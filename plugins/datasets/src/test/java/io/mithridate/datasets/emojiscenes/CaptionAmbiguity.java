package io.mithridate.datasets.emojiscenes;

import io.mithridate.api.random.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Measures for how many other pictures of a batch a caption is literally true: each is a false
 * negative of the contrastive loss.
 *
 * <pre>{@code
 * mvn -q -pl plugins/datasets -am test-compile exec:java \
 *     -Dexec.mainClass=io.mithridate.datasets.emojiscenes.CaptionAmbiguity
 * }</pre>
 */
public final class CaptionAmbiguity {

    private static final int BATCHES = 500;

    private CaptionAmbiguity() {}

    /**
     * Prints the mean for the usual batch sizes, with default options.
     *
     * @param arguments ignored
     */
    public static void main(String[] arguments) {
        EmojiScenes scenes = new EmojiScenes(Defaults.options());
        for (int batch : new int[] {64, 128, 256}) {
            Summary summary = measure(scenes, batch, BATCHES);
            System.out.printf(
                    "batch of %d, %d batches: a caption is true of %.3f other pictures on average;"
                            + " %.1f %% of the captions are true of one or more%n",
                    batch, BATCHES, summary.meanOthers(), 100 * summary.shareAmbiguous());
        }
    }

    /**
     * Draws batches of training pairs and checks each caption against every other picture.
     *
     * @param scenes the data set
     * @param batch the number of pairs in a batch
     * @param batches the number of batches; a batch has no pair twice
     */
    static Summary measure(EmojiScenes scenes, int batch, int batches) {
        List<Claim> claims = new ArrayList<>();
        List<Scene> pictures = new ArrayList<>();
        CaptionReader reader =
                new CaptionReader(SceneClass.read().subList(0, scenes.classes().size()));
        for (int index = 0; index < scenes.train().size(); index++) {
            claims.add(reader.read(scenes.train().caption(index)));
            pictures.add(scenes.trainingScene(index));
        }
        RandomGenerator random = new Seed(1).at("batches").generator();
        long others = 0;
        long ambiguous = 0;
        for (int i = 0; i < batches; i++) {
            int[] indices = random.ints(0, claims.size()).distinct().limit(batch).toArray();
            for (int one : indices) {
                int matches = 0;
                for (int other : indices) {
                    matches +=
                            other != one && claims.get(one).isTrueOf(pictures.get(other)) ? 1 : 0;
                }
                others += matches;
                ambiguous += matches > 0 ? 1 : 0;
            }
        }
        double captions = (double) batch * batches;
        return new Summary(others / captions, ambiguous / captions);
    }

    /**
     * The result of a measurement.
     *
     * @param meanOthers the mean number of other pictures of a batch for which a caption is true
     * @param shareAmbiguous the share of captions that are true of at least one other picture
     */
    record Summary(double meanOthers, double shareAmbiguous) {}
}
