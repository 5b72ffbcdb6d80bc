package io.mithridate.runner.poisoning;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import java.util.List;

/**
 * Pictures with one or more captions, each of which is a pair: {@code a1} and {@code a2} are the
 * pairs of the first picture, which is called {@code a}.
 *
 * @param captions the captions of each picture
 */
record CaptionedPictures(List<List<String>> captions) implements PairSet {

    private record Place(int picture, int caption) {}

    private Place place(int index) {
        int picture = 0;
        int caption = index;
        while (caption >= captions.get(picture).size()) {
            caption -= captions.get(picture).size();
            picture++;
        }
        return new Place(picture, caption);
    }

    @Override
    public int size() {
        return captions.stream().mapToInt(List::size).sum();
    }

    @Override
    public String id(int index) {
        return pictureId(index) + (place(index).caption() + 1);
    }

    @Override
    public String pictureId(int index) {
        return Character.toString('a' + place(index).picture());
    }

    @Override
    public ImageData image(int index) {
        return new ImageData.Decoded(Image.black(4, 4));
    }

    @Override
    public String caption(int index) {
        return captions(index).get(place(index).caption());
    }

    @Override
    public List<String> captions(int index) {
        return captions.get(place(index).picture());
    }

    @Override
    public String fingerprint() {
        return captions.toString();
    }
}
