package io.mithridate.datasets.coco;

import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.random.Seed;
import io.mithridate.datasets.files.BadRows;
import io.mithridate.datasets.files.Fingerprint;
import io.mithridate.datasets.files.LeftOut;
import io.mithridate.datasets.files.PictureFacts;
import io.mithridate.datasets.files.PictureFolder;
import io.mithridate.datasets.files.Shares;
import io.mithridate.datasets.names.Sentences;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * COCO's pictures, each with all of its captions, five as a rule.
 *
 * <p>By Karpathy's file, {@code train} and {@code restval} are trained on and {@code test} is held
 * out, as the literature does; by COCO's own, what a second file lists is held out.
 */
public final class Coco implements PairData {

    private final CocoOptions options;
    private final ImageDecoder decoder;
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final PairSet train;
    private final PairSet heldOut;

    /**
     * Reads the captions.
     *
     * @throws IllegalArgumentException if too many of them cannot be used, or none is to be trained
     *     on
     */
    @Inject
    public Coco(CocoOptions options, ImageDecoder decoder) {
        this.options = options;
        this.decoder = decoder;
        BadRows bad = badRows(options.captions());
        List<CaptionedPicture> all = CaptionJson.read(options.captions(), bad);
        PictureFolder folder = new PictureFolder(options.images());
        train = pairs(folder, drawn(all.stream().filter(this::isTrainedOn).toList()), bad);
        if (train.size() == 0) {
            throw new IllegalArgumentException(
                    "%s has no captions to train on in the splits %s"
                            .formatted(options.captions(), options.splits()));
        }
        heldOut = heldOut(all, folder);
        requireApart();
    }

    private BadRows badRows(Path file) {
        return new BadRows(String.valueOf(file.getFileName()), options.maxBadRows());
    }

    private boolean isTrainedOn(CaptionedPicture picture) {
        return picture.split().isEmpty() || options.splits().contains(picture.split());
    }

    private List<CaptionedPicture> drawn(List<CaptionedPicture> pictures) {
        if (options.pictures() == 0) {
            return pictures;
        }
        Shares shares = new Shares(pictures.size(), new Seed(options.seed()).at("pictures"));
        return Arrays.stream(shares.take("pictures", options.pictures()))
                .mapToObj(pictures::get)
                .toList();
    }

    private PairSet heldOut(List<CaptionedPicture> all, PictureFolder folder) {
        if (options.heldOutCaptions().isPresent()) {
            BadRows bad = badRows(options.heldOutCaptions().get());
            return pairs(
                    options.heldOutImages().map(PictureFolder::new).orElse(folder),
                    CaptionJson.read(options.heldOutCaptions().get(), bad),
                    bad);
        }
        return pairs(
                folder,
                all.stream()
                        .filter(picture -> picture.split().equals(options.heldOutSplit()))
                        .toList(),
                badRows(options.captions()));
    }

    /** Leaves out what cannot be used. */
    private PairSet pairs(PictureFolder folder, List<CaptionedPicture> pictures, BadRows bad) {
        List<CaptionedPicture> usable = new ArrayList<>();
        for (CaptionedPicture picture : pictures) {
            Optional<String> refusal =
                    picture.captions().isEmpty()
                            ? Optional.of("it has no caption")
                            : folder.refusal(picture.name());
            if (refusal.isPresent()) {
                bad.add(picture.place(), refusal.get());
            } else {
                usable.add(picture);
            }
        }
        PictureFacts facts =
                new PictureFacts(
                        folder,
                        usable.size(),
                        picture -> usable.get(picture).name(),
                        options.check(),
                        decoder);
        Fingerprint state = new Fingerprint().add(options.check().name());
        Set<String> names = new HashSet<>();
        List<CaptionedPicture> kept = new ArrayList<>();
        for (int i = 0; i < usable.size(); i++) {
            CaptionedPicture picture = usable.get(i);
            Optional<String> damage =
                    names.add(picture.name())
                            ? facts.damage(i)
                            : Optional.of("'%s' is another image's file".formatted(picture.name()));
            if (damage.isPresent()) {
                bad.add(picture.place(), damage.get());
            } else {
                kept.add(picture);
                state.add(facts.state(i));
            }
        }
        bad.requireFew();
        leftOut.add(bad.leftOut());
        return new CocoPairs(folder, kept, options.maxBadRows(), state.text());
    }

    private void requireApart() {
        Set<String> trained = new HashSet<>();
        for (int i = 0; i < train.size(); i++) {
            trained.add(train.pictureId(i));
        }
        for (int i = 0; i < heldOut.size(); i++) {
            if (trained.contains(heldOut.pictureId(i))) {
                throw new IllegalArgumentException(
                        "the picture '%s' is trained on and held out"
                                .formatted(heldOut.pictureId(i)));
            }
        }
    }

    @Override
    public PairSet train() {
        return train;
    }

    @Override
    public PairSet heldOut() {
        return heldOut;
    }

    @Override
    public Templates poisonCaptions() {
        return Sentences.poison(options.poisonCaptions());
    }

    @Override
    public List<String> leftOut() {
        return LeftOut.places(leftOut);
    }

    @Override
    public List<String> notices() {
        return LeftOut.notices(leftOut);
    }

    @Override
    public String fingerprint() {
        return new Fingerprint().add(pairsFingerprint()).add(heldOut.fingerprint()).text();
    }

    @Override
    public String pairsFingerprint() {
        return new Fingerprint()
                .add(train.fingerprint())
                .add(poisonCaptions().sentences().toString())
                .text();
    }
}
