package io.mithridate.datasets.webdataset;

import java.util.List;

/**
 * Which files of a sample are read, and how closely.
 *
 * @param pictureEndings of which a sample's picture has one, in lower case
 * @param captions how a caption is read
 * @param hashed whether all bytes are looked at
 */
record SampleFiles(List<String> pictureEndings, CaptionText captions, boolean hashed) {

    SampleFiles {
        pictureEndings = List.copyOf(pictureEndings);
    }
}
