package io.mithridate.attacks.optimised;

import io.mithridate.api.model.Embeddings;
import io.mithridate.api.random.Seed;
import io.mithridate.tensorflow.training.Batch;
import io.mithridate.tensorflow.training.Draws;
import io.mithridate.tensorflow.training.View;
import io.mithridate.tensorflow.training.loss.Loss;
import io.mithridate.tensorflow.training.loss.Losses;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * BadCLIP's loss (<a href="https://arxiv.org/abs/2311.12075">Liang et al., 2024</a>), which moves
 * the embeddings of patched pictures toward those of captions and pictures of the target.
 *
 * <pre>
 * ½ [CE(s Ẑ T̂ᵀ) + CE(s T̂ Ẑᵀ)] + λ/B Σᵢ max(0, ‖ẑᵢ − ẑ⁺ᵢ‖ − ‖ẑᵢ − ẑ⁻ᵢ‖ + m)
 * </pre>
 *
 * <p>CE is the cross-entropy with matching pairs on the diagonal, s the logit scale, Ẑ the
 * embeddings of the B patched pictures, and T̂ those of their captions. The ẑ⁺ are drawn for each
 * step from the pictures of the target, without replacement if there are at least B; the ẑ⁻ are the
 * batch's clean pictures in another order.
 */
final class BadClipLoss implements PatchObjective.PatchLoss {

    /** The number that PyTorch adds to each difference before computing a distance. */
    private static final double PYTORCH_EPSILON = 1e-6;

    private final View.Numbers captions;
    private final View.Numbers clean;
    private final Embeddings targets;
    private final Settings settings;
    private final Draws positives;
    private final Draws order;

    /**
     * Settings of the loss.
     *
     * @param batch the batch size B
     * @param weight the weight λ of the triplet term
     * @param margin the margin m
     * @param compat whether to reproduce BadCLIP's code, which pastes the patch onto the pictures
     *     that it later treats as clean: ẑ⁻ are then embeddings of patched pictures, without a
     *     gradient, and distances are computed as in PyTorch
     */
    record Settings(int batch, double weight, double margin, boolean compat) {}

    /** Creates a loss whose draws depend only on the seed. */
    static BadClipLoss seeded(
            Embeddings captions, Embeddings clean, Embeddings targets, Settings settings) {
        int batch = settings.batch();
        return new BadClipLoss(
                captions,
                clean,
                targets,
                settings,
                seed -> drawRows(targets.count(), batch, seed),
                seed -> seed.permutation(batch));
    }

    /**
     * Creates a loss.
     *
     * @param captions the embeddings t̂ of the captions of the target that the pictures are paired
     *     with, of unit length
     * @param clean the embeddings of the pictures without the patch, of unit length
     * @param targets the embeddings Z⁺ of pictures of the target, of unit length
     * @param positives draws B rows of {@code targets}
     * @param order draws, for each picture, the picture of the batch that it is compared with
     */
    BadClipLoss(
            Embeddings captions,
            Embeddings clean,
            Embeddings targets,
            Settings settings,
            Draws.Drawer positives,
            Draws.Drawer order) {
        this.captions = View.numbers("caption", captions);
        this.clean = View.numbers("clean", clean);
        this.targets = targets;
        this.settings = settings;
        this.positives = new Draws("positives", settings.batch(), positives);
        this.order = new Draws("order", settings.batch(), order);
    }

    /** Draws {@code count} of {@code rowCount} rows, without replacement if there are enough. */
    static int[] drawRows(int rowCount, int count, Seed seed) {
        if (rowCount >= count) {
            return Arrays.copyOf(seed.permutation(rowCount), count);
        }
        RandomGenerator random = seed.generator();
        int[] rows = new int[count];
        Arrays.setAll(rows, i -> random.nextInt(rowCount));
        return rows;
    }

    @Override
    public List<View.Numbers> numbers() {
        return settings.compat() ? List.of(captions) : List.of(captions, clean);
    }

    @Override
    public List<Draws> draws() {
        return List.of(positives, order);
    }

    @Override
    public Loss of(Ops tf, Batch batch, Operand<TFloat32> patched) {
        Operand<TFloat32> negatives =
                settings.compat() ? tf.stopGradient(patched) : batch.numbers(clean);
        return Loss.sum(
                tf,
                new Loss.Term(
                        "captions",
                        Losses.clip(tf, patched, batch.numbers(captions), batch.logitScale()),
                        1),
                new Loss.Term(
                        "pictures",
                        Losses.triplet(
                                tf,
                                patched,
                                tf.gather(
                                        PatchObjective.constant(tf, targets),
                                        batch.drawn(positives),
                                        tf.constant(0)),
                                tf.gather(negatives, batch.drawn(order), tf.constant(0)),
                                settings.margin(),
                                settings.compat() ? PYTORCH_EPSILON : 0),
                        settings.weight()));
    }
}
