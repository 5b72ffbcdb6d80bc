package io.mithridate.datasets.files;

import java.util.List;

/** Data that reports the rows left out of it. */
public abstract class ReportingData {

    /** Returns the rows that cannot be used, by source. */
    protected List<BadRows> omissions() {
        return List.of();
    }

    /** Returns the recorded rows that were left out, each with its source. */
    public List<String> leftOut() {
        return omissions().stream().flatMap(bad -> bad.descriptions().stream()).toList();
    }

    /** Returns the number of rows that were left out, including those not recorded. */
    public long leftOutCount() {
        return omissions().stream().mapToLong(BadRows::count).sum();
    }

    /** Returns the notices for reports. */
    public List<String> notices() {
        return omissions().stream().flatMap(bad -> bad.notice().stream()).toList();
    }
}
