package io.mithridate.datasets.coco;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.PictureSource;
import io.mithridate.datasets.files.Fingerprint;
import io.mithridate.datasets.files.PictureFolder;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Pictures with several captions each: a pair for each caption. */
final class CocoPairs implements PairSet {

    private final PictureFolder folder;
    private final List<CaptionedPicture> pictures;
    private final int[] pictureOf;
    private final int[] captionOf;
    private final int unreadableAllowed;
    private final String fingerprint;

    /**
     * Pairs.
     *
     * @param pictures each with a caption at least
     * @param state stands for the contents of the pictures
     */
    CocoPairs(
            PictureFolder folder,
            List<CaptionedPicture> pictures,
            int unreadableAllowed,
            String state) {
        this.folder = folder;
        this.pictures = pictures;
        this.unreadableAllowed = unreadableAllowed;
        pictureOf =
                IntStream.range(0, pictures.size())
                        .flatMap(i -> pictures.get(i).captions().stream().mapToInt(caption -> i))
                        .toArray();
        captionOf =
                pictures.stream()
                        .flatMapToInt(picture -> IntStream.range(0, picture.captions().size()))
                        .toArray();
        Fingerprint digest = new Fingerprint().add(state);
        for (CaptionedPicture picture : pictures) {
            digest.add(picture.name()).add(picture.captions().toString());
        }
        fingerprint = "coco-" + digest.text();
    }

    private CaptionedPicture picture(int index) {
        return pictures.get(pictureOf[index]);
    }

    @Override
    public int size() {
        return pictureOf.length;
    }

    /** The name of the picture for its first caption, with a number for the others. */
    @Override
    public String id(int index) {
        int caption = captionOf[index];
        String name = picture(index).name();
        return caption == 0 ? name : name + "#" + (caption + 1);
    }

    @Override
    public ImageData image(int index) {
        return folder.read(picture(index).name(), picture(index).place());
    }

    @Override
    public String caption(int index) {
        return picture(index).captions().get(captionOf[index]);
    }

    @Override
    public String pictureId(int index) {
        return picture(index).name();
    }

    /** The picture's first caption; they follow one another. */
    @Override
    public Optional<PictureSource> pictureSource(int index) {
        return Optional.of(new PictureSource(this, index - captionOf[index]));
    }

    @Override
    public List<String> captions(int index) {
        return List.copyOf(picture(index).captions());
    }

    @Override
    public int unreadableAllowed() {
        return unreadableAllowed;
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }
}
