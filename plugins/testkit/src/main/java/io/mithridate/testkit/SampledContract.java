package io.mithridate.testkit;

/** A contract of data sets, which may be too large to look at all of their pictures. */
public interface SampledContract extends FactoryContract {

    /** How many pictures of each set are looked at; all where there are fewer. */
    default int samples() {
        return 64;
    }
}
