package io.mithridate.defenses.density;

import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.DefenseContext.PairEmbeddings;
import io.mithridate.api.defense.SampleFilter;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.Option.Strength;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.defenses.density.DensityFilter.References;
import io.mithridate.defenses.density.DensityFilter.Score;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds poisoned pairs by how sparse the embeddings around their pictures are, and trains the model
 * again without them.
 *
 * <p>Poisoned pictures are few, and the poisoned model places them far from all others. In a small
 * random sample of the training pairs they therefore have no close neighbors, and their local
 * density scores are conspicuous (<a href="https://arxiv.org/abs/2502.01385">Huang et al.,
 * 2025</a>). In one large set they would be neighbors of each other. Averaging the scores over
 * several shuffles is our choice.
 */
@About(
        name = "density-filter",
        summary =
                "scores training pairs by how sparse the embeddings around their pictures are, and"
                        + " trains again without the worst",
        fidelity = Fidelity.PAPER,
        papers =
                "Huang et al., 2025. Detecting Backdoor Samples in Contrastive Language Image"
                        + " Pretraining. arXiv:2502.01385")
public record DensityFilter(
        @Option(
                        value =
                                "Score of a pair: dao, slof, k-distance and lid compare its picture"
                                    + " with its nearest neighbours; isolation-forest counts the"
                                    + " random cuts that separate it from others; clip-score is"
                                    + " minus the cosine of picture and caption.",
                        defaultValue = "dao")
                Score score,
        @Option(
                        value =
                                "Number of nearest neighbours. The reference implementation uses"
                                        + " 16, and 64 for lid.",
                        defaultValue = "16",
                        min = 1,
                        max = 1024)
                int k,
        @Option(
                        value =
                                "Number of pairs in a reference set, drawn at random. Poisoned"
                                    + " pairs hide each other if a set contains k of them, so the"
                                    + " size times the poisoning rate should stay well below k.",
                        defaultValue = "256",
                        min = 3)
                int referenceSize,
        @Option(
                        value =
                                "Number of times the pairs are divided into new reference sets;"
                                        + " scores are averaged.",
                        defaultValue = "4",
                        min = 1,
                        max = 100)
                int repeats,
        @Option(
                        value =
                                "Contents of a reference set: only the pictures of its pairs, or"
                                        + " their captions as well, as in the reference"
                                        + " implementation.",
                        defaultValue = "images")
                References references,
        @Option(
                        value =
                                "Whether to normalise embeddings to length 1 first; the reference"
                                        + " implementation does not.",
                        defaultValue = "true")
                boolean normalise,
        @Option(
                        value =
                                "Share of the pairs to remove, the most suspicious first, before"
                                    + " the model is trained again from its base; 0 only detects.",
                        defaultValue = "0.03",
                        min = 0,
                        max = 0.5)
                @Strength
                double remove,
        @Option(
                        value =
                                "Reproduce the mistakes of the reference implementation: wrong rows"
                                    + " instead of neighbours, a pair's own caption left out, and a"
                                    + " dimension that includes a row's distance to itself.",
                        defaultValue = "false")
                boolean compat)
        implements SampleFilter {

    /**
     * Checks the options against each other.
     *
     * @throws IllegalArgumentException if a reference set is too small for the number of neighbors,
     *     or if compat has no effect
     */
    public DensityFilter {
        if (compat && !score.usesNeighbors()) {
            throw new IllegalArgumentException(
                    "compat applies only to nearest-neighbour scores; remove it or set score: dao,"
                            + " slof, k-distance or lid");
        }
        if (score.usesNeighbors() && referenceSize <= k + 1) {
            throw new IllegalArgumentException(
                    ("reference-size is %d and k is %d: a reference set needs more than k + 1"
                                    + " pairs, here %d or more")
                            .formatted(referenceSize, k, k + 2));
        }
    }

    /** The score of a pair; higher is more suspicious. */
    public enum Score {
        /**
         * Dimensionality-aware outlier score: the logarithmic form of slof, weighted by local
         * intrinsic dimension.
         */
        DAO,
        /**
         * Simplified local outlier factor: how much sparser a point's neighborhood is than those of
         * its neighbors.
         */
        SLOF,
        /** The distance to the k-th neighbor. */
        K_DISTANCE,
        /** Local intrinsic dimension. */
        LID,
        /**
         * Isolation by random cuts: the fewer cuts separate a pair from all others, the more
         * suspicious it is.
         */
        ISOLATION_FOREST,
        /** The negative cosine similarity of picture and caption. */
        CLIP_SCORE;

        /** Returns {@code true} if the score uses nearest neighbors. */
        boolean usesNeighbors() {
            return this != ISOLATION_FOREST && this != CLIP_SCORE;
        }
    }

    /** The references that a picture is compared with. */
    public enum References {
        /** The pictures of other pairs. */
        IMAGES,
        /** The pictures of other pairs and the captions of all pairs. */
        PAIRS
    }

    private static final int TREES = 100;

    @Override
    public Set<Access> requires() {
        return Set.of();
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        int pairs = setting.pairs().run();
        return OptionComplaint.when(
                score.usesNeighbors() && pairs <= k + 1,
                "k",
                "k is %d but there are only %d training pairs; give at most %d"
                        .formatted(k, pairs, pairs - 2));
    }

    @Override
    public Scores score(Checkpoint suspect, DefenseContext context) {
        PairEmbeddings pairs = context.embed(suspect, context.trainingPairs());
        return new Scores(
                score == Score.CLIP_SCORE
                        ? clipScores(pairs)
                        : new ShuffledScores(setScores(), referenceSize, repeats)
                                .of(references(pairs), context.training().seed().at("references")));
    }

    private ShuffledScores.SetScores setScores() {
        if (score == Score.ISOLATION_FOREST) {
            return new IsolationForest(TREES);
        }
        return compat ? new ReleasedScores(score, k) : new LocalScores(score, k);
    }

    private List<Embeddings> references(PairEmbeddings pairs) {
        List<Embeddings> parts =
                references == References.PAIRS
                        ? List.of(pairs.images(), pairs.texts())
                        : List.of(pairs.images());
        return normalise ? parts.stream().map(Embeddings::normalised).toList() : parts;
    }

    private static double[] clipScores(PairEmbeddings pairs) {
        Embeddings images = pairs.images().normalised();
        Embeddings texts = pairs.texts().normalised();
        return IntStream.range(0, images.count())
                .mapToDouble(pair -> -images.dot(pair, texts, pair))
                .toArray();
    }

    @Override
    public boolean removes() {
        return remove > 0;
    }

    /**
     * Returns all pairs except the most suspicious ones, in their original order. If scores are
     * equal, earlier pairs are removed first.
     */
    @Override
    public int[] kept(double[] scores) {
        int removed = (int) Math.floor(remove * scores.length);
        int[] worstFirst =
                IntStream.range(0, scores.length)
                        .boxed()
                        .sorted((one, other) -> Double.compare(scores[other], scores[one]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        return Arrays.stream(worstFirst).skip(removed).sorted().toArray();
    }
}
