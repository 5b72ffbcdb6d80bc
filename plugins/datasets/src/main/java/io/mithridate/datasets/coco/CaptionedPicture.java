package io.mithridate.datasets.coco;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A picture and what is said of it, while a file is read.
 *
 * @param place where the file lists it, for messages
 * @param name of its file
 * @param split that it belongs to; empty in COCO's own files
 * @param captions in the file's order
 */
record CaptionedPicture(String place, String name, String split, List<String> captions) {

    static CaptionedPicture named(String place, String name, String split) {
        return new CaptionedPicture(place, name, split, new ArrayList<>());
    }

    /** The picture with more captions, behind its own. */
    CaptionedPicture with(List<String> more) {
        return new CaptionedPicture(
                place, name, split, Stream.concat(captions.stream(), more.stream()).toList());
    }
}
