package io.mithridate.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Collects complaints so that all of them can be reported at once; duplicates are dropped. */
public final class Complaints {

    private final Set<Complaint> complaints = new TreeSet<>();

    /** Adds a complaint; the message says what is wrong and, after a semicolon, how to fix it. */
    public void add(Place place, String message) {
        complaints.add(new Complaint(place, message));
    }

    /** Adds a complaint and returns an empty result, for a value that cannot be used. */
    public <T> Optional<T> refuse(Place place, String message) {
        add(place, message);
        return Optional.empty();
    }

    /** Returns the number of complaints so far. */
    public int count() {
        return complaints.size();
    }

    /** Returns whether no complaint has been added so far. */
    public boolean isEmpty() {
        return complaints.isEmpty();
    }

    /** Returns all complaints so far, sorted by place. */
    public List<Complaint> sorted() {
        return List.copyOf(complaints);
    }

    /**
     * Throws an exception if there are any complaints.
     *
     * @throws InvalidConfigurationException if there are complaints; the exception carries all of
     *     them
     */
    public void throwIfAny() throws InvalidConfigurationException {
        if (!complaints.isEmpty()) {
            throw new InvalidConfigurationException(sorted());
        }
    }
}
