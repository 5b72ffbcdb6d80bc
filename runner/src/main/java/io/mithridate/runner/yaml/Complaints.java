package io.mithridate.runner.yaml;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Collects complaints, so that a user hears of all of them at once; each is kept once. */
public final class Complaints {

    private final Set<Complaint> complaints = new TreeSet<>();

    /** Adds a complaint: what is wrong; what would be right. */
    public void add(Place place, String message) {
        complaints.add(new Complaint(place, message));
    }

    /** Returns how many there are so far. */
    public int count() {
        return complaints.size();
    }

    /** Returns whether there are none so far. */
    public boolean isEmpty() {
        return complaints.isEmpty();
    }

    /** All of them so far, by place. */
    public List<Complaint> sorted() {
        return List.copyOf(complaints);
    }

    /**
     * Ends the work if there is anything to complain about.
     *
     * @throws InvalidConfigurationException if there is; it carries all complaints
     */
    public void throwIfAny() throws InvalidConfigurationException {
        if (!complaints.isEmpty()) {
            throw new InvalidConfigurationException(sorted());
        }
    }
}
