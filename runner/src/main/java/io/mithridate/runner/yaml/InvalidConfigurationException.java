package io.mithridate.runner.yaml;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration with which nothing can be run; it carries everything that is wrong with it. */
public final class InvalidConfigurationException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Complaint> complaints;

    /** An exception for at least one complaint. */
    public InvalidConfigurationException(List<Complaint> complaints) {
        super(complaints.stream().map(Complaint::toString).collect(Collectors.joining("\n")));
        this.complaints = complaints.stream().sorted().toList();
    }

    /** A complaint about an argument of the command line. */
    public static InvalidConfigurationException onCommandLine(String argument, String message) {
        return new InvalidConfigurationException(
                List.of(new Complaint(new Place.OnCommandLine(argument), message)));
    }

    /** Returns the complaints, by place. */
    public List<Complaint> complaints() {
        return complaints;
    }
}
