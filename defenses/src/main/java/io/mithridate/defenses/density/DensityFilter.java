package io.mithridate.defenses.density;

import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.SampleFilter;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.PairEmbeddings;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.defenses.density.DensityFilterOptions.References;
import io.mithridate.defenses.density.DensityFilterOptions.Score;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds poisoned pairs by the sparseness of the embeddings around their pictures, and trains the
 * model again without them.
 *
 * <p>Poisoned pictures are few, and the poisoned model puts them far from all others. In a small
 * random sample of the training pairs they have no neighbours, so scores of local density stand out
 * (<a href="https://arxiv.org/abs/2502.01385">Huang et al., 2025</a>). In one large set they would
 * be neighbours of each other. That scores are averaged over several shuffles is our choice.
 */
public final class DensityFilter implements SampleFilter {

    private static final int TREES = 100;

    private final DensityFilterOptions options;

    /**
     * Made by injection.
     *
     * @param options how pairs are scored, and how many are removed
     */
    @Inject
    public DensityFilter(DensityFilterOptions options) {
        this.options = options;
    }

    @Override
    public Set<Access> requires() {
        return Set.of();
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        int pairs = setting.pairs().run();
        return !options.score().hasNeighbours() || pairs > options.k() + 1
                ? List.of()
                : List.of(
                        new OptionComplaint(
                                "k",
                                "%d neighbours are sought among %d training pairs; at most %d can be"
                                        .formatted(options.k(), pairs, pairs - 2)));
    }

    @Override
    public Scores score(Checkpoint suspect, DefenseContext context) {
        PairEmbeddings pairs = context.embed(suspect, context.trainingPairs());
        return new Scores(
                options.score() == Score.CLIP_SCORE
                        ? clipScores(pairs)
                        : new ShuffledScores(ofSet(), options.referenceSize(), options.repeats())
                                .of(references(pairs), context.training().seed().at("references")));
    }

    private SetScores ofSet() {
        if (options.score() == Score.ISOLATION_FOREST) {
            return new IsolationForest(TREES);
        }
        return options.compat()
                ? new ReleasedScores(options.score(), options.k())
                : new LocalScores(options.score(), options.k());
    }

    private List<Embeddings> references(PairEmbeddings pairs) {
        List<Embeddings> parts =
                options.references() == References.PAIRS
                        ? List.of(pairs.images(), pairs.texts())
                        : List.of(pairs.images());
        return options.normalise() ? parts.stream().map(Embeddings::normalised).toList() : parts;
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
        return options.remove() > 0;
    }

    /** All pairs but the most suspicious, in their order; of equal scores the earlier pair goes. */
    @Override
    public int[] kept(double[] scores) {
        int removed = (int) Math.floor(options.remove() * scores.length);
        int[] worstFirst =
                IntStream.range(0, scores.length)
                        .boxed()
                        .sorted((one, other) -> Double.compare(scores[other], scores[one]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        return Arrays.stream(worstFirst).skip(removed).sorted().toArray();
    }
}
