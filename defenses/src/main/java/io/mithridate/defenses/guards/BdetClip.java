package io.mithridate.defenses.guards;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.InputDetector;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.plugin.Plugins;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Detects triggered pictures by using texts. A clean picture is less similar to a class if an
 * unrelated sentence follows the class name. A trigger, in contrast, is tied to the class name
 * regardless of what follows (<a href="https://arxiv.org/abs/2405.15269">Niu et al., 2024</a>).
 *
 * <p>For each class, b is the mean embedding of true descriptions, and m is that of up to {@value
 * ClassTexts#MAX_TEXTS} sentences followed by an unrelated one, both normalized. Ω(x) is the sum
 * over classes of ⟨f(x), b − m⟩; low values are suspicious. The score is a threshold minus Ω, so
 * that it is positive for flagged pictures. The score follows the paper. The texts are ours,
 * limited to the words of clean captions if these suffice.
 */
@About(
        name = "bdet-clip",
        summary =
                "scores pictures by how little their similarity to the classes falls when an"
                        + " unrelated sentence follows the class's name",
        fidelity = Fidelity.RECONSTRUCTION,
        papers =
                "Niu et al., 2024. BDetCLIP: Multimodal Prompting Contrastive Test-Time Backdoor"
                        + " Detection. arXiv:2405.15269")
public record BdetClip(Options options, ImageDecoder decoder, Plugins plugins)
        implements InputDetector {

    /** Creates the defense by dependency injection. */
    @Inject
    public BdetClip {}

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        return OptionComplaint.when(
                !plugins.create(options.unrelated()).findsNegatives(),
                "unrelated",
                "%s finds no negatives; random-caption finds one of any name"
                        .formatted(options.unrelated().name()));
    }

    @Override
    public Set<Access> requires() {
        return Set.of(Access.CLASS_NAMES, Access.CLEAN_PAIRS);
    }

    @Override
    public Guard guard(ImageTextModel model, DefenseContext context) {
        Seed seed = context.training().seed();
        OmegaScore omega = omega(model, context, seed.at("unrelated sentences"));
        double[] cleanScores =
                CleanPictures.scores(
                        context.cleanPairs(),
                        options.referencePictures(),
                        seed.at("clean pictures"),
                        model,
                        decoder,
                        omega::score);
        double threshold =
                cleanScores[(int) Math.floor(options.quantile() * (cleanScores.length - 1))];
        return pictures ->
                CleanPictures.scores(model, pictures, omega::score)
                        .map(score -> threshold - score)
                        .toArray();
    }

    private OmegaScore omega(ImageTextModel model, DefenseContext context, Seed seed) {
        ClassTexts texts = new ClassTexts(context.vocabulary());
        FittedAugmenter augmenter = context.augmenter("unrelated sentences", options.unrelated());
        Classes classes = context.classes();
        ClassTexts.CaptionWords words = ClassTexts.CaptionWords.of(context.cleanPairs());
        OmegaScore omega = OmegaScore.zero();
        for (int i = 0; i < classes.size(); i++) {
            String name = classes.name(i);
            omega =
                    omega.plus(
                            mean(model, texts.descriptions(name, options.descriptions(), words)),
                            mean(
                                    model,
                                    ClassTexts.distractedSentences(
                                            name,
                                            drawUnrelated(augmenter, name, seed.at(i)),
                                            words)));
        }
        return omega;
    }

    /** Returns the normalized mean of the normalized embeddings of texts. */
    private static Embeddings mean(ImageTextModel model, List<String> texts) {
        return model.embedTexts(texts).averagedPerClass(texts.size());
    }

    private static boolean mentions(String sentence, String name) {
        return sentence.toLowerCase(Locale.ROOT).contains(name.toLowerCase(Locale.ROOT));
    }

    /**
     * Returns a negative of the name. It does not contain the name, unless the negatives of all 20
     * draws do.
     */
    static String drawUnrelated(FittedAugmenter augmenter, String name, Seed seed) {
        String sentence = "";
        for (int draw = 0; draw < 20; draw++) {
            sentence =
                    augmenter.augment(name, seed.at(draw).generator()).negatives().stream()
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            new IllegalArgumentException(
                                                    ("the augmenter of bdet-clip's option"
                                                         + " 'unrelated' has no negative of '%s';"
                                                         + " random-caption has one of any name")
                                                            .formatted(name)))
                            .text();
            if (!mentions(sentence, name)) {
                return sentence;
            }
        }
        return sentence;
    }

    /**
     * The sum over classes of the difference between a picture's similarity to a class and its
     * similarity to the class with an unrelated sentence. Because the texts can be summed over
     * classes first, this is a single inner product.
     */
    static final class OmegaScore {

        private final double[] direction;

        private OmegaScore(double[] direction) {
            this.direction = direction;
        }

        /** Returns the score before any class is added. */
        static OmegaScore zero() {
            return new OmegaScore(new double[0]);
        }

        /**
         * Returns the score with one more class.
         *
         * @param described one row, the normalized mean of true descriptions
         * @param distracted one row, the normalized mean of texts with an unrelated sentence
         */
        OmegaScore plus(Embeddings described, Embeddings distracted) {
            double[] sum = new double[described.dimension()];
            for (int axis = 0; axis < sum.length; axis++) {
                double before = direction.length == 0 ? 0 : direction[axis];
                sum[axis] = before + described.values()[axis] - distracted.values()[axis];
            }
            return new OmegaScore(sum);
        }

        /** Returns the score of a row of unit length. */
        double score(Embeddings rows, int row) {
            double sum = 0;
            for (int axis = 0; axis < direction.length; axis++) {
                sum += direction[axis] * rows.values()[row * rows.dimension() + axis];
            }
            return sum;
        }
    }

    /** The options of {@link BdetClip}. */
    public record Options(
            @Option(
                            value = "Maximum number of true descriptions per class.",
                            defaultValue = "7",
                            min = 1,
                            max = 80)
                    int descriptions,
            @Option(
                            value =
                                    "Augmenter that gives a sentence unrelated to a class: its"
                                            + " first negative for the class's name.",
                            defaultValue = "random-caption")
                    PluginRef<TextAugmenter> unrelated,
            @Option(
                            value = "Number of clean pictures that determine the threshold.",
                            defaultValue = "200",
                            min = 1)
                    int referencePictures,
            @Option(
                            value =
                                    "Share of the clean pictures that the threshold may flag; if 0,"
                                        + " the threshold is the lowest score of a clean picture.",
                            defaultValue = "0",
                            min = 0,
                            max = 1)
                    double quantile) {}
}
