package io.mithridate.runner.check;

import java.util.List;
import java.util.stream.Stream;

/** Tells readers of a report that its data were cut down. */
final class LimitedNotice {

    private LimitedNotice() {}

    /** The notices of the whole data set, and the one about the cut. */
    static List<String> added(List<String> notices, int limit) {
        return Stream.concat(
                        notices.stream(),
                        Stream.of(
                                "Only %d samples of each split were used (--limit-samples): the first pairs, and pictures at equal distances."
                                        .formatted(limit)))
                .toList();
    }
}
