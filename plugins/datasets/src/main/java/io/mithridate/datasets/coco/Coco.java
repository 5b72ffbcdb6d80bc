package io.mithridate.datasets.coco;

import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.random.Seed;
import io.mithridate.datasets.files.BadRows;
import io.mithridate.datasets.files.Copies;
import io.mithridate.datasets.files.Fingerprint;
import io.mithridate.datasets.files.LeftOut;
import io.mithridate.datasets.files.PictureFolder;
import io.mithridate.datasets.files.Shares;
import io.mithridate.datasets.names.Sentences;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * COCO's pictures, each with all of its captions, five as a rule.
 *
 * <p>A picture that is held out is not trained on, whatever its file is called; where lists name it
 * for both, the one to train on is a bad row.
 *
 * <p>By Karpathy's file, {@code train} and {@code restval} are trained on and {@code test} is held
 * out, as the literature does; by COCO's own, what a second file lists is held out. Where that is
 * Karpathy's, it is what stands in his {@code test}.
 */
public final class Coco implements PairData {

    /** Splits that a file of his may lack: Flickr30k's has no restval. */
    private static final Set<String> KARPATHY = Set.of("train", "restval", "val", "test");

    private final CocoOptions options;
    private final ImageDecoder decoder;
    private final List<LeftOut> leftOut;
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
        requireSplits(all);
        PictureFolder folder = new PictureFolder(options.images());
        BadRows badHeldOut = badRows(options.heldOutCaptions().orElse(options.captions()));
        CocoListing apart = heldOut(all, folder, badHeldOut);
        heldOut = apart.all(options.maxBadRows());
        CocoListing listing =
                listing(
                        folder,
                        all.stream().filter(this::isTrainedOn).toList(),
                        Optional.of(apart),
                        bad);
        leftOut = List.of(bad.leftOut(), badHeldOut.leftOut());
        if (listing.size() == 0) {
            throw new IllegalArgumentException(
                    "%s has no captions to train on in the splits %s"
                            .formatted(options.captions(), options.splits()));
        }
        train = listing.select(drawn(listing), options.maxBadRows());
    }

    private BadRows badRows(Path file) {
        return new BadRows(String.valueOf(file.getFileName()), options.maxBadRows());
    }

    /** A name that is neither the file's nor one of Karpathy's is a slip. */
    private void requireSplits(List<CaptionedPicture> all) {
        Set<String> known = new TreeSet<>();
        all.stream()
                .map(CaptionedPicture::split)
                .filter(split -> !split.isEmpty())
                .forEach(known::add);
        if (known.isEmpty()) {
            return;
        }
        for (String split : options.namedSplits()) {
            if (!known.contains(split) && !KARPATHY.contains(split)) {
                throw new IllegalArgumentException(
                        "%s has no split '%s'; it has %s"
                                .formatted(options.captions(), split, String.join(", ", known)));
            }
        }
    }

    private boolean isTrainedOn(CaptionedPicture picture) {
        return picture.split().isEmpty() || options.splits().contains(picture.split());
    }

    private boolean isHeldOut(CaptionedPicture picture) {
        return picture.split().equals(options.heldOutSplit());
    }

    private int[] drawn(CocoListing listing) {
        Seed seed = new Seed(options.seed()).at("pictures");
        Shares shares = Shares.named(listing.size(), Copies.none(), seed, listing::name);
        return shares.take(
                "pictures", options.pictures() == 0 ? shares.left() : options.pictures());
    }

    private CocoListing heldOut(List<CaptionedPicture> all, PictureFolder folder, BadRows bad) {
        if (options.heldOutCaptions().isPresent()) {
            return listing(
                    options.heldOutImages().map(PictureFolder::new).orElse(folder),
                    CaptionJson.read(options.heldOutCaptions().get(), bad).stream()
                            .filter(picture -> picture.split().isEmpty() || isHeldOut(picture))
                            .toList(),
                    Optional.empty(),
                    bad);
        }
        return listing(
                folder, all.stream().filter(this::isHeldOut).toList(), Optional.empty(), bad);
    }

    private CocoListing listing(
            PictureFolder folder,
            List<CaptionedPicture> pictures,
            Optional<CocoListing> heldOut,
            BadRows bad) {
        return new CocoListing(folder, pictures, heldOut, options.check(), bad, decoder);
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
    public long leftOutCount() {
        return LeftOut.count(leftOut);
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
