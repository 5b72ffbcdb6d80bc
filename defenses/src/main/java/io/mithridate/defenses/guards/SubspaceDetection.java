package io.mithridate.defenses.guards;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.InputDetector;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.random.Seed;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Tells pictures with a trigger by their distance to texts: a clean picture lies near the ways in
 * which the name of its class can be written, a triggered one is only near the name.
 *
 * <p>After an ICLR paper of 2026 (<a href="https://openreview.net/forum?id=Kpij6oOnJl">OpenReview
 * Kpij6oOnJl</a>) and a third party's code for it. The score of a picture is its mean squared
 * distance to {@linkplain ClassSamples samples} around the texts of the class that it is taken for,
 * less the largest of some clean pictures, so that what is flagged is above 0.
 */
public final class SubspaceDetection implements InputDetector {

    private static final int REFERENCE_PICTURES = 200;

    private final SubspaceDetectionOptions options;
    private final ImageDecoder decoder;

    /**
     * Made by injection.
     *
     * @param options how points and samples are drawn
     * @param decoder brings clean pictures to the model's size
     */
    @Inject
    public SubspaceDetection(SubspaceDetectionOptions options, ImageDecoder decoder) {
        this.options = options;
        this.decoder = decoder;
    }

    @Override
    public Set<Access> requires() {
        return Set.of(Access.CLASS_NAMES, Access.CLEAN_PAIRS);
    }

    @Override
    public Guard guard(ImageTextModel model, DefenseContext context) {
        Seed seed = context.training().seed();
        Classes classes = context.classes();
        ClassTexts texts = new ClassTexts(context.vocabulary());
        List<ClassSamples> samples = new ArrayList<>();
        for (int i = 0; i < classes.size(); i++) {
            String name = classes.name(i);
            Embeddings variants =
                    model.embedTexts(NameVariants.of(name, texts.otherNames(name))).normalised();
            samples.add(ClassSamples.draw(variants, options, seed.at("samples").at(i)));
        }
        Embeddings names = model.embedTexts(classes.names()).normalised();
        NearestClassDistance distance = new NearestClassDistance(names, samples);
        double[] clean =
                CleanPictures.scores(
                        context.cleanPairs(),
                        REFERENCE_PICTURES,
                        seed.at("clean pictures"),
                        model,
                        decoder,
                        distance::of);
        double threshold = clean[clean.length - 1];
        return pictures ->
                CleanPictures.scores(model, pictures, distance::of)
                        .map(score -> score - threshold)
                        .toArray();
    }
}
